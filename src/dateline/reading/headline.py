"""The headline of a text that comes without one."""

from __future__ import annotations

from dateline.reading.lines import is_bullet, lines_of

_LONGEST = 180


def headline_of(text: str) -> str | None:
    """The first line, where it is short, has no full stop and a blank line below it; None otherwise."""
    ranges = lines_of(text[: _LONGEST * 4])
    lines = [text[start:end] for start, end in ranges]
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None or first + 2 >= len(lines) or lines[first + 1].strip():
        return None
    line = lines[first].strip()
    if (
        len(line) > _LONGEST
        or " " not in line
        or line[-1] in ".:;,"
        or is_bullet(line)
        or line.count("|") > 1
        or "\t" in line
    ):
        return None
    return line
