"""Where in the store a linker's key lies."""

from __future__ import annotations

import hashlib
from typing import Final

MOST_UNDER_KEY: Final = 256
"""Codings under one key that a new one looks at, the latest first."""

MOST_NEIGHBOURS: Final = 100
"""Codings that a new one is compared with, those under the most of its keys first."""

_BITS: Final = 40


def block_of(linker: str, key: str) -> int:
    """A key's number: its period, then 40 bits of a hash of the whole key under its linker.

    Two keys with one number cost a comparison too many and nothing else.
    """
    period = key.partition(" ")[0]
    digest = hashlib.sha256(f"{linker} {key}".encode("utf-8", "surrogatepass")).digest()
    at = int(period) if period.isdecimal() else 0
    return (at % (1 << 22) << _BITS) | int.from_bytes(digest[: _BITS // 8], "big")
