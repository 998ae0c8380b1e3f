"""What has to be read to tell the whole story of some mentions: so that one incident costs what it costs, not what the
ledger does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.ledger import LedgerReader, StoredCoding
from dateline.model import Grouping, Judgement


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Every coding of the articles around, all versions of each, and the judgements on the mentions reached."""

    codings: tuple[StoredCoding, ...]
    judgements: tuple[Judgement, ...]


def neighbourhood(ledger: LedgerReader, mentions: Iterable[str], upto: int | None = None) -> Neighbourhood | None:
    """What *same* judgements, also those of people that were taken back, connect with the mentions.

    None where one of the articles was coded more than once: a coder's mentions have no link to another's, so only the
    whole log tells.
    """
    seen = set(mentions)
    queue = sorted(seen)
    judged: dict[str, Judgement] = {}
    articles: set[str] = set()
    while queue:
        name = queue.pop()
        mention = ledger.mention(name, upto)
        if mention is not None:
            articles.add(mention.article)
        on = list(ledger.judgements(upto, mention=name))
        judged.update((j.id, j) for j in on)
        near = {end for j in on if j.verdict == "same" for end in (j.left, j.right)}
        for stored in ledger.decisions_on([name], upto):
            if isinstance(stored.decision.matter, Grouping):
                near |= set(stored.decision.matter.mentions)
        queue += sorted(near - seen)
        seen |= near
    families = frozenset[str]().union(*(ledger.family_of(article, upto) for article in articles))
    codings = [list(ledger.codings_of(article, upto)) for article in sorted(families)]
    if any(len(own) > 1 for own in codings):
        return None
    return Neighbourhood(tuple(s for own in codings for s in own), tuple(judged.values()))


def changed_after(ledger: LedgerReader, position: int, upto: int | None = None) -> Neighbourhood | None:
    """What has to be read to tell what changed after a position; None where that may be everything."""
    if any(choice.position > position for choice in ledger.choices(upto)):
        return None
    fresh = {s.article.id for s in ledger.codings(upto, after=position, latest=False)}
    families = frozenset[str]().union(*(ledger.family_of(article, upto) for article in fresh))
    told = {m.id for article in families for s in ledger.codings_of(article, upto) for m in s.coding.mentions}
    late = (d.decision.id for d in ledger.decisions(upto) if d.position > position)
    return neighbourhood(ledger, told.union(*map(ledger.decided, late)), upto)
