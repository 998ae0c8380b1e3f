"""A party that the registry knows by name."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import PartyKind


@dataclass(frozen=True, slots=True)
class Actor:
    """``id`` is the country and a slug of the name ("SYR.hayat-tahrir-al-sham"); it outlives new aliases.

    ``country`` is ISO 3166 alpha-3 or None for parties of no single country; ``sector`` a CAMEO agent code;
    ``cameo`` the whole CAMEO code.
    """

    id: str
    name: str
    kind: PartyKind
    country: str | None
    sector: str
    cameo: str
    aliases: tuple[str, ...] = ()
