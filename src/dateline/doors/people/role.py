"""Who may do what: four roles, each with the rights of those before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

Role = Literal["reader", "coder", "adjudicator", "admin"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
"""Each may do what those before it may."""

MEANINGS: Final[dict[Role, str]] = {
    "reader": "reads everything but sensitive incidents",
    "coder": "reads everything, adds articles, decides, codes blind",
    "adjudicator": "also marks incidents as sensitive, draws samples and settles what coders disagree on",
    "admin": "also sees who has an account",
}
"""What each role is for, in words."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks. In local single-user mode the one who sits at the machine, with every right; ``role`` None is somebody
    who has not signed in."""

    name: str
    role: Role | None = "admin"

    def may(self, role: Role | None) -> bool:
        """True where the person's role is the one needed, or above it; what needs none is open to everybody."""
        return role is None or (self.role is not None and ROLES.index(self.role) >= ROLES.index(role))


VISITOR: Final = Person("", None)
"""Somebody who has not signed in."""
