"""A coder that takes only claims of a confidence: a configuration to set beside the plain one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.model import Article, Claim, Coder, CoderId, Coding, Rejection, canonical, content_hash


@dataclass(frozen=True)
class FlooredCoder:
    """``inner``'s coding without the claims whose confidence is under ``floor`` (0 to 1); each is kept as a rejection.

    The claim on the type stays whatever its confidence: without it a mention tells of nothing.
    """

    inner: Coder
    floor: float

    @property
    def id(self) -> CoderId:
        """The inner coder's, with the floor in its configuration."""
        inner = self.inner.id
        config = canonical({"inner": inner.config, "floor": self.floor})
        return CoderId(inner.name, inner.version, content_hash(config.encode()))

    @property
    def writes(self) -> frozenset[str]:
        """What the inner coder writes."""
        return self.inner.writes

    def code(self, article: Article) -> Coding:
        """The inner coder's coding, sifted."""
        coding = self.inner.code(article)
        low = [c for c in coding.claims if c.confidence < self.floor and c.field != "event_type"]
        dropped = {c.id for c in low}
        return replace(
            coding,
            coder=self.id,
            claims=tuple(c for c in coding.claims if c.id not in dropped),
            rejections=(*coding.rejections, *map(self._rejection, low)),
        )

    def _rejection(self, claim: Claim) -> Rejection:
        reason = f"{claim.field} with a confidence of {claim.confidence:.2f}, under the floor of {self.floor:g}"
        return Rejection("below_floor", reason, claim.span)
