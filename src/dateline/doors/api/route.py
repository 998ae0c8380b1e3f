"""One address of the desk or the API: who may use it, what it takes, what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeVar, get_args

from starlette.responses import Response

from dateline.doors.api.asked import Asked, Reading
from dateline.doors.api.library import Library, View
from dateline.doors.api.problem import ProblemRaised

Role = Literal["reader", "coder", "adjudicator", "admin"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
"""Each may do what those before it may."""

T = TypeVar("T", bound=Asked)


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks. In local single-user mode the one who sits at the machine, with every right."""

    name: str
    role: Role = "admin"

    def may(self, role: Role) -> bool:
        """True where the person's role is the one needed, or above it."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Call:
    """A request after the door: everything in it is checked. ``view`` is there for reads, None for writes."""

    library: Library
    person: Person
    path: Mapping[str, str]
    query: Asked
    body: Asked | None
    view: View | None
    key: str | None = None
    address: str = ""

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

    ``daily`` marks what depends on today's date beside the ledger.
    """

    name: str
    method: Literal["GET", "POST"]
    path: str
    role: Role
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
