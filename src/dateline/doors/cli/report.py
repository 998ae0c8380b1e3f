"""``dateline report``: one static page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dateline.doors.cli.options import as_of_option, db_option, filter_options, make_filter, policy_option
from dateline.doors.cli.store import reading
from dateline.doors.version import VERSION
from dateline.publish import policy_named, select, write_text
from dateline.publish.reading_room import corpus_of, origin_of
from dateline.publish.report import report_html


@click.command()
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("report.html"),
    show_default=True,
    help="The page to write.",
)
@filter_options
@policy_option
@as_of_option
@db_option
def report(
    out: Path,
    db: Path,
    as_of: date | None,
    policy: str,
    since: date | None,
    until: date | None,
    country: str | None,
    near: str | None,
    kind: str | None,
    text: str | None,
    role: str | None,
) -> None:
    """Write one self-contained HTML page: incidents, the evidence in the text, a map and a timeline.

    The page asks the network for nothing and can be mailed or archived as it is.

    \b
    Example:
      dateline report --country SYR --out syria.html
    """
    wanted = make_filter(since, until, country, near, kind, text, role)
    chosen = policy_named(policy)
    with reading(db, as_of) as (ledger, upto):
        corpus, origin = corpus_of(ledger, chosen, upto), origin_of(ledger, chosen, VERSION, upto)
    write_text(out, report_html(select(corpus, wanted), corpus, origin))
    click.echo(str(out))
