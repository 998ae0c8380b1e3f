"""The register of people: who has an account, in which role, and what was done to accounts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from dateline.doors.people.account import Account, checked_name, key_of
from dateline.doors.people.moment import moment_text
from dateline.doors.people.password import checked_password, fits, hashed, is_dated
from dateline.doors.people.people_file import PeopleFile
from dateline.doors.people.role import Role
from dateline.errors import UsageError

_COLUMNS = "name, role, added_at, removed_at, seen_at"


@dataclass(frozen=True, slots=True)
class AccountAct:
    """What was done to an account: ``by`` is who did it."""

    at: str
    by: str
    act: str
    name: str
    detail: str


def account_of(row: tuple[object, ...]) -> Account:
    name, role, added, removed, seen = (None if cell is None else str(cell) for cell in row)
    assert name is not None
    assert added is not None
    return Account(name, cast(Role, role), added, removed, seen)


class Register:
    """Accounts in a file; ``now`` is the clock."""

    def __init__(self, file: PeopleFile, now: Callable[[], datetime] | None = None) -> None:
        self.file = file
        self.now = now or (lambda: datetime.now(UTC))

    def accounts(self) -> Sequence[Account]:
        """Every account, removed ones too, in the order of names; none where there is no file."""
        if not self.file.path.exists():
            return ()
        with self.file.reading() as db:
            return tuple(map(account_of, db.execute(f"SELECT {_COLUMNS} FROM accounts ORDER BY key")))

    def open_accounts(self) -> Sequence[Account]:
        """The accounts that somebody can sign in to."""
        return tuple(account for account in self.accounts() if account.removed_at is None)

    def account(self, name: str) -> Account | None:
        """The open account of a name, however it is capitalised."""
        with self.file.reading() as db:
            row = db.execute(
                f"SELECT {_COLUMNS} FROM accounts WHERE key = ? AND removed_at IS NULL", (key_of(name),)
            ).fetchone()
        return None if row is None else account_of(row)

    def acts(self) -> Sequence[AccountAct]:
        """What was done to accounts, in order."""
        with self.file.reading() as db:
            found = db.execute("SELECT at, by, act, name, detail FROM acts ORDER BY number").fetchall()
        return tuple(AccountAct(*map(str, row)) for row in found)

    def add(self, name: str, role: Role, password: str, by: str) -> Account:
        """Open an account; UsageError for a name that was ever given, since acts in the ledger bear it."""
        given = checked_name(name)
        kept = hashed(checked_password(password, given))
        at = moment_text(self.now())
        self.file.make()
        with self.file.changing() as db:
            row = db.execute("SELECT name, removed_at FROM accounts WHERE key = ?", (key_of(given),)).fetchone()
            if row is not None:
                state = "has an account" if row[1] is None else f"had an account until {row[1][:10]}"
                raise UsageError(f"{row[0]} {state}; a name is given once, so that no two people's acts mix.")
            cells = (given, key_of(given), role, kept, at)
            db.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?, NULL, NULL)", cells)
            _note(db, at, by, "add", given, role)
        return Account(given, role, at, None, None)

    def set_role(self, name: str, role: Role, by: str) -> None:
        """Give an account another role; its sessions end."""
        with self.file.changing() as db:
            held = _held(db, name)
            db.execute("UPDATE accounts SET role = ? WHERE name = ?", (role, held))
            db.execute("DELETE FROM sessions WHERE name = ?", (held,))
            _note(db, moment_text(self.now()), by, "role", held, role)

    def set_password(self, name: str, password: str, by: str) -> None:
        """Give an account another password; its sessions and tokens end."""
        kept = hashed(checked_password(password, name))
        with self.file.changing() as db:
            held = _held(db, name)
            db.execute("UPDATE accounts SET password = ? WHERE name = ?", (kept, held))
            _shut_out(db, held)
            _note(db, moment_text(self.now()), by, "password", held, "")

    def remove(self, name: str, by: str) -> None:
        """Close an account: nobody signs in to it again, and its name stays with what its holder did."""
        with self.file.changing() as db:
            held, at = _held(db, name), moment_text(self.now())
            db.execute("UPDATE accounts SET password = NULL, removed_at = ? WHERE name = ?", (at, held))
            _shut_out(db, held)
            _note(db, at, by, "remove", held, "")

    def proven(self, name: str, password: str) -> Account | None:
        """The account whose name and password these are; takes as long where there is no such name."""
        with self.file.reading() as db:
            query = f"SELECT password, {_COLUMNS} FROM accounts WHERE key = ? AND removed_at IS NULL"
            row = db.execute(query, (key_of(name),)).fetchone()
        if not fits(None if row is None else row[0], password) or row is None:
            return None
        account = account_of(row[1:])
        if is_dated(row[0]):
            kept = hashed(password)
            with self.file.changing() as db:
                query = "UPDATE accounts SET password = ? WHERE name = ? AND password = ?"
                db.execute(query, (kept, account.name, row[0]))
        return account


def _held(db: sqlite3.Connection, name: str) -> str:
    query = "SELECT name FROM accounts WHERE key = ? AND removed_at IS NULL"
    row = db.execute(query, (key_of(name),)).fetchone()
    if row is None:
        raise UsageError(f"nobody named {name!r} has an account; dateline people list shows who does.")
    return str(row[0])


def _shut_out(db: sqlite3.Connection, name: str) -> None:
    for table in ("sessions", "tokens"):
        db.execute(f"DELETE FROM {table} WHERE name = ?", (name,))


def _note(db: sqlite3.Connection, at: str, by: str, act: str, name: str, detail: str) -> None:
    db.execute("INSERT INTO acts (at, by, act, name, detail) VALUES (?, ?, ?, ?, ?)", (at, by, act, name, detail))
