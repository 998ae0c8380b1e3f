"""Quotations: contents widened to them, and the ones without a cue of their own given to their speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from dateline.coding.speech.adoption import adopt
from dateline.coding.speech.sighting import Sighting
from dateline.coding.token import Parse, Range

SHORTEST_SPEECH: Final = 4
"""Words; a shorter quotation without a cue is a nickname or a scare quote."""


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def holder(ranges: tuple[Range, ...], offset: int) -> Range | None:
    """The range that covers an offset, of ranges in text order."""
    at = bisect_right(ranges, (offset, 1 << 60)) - 1
    return ranges[at] if at >= 0 and offset < ranges[at][1] else None


def widen(sightings: list[Sighting], quotations: tuple[Range, ...], text: str) -> None:
    """Stretch each content to the quotations that it touches; a cue inside a quotation stays inside it."""
    for one in sightings:
        if one.cue is None or one.source is None:
            continue
        home = holder(quotations, one.cue[0])
        if home is not None:
            kept = [(max(a, home[0] + 1), min(b, home[1])) for a, b in one.content]
            one.content = [(a, b) for a, b in kept if a < b]
            continue
        one.content = _tidy(_merge([_stretch(r, quotations) for r in one.content], one), text)


def _stretch(span: Range, quotations: tuple[Range, ...]) -> Range:
    """A content that breaks off inside a quotation reaches to that quotation's mark."""
    start, end = span
    first, last = holder(quotations, start), holder(quotations, end - 1)
    if first is not None:
        start = first[0]
    if last is not None:
        end = last[1]
    return start, end


def _tidy(ranges: list[Range], text: str) -> list[Range]:
    """Ranges without white space and commas at their ends, the empty ones left out."""
    tidy: list[Range] = []
    for start, end in ranges:
        while start < end and text[start] in " \t\n,;":
            start += 1
        while start < end and text[end - 1] in " \t\n,;":
            end -= 1
        if start < end:
            tidy.append((start, end))
    return tidy


def _merge(ranges: list[Range], one: Sighting) -> list[Range]:
    """Ranges in order, overlapping ones joined, without the sighting's own cue and source."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    for hole in (one.cue, one.source):
        if hole is None:
            continue
        merged = [
            piece
            for a, b in merged
            for piece in (((a, hole[0]), (hole[1], b)) if _overlap((a, b), hole) else ((a, b),))
            if piece[0] < piece[1]
        ]
    return merged


def continue_speech(parse: Parse, sightings: list[Sighting], quotations: tuple[Range, ...]) -> None:
    """Give each quotation that nobody says yet to the speaker of its paragraph, or of the one before."""
    text = parse.text
    outside = (one for one in sightings if one.cue is None or holder(quotations, one.cue[0]) is None)
    covered = _joined(sorted(r for one in outside for r in one.content))
    spoken = [one for one in sightings if one.cue and one.source and not one.stance]
    spoken.sort(key=lambda one: one.cue[0] if one.cue else 0)
    starts = [one.cue[0] if one.cue else 0 for one in spoken]
    for quotation in quotations:
        if _is_covered(covered, quotation):
            continue
        led = text[: quotation[0]].rstrip(" ").endswith(":")
        if not led and not _is_speech(text, quotation):
            continue
        owner = _owner(text, spoken, starts, quotation, quotations)
        own = adopt(parse, quotation)
        if own is not None:
            sightings.append(own)
        elif owner is not None:
            owner.content = sorted([*owner.content, quotation])


def _joined(ranges: list[Range]) -> tuple[Range, ...]:
    """Sorted ranges with the overlapping ones made one."""
    joined: list[Range] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _is_covered(ranges: tuple[Range, ...], span: Range) -> bool:
    """True where a range, of ranges that do not overlap, shares a character with the span."""
    at = bisect_right(ranges, (span[1] - 1, 1 << 60)) - 1
    return at >= 0 and ranges[at][1] > span[0]


def _is_speech(text: str, span: Range) -> bool:
    return len(re.findall(r"\w+", text[span[0] : span[1]])) >= SHORTEST_SPEECH


def _owner(
    text: str, spoken: list[Sighting], starts: list[int], quotation: Range, quotations: tuple[Range, ...]
) -> Sighting | None:
    """The last voice before in the paragraph, the next one in it, or the last one of the paragraph before."""
    at = bisect_right(starts, quotation[0])
    paragraph = text.rfind("\n", 0, quotation[0]) + 1
    end = text.find("\n", quotation[1])
    before = spoken[at - 1] if at else None
    if before is not None and before.cue is not None and before.cue[0] >= paragraph:
        return before
    after = spoken[at] if at < len(spoken) else None
    if (
        after is not None
        and after.cue is not None
        and (end < 0 or after.cue[0] < end)
        and holder(quotations, after.cue[0]) is None
    ):
        return after
    if before is not None and before.cue is not None and not text[paragraph : quotation[0]].strip():
        previous = text.rfind("\n", 0, len(text[:paragraph].rstrip())) + 1
        if before.cue[0] >= previous:
            return before
    return None
