"""The words that tell a toll, read once from the data file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import product

from dateline.model import CountField

ROLES = ("object", "subject", "state", "of", "counted", "tollhead")


@dataclass(frozen=True, slots=True)
class Entry:
    """One toll expression: its words in order, its fields, where its people stand, "
    "whether it tells that none was hit."""

    words: tuple[str, ...]
    fields: tuple[CountField, ...]
    role: str
    zero: bool = False


_FIELDS: dict[str, tuple[CountField, ...]] = {
    "killed": ("killed",),
    "injured": ("injured",),
    "abducted": ("abducted",),
    "arrested": ("arrested",),
    "missing": ("missing",),
    "both": ("killed", "injured"),
    "victims": ("killed", "injured"),
    "survive": ("killed",),
    "harm": ("killed", "injured"),
    "unharmed": ("injured",),
}


@lru_cache(maxsize=1)
def entries() -> dict[str, tuple[Entry, ...]]:
    """Toll expressions by their first word, longest first; "have|bear_cut|burn" stands for four."""
    found: dict[str, list[Entry]] = {}
    name = role = ""
    for line in files("dateline.coding.tolls").joinpath("data/toll_words.txt").read_text("utf-8").splitlines():
        line = line.strip()
        if line.startswith("["):
            name, _, role = line.strip("[]").partition(".")
        elif line and not line.startswith("#"):
            for word in line.split():
                for parts in product(*(part.split("|") for part in word.split("_"))):
                    entry = Entry(parts, _FIELDS[name], role, name in ("unharmed", "survive"))
                    found.setdefault(parts[0], []).append(entry)
    return {first: tuple(sorted(group, key=lambda e: -len(e.words))) for first, group in found.items()}
