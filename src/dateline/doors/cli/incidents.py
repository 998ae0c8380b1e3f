"""``dateline incidents``: a list, one incident a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click
from rich.table import Table
from rich.text import Text

from dateline.doors.cli.console import console_of, visible
from dateline.doors.cli.options import as_of_option, db_option, filter_options, policy_option
from dateline.doors.cli.store import reading
from dateline.ledger import LedgerReader
from dateline.model import Incident
from dateline.publish import IncidentFilter, Knowledge, Policy, incident_json, policy_named, record_line, select
from dateline.publish.knowledge import knowledge_by_incident, knowledge_json
from dateline.publish.reading_room import corpus_of
from dateline.publish.shelf import Wanted, stand_at
from dateline.publish.words import date_text, place_text, total_text, type_text
from dateline.settings import Place

Listed = Sequence[tuple[Incident, Knowledge]]


def _table(found: Listed) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("incident", "date", "place", "type", "killed", "injured", "articles", "state"):
        table.add_column(name, no_wrap=name == "incident", justify="right" if name == "articles" else "left")
    for i, knowledge in found:
        cells = (date_text(i.date), place_text(i.place), type_text(i), total_text(i.killed), total_text(i.injured))
        row = [Text(visible(cell)) for cell in (i.id[:21], *cells, str(len(i.articles)), knowledge.state)]
        table.add_row(*row, style="dim" if i.role == "background" else None)
    return table


@click.command()
@filter_options
@policy_option
@as_of_option
@db_option
@click.option("--state", type=click.Choice(["developing", "settled"]), help="Only developing, or settled, stories.")
@click.option("--json", "as_json", is_flag=True, help="One record a line instead of a table.")
def incidents(
    db: Place,
    as_of: date | None,
    policy: str,
    state: str | None,
    as_json: bool,
    wanted: IncidentFilter,
) -> None:
    """List incidents, by date, and whether their story is developing or settled. Background incidents are dim.

    \b
    Examples:
      dateline incidents --country SYR --since 2020-02-01 --until 2020-02-29
      dateline incidents --near 37.05,41.22,50 --type clash
      dateline incidents --text checkpoint --json
    """
    with reading(db, as_of) as (ledger, upto):
        found, total = _listed(ledger, policy_named(policy), upto, wanted, state)
    if as_json:
        for incident, knowledge in found:
            click.echo(record_line({**incident_json(incident), "knowledge": knowledge_json(knowledge)}))
        return
    if found:
        console_of().print(_table(found))
    left = total - len(found)
    click.echo(f"{len(found)} incidents" + (f"; {left} not asked for" if left else ""), err=True)


def _listed(
    ledger: LedgerReader, policy: Policy, upto: int, wanted: IncidentFilter, state: str | None
) -> tuple[Listed, int]:
    """The incidents that are asked for, and how many there are in all: from the shelf where it has them."""
    stand = stand_at(ledger, policy, upto)
    if stand is not None:
        asked = Wanted(wanted, state)
        kept = stand.page(asked, stand.count(asked))
        total = stand.count(Wanted())
        if stand_at(ledger, policy, upto) is not None:  # nobody had the shelf made anew meanwhile
            return [(one.incident, stand.knowledge(one)) for one in kept], total
    corpus = corpus_of(ledger, policy, upto)
    found = select(corpus, wanted)
    states = knowledge_by_incident(ledger, corpus, policy, upto, wanted=found)
    return [(i, states[i.id]) for i in found if state in (None, states[i.id].state)], len(corpus.incidents)
