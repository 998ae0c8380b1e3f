"""Texts of the tests, parsed as articles are."""

from __future__ import annotations

from functools import lru_cache

from dateline.coding.parser import parse
from dateline.coding.token import Parse
from dateline.reading import split_sentences


@lru_cache(maxsize=512)
def read(text: str) -> Parse:
    return parse(text, split_sentences(text))
