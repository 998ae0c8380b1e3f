"""``dateline people``: who has an account at the desk."""

from __future__ import annotations

import sys
from typing import cast

import click

from dateline.doors.cli.console import visible
from dateline.doors.cli.options import db_option
from dateline.doors.cli.saying import user_name
from dateline.doors.people import MEANINGS, ROLES, PeopleFile, Register, Role, people_path
from dateline.errors import UsageError
from dateline.model import canonical
from dateline.settings import Place

_ROLE = click.Choice(ROLES)


def _register(db: Place) -> Register:
    return Register(PeopleFile(people_path(db)))


def _known(db: Place) -> Register:
    """The accounts; UsageError where there is none."""
    register = _register(db)
    if not register.accounts():
        raise UsageError(f"there are no accounts at {register.file.path} yet; make one with: dateline people add NAME")
    return register


def _password(name: str) -> str:
    """The password: asked for twice at a terminal, else the first line of standard input. Never an argument, which
    other users of the machine and the shell's history would see."""
    if sys.stdin.isatty():
        return str(click.prompt(f"Password for {name}", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


@click.group()
def people() -> None:
    """Say who may use the desk: accounts with a role each. They are kept beside the ledger, in a file of their own."""


@people.command()
@click.argument("name")
@click.option("--role", type=_ROLE, default="coder", show_default=True, help="What the person may do.")
@db_option
def add(name: str, role: str, db: Place) -> None:
    """Open an account for NAME. The password is asked for, or is the first line of standard input.

    From the first account on, everybody signs in; start dateline serve again after it.

    \b
    Example:
      dateline people add ana --role admin
      pass show desk/ben | dateline people add ben --role coder
    """
    account = _register(db).add(name, cast(Role, role), _password(name), user_name())
    click.echo(f"{account.name} is {account.role}: {MEANINGS[account.role]}")


@people.command("list")
@click.option("--json", "as_json", is_flag=True, help="One account a line as JSON.")
@click.option("--acts", is_flag=True, help="What was done to accounts instead, by whom and when.")
@db_option
def list_people(as_json: bool, acts: bool, db: Place) -> None:
    """List the accounts, removed ones too, or what was done to them.

    \b
    Example:
      dateline people list
    """
    register = _register(db)
    if acts:
        for done in register.acts() if register.accounts() else ():
            if as_json:
                told = {"at": done.at, "by": done.by, "act": done.act, "name": done.name, "detail": done.detail}
                click.echo(canonical(told))
            else:
                click.echo(
                    visible(f"{done.at[:16].replace('T', ' ')}  {done.by}  {done.act} {done.name} {done.detail}")
                )
        return
    for a in register.accounts():
        if as_json:
            click.echo(canonical({"name": a.name, "role": a.role, "added_at": a.added_at, "removed_at": a.removed_at}))
        else:
            state = f"removed {a.removed_at[:10]}" if a.removed_at else a.role
            click.echo(f"{a.name:24}  {state:20}  since {a.added_at[:10]}")


@people.command()
@click.argument("name")
@click.argument("role", type=_ROLE)
@db_option
def role(name: str, role: str, db: Place) -> None:
    """Give NAME another ROLE. Their sessions end.

    \b
    Example:
      dateline people role ben adjudicator
    """
    _known(db).set_role(name, cast(Role, role), user_name())
    click.echo(f"{name} is {role} now: {MEANINGS[cast(Role, role)]}")


@people.command()
@click.argument("name")
@db_option
def password(name: str, db: Place) -> None:
    """Give NAME another password, asked for or read as add does. Their sessions and tokens end.

    \b
    Example:
      dateline people password ben
    """
    register = _known(db)
    if register.account(name) is None:
        raise UsageError(f"nobody named {name!r} has an account; dateline people list shows who does.")
    register.set_password(name, _password(name), user_name())
    click.echo(f"{name} has another password; what was signed in is signed out")


@people.command()
@click.argument("name")
@db_option
def remove(name: str, db: Place) -> None:
    """Close the account of NAME at once. What they did stays in the ledger under their name, which nobody else gets.

    \b
    Example:
      dateline people remove ben
    """
    _known(db).remove(name, user_name())
    click.echo(f"{name} cannot sign in any more")
