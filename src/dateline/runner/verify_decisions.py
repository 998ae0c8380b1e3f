"""People's decisions checked: ids, order, what they speak of, and the words behind every correction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from dateline.ledger import LedgerReader, Problem
from dateline.model import Correction, Decision, Grouping, Marking, Ruling, Saying, Undo, canonical
from dateline.model.decision_codec import matter_json


def decision_problems(ledger: LedgerReader, upto: int, checked: Counter[str]) -> Iterator[Problem]:
    """Everything that does not hold about what people decided."""
    last, earlier = "", set[str]()
    for stored in ledger.decisions(upto):
        decision = stored.decision
        checked["decisions"] += 1
        if decision.at <= last:
            yield Problem("decision", decision.id, f"decided at {decision.at}, not after the one before it")
        content = canonical(matter_json(decision.matter))
        saying = Saying(decision.by, decision.because, decision.key)
        if Decision.made(decision.act, decision.matter, saying, decision.at, content).id != decision.id:
            yield Problem("id", decision.id, "its content gives another id")
        yield from _rests(ledger, decision, earlier.__contains__)
        last = decision.at
        earlier.add(decision.id)


def _rests(ledger: LedgerReader, decision: Decision, known: Callable[[str], bool]) -> Iterator[Problem]:
    """That what a decision speaks of is there, and a correction's words stand in their article."""
    match decision.matter:
        case Grouping() | Marking() as spoken:
            for name in spoken.mentions:
                if ledger.mention(name) is None:
                    yield Problem("decision", decision.id, f"it speaks of {name}, which was never recorded")
        case Correction(claim):
            mention = ledger.mention(claim.mention)
            article = None if mention is None else ledger.article(mention.article)
            if article is None:
                yield Problem("decision", decision.id, f"it speaks of {claim.mention}, which was never recorded")
            elif not claim.span.stands_in(article.article.text):
                place = f"{claim.span.start}:{claim.span.end} of {article.article.id}"
                yield Problem("quote", claim.id, f"the quote {claim.span.quote[:60]!r} does not stand at {place}")
        case Ruling(claim=name):
            if ledger.claim(name) is None and name not in _made(ledger):
                yield Problem("decision", decision.id, f"it speaks of {name}, which was never made")
        case Undo(undoes):
            if not known(undoes):
                yield Problem("decision", decision.id, f"it undoes {undoes}, which does not come before it")


def _made(ledger: LedgerReader) -> set[str]:
    """The claims that people made, undone ones too."""
    return {s.decision.matter.claim.id for s in ledger.decisions() if isinstance(s.decision.matter, Correction)}
