"""What an article says that an earlier version of itself said: a claim about an earlier claim, which it denies."""

from __future__ import annotations

import re
from typing import Final

from dateline.coding.frame import Voice
from dateline.coding.token import Range
from dateline.model import Article, ClaimField

_FORMER_SELF: Final = re.compile(
    r"\b(?:earlier|previous|original|initial|first|prior|former)\s+(?:\w+\s+)?"
    r"(?:version|edition|story|article|report|dispatch|copy|headline|post|item|update)\b",
    re.IGNORECASE,
)
_KEPT: Final[frozenset[ClaimField]] = frozenset(("event_type", "modality"))
"""That something happened is not what a correction takes back; a retraction of the whole story is a notice."""


def takes_back(article: Article, field: ClaimField, narrow: Range, voice: Voice) -> bool:
    """True where the narrow words stand in a correction notice and are told as what an earlier version said."""
    if field in _KEPT or not voice.speakers or not _FORMER_SELF.search(voice.speakers[0].written):
        return False
    return any(
        notice.kind in ("correction", "retraction") and notice.span.start <= narrow[0] and narrow[1] <= notice.span.end
        for notice in article.notices
    )
