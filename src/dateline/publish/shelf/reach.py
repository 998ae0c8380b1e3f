"""What a story rests on: the mentions that may ever have been one incident, and what is said of them."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from dateline.ledger import LedgerReader, StoredCoding, StoredDecision
from dateline.model import Grouping, Judgement

_FAMILIES: Final = 4096


@dataclass(frozen=True, slots=True)
class Reach:
    """``codings`` are those of every version of the articles, with the story's own mentions alone; ``judged`` has the
    linker's judgements between them with their positions, ``decisions`` people's, undone ones too."""

    mentions: frozenset[str]
    codings: tuple[StoredCoding, ...]
    judged: tuple[tuple[int, Judgement], ...]
    decisions: tuple[StoredDecision, ...]


class Reaches:
    """Finds what stories rest on, up to a position; families that were met lately are remembered."""

    def __init__(self, ledger: LedgerReader, upto: int) -> None:
        self._ledger, self._upto = ledger, upto
        self._spoken = ledger.last_decision() is not None
        self._families: OrderedDict[str, frozenset[str]] = OrderedDict()

    def of(self, mention: str) -> Reach:
        """The story of a mention (a full id)."""
        ledger, upto = self._ledger, self._upto
        mentions = self._closed(mention)
        articles = frozenset[str]().union(*map(self._family, ledger.articles_telling(mentions)))
        codings = [part for name in sorted(articles) for part in ledger.coding_parts(name, mentions, upto)]
        judged = [one for name in sorted(mentions) for one in ledger.linked(name, upto) if one[1].right in mentions]
        decisions: list[StoredDecision] = []
        if self._spoken:
            kin = frozenset[str]().union(*map(ledger.kin_of, mentions))
            decisions = list(ledger.decisions_on(sorted(kin), upto))
        return Reach(mentions, tuple(sorted(codings, key=lambda s: s.position)), tuple(judged), tuple(decisions))

    def _closed(self, mention: str) -> frozenset[str]:
        """The mentions that judgements and people's groups connect with one."""
        seen, queue = {mention}, [mention]
        while queue:
            name = queue.pop()
            near = {*self._ledger.alike(name, self._upto), *(self._told_with(name) if self._spoken else ())} - seen
            seen |= near
            queue += near
        return frozenset(seen)

    def _told_with(self, mention: str) -> set[str]:
        """The mentions that people ever grouped with one; where they spoke of its article, and that was coded several
        times, all that its codings found, since a word on one may bear on any of them."""
        kin = self._ledger.kin_of(mention)
        if len(kin) > 1:
            kin = kin.union(*map(self._ledger.kin_of, kin))
        said = list(self._ledger.decisions_on(sorted(kin), self._upto))
        if not said:
            return set()
        groups = (d.decision.matter for d in said)
        return set(kin).union(*(g.mentions for g in groups if isinstance(g, Grouping)))

    def _family(self, article: str) -> frozenset[str]:
        known = self._families.get(article)
        if known is None:
            known = self._ledger.family_of(article, self._upto)
            self._families.update(dict.fromkeys(known, known))
            while len(self._families) > _FAMILIES:
                self._families.popitem(last=False)
        return known
