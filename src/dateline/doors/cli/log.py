"""``dateline log``: the fact log, one change a line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import click

from dateline.doors.cli.console import visible
from dateline.doors.cli.options import Day, as_of_option, db_option, end_of, policy_option
from dateline.doors.cli.store import reading
from dateline.model import Json, canonical
from dateline.publish import policy_named
from dateline.publish.fact_change import FIELDS, FactChange
from dateline.publish.fact_log import fact_log
from dateline.settings import Place


def _short(value: Json) -> str:
    """A value in one line: a count by its bounds, a date by its days, a place by its name, a list by its parts."""
    if isinstance(value, Mapping):
        if "low" in value:
            bounds = f"{value['low']}..{value['high']}" if (value["low"], value["high"]) != (None, None) else ""
            return " ".join(x for x in (bounds, str(value["status"])) if x)
        for key in ("name", "start", "written", "class", "field"):
            if value.get(key):
                return str(value[key])
        return str(value.get("status", "")) or canonical(value)
    if isinstance(value, list | tuple):
        return "; ".join(_short(v) for v in value) or "nothing"
    return "nothing" if value is None else str(value)


def _change_json(change: FactChange) -> dict[str, Json]:
    return {
        "position": change.position,
        "recorded_at": change.recorded_at,
        "incident": change.incident,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "claims": list(change.claims),
        "article": change.article,
        "snapshot": change.snapshot,
    }


@click.command()
@click.argument("incident", required=False)
@click.option("--since", type=Day(), help="Only changes recorded on or after this day (UTC).")
@click.option("--field", type=click.Choice(FIELDS), help="Only changes of this field.")
@click.option("--json", "as_json", is_flag=True, help="One change a line as JSON.")
@policy_option
@as_of_option
@db_option
def log(
    incident: str | None,
    since: date | None,
    field: str | None,
    as_json: bool,
    policy: str,
    as_of: date | None,
    db: Place,
) -> None:
    """Show what changed: field, old value, new value, because of which claims of which snapshot, and when.

    \b
    Examples:
      dateline log --since 2024-05-01 --field killed
      dateline log incident-3f2a --json
    """
    first = "" if since is None else end_of(since).strftime("%Y-%m-%d")
    with reading(db, as_of) as (ledger, upto):
        for change in fact_log(ledger, policy_named(policy), upto):
            if change.recorded_at < first or (field is not None and change.field != field):
                continue
            if incident is not None and not change.incident.startswith(incident):
                continue
            if as_json:
                click.echo(canonical(_change_json(change)))
                continue
            because = f"because of {', '.join(c[:14] for c in change.claims[:3])}" if change.claims else "by the fold"
            when = change.recorded_at[:16].replace("T", " ")
            moved = visible(f"{_short(change.old)} → {_short(change.new)}")
            click.echo(f"{when}  {change.incident[:17]}  {change.field}: {moved}  {because} of {change.snapshot[:19]}")
