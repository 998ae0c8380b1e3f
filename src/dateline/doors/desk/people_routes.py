"""The addresses of the desk at which people come in, and those that are their own."""

from __future__ import annotations

from typing import Final

from dateline.doors.api.asked import Asked, Marked
from dateline.doors.api.route import Route
from dateline.doors.desk import door, forms, me
from dateline.doors.desk.door import SignedIn, SignInAsked
from dateline.doors.desk.me import FoldSet, PasswordChanged, TokenWanted

_HTML: Final = "text/html"
_ALL: Final = "/me/sign-out-everywhere"
PEOPLE_PAGES: Final = (
    Route("signInPage", "GET", "/sign-in", None, "Sign in", door.show_sign_in, _HTML, SignInAsked, page=True),
    Route("signIn", "POST", "/sign-in", None, "Open a session", door.sign_in, _HTML, Asked, SignedIn, page=True),
    Route("signOut", "POST", "/sign-out", "reader", "End this session", door.sign_out, _HTML, Asked, Asked, page=True),
    Route("me", "GET", "/me", "reader", "Your account", me.show_me, _HTML, page=True),
    Route(
        "setFold",
        "POST",
        "/me/fold",
        "reader",
        "Fold sensitive passages",
        me.set_fold,
        _HTML,
        Asked,
        FoldSet,
        page=True,
    ),
    Route(
        "changePassword",
        "POST",
        "/me/password",
        "reader",
        "Change your password",
        me.change_password,
        _HTML,
        Asked,
        PasswordChanged,
        page=True,
    ),
    Route(
        "signOutEverywhere",
        "POST",
        _ALL,
        "reader",
        "End all your sessions",
        door.sign_out_everywhere,
        _HTML,
        Asked,
        Asked,
        page=True,
    ),
    Route(
        "makeToken", "POST", "/me/tokens", "reader", "Make a token", me.make_token, _HTML, Asked, TokenWanted, page=True
    ),
    Route(
        "revokeToken",
        "POST",
        "/me/tokens/{id}/revoke",
        "reader",
        "Revoke a token",
        me.revoke_token,
        _HTML,
        Asked,
        Asked,
        page=True,
    ),
    Route(
        "markHere",
        "POST",
        "/incidents/{id}/sensitivity",
        "adjudicator",
        "Mark an incident as sensitive, or no longer",
        forms.mark,
        _HTML,
        Asked,
        Marked,
        page=True,
    ),
    Route("people", "GET", "/people", "admin", "Who has an account", me.show_people, _HTML, page=True),
)
"""All but the mark change nothing in the ledger."""
