"""``dateline due``: developing stories to look at again."""

from __future__ import annotations

from datetime import UTC, date, datetime

import click
from rich.table import Table
from rich.text import Text

from dateline.doors.cli.console import console_of, visible
from dateline.doors.cli.options import Day, as_of_option, db_option, end_of, policy_option
from dateline.doors.cli.store import reading
from dateline.model import JsonObject, canonical
from dateline.publish import policy_named
from dateline.publish.knowledge import Due, due_stories, knowledge_by_incident, knowledge_json
from dateline.publish.reading_room import corpus_of
from dateline.publish.words import date_text, place_text, type_text
from dateline.settings import Place


def _due_json(due: Due, urls: list[str]) -> JsonObject:
    return {
        "incident": due.incident.id,
        "due": due.on.isoformat(),
        "overdue": due.overdue,
        "looked": due.looked.isoformat(),
        "knowledge": knowledge_json(due.knowledge),
        "urls": urls,
    }


@click.command()
@click.option("--on", "day", type=Day(), help="The day to reckon for.  [default: today, or that of --as-of]")
@click.option("--json", "as_json", is_flag=True, help="One story a line as JSON, with the addresses to look at.")
@policy_option
@as_of_option
@db_option
def due(day: date | None, as_json: bool, policy: str, as_of: date | None, db: Place) -> None:
    """List the developing stories that are due for another look, the longest overdue first, and why.

    A story is due after as many days as it had been quiet when it was last looked at, at least one and at most seven.
    Adding one of its articles again, changed or not, counts as a look.

    \b
    Example:
      dateline due --on 2024-05-20
    """
    on = day or (datetime.now(UTC) if as_of is None else end_of(as_of)).date()
    with reading(db, as_of) as (ledger, upto):
        chosen = policy_named(policy)
        corpus = corpus_of(ledger, chosen, upto)
        found = due_stories(ledger, corpus, knowledge_by_incident(ledger, corpus, chosen, upto, on), on, upto)
    if as_json:
        for one in found:
            urls = sorted({a.url for a in corpus.articles_of(one.incident) if a.url})
            click.echo(canonical(_due_json(one, urls)))
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("incident", "due", "late", "looked", "story", "why"):
        table.add_column(
            name, no_wrap=name in ("incident", "due", "looked"), justify="right" if name == "late" else "left"
        )
    for one in found:
        i = one.incident
        story = f"{type_text(i)}, {place_text(i.place)}, {date_text(i.date)}"
        cells = (i.id[:21], one.on.isoformat(), str(one.overdue), one.looked.isoformat(), story, one.knowledge.reason)
        table.add_row(*(Text(visible(cell)) for cell in cells))
    if found:
        console_of().print(table)
    click.echo(f"{len(found)} stories due on {on}", err=True)
