"""One address of the desk or the API: who may use it, what it takes, what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from starlette.responses import Response

from dateline.doors.api.asked import Asked, Reading
from dateline.doors.api.entrance import Visit
from dateline.doors.api.library import Library, View
from dateline.doors.api.problem import ProblemRaised
from dateline.doors.api.tiles import Tiles
from dateline.doors.people import ROLES, Person, Register, Role

__all__ = ["ROLES", "Call", "Person", "Role", "Route", "absent"]

T = TypeVar("T", bound=Asked)


@dataclass(frozen=True, slots=True)
class Call:
    """A request after the door: everything in it is checked. ``view`` is there for reads, None for writes.

    ``register`` has the accounts; None where one person sits at this machine.
    """

    library: Library
    person: Person
    path: Mapping[str, str]
    query: Asked
    body: Asked | None
    view: View | None
    key: str | None = None
    address: str = ""
    visit: Visit = field(default_factory=lambda: Visit(Person("", "admin")))
    register: Register | None = None
    tiles: Tiles | None = None

    def asked(self, kind: type[T]) -> T:
        """The parameters."""
        assert isinstance(self.query, kind)
        return self.query

    def said(self, kind: type[T]) -> T:
        """The body."""
        assert isinstance(self.body, kind)
        return self.body

    @property
    def seen(self) -> View:
        """The ledger as this request reads it."""
        assert self.view is not None
        return self.view


def absent(what: str) -> ProblemRaised:
    """The problem of something that is not there."""
    return ProblemRaised("not_found", f"There is no {what} here; it may be a typing slip, or not known as of this day.")


@dataclass(frozen=True, slots=True)
class Route:
    """``gives`` names what a successful answer holds (a schema of the OpenAPI document, or a media type).

    ``role`` is the lowest that may, None where nobody has to sign in.
    ``daily`` marks what depends on today's date beside the ledger.
    """

    name: str
    method: Literal["GET", "POST"]
    path: str
    role: Role | None
    summary: str
    answer: Callable[[Call], Response]
    gives: str
    query: type[Asked] = Reading
    body: type[Asked] | None = None
    page: bool = False
    daily: bool = False

    @property
    def is_read(self) -> bool:
        """True for what changes nothing."""
        return self.method == "GET"
