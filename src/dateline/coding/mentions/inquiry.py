"""Words of an investigation, open or closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.coding.draft import Proposal
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.scene import Scene

_OPEN = re.compile(
    r"\b(?:(?:is|are|was|were|being|still|remains?|be) (?:\w+ )?(?:under investigation|investigated|looked into|established|clarified)|"
    r"(?:an?|the|its|their|joint|judicial|military|preliminary|criminal|murder|internal|full|pre-trial|board of|committee of|court of) "
    r"(?:\w+ ){0,3}?(?:investigation|inquiry|probe|enquiry)\b|inquir(?:y|ies)|(?:has|have|had|been|was|were|is) (?:opened|registered|"
    r"launched|ordered|lodged|formed|begun|filed) (?:\w+ ){0,3}?(?:case|file|inquiry|investigation|probe|proceeding|panel|fir)|"
    r"(?:case|file|fir|proceeding|investigation|inquiry|probe) (?:has been|had been|was|is) (?:opened|registered|started|filed|lodged|launched)|"
    r"fir (?:registered|lodged)|questioning (?:witnesses|suspects)|investigat(?:ing|es|ed|ors are)|investigators? (?:are|were|is)|"
    r"(?:probe|probing) |manhunt|a hunt is on|detectives (?:are|want|appeal)\w*|search for (?:the )?(?:attackers|gunmen|suspects|perpetrators)|"
    r"appeal(?:ed|ing)? for (?:information|witnesses)|collecting (?:testimony|evidence)|seeks? report)",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:(?:investigation|inquiry|probe|case|file) (?:\w+ )?(?:was|has been|had been|is) (?:now )?(?:closed|concluded|completed|shelved|dropped)|"
    r"(?:closed|concluded|completed|dropped|shelved) (?:its|the|their|an?) (?:\w+ )?(?:investigation|inquiry|probe|case|file))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:no|without|not) (?:\w+ ){0,2}(?:investigation|inquiry|probe)\b|\bnot? (?:been )?(?:opened|investigat)",
    re.IGNORECASE,
)


def _state(words: str) -> tuple[str, re.Match[str]] | None:
    closed = _CLOSED.search(words)
    if closed:
        return "closed", closed
    if _NEGATED.search(words):
        return None
    found = _OPEN.search(words)
    return ("open", found) if found else None


def _owner(offset: int, clusters: Sequence[Cluster]) -> int | None:
    told = [
        (v.act.span[0], n)
        for n, c in enumerate(clusters)
        for v in c.views
        if v.act.span[0] <= offset and not v.segment.title
    ]
    return max(told)[1] if told else None


def propose_inquiries(scene: Scene, clusters: Sequence[Cluster]) -> Iterator[tuple[int, Proposal]]:
    """The state of an inquiry with the number of the event told last before it."""
    text = scene.parse.text
    for row in scene.segments:
        for segment in row:
            start, end = segment.span
            found = _state(text[start:end])
            if found is None:
                continue
            state, match = found
            owner = _owner(start + match.start(), clusters)
            if owner is not None:
                span = (start + match.start(), start + match.end())
                yield owner, Proposal("investigation", state, span, text[span[0] : span[1]], "mentions.inquiry", 0.8)
