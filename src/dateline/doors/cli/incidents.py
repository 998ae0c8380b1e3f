"""``dateline incidents``: a list, one incident a line."""

from __future__ import annotations

from datetime import date

import click
from rich.table import Table
from rich.text import Text

from dateline.doors.cli.console import console_of, visible
from dateline.doors.cli.options import as_of_option, db_option, filter_options, policy_option
from dateline.doors.cli.store import reading
from dateline.model import Incident
from dateline.publish import IncidentFilter, incident_json, policy_named, record_line, select
from dateline.publish.reading_room import corpus_of
from dateline.publish.words import date_text, place_text, total_text, type_text
from dateline.settings import Place


def _table(found: tuple[Incident, ...]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("incident", "date", "place", "type", "killed", "injured", "articles"):
        table.add_column(name, no_wrap=name == "incident", justify="right" if name == "articles" else "left")
    for i in found:
        cells = (date_text(i.date), place_text(i.place), type_text(i), total_text(i.killed), total_text(i.injured))
        row = [Text(visible(cell)) for cell in (i.id[:21], *cells, str(len(i.articles)))]
        table.add_row(*row, style="dim" if i.role == "background" else None)
    return table


@click.command()
@filter_options
@policy_option
@as_of_option
@db_option
@click.option("--json", "as_json", is_flag=True, help="One record a line instead of a table.")
def incidents(
    db: Place,
    as_of: date | None,
    policy: str,
    as_json: bool,
    wanted: IncidentFilter,
) -> None:
    """List incidents, by date. Background incidents are dim.

    \b
    Examples:
      dateline incidents --country SYR --since 2020-02-01 --until 2020-02-29
      dateline incidents --near 37.05,41.22,50 --type clash
      dateline incidents --text checkpoint --json
    """
    with reading(db, as_of) as (ledger, upto):
        corpus = corpus_of(ledger, policy_named(policy), upto)
    found = select(corpus, wanted)
    if as_json:
        for incident in found:
            click.echo(record_line(incident_json(incident)))
        return
    if found:
        console_of().print(_table(found))
    left = len(corpus.incidents) - len(found)
    click.echo(f"{len(found)} incidents" + (f"; {left} not asked for" if left else ""), err=True)
