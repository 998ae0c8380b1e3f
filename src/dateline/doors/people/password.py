"""Passwords: taken in, hashed with Argon2id, and tried.

Parameters are those of the library's default profile (RFC 9106, second recommendation: 64 MiB, three passes). Rules for
what is taken: NIST SP 800-63B-4, section 3.1.1.2: length counts, no rules of composition.
"""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dateline.doors.people.account import key_of
from dateline.errors import UsageError

SHORTEST: Final = 12
LONGEST: Final = 1024
"""Characters of a password."""

_AT_ONCE: Final = BoundedSemaphore(2)
"""Each trial takes 64 MiB and a core: guesses that come all at once wait for one another."""


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash that no password has: trying a name that is not there takes as long as one that is."""
    return _hasher().hash("nobody has this one: " + "x" * SHORTEST)


def checked_password(password: str, name: str) -> str:
    """The password; UsageError where it is too short, too long, or the name itself."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"a password has {SHORTEST} to {LONGEST} characters; several words in a row are easy to keep.")
    if key_of(name) in key_of(password) and len(password) < len(name) + SHORTEST:
        raise UsageError("this password is little more than the name; take another one.")
    return password


def hashed(password: str) -> str:
    """The hash to keep: parameters, salt and digest in one text."""
    with _AT_ONCE:
        return _hasher().hash(_bytes(password))


def fits(kept: str | None, password: str) -> bool:
    """True where the password is the one that was hashed; None takes its time as well and never fits."""
    with _AT_ONCE:
        try:
            _hasher().verify(kept or _nobody(), _bytes(password))
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None


def is_dated(kept: str) -> bool:
    """True where a hash was made with other parameters than today's."""
    return _hasher().check_needs_rehash(kept)


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")
