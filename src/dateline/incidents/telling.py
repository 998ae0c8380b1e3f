"""What linking compares: one event as one article tells it, or a whole article that tells none that was coded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.incidents.fold import fold_incident
from dateline.incidents.gist import SILENT, Gist, gist_of, short_name
from dateline.incidents.policy import DEFAULT_POLICY, policy_named
from dateline.model import Article, Claim, Incident, Mention


@dataclass(frozen=True, slots=True)
class Telling:
    """``record`` is folded from one mention alone and ``id`` is that mention's; both are the article's own for an
    article without a mention: no record, and the article's id. ``leads`` where it is what its article tells first.
    ``text`` is what the gist is of, and ``url`` where the article was met."""

    id: str
    article: str
    published: date | None
    gist: Gist
    record: Incident | None
    leads: bool = True
    text: str = ""
    url: str | None = None

    @property
    def names(self) -> frozenset[str]:
        """The full names in the text and among the single persons of the record."""
        parties = () if self.record is None else self.record.participants
        persons = (p.name or p.written for p in parties if p.kind in ("person", "civilians", "unidentified"))
        return self.gist.names | {name for person in persons if (name := short_name(person)) is not None}


def telling_of(mention: Mention, claims: Iterable[Claim], published: date | None, gist: Gist = SILENT) -> Telling:
    """The telling of one mention from its claims."""
    own = [c for c in claims if c.mention == mention.id]
    record = fold_incident([mention], own, policy_named(DEFAULT_POLICY), {mention.article: published})
    return Telling(mention.id, mention.article, published, gist, record)


def tellings_of(article: Article, mentions: Sequence[Mention], claims: Sequence[Claim]) -> tuple[Telling, ...]:
    """Everything that an article tells: a telling for each mention, in their order, or one of the article itself.

    The event that an article leads with, the first that it was written to report, has the gist of the whole text, any
    other that of the sentences which its claims and acts stand in.
    """
    text = article.text
    if article.title is not None and not text.lstrip().startswith(article.title):
        text = f"{article.title}\n{text}"
    if not mentions:
        return (Telling(article.id, article.id, article.published, gist_of(text), None, True, text, article.url),)
    lead = min(mentions, key=lambda m: (m.role != "main", m.acts[0].start, m.id)).id
    by_mention: dict[str, list[Claim]] = {mention.id: [] for mention in mentions}
    for claim in claims:
        by_mention[claim.mention].append(claim)

    def telling(mention: Mention) -> Telling:
        own = by_mention[mention.id]
        words = text if mention.id == lead else " ".join(_sentences(article, mention, own))
        told = telling_of(mention, own, article.published, gist_of(words))
        return replace(told, leads=mention.id == lead, text=words, url=article.url)

    return tuple(map(telling, mentions))


def _sentences(article: Article, mention: Mention, claims: Iterable[Claim]) -> Iterator[str]:
    """The sentences of a mention's words, in text order."""
    spans = [*mention.acts, *(claim.span for claim in claims)]
    starts = {span.start for span in spans}
    for start, end in article.sentences:
        if any(start <= at < end for at in starts):
            yield article.text[start:end]
