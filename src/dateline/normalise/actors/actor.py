"""A party that the registry knows by name."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import PartyKind


@dataclass(frozen=True, slots=True)
class Actor:
    """``id`` is the country and a slug of the name ("SYR.hayat-tahrir-al-sham"); it outlives new aliases.

    ``country`` is ISO 3166 alpha-3 or None for parties of no single country; ``sector`` a CAMEO agent code;
    ``cameo`` the whole CAMEO code. ``active`` are years ("1980-1992", "2012-"), ``also_in`` other countries where it
    acts ("*" for anywhere), ``part_of`` the id of the actor it belongs to, ``source`` the sort of public source.
    """

    id: str
    name: str
    kind: PartyKind
    country: str | None
    sector: str
    cameo: str
    aliases: tuple[str, ...] = ()
    active: str | None = None
    also_in: tuple[str, ...] = ()
    part_of: str | None = None
    source: str | None = None

    def acts_in(self, country: str) -> bool:
        """True where a country is its own, or one of those where it acts too."""
        return self.country is None or country == self.country or country in self.also_in or "*" in self.also_in
