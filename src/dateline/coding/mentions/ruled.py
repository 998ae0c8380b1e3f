"""How sure the encoder is that a time or a place belongs to an act."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding.act import Act
from dateline.coding.token import Parse, Range


def ruled(parse: Parse, acts: Iterable[Act], span: Range, role: str) -> float:
    """The largest chance that words are the ``role`` of one of the acts; 0 without an encoder or far away."""
    reading = parse.reading
    words = [token.index for token in parse.between(*span)]
    if reading is None or not words:
        return 0.0
    column = reading.labels["roles"].index(role)
    best = 0.0
    for act in acts:
        start, chances = reading.role_chances(act.token)
        inside = [w - start for w in words if 0 <= w - start < len(chances)]
        best = max([best, *(float(chances[w, column]) for w in inside)])
    return best
