"""``dateline report``: one static page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dateline.doors.cli.options import as_of_option, db_option, filter_options, policy_option
from dateline.doors.cli.store import reading
from dateline.doors.version import VERSION
from dateline.publish import IncidentFilter, policy_named, select, write_text
from dateline.publish.reading_room import corpus_with_origin
from dateline.publish.report import report_html
from dateline.settings import Place


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
    db: Place,
    as_of: date | None,
    policy: str,
    wanted: IncidentFilter,
) -> None:
    """Write one self-contained HTML page: incidents, the evidence in the text, a map and a timeline.

    The page asks the network for nothing and can be mailed or archived as it is.

    \b
    Example:
      dateline report --country SYR --out syria.html
    """
    chosen = policy_named(policy)
    with reading(db, as_of) as (ledger, upto):
        corpus, origin = corpus_with_origin(ledger, chosen, VERSION, upto)
    write_text(out, report_html(select(corpus, wanted), corpus, origin))
    click.echo(str(out))
