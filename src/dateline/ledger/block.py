"""Where in the store a linker's key lies, and how many others a new coding is compared with."""

from __future__ import annotations

import hashlib
from typing import Final

MOST_NEAR: Final = 256
"""Codings of one time under one key that a new one looks at, the latest first."""

MOST_FAR: Final = 64
"""Codings of whatever time under one key that a new one looks at, the latest time first."""

MOST_NEIGHBOURS: Final = 40
"""Codings that a new one is compared with, those under the most of its keys first."""

NO_PERIOD: Final = 0
"""The period of what has no day; it is near to nothing."""

_BYTES: Final = 7


def period_of(key: str) -> int:
    """The period of a key, the number before its word."""
    return int(key.partition(" ")[0])


def block_of(linker: str, key: str) -> int:
    """56 bits of a hash of the key's word under its linker.

    Two words with one number cost a comparison too many and nothing else.
    """
    word = key.partition(" ")[2]
    return int.from_bytes(hashlib.sha256(f"{linker} {word}".encode("utf-8", "surrogatepass")).digest()[:_BYTES])
