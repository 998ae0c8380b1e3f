"""How far a story is known: developing or settled, by stated rules, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from dateline.model import Article, Incident, Span

QUIET_DAYS: Final = 7
"""Days without a change after which a story that does not call itself unfinished is settled."""

STALE_DAYS: Final = 30
"""Days after which a promise of updates that brought none no longer counts."""

UNCHANGED_VERSIONS: Final = 2
"""Newer versions in a row that changed no fact settle a story, unless the newest calls itself unfinished."""

State = Literal["developing", "settled"]

Rule = Literal["closing_words", "unchanged_versions", "stale_promise", "says_developing", "quiet", "recent"]

RULES: Final[dict[Rule, str]] = {
    "stale_promise": f"the last change or telling is {STALE_DAYS} days old or older: settled, whatever was promised",
    "says_developing": "the newest version of a telling article calls itself unfinished: developing",
    "closing_words": "the newest words close the matter (a final toll, a search or an inquiry that has ended): settled",
    "unchanged_versions": f"the last {UNCHANGED_VERSIONS} newer versions changed no fact: settled",
    "quiet": f"no change for {QUIET_DAYS} days: settled",
    "recent": f"a change within the last {QUIET_DAYS} days: developing",
}
"""The rules in the order in which they are asked; the first that fits decides."""

_CLOSING: Final = re.compile(
    r"\b(?:final (?:death )?toll|(?:death )?toll (?:is|was|stands as) (?:now )?final)\b"
    r"|\b(?:search|rescue|recovery)(?: and (?:rescue|recovery))?(?: (?:operations?|efforts?|work))*"
    r"(?: for \w+(?: \w+){0,3}?)? (?:has|have|had|was|were|is|are) (?:now |been |officially )*"
    r"(?:ended|over|called off|concluded|completed)\b"
    r"|\ball (?:of )?(?:the )?(?:missing|victims|bodies|dead)(?: \w+){0,3} (?:have|were|are) (?:now |been )*"
    r"(?:accounted for|found|recovered|identified|buried)\b"
    r"|\b(?:investigation|inquiry|probe|case|trial) (?:has|is|was) (?:now |been |officially )*"
    r"(?:closed|concluded|completed|over|ended)\b"
    r"|\b(?:closed|concluded|ended) (?:its|their|the) (?:investigation|inquiry|probe|search)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:not|never|no|nor|until|unless|before|if|when|once|yet)\b[^.;:!?\n]*$|n['’]t\b[^.;:!?\n]*$", re.I
)
_CLAUSE: Final = 40
"""Characters before closing words in which their clause may deny or condition them."""


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """What is known of an incident's story: the articles that tell it now, by day the newest last.

    ``last_change`` is the day of the last change of a fact, ``unchanged`` how many newer versions changed none since.
    """

    articles: Sequence[Article]
    last_change: date | None
    unchanged: int


@dataclass(frozen=True, slots=True)
class Knowledge:
    """``reason`` in words; ``span`` are the article's words that decided, in ``article``, where words did.

    ``since`` is the last change or telling, the day that the age counts from.
    """

    state: State
    rule: Rule
    reason: str
    since: date | None
    article: str | None = None
    span: Span | None = None

    @property
    def developing(self) -> bool:
        """True while more is to be expected."""
        return self.state == "developing"


def closing_words(article: Article) -> Span | None:
    """The first words of an article that close the matter, unless their clause says that they do not."""
    for found in _CLOSING.finditer(article.text):
        if not _NOT.search(article.text, max(0, found.start() - _CLAUSE), found.start()):
            return Span.of(article.text, *found.span())
    return None


def knowledge_of(record: Incident, story: StoryFacts, on: date) -> Knowledge:
    """The state of an incident's story on a day, by the first of RULES that fits."""
    return knowledge_on(fresh_of(story), stance_of(record, story), on)


def fresh_of(story: StoryFacts) -> date | None:
    """The day of the last change or telling; None where nothing is dated."""
    days = [d for d in (story.last_change, *(a.published for a in story.articles)) if d is not None]
    return max(days, default=None)


def stance_of(record: Incident, story: StoryFacts) -> Knowledge | None:
    """What the story itself says of its state, whatever the day; None where it says nothing."""
    since = fresh_of(story)
    said = _said(story.articles, since)
    if said is not None:
        return said
    if record.investigation == "closed":
        return Knowledge("settled", "closing_words", "the inquiry is closed", since)
    if story.unchanged >= UNCHANGED_VERSIONS:
        return Knowledge("settled", "unchanged_versions", f"{story.unchanged} newer versions changed no fact", since)
    return None


def knowledge_on(since: date | None, stance: Knowledge | None, on: date) -> Knowledge:
    """The state on a day of a story that was fresh on another, and says this of itself."""
    age = None if since is None else max((on - since).days, 0)
    if age is not None and age >= STALE_DAYS:
        return Knowledge("settled", "stale_promise", f"nothing new for {age} days", since)
    if stance is not None:
        return stance
    if age is not None and age >= QUIET_DAYS:
        return Knowledge("settled", "quiet", f"no change for {age} days", since)
    told = "undated" if age is None else "today" if age == 0 else f"{age} days ago"
    return Knowledge("developing", "recent", f"last change or telling {told}", since)


def _said(articles: Sequence[Article], since: date | None) -> Knowledge | None:
    """What the outlets' last words say of the story themselves: more is to come, or it is closed."""
    newest = [a for a in articles if _is_newest(a, articles)]
    for article in newest:
        promise = next((n.span for n in article.notices if n.kind == "developing"), None)
        if promise is not None:
            reason = "the newest telling calls itself unfinished"
            return Knowledge("developing", "says_developing", reason, since, article.id, promise)
    for article in newest:
        span = closing_words(article)
        if span is not None:
            return Knowledge("settled", "closing_words", f"“{span.quote}”", since, article.id, span)
    return None


def _is_newest(article: Article, others: Sequence[Article]) -> bool:
    """True where the article's outlet tells nothing newer of the incident: each outlet speaks by its last word."""
    own = [a for a in others if a.outlet == article.outlet]
    return article.id == max(own, key=lambda a: (a.published or date.min, a.id)).id


LONGEST_WAIT: Final = 7
"""Days between two looks at a developing story, at most."""


def next_look(state: Knowledge, looked: date) -> date | None:
    """When a developing story that was last looked at on a day is to be looked at again; None for a settled one.

    After as many days as it had then been quiet, at least one and at most LONGEST_WAIT: a fresh story is looked at
    daily, a silent one less and less often.
    """
    if not state.developing:
        return None
    quiet = 0 if state.since is None else (looked - state.since).days
    return looked + timedelta(days=min(max(quiet, 1), LONGEST_WAIT))
