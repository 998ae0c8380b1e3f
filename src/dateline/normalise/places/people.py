"""Given names, so that a person is not taken for a town."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Lower-case given names of ``data/given_names.txt``."""
    text = resources.files("dateline.normalise.places").joinpath("data").joinpath("given_names.txt").read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line and not line.startswith("#"))
