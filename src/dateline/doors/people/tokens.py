"""Personal tokens: what a person's programs show instead of a session."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from dateline.doors.people.moment import later, moment_text
from dateline.doors.people.register import Register, account_of
from dateline.doors.people.role import VISITOR, Person
from dateline.doors.people.sessions import mark_of
from dateline.errors import UsageError

LASTS: Final = timedelta(days=365)
MOST: Final = 20
"""Tokens of one person."""

PREFIX: Final = "dateline_"
"""Lets people and scanners see in a file that a text is a token of ours."""

_NOTED: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token; the secret itself is shown once and not kept."""

    id: str
    label: str
    made_at: str
    ends_at: str
    used_at: str | None


class Tokens:
    """The tokens of a register's people."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of(self, name: str) -> Sequence[Token]:
        """A person's tokens that still hold, the newest first."""
        query = "SELECT id, label, made_at, ends_at, used_at FROM tokens WHERE name = ? AND ends_at > ? ORDER BY 3 DESC"
        with self._register.file.reading() as db:
            return tuple(Token(*row) for row in db.execute(query, (name, moment_text(self._register.now()))))

    def make(self, name: str, label: str) -> str:
        """A new token's secret, to be shown once; UsageError where a person has too many."""
        secret, at = PREFIX + secrets.token_urlsafe(32), self._register.now()
        with self._register.file.changing() as db:
            db.execute("DELETE FROM tokens WHERE ends_at <= ?", (moment_text(at),))
            (held,) = db.execute("SELECT count(*) FROM tokens WHERE name = ?", (name,)).fetchone()
            if held >= MOST:
                raise UsageError(f"{name} has {held} tokens; revoke one first.")
            cells = (f"token-{secrets.token_hex(8)}", mark_of(secret), name, label.strip() or "unnamed")
            db.execute(
                "INSERT INTO tokens VALUES (?, ?, ?, ?, ?, ?, NULL)", (*cells, moment_text(at), later(at, LASTS))
            )
        return secret

    def person(self, secret: str) -> Person:
        """Whose token it is; a visitor where it was revoked, has ended or never was."""
        at, mark = self._register.now(), mark_of(secret)
        query = (
            "SELECT t.used_at, a.name, a.role, a.added_at, a.removed_at, a.seen_at FROM tokens t "
            "JOIN accounts a USING (name) WHERE t.mark = ? AND t.ends_at > ? AND a.removed_at IS NULL"
        )
        with self._register.file.reading() as db:
            row = db.execute(query, (mark, moment_text(at))).fetchone()
        if row is None:
            return VISITOR
        if row[0] is None or row[0] <= later(at, -_NOTED):
            with self._register.file.changing() as db:
                db.execute("UPDATE tokens SET used_at = ? WHERE mark = ?", (moment_text(at), mark))
        return account_of(row[1:]).person

    def revoke(self, name: str, token: str) -> None:
        """End one of a person's own tokens; UsageError where it is not theirs."""
        with self._register.file.changing() as db:
            done = db.execute("DELETE FROM tokens WHERE name = ? AND id = ?", (name, token))
            if not done.rowcount:
                raise UsageError(f"no token {token!r} of yours; it may have been revoked already.")
