"""``dateline log``: the fact log, one change a line."""

from __future__ import annotations

from datetime import date

import click

from dateline.doors.cli.console import visible
from dateline.doors.cli.options import Moment, as_of_option, before, db_option, end_of, policy_option, start_of
from dateline.doors.cli.store import reading
from dateline.errors import UsageError
from dateline.ledger.event import timestamp
from dateline.model import canonical
from dateline.publish import policy_named
from dateline.publish.fact_change import FIELDS, FactChange, LogSpan, change_json
from dateline.publish.fact_log import fact_log
from dateline.publish.values import change_text
from dateline.settings import Place


def _line(change: FactChange) -> str:
    when = change.recorded_at[:16].replace("T", " ")
    return visible(f"{when}  {change.incident[:17]}  {change_text(change)}")


@click.command()
@click.argument("incident", required=False)
@click.option("--incident", "named", help="The same as the argument.")
@click.option("--since", type=Moment(), help="Only changes recorded on or after this day, or moment (UTC).")
@click.option("--until", type=Moment(), help="Only changes recorded on or before this day, or moment (UTC).")
@click.option("--field", type=click.Choice(FIELDS), help="Only changes of this field.")
@click.option("--json", "as_json", is_flag=True, help="One change a line as JSON.")
@policy_option
@as_of_option
@db_option
def log(
    incident: str | None,
    named: str | None,
    since: date | None,
    until: date | None,
    field: str | None,
    as_json: bool,
    policy: str,
    as_of: date | None,
    db: Place,
) -> None:
    """Show what changed: field, old value, new value, because of which claims of which snapshot, and when.

    An incident that was merged away ends in one line, incident, with where it went.

    \b
    Examples:
      dateline log --since 2024-05-01 --field killed
      dateline log incident-3f2a --json
    """
    if since is not None and until is not None and end_of(until) < start_of(since):
        raise UsageError(f"--until {until} lies before --since {since}")
    last = None if until is None else timestamp(end_of(until))
    with reading(db, as_of) as (ledger, upto):
        after = 0 if since is None else ledger.position_at(before(since))
        changes = fact_log(ledger, policy_named(policy), upto, LogSpan(after, incident or named))
    for change in changes:
        if (field is None or change.field == field) and (last is None or change.recorded_at <= last):
            click.echo(canonical(change_json(change)) if as_json else _line(change))
