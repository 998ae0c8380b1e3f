"""How much of an input is taken in."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class InputLimits:
    """Sizes in bytes after unpacking; a file over ``article_bytes`` or a JSON line over ``line_bytes`` is refused."""

    article_bytes: int = 20 * MEGABYTE
    line_bytes: int = 20 * MEGABYTE
