"""``dateline diff``: what is different since a day, or between two articles."""

from __future__ import annotations

from datetime import date

import click

from dateline.doors.cli.console import visible
from dateline.doors.cli.options import Moment, as_of_option, before, db_option, policy_option
from dateline.doors.cli.store import reading
from dateline.doors.cli.versions import show_diff
from dateline.errors import UsageError
from dateline.model import canonical
from dateline.publish import Corpus, policy_named
from dateline.publish import story as stories
from dateline.publish.fact_change import LogSpan
from dateline.publish.fact_log import fact_log
from dateline.publish.reading_room import corpus_of
from dateline.publish.since import IncidentDiff, diff_json, net_changes
from dateline.publish.values import because_text, short
from dateline.publish.words import date_text, place_text, type_text
from dateline.settings import Place


def _head(diff: IncidentDiff, corpus: Corpus) -> str:
    record = next((i for i in corpus.incidents if i.id == diff.incident), None)
    told = "" if record is None else f"  {type_text(record)}, {place_text(record.place)}, {date_text(record.date)}"
    return f"{diff.became:8}{diff.incident[:21]}{told}" + (f"  into {diff.into}" if diff.into else "")


def _show(diff: IncidentDiff, corpus: Corpus) -> None:
    click.echo(click.style(visible(_head(diff, corpus)), bold=True))
    for field in diff.fields:
        click.echo(
            visible(f"    {field.field}: {short(field.old)} → {short(field.new)}  {because_text(field.changes[-1])}")
        )


@click.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--since", type=Moment(), help="What is different since before this day, or moment (UTC).")
@click.option("--json", "as_json", is_flag=True, help="One incident, or the comparison, a line as JSON.")
@policy_option
@as_of_option
@db_option
def diff(
    old: str | None, new: str | None, since: date | None, as_json: bool, policy: str, as_of: date | None, db: Place
) -> None:
    """Say what is different in the whole ledger --since a day, net of what went to and fro, or between two articles.

    OLD and NEW are the ids, or their beginnings, of two articles: usually two versions (dateline versions). Two runs of
    coders are compared with: dateline runs diff.

    \b
    Examples:
      dateline diff --since 2024-05-01
      dateline diff article-3f2a article-90bc
    """
    if (since is None) == (old is None or new is None):
        raise UsageError("say --since DAY, or name two articles")
    with reading(db, as_of) as (ledger, upto):
        if since is None:
            one, other = (stories.version_named(ledger, name or "", upto) for name in (old, new))
            found = stories.diff_of(one, other)
            click.echo(canonical(stories.diff_json(found))) if as_json else show_diff(found)
            return
        chosen = policy_named(policy)
        span = LogSpan(ledger.position_at(before(since)))
        diffs = net_changes(fact_log(ledger, chosen, upto, span))
        corpus = None if as_json else corpus_of(ledger, chosen, upto)
    for each in diffs:
        if corpus is None:
            click.echo(canonical(diff_json(each)))
        else:
            _show(each, corpus)
    if corpus is not None:
        click.echo(f"{len(diffs)} incidents differ", err=True)
