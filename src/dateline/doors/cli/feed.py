"""``dateline feed``: an Atom feed of changed facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dateline.doors.cli.options import Moment, as_of_option, before, db_option, policy_option
from dateline.doors.cli.store import reading
from dateline.doors.version import VERSION
from dateline.publish import policy_named, write_text
from dateline.publish.fact_change import LogSpan
from dateline.publish.fact_log import fact_log
from dateline.publish.feed import atom_feed, head_of
from dateline.settings import Place


@click.command()
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("feed.xml"),
    show_default=True,
    help="The file to write.",
)
@click.option("--since", type=Moment(), help="Only changes recorded on or after this day, or moment (UTC).")
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True, help="Entries at most, newest first.")
@policy_option
@as_of_option
@db_option
def feed(out: Path, since: date | None, limit: int, policy: str, as_of: date | None, db: Place) -> None:
    """Write the newest changes of facts as an Atom feed: an entry for what one event changed in one incident.

    An entry keeps its id whatever comes later, and the same ledger gives the same file.

    \b
    Example:
      dateline feed --since 2024-05-01 --out feed.xml
    """
    with reading(db, as_of) as (ledger, upto):
        after = 0 if since is None else ledger.position_at(before(since))
        changes = fact_log(ledger, policy_named(policy), upto, LogSpan(after))
        head = head_of(ledger, upto, VERSION)
    write_text(out, atom_feed(head, changes, limit))
    click.echo(str(out))
