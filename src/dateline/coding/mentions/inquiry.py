"""Words of an investigation, open or closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.coding.draft import Proposal
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.patterns import pattern
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.territory import Owner, told_before


def _state(words: str) -> tuple[str, re.Match[str]] | None:
    closed = pattern("inquiry_closed").search(words)
    if closed:
        return "closed", closed
    if pattern("inquiry_none").search(words):
        return None
    found = pattern("inquiry_open").search(words)
    return ("open", found) if found else None


def propose_inquiries(scene: Scene, clusters: Sequence[Cluster], around: Owner) -> Iterator[tuple[int, Proposal]]:
    """The state of an inquiry with the number of the event told last before it."""
    text = scene.parse.text
    for row in scene.segments:
        for segment in row:
            start, end = segment.span
            found = _state(text[start:end])
            if found is None:
                continue
            state, match = found
            owner = told_before(scene, start + match.start(), clusters, around)
            if owner is not None:
                span = (start + match.start(), start + match.end())
                yield owner, Proposal("investigation", state, span, text[span[0] : span[1]], "mentions.inquiry", 0.8)
