"""How sure the encoder is that times or places belong to an act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.coding.act import Act
from dateline.coding.token import Parse, Range


def ruled(parse: Parse, acts: Iterable[Act], spans: Sequence[Range], role: str) -> list[float]:
    """For each span the largest chance that its words are the ``role`` of one of the acts.

    0 without an encoder, and where the encoder does not read the two together.
    """
    best = [0.0] * len(spans)
    reading = parse.reading
    if reading is None:
        return best
    column = reading.labels["roles"].index(role)
    words = [[token.index for token in parse.between(*span)] for span in spans]
    for act in acts:
        start, chances = reading.role_chances(act.token)
        told = chances[:, column].tolist()
        for at, indices in enumerate(words):
            best[at] = max(best[at], *(told[w - start] for w in indices if 0 <= w - start < len(told)), 0.0)
    return best
