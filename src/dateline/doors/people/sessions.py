"""Sessions: from signing in to signing out, or until they end by themselves.

Rules: OWASP's cheat sheet on session management. The secret is 256 random bits; only its SHA-256 is kept.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from dateline.doors.people.account import Account
from dateline.doors.people.moment import later, moment_text
from dateline.doors.people.register import Register, account_of
from dateline.doors.people.role import VISITOR, Person

IDLE: Final = timedelta(hours=12)
"""A session ends when nothing was asked in it for so long."""

WHOLE: Final = timedelta(days=7)
"""A session ends so long after signing in, whatever was asked."""

_NOTED: Final = timedelta(minutes=1)
"""How often it is noted that a session is in use."""


def mark_of(secret: str) -> str:
    """What is kept of a secret; the secret has 256 random bits, so that a plain hash is enough."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


class Sessions:
    """The sessions of a register's people."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def begin(self, account: Account, before: str | None = None) -> str:
        """A new session's secret; the one that the browser had before ends, so that nobody can plant one."""
        secret, at = secrets.token_urlsafe(32), self._register.now()
        now = moment_text(at)
        with self._register.file.changing() as db:
            if before is not None:
                db.execute("DELETE FROM sessions WHERE mark = ?", (mark_of(before),))
            oldest, idle = later(at, -WHOLE), later(at, -IDLE)
            db.execute("DELETE FROM sessions WHERE began_at <= ? OR seen_at <= ?", (oldest, idle))
            db.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (mark_of(secret), account.name, now, now))
            db.execute("UPDATE accounts SET seen_at = ? WHERE name = ?", (now, account.name))
        return secret

    def person(self, secret: str) -> Person:
        """Whose session it is; a visitor where it has ended or never was."""
        at, mark = self._register.now(), mark_of(secret)
        query = (
            "SELECT s.seen_at, a.name, a.role, a.added_at, a.removed_at, a.seen_at FROM sessions s "
            "JOIN accounts a USING (name) "
            "WHERE s.mark = ? AND s.began_at > ? AND s.seen_at > ? AND a.removed_at IS NULL"
        )
        with self._register.file.reading() as db:
            row = db.execute(query, (mark, later(at, -WHOLE), later(at, -IDLE))).fetchone()
        if row is None:
            return VISITOR
        if row[0] <= later(at, -_NOTED):
            self._seen(mark, at)
        return account_of(row[1:]).person

    def _seen(self, mark: str, at: datetime) -> None:
        with self._register.file.changing() as db:
            db.execute("UPDATE sessions SET seen_at = ? WHERE mark = ?", (moment_text(at), mark))

    def end(self, secret: str) -> None:
        """Sign out."""
        with self._register.file.changing() as db:
            db.execute("DELETE FROM sessions WHERE mark = ?", (mark_of(secret),))

    def end_all(self, name: str) -> None:
        """Sign a person out everywhere."""
        with self._register.file.changing() as db:
            db.execute("DELETE FROM sessions WHERE name = ?", (name,))
