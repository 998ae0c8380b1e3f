"""Phrases about tolls that are told as regular expressions, read once from the data file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from dateline.coding.screened import Screened
from dateline.coding.token import Parse, Range


@lru_cache(maxsize=1)
def _sections() -> dict[str, tuple[str, ...]]:
    lists: dict[str, list[str]] = {}
    current: list[str] = []
    for line in files("dateline.coding.tolls").joinpath("data/idioms.txt").read_text("utf-8").splitlines():
        if re.fullmatch(r"\[\w+\]", line):
            current = lists.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current.append(line)
    names = dict(line.split(" ", 1) for line in lists.pop("define"))
    return {section: tuple(_filled(line, names) for line in lines) for section, lines in lists.items()}


def _filled(line: str, names: dict[str, str]) -> str:
    for name, meaning in names.items():
        line = line.replace("{" + name + "}", meaning)
    return line


@lru_cache(maxsize=32)
def patterns(section: str) -> tuple[Screened, ...]:
    """A section's phrases one by one, any case."""
    return tuple(Screened([line], re.I) for line in _sections()[section])


@lru_cache(maxsize=32)
def pattern(section: str, before: str = "", after: str = "") -> Screened:
    """A section's phrases as one pattern, any case, with what must stand before and after each."""
    return Screened(_sections()[section], re.I, before, after)


def sentences_with(parse: Parse, words: Sequence[str]) -> Iterator[Range]:
    """The sentences that hold one of some lower-case words, so that slow patterns read little."""
    lowered = parse.text.lower()
    if len(lowered) != len(parse.text):
        yield 0, len(parse.text)
        return
    if not any(word in lowered for word in words):
        return
    for number in range(len(parse.sentences)):
        first, last = parse.sentence_range(number)
        if any(word in lowered[first:last] for word in words):
            yield first, last
