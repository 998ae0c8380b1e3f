"""A person's word outlives the coding that it was said of: who takes the place of a mention when its article is coded
anew, and of a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dateline.model.claim import Claim
from dateline.model.decision import Correction, Decision, Grouping, Marking, Ruling
from dateline.model.mention import Mention


def heir_of(mention: Mention, others: Iterable[Mention]) -> Mention | None:
    """The mention of another coding of the same article whose acts stand in most of the same characters; None where
    none does."""

    def shared(other: Mention) -> int:
        return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in mention.acts for b in other.acts)

    best = min(others, key=lambda other: (-shared(other), other.id), default=None)
    return best if best is not None and shared(best) else None


def same_claim_of(claim: Claim, others: Iterable[Claim]) -> Claim | None:
    """The claim that reads the same value of the same field from the same words; the lowest id of several."""
    same = (c for c in others if (c.field, c.value, c.span) == (claim.field, claim.value, claim.span))
    return min(same, key=lambda c: c.id, default=None)


@dataclass(frozen=True, slots=True)
class Heirs:
    """By id, the mentions and claims that took the place of those that no longer count."""

    mentions: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)

    def _mention(self, name: str) -> str:
        return self.mentions.get(name, name)

    def carry(self, decision: Decision) -> Decision:
        """The decision as it bears on what counts now."""
        match decision.matter:
            case Grouping(verdict, groups, tied):
                moved = tuple(tuple(sorted(set(map(self._mention, group)))) for group in groups)
                return replace(decision, matter=Grouping(verdict, moved, tied))
            case Correction(claim):
                return replace(decision, matter=Correction(replace(claim, mention=self._mention(claim.mention))))
            case Ruling(claim=name, mention=mention, verdict=verdict):
                ruling = Ruling(self.claims.get(name, name), self._mention(mention), verdict)
                return replace(decision, matter=ruling)
            case Marking(mentions, sensitive):
                return replace(decision, matter=Marking(tuple(sorted(set(map(self._mention, mentions)))), sensitive))
            case _:
                return decision
