"""Double coding, step by step: draw a sample, code it blind, settle it. Each step is a single event.

Every function takes what a person says (``Saying``) and the moment, and raises UsageError for what may not be.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from dateline.errors import UsageError
from dateline.ledger import KeptWork, Ledger, LedgerReader
from dateline.model import Saying
from dateline.model.blind_field import MOST_INCIDENTS, Answers, checked_answers
from dateline.model.double_coding import Adjudication, BlindCoding, Folder, Sample, drawn, folders_of

MOST_ARTICLES: Final = 1000
"""Of one sample."""


def folder_named(ledger: LedgerReader, name: str, upto: int | None = None) -> Folder:
    """The sample whose id begins so; UsageError where none or several do."""
    wanted = name if name.startswith("sample-") else f"sample-{name}"
    found = [f for key, f in folders_of(ledger.works(upto)).items() if key.startswith(wanted)]
    if len(found) != 1 or len(wanted) < len("sample-") + 4:
        raise UsageError(f"{len(found) or 'no'} samples fit {name!r}.")
    return found[0]


def draw(ledger: Ledger, seed: str, size: int, coders: Sequence[str], saying: Saying, at: datetime) -> KeptWork:
    """Draw articles for two coders, out of all that stand and were coded: the same seed at the same position draws the
    same ones."""
    if len(set(coders)) != 2 or len(coders) != 2:
        raise UsageError("a sample is coded by two people; name two different ones.")
    if not seed.strip():
        raise UsageError("a draw needs a seed; any word will do, and it is kept.")
    if not 1 <= size <= MOST_ARTICLES:
        raise UsageError(f"a sample has 1 to {MOST_ARTICLES} articles.")
    position = ledger.head().position
    among = ledger.standing_articles(position)
    if not among:
        raise UsageError("there is no article to draw; add some first.")
    articles = drawn(seed, among, size)
    one, other = sorted(coders)
    return ledger.take_in(Sample(seed, len(among), position, articles, (one, other)), saying, at)


def code_blind(
    ledger: Ledger, sample: str, article: str, incidents: Sequence[Answers], saying: Saying, at: datetime
) -> KeptWork:
    """Say what an article tells, incident by incident in the order of its text.

    It may be said anew until the coder has done the whole sample; from then on it stands, because from then on the
    coder may see what others say.
    """
    folder = folder_named(ledger, sample)
    if saying.by not in folder.sample.coders:
        raise UsageError(f"{saying.by} is no coder of this sample; {' and '.join(folder.sample.coders)} are.")
    if article not in folder.sample.articles:
        raise UsageError("this article is not in the sample.")
    coding = BlindCoding(folder.id, article, _checked(incidents))
    said = folder.answers.get((article, saying.by))
    if not folder.is_blind_for(saying.by) and (said is None or said.work != coding):
        raise UsageError("you have coded the whole sample, and may have seen other answers since: yours stand.")
    return ledger.take_in(coding, saying, at)


def settle(
    ledger: Ledger, sample: str, article: str, incidents: Sequence[Answers], saying: Saying, at: datetime
) -> KeptWork:
    """Say what stands for an article that both have coded, and why."""
    folder = folder_named(ledger, sample)
    if saying.by in folder.sample.coders:
        raise UsageError("who coded the sample does not settle it; another adjudicator has to.")
    if article not in folder.sample.articles or not folder.answered_by_both(article):
        raise UsageError("this article was not coded by both yet.")
    if not saying.because.strip():
        raise UsageError("a settlement needs a reason.")
    return ledger.take_in(Adjudication(folder.id, article, _checked(incidents)), saying, at)


def _checked(incidents: Sequence[Answers]) -> tuple[Answers, ...]:
    if len(incidents) > MOST_INCIDENTS:
        raise UsageError(f"an article has at most {MOST_INCIDENTS} incidents here.")
    found = []
    for number, answers in enumerate(incidents, 1):
        try:
            found.append(checked_answers(answers))
        except ValueError as error:
            raise UsageError(f"incident {number}: {error}.") from None
    return tuple(found)
