"""The package's lists of patterns, compiled once a process."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import cast

import yaml

from dateline.coding.screened import Screened


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[str]]:
    text = files("dateline.coding.mentions").joinpath("data", "signals.yaml").read_text(encoding="utf-8")
    return cast(dict[str, list[str]], yaml.safe_load(text))


def alternatives(name: str) -> str:
    """The patterns of a list as one group."""
    return f"(?:{'|'.join(_lists()[name])})"


@lru_cache(maxsize=16)
def pattern(name: str, head: bool = False) -> Screened:
    """One expression for a whole list, without regard to case; ``head`` anchors it at the beginning of the words."""
    lead = r"\W*" if head else r"\b"
    return Screened(_lists()[name], re.IGNORECASE, before=lead, after=r"(?!\w)")
