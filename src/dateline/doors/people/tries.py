"""Failed sign-ins slow the next ones down: by name, and by the address that they come from.

A guesser gets a handful of guesses and then one in a quarter of an hour; the person guessed at is never shut out for
longer, and keeps the sessions and tokens that they have. Rules: OWASP's cheat sheet on authentication.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from typing import Final

from dateline.doors.people.account import key_of
from dateline.doors.people.moment import later, moment_text
from dateline.doors.people.register import Register

FREE_BY_NAME: Final = 5
FREE_BY_ADDRESS: Final = 30
"""Failures in a row before the next has to wait."""

FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(minutes=15)
"""The wait doubles with every failure, from the first to the longest."""

FORGOTTEN: Final = timedelta(days=1)
"""Failures are forgotten after so long without another."""


class Tries:
    """The failed sign-ins of a register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def charge(self, name: str, address: str) -> int:
        """Count a sign-in as failed before it is tried, so that guesses sent at once count one by one; the seconds that
        it has to wait instead, 0 where it may be tried."""
        at = self._register.now()
        with self._register.file.changing() as db:
            db.execute("DELETE FROM tries WHERE last_at <= ?", (later(at, -FORGOTTEN),))
            wait = max(_waits(db, who, at) for who, _ in _both(name, address))
            if wait <= 0:
                for who, free in _both(name, address):
                    _count(db, who, free, at)
        return max(0, wait)

    def clear(self, name: str, address: str) -> None:
        """A sign-in that succeeded: what was counted for the name is forgotten, and its own charge for the address."""
        (by_name, _), (by_address, _) = _both(name, address)
        with self._register.file.changing() as db:
            db.execute("DELETE FROM tries WHERE who = ?", (by_name,))
            less = "UPDATE tries SET failed = failed - 1, wait_until = last_at WHERE who = ? AND failed > 0"
            db.execute(less, (by_address,))


def _both(name: str, address: str) -> tuple[tuple[str, int], tuple[str, int]]:
    return (f"name {key_of(name)[:200]}", FREE_BY_NAME), (f"from {address}", FREE_BY_ADDRESS)


def _waits(db: sqlite3.Connection, who: str, at: datetime) -> int:
    row = db.execute("SELECT wait_until FROM tries WHERE who = ?", (who,)).fetchone()
    left = timedelta() if row is None else datetime.fromisoformat(row[0]) - at
    return -(-left // timedelta(seconds=1))


def _count(db: sqlite3.Connection, who: str, free: int, at: datetime) -> None:
    row = db.execute("SELECT failed FROM tries WHERE who = ?", (who,)).fetchone()
    failed = 1 + (0 if row is None else row[0])
    over = failed - free
    wait = timedelta() if over < 0 else min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(over, 10))
    cells = (who, failed, moment_text(at), later(at, wait))
    db.execute("INSERT OR REPLACE INTO tries VALUES (?, ?, ?, ?)", cells)
