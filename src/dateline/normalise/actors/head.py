"""Words by which the press names a party without a proper name, by family."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, cast

from dateline.model import PartyKind, PartyRole
from dateline.normalise.actors.institution import Institution, institutions
from dateline.normalise.actors.source import read_yaml

Strength = Literal["strong", "weak", "shell"]


@dataclass(frozen=True, slots=True)
class Family:
    """``strong`` words decide, ``weak`` ones where nothing else does, ``shell`` words hold a party and are none.

    ``unit`` is the institution of a state that the words name beside a country.
    """

    name: str
    kind: PartyKind | None
    sector: str | None
    strength: Strength
    roles: dict[PartyRole, PartyKind]
    unit: Institution | None = None

    def kind_in(self, role: PartyRole | None) -> PartyKind | None:
        """The kind of a party of this family that stands in a role."""
        return self.roles.get(role, self.kind) if role else self.kind


def _forms(word: str) -> tuple[str, ...]:
    """A word with its plural; "man" gives "men"."""
    if word.endswith("man"):
        return word, word[:-3] + "men"
    if word.endswith("woman"):
        return word, word[:-5] + "women"
    if word.endswith("y") and word[-2] not in "aeou":
        return word, word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word, word + "es"
    return word, word + "s"


@lru_cache(maxsize=1)
def families() -> dict[str, Family]:
    """Family by word form; words of several parts are joined by one space, hyphens divided as in a phrase."""
    table = read_yaml((files("dateline.normalise.actors") / "data" / "heads.yaml").read_text(encoding="utf-8"))
    found: dict[str, Family] = {}
    for unit in institutions().values():
        family = Family(unit.slug, unit.kind, unit.sector, cast("Strength", unit.strength), {}, unit)
        for word in unit.words:
            for form in _forms(word.replace("-", " ")):
                found.setdefault(form, family)
    for name, entry in cast("dict[str, dict[str, object]]", table).items():
        family = Family(
            name,
            cast("PartyKind | None", entry["kind"]),
            cast("str | None", entry["sector"]),
            cast("Strength", entry["strength"]),
            cast("dict[PartyRole, PartyKind]", entry.get("roles", {})),
        )
        for word in cast("list[str]", entry["words"]):
            for form in _forms(word.replace("-", " ")):
                found.setdefault(form, family)
    return found


@lru_cache(maxsize=1)
def things() -> frozenset[str]:
    """Words for what belongs to a party and is not people: "post", "lorry"."""
    text = (files("dateline.normalise.actors") / "data" / "things.yaml").read_text(encoding="utf-8")
    return frozenset(cast("dict[str, list[str]]", read_yaml(text))["things"])
