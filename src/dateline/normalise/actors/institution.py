"""The institutions that states have: one actor of each sort for each state, by rule from one table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

from dateline.model import PartyKind
from dateline.normalise.actors.actor import Actor
from dateline.normalise.actors.country import countries

Strength = str


@dataclass(frozen=True, slots=True)
class Institution:
    """``title`` is the template of the name, ``suffix`` the CAMEO code after the country's, ``states`` have it.

    ``words`` name it beside a country; one without words is what the general words of its sector mean there.
    """

    slug: str
    kind: PartyKind
    sector: str
    suffix: str
    strength: Strength
    title: str
    words: tuple[str, ...]
    states: frozenset[str]

    def of(self, country: str, aliases: tuple[str, ...] = ()) -> Actor:
        """A state's own."""
        return Actor(
            id=f"{country}.{self.slug}",
            name=self.title.format(countries()[country].name),
            kind=self.kind,
            country=country,
            sector=self.sector,
            cameo=f"{country}{self.suffix}",
            aliases=aliases,
            source="state",
        )


def _states(rule: str, landlocked: frozenset[str]) -> frozenset[str]:
    """The states that a rule of the table means: "all", "coast but AND BIH", "ARG BEN"."""
    scope, _, but = rule.partition(" but ")
    if scope not in ("all", "coast"):
        return frozenset(rule.split())
    found = frozenset(countries()) - frozenset(but.split())
    return found - landlocked if scope == "coast" else found


@lru_cache(maxsize=1)
def institutions() -> dict[str, Institution]:
    """Every institution by its slug, in the table's order."""
    text = (files("dateline.normalise.actors") / "data" / "institutions.txt").read_text(encoding="utf-8")
    rows = [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]
    landlocked = frozenset(next(row[1] for row in rows if row[0] == "landlocked").split())
    return {
        slug: Institution(
            slug,
            cast("PartyKind", kind),
            sector,
            suffix,
            strength or "strong",
            title,
            tuple(w for w in words.split(";") if w),
            _states(rule, landlocked),
        )
        for slug, kind, sector, suffix, strength, title, words, rule in (r for r in rows if r[0] != "landlocked")
    }


def state_actors() -> tuple[Actor, ...]:
    """Every institution of every state that has it; made by the rule, not kept in the registry's file."""
    return tuple(unit.of(country) for unit in institutions().values() for country in sorted(unit.states))


def state_actor(actor: str) -> Actor | None:
    """The state's institution that an id ("KEN.navy") names."""
    country, _, slug = actor.partition(".")
    unit = institutions().get(slug)
    return unit.of(country) if unit and country in unit.states else None
