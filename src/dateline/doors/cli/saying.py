"""Who decides and why: the options that every command has which keeps a person's word."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any

import click

from dateline.doors.cli.options import db_option
from dateline.doors.cli.store import writing
from dateline.errors import UsageError
from dateline.ledger import Decided, Ledger, LedgerReader
from dateline.model import Json, Saying, canonical
from dateline.model.decision_codec import decision_json
from dateline.runner import incidents_now
from dateline.settings import ENV_BY, Place

Deciding = Callable[[Ledger, Saying, datetime], Decided]


def user_name() -> str:
    """The name of whoever sits here; UsageError where the system does not say."""
    named = os.environ.get(ENV_BY)
    if named:
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise UsageError(f"nobody is named; say who decides with --by NAME or ${ENV_BY}") from error


def now() -> datetime:
    """The moment of deciding."""
    return datetime.now(UTC)


def decides(command: Callable[..., Deciding]) -> Callable[..., None]:
    """Make a command of a function that gives what is to be decided: options, the ledger, and the answer are ours."""

    @wraps(command)
    def decided(
        db: Place, by: str | None, because: str, key: str | None, seen: int | None, as_json: bool, **given: Any
    ) -> None:
        deciding = command(**given)
        saying = Saying(user_name() if by is None else by, because, key, seen)
        with writing(db) as ledger:
            tell(ledger, deciding(ledger, saying, now()), as_json)

    made: Callable[..., None] = decided
    for option in (
        click.option("--json", "as_json", is_flag=True, help="The decision and the incidents it speaks of as JSON."),
        click.option("--seen", type=int, help="The ledger position you looked at; refused where others decided since."),
        click.option("--key", help="Marks one attempt: the same key again adds nothing."),
        click.option("--by", help=f"Who decides.  [default: ${ENV_BY}, or the system's user]"),
        click.option("--because", required=True, help="The reason, kept with the decision."),
        db_option,
    ):
        made = option(made)
    return made


def tell(ledger: LedgerReader, decided: Decided, as_json: bool) -> None:
    """Say what was recorded, and which incidents its mentions are in now."""
    decision = decided.decision
    found = incidents_now(ledger, ledger.decided(decision.id))
    if as_json:
        incidents: list[Json] = [{"incident": name, "mentions": list(group)} for name, group in sorted(found.items())]
        said = {"decision": decision_json(decision), "kept": decided.kept, "position": decided.position}
        click.echo(canonical({**said, "incidents": incidents}))
        return
    known = " (said before, nothing added)" if decided.kept == "known" else ""
    click.echo(f"{decision.act} by {decision.by}: {decision.id}{known}")
    for name, group in sorted(found.items()):
        click.echo(f"  {name}  {len(group)} mention{'s' if len(group) > 1 else ''}")
