"""Who asks: found out from the session or the token that a request shows, or the one who sits at this machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from dateline.doors.api.problem import ProblemRaised
from dateline.doors.people import VISITOR, Person, Register, Sessions, Tokens
from dateline.doors.people.sessions import WHOLE

FOLD: Final = "dateline-fold"
"""The cookie of a browser in which sensitive passages are folded; it says nothing else."""


def cookie_name(secure: bool) -> str:
    """The session's cookie; over HTTPS under a name that no other host may set (RFC 6265bis, section 4.1.3)."""
    return "__Host-dateline" if secure else "dateline"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request's person, the secret of the session that it came in, where it came from, and how pages are shown."""

    person: Person
    session: str | None = None
    peer: str = ""
    secure: bool = False
    folds: bool = False


class Entrance:
    """The door for people: one person at this machine, or everybody in a register."""

    def __init__(self, who: Person | Register) -> None:
        self.register = who if isinstance(who, Register) else None
        self._person = who if isinstance(who, Person) else VISITOR

    def visit(self, request: Request, page: bool) -> Visit:
        """Who sends a request; a problem for a token that holds no more. A session is a browser's, a token a
        program's: pages take no tokens."""
        secure = request.url.scheme == "https"
        peer = "" if request.client is None else request.client.host
        folds = request.cookies.get(FOLD) == "1"
        if self.register is None:
            return Visit(self._person, None, peer, secure, folds)
        shown = request.headers.get("authorization")
        if shown is not None and not page:
            return Visit(self._bearer(self.register, shown), None, peer, secure, folds)
        session = request.cookies.get(cookie_name(secure))
        person = VISITOR if session is None else Sessions(self.register).person(session)
        return Visit(person, session, peer, secure, folds)

    def _bearer(self, register: Register, shown: str) -> Person:
        scheme, _, secret = shown.partition(" ")
        person = Tokens(register).person(secret.strip()) if scheme.lower() == "bearer" else VISITOR
        if person is VISITOR:
            raise ProblemRaised("signed_out", "This token does not hold: it was revoked, has ended, or never was.")
        return person


def keep_session(response: Response, secret: str, secure: bool) -> None:
    """Give the browser its session: not for scripts, not for other sites' requests."""
    seconds = int(WHOLE.total_seconds())
    response.set_cookie(
        cookie_name(secure), secret, max_age=seconds, path="/", secure=secure, httponly=True, samesite="strict"
    )


def drop_session(response: Response, secure: bool) -> None:
    """Take the session's cookie back."""
    response.delete_cookie(cookie_name(secure), path="/", secure=secure, httponly=True, samesite="strict")
