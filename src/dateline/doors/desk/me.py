"""A person's own page: password, tokens, how sensitive passages are shown; and for an admin, who has an account."""

from __future__ import annotations

from pydantic import Field
from starlette.responses import Response

from dateline.doors.api.asked import Asked
from dateline.doors.api.entrance import FOLD, keep_session
from dateline.doors.api.problem import ProblemRaised
from dateline.doors.api.route import Call
from dateline.doors.desk.frame import back_to, plain_page, sent_on, shown
from dateline.doors.people import MEANINGS, Register, Sessions, Tokens, Tries
from dateline.doors.people.password import LONGEST

_YEAR = 365 * 24 * 60 * 60


class PasswordChanged(Asked):
    """The password that was and the one that is to be, twice."""

    old: str = Field(max_length=LONGEST)
    new: str = Field(max_length=LONGEST)
    again: str = Field(max_length=LONGEST)


class TokenWanted(Asked):
    """What the token is for."""

    label: str = Field(min_length=1, max_length=100)


class FoldSet(Asked):
    """Whether passages with victims' names or graphic detail are folded in this browser."""

    folds: bool
    back: str = Field("/me", max_length=2000)


def register_of(call: Call) -> Register:
    """The accounts; a problem at a desk that has none."""
    if call.register is None:
        raise ProblemRaised("refused", "This desk has no accounts; make some with: dateline people add NAME.")
    return call.register


def show_me(call: Call) -> Response:
    """Name, role, tokens and settings."""
    tokens = () if call.register is None else Tokens(call.register).of(call.person.name)
    return shown(call, "me", tokens=tokens, meanings=MEANINGS)


def change_password(call: Call) -> Response:
    """A new password; every session and token of the person ends, and a session begins anew."""
    said, register = call.said(PasswordChanged), register_of(call)
    if said.new != said.again:
        raise ProblemRaised("refused", "The new password was not written twice alike. Nothing was changed.")
    wait = Tries(register).charge(call.person.name, call.visit.peer)
    if wait:
        raise ProblemRaised("slow_down", f"Too many failures; try again in {wait} seconds.", wait)
    account = register.proven(call.person.name, said.old)
    if account is None:
        raise ProblemRaised("refused", "The old password is another one. Nothing was changed.")
    Tries(register).clear(account.name, call.visit.peer)
    register.set_password(account.name, said.new, account.name)
    response = sent_on("/me")
    keep_session(response, Sessions(register).begin(account), call.visit.secure)
    return response


def make_token(call: Call) -> Response:
    """A token, shown this once."""
    secret = Tokens(register_of(call)).make(call.person.name, call.said(TokenWanted).label)
    response = plain_page("token", secret=secret)
    response.headers["Cache-Control"] = "no-store"
    return response


def revoke_token(call: Call) -> Response:
    """End one of one's own tokens."""
    Tokens(register_of(call)).revoke(call.person.name, call.path["id"])
    return sent_on("/me")


def set_fold(call: Call) -> Response:
    """Fold sensitive passages in this browser, or no longer."""
    said = call.said(FoldSet)
    response = sent_on(back_to(said.back, "/me"))
    value, age = ("1", _YEAR) if said.folds else ("", 0)
    response.set_cookie(FOLD, value, max_age=age, path="/", secure=call.visit.secure, httponly=True, samesite="strict")
    return response


def show_people(call: Call) -> Response:
    """Every account, and what was done to accounts, the newest first."""
    register = call.register
    accounts = () if register is None else register.accounts()
    acts = () if register is None else tuple(reversed(register.acts()))[:200]
    return shown(call, "people", accounts=accounts, acts=acts, meanings=MEANINGS)
