"""What is known of a party from the words that name it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import PartyKind, Status


@dataclass(frozen=True, slots=True)
class ActorAnswer:
    """``kind`` is None where the words name no kind of party: an abstention, with its ``reason``.

    ``name`` and ``actor`` are the registry's, or of the pattern "armed forces of a country"; None for generic parties.
    ``country`` is the party's own (ISO 3166 alpha-3), ``cameo`` the CAMEO code, ``sector`` its agent part, which PLOVER
    shares. ``status`` is ``unknown_to_source`` where the words say that nobody knows who it was. ``sure`` is False
    where a word decided only for want of a better one, or where the country of the event would be needed. ``thing``
    marks what belongs to the party ("a police van"). ``backer`` is the country that backs or leads it ("Iran-backed"),
    ``of`` the party that a person speaks or works for ("a spokesman for the Pentagon").
    """

    written: str
    kind: PartyKind | None
    name: str | None = None
    country: str | None = None
    actor: str | None = None
    cameo: str | None = None
    sector: str | None = None
    status: Status = "reported"
    sure: bool = True
    thing: bool = False
    reason: str | None = None
    backer: str | None = None
    of: ActorAnswer | None = None
