"""The rules in force, as a hash: a changed rule or lexicon is another coder, so that articles are coded anew."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

ROOMS: Final = ("coding", "normalise")


@cache
def rules_hash() -> str:
    """``sha256:`` over every source and data file of the coding and normalise rooms, by name and content."""
    root = Path(__file__).parent.parent
    h = hashlib.sha256()
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                name = path.relative_to(root).as_posix().encode()
                content = path.read_bytes()
                for part in (name, content):
                    h.update(len(part).to_bytes(8, "big"))
                    h.update(part)
    return f"sha256:{h.hexdigest()}"
