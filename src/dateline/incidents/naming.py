"""What an incident is called: after the mention that told it first, so that its name outlives merges and growth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from dateline.model import Mention

_NONE: Final[Mapping[str, Mention]] = MappingProxyType({})
_NO_DAYS: Final[Mapping[str, date | None]] = MappingProxyType({})


def founder(
    group: Iterable[str], known: Mapping[str, Mention] = _NONE, published: Mapping[str, date | None] = _NO_DAYS
) -> str:
    """The mention told by the article published first, undated ones last; a tie goes to the lowest id.

    ``known`` gives the mentions by id and ``published`` each article's day. Depends on what is known and not on the
    order of its arrival: two machines with the same articles use the same names.
    """

    def told(name: str) -> tuple[date, str]:
        mention = known.get(name)
        day = None if mention is None else published.get(mention.article)
        return day or date.max, name

    return min(group, key=told)


def incident_id(
    group: Iterable[str], known: Mapping[str, Mention] = _NONE, published: Mapping[str, date | None] = _NO_DAYS
) -> str:
    """``incident-`` and the digits of the founder's id.

    Any mention's digits after ``incident-`` lead to the incident that it is in, so every name that an incident ever
    had still finds it, or finds where that mention went.
    """
    return f"incident-{founder(group, known, published).partition('-')[2]}"
