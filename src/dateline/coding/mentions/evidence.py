"""The words that a value rests on."""

from __future__ import annotations

from dateline.coding.mentions.view import ActView
from dateline.coding.token import Range


def trimmed(text: str, span: Range) -> Range:
    """A range without white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def clause(text: str, view: ActView, inner: Range) -> Range:
    """The stretch from an act to a value told with it; the value alone where they stand far apart."""
    start, end = view.segment.span
    if start <= inner[0] and inner[1] <= end:
        return trimmed(text, (min(view.act.span[0], inner[0]), max(view.act.span[1], inner[1])))
    return inner
