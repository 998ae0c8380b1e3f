"""One person's account, without its secrets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from dateline.doors.people.role import Person, Role
from dateline.errors import UsageError

_NAME: Final = re.compile(r"[^\W_][\w.@-]{0,63}")


@dataclass(frozen=True, slots=True)
class Account:
    """``removed_at`` is None while the account is open; times are ISO 8601 in UTC."""

    name: str
    role: Role
    added_at: str
    removed_at: str | None
    seen_at: str | None

    @property
    def person(self) -> Person:
        """The account's holder as routes know them."""
        return Person(self.name, self.role)


def checked_name(written: str) -> str:
    """A name in its one form (NFC); UsageError for what could be taken for another name, or for none."""
    name = unicodedata.normalize("NFC", written.strip())
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"{written!r} is no name for an account; take letters, digits and . _ @ - only, 64 at most, a letter or "
            "digit first."
        )
    return name


def key_of(name: str) -> str:
    """What makes two names one: the same letters, large or small, in whatever form they are encoded."""
    return unicodedata.normalize("NFKC", name.strip()).casefold()
