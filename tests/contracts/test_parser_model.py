"""The parser's model is the one that the figures were measured with."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from dateline.coding.parser import LEMMAS

PINNED = "0a007ddefcd90d49bf11d97c472cf29153adb1a803dffcaa4979c1e3b5552dab"
"""SHA-256 over the model's files, each name and content prefixed with its length."""


def test_the_parser_model_has_the_pinned_hash() -> None:
    spec = importlib.util.find_spec(LEMMAS)
    assert spec is not None
    assert spec.origin is not None
    root = Path(spec.origin).parent
    h = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in (".py", ".pyc"):
            for part in (path.relative_to(root).as_posix().encode(), path.read_bytes()):
                h.update(len(part).to_bytes(8, "big"))
                h.update(part)
    assert h.hexdigest() == PINNED
