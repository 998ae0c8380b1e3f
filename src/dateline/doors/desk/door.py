"""Signing in and out."""

from __future__ import annotations

from pydantic import Field
from starlette.responses import Response

from dateline.doors.api.asked import Asked
from dateline.doors.api.entrance import drop_session, keep_session
from dateline.doors.api.problem import ProblemRaised
from dateline.doors.api.route import Call
from dateline.doors.desk.frame import back_to, plain_page, sent_on
from dateline.doors.people import Register, Sessions, Tries
from dateline.doors.people.account import key_of
from dateline.doors.people.password import LONGEST

HOME = "/inbox"


class SignInAsked(Asked):
    """Where to go after signing in."""

    next: str = Field(HOME, max_length=4000)


class SignedIn(SignInAsked):
    """A name and its password."""

    name: str = Field(max_length=200)
    password: str = Field(max_length=LONGEST)


def show_sign_in(call: Call) -> Response:
    """The form; whoever is in already goes on."""
    asked = call.asked(SignInAsked)
    if call.person.role is not None:
        return sent_on(back_to(asked.next, HOME))
    return plain_page("sign_in", next=back_to(asked.next, HOME), name="", failed=False)


def sign_in(call: Call) -> Response:
    """Open a session, in place of the one that the browser may have brought.

    A wrong name and a wrong password are told alike, and each failure counts before it is tried.
    """
    said, register = call.said(SignedIn), call.register
    onward = back_to(said.next, HOME)
    if register is None:
        return sent_on(onward)
    wait = Tries(register).charge(said.name, call.visit.peer)
    if wait:
        told = f"Too many sign-ins failed. The next can be tried in {wait} seconds; nobody is signed out by this."
        raise ProblemRaised("slow_down", told, wait)
    account = register.proven(said.name, said.password)
    if account is None:
        return plain_page("sign_in", 401, next=onward, name=said.name, failed=True)
    Tries(register).clear(key_of(account.name), call.visit.peer)
    response = sent_on(onward)
    keep_session(response, Sessions(register).begin(account, call.visit.session), call.visit.secure)
    return response


def sign_out(call: Call) -> Response:
    """End this session."""
    return _left(call, call.register, everywhere=False)


def sign_out_everywhere(call: Call) -> Response:
    """End every session of this person."""
    return _left(call, call.register, everywhere=True)


def _left(call: Call, register: Register | None, everywhere: bool) -> Response:
    if register is None:
        return sent_on(HOME)
    if everywhere:
        Sessions(register).end_all(call.person.name)
    elif call.visit.session is not None:
        Sessions(register).end(call.visit.session)
    response = sent_on("/sign-in")
    response.headers["Clear-Site-Data"] = '"cache"'
    drop_session(response, call.visit.secure)
    return response
