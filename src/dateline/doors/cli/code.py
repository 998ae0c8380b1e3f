"""``dateline code``: one article or many, nothing stored."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dateline.doors.cli.console import console_of, visible
from dateline.doors.cli.evidence import evidence_text, record_table
from dateline.doors.cli.options import Day, policy_option
from dateline.errors import InputError, ReadingError, UsageError
from dateline.model import Given, JsonObject, Refusal, SetAside, Snapshot
from dateline.model.codec import coder_json
from dateline.model.coding import Coder
from dateline.publish import (
    Policy,
    incidents_of,
    policy_named,
    record_json,
    record_line,
    refusal_json,
    set_aside_json,
)
from dateline.runner import NOTES, Coded, code_snapshot, read_inputs
from dateline.runner.coder import make_coder
from dateline.settings import Settings

Result = Coded | SetAside | Refusal


def _record(result: Result, coder: Coder, policy: Policy) -> JsonObject:
    match result:
        case Coded(article, coding):
            return record_json(article, coding, policy)
        case SetAside():
            return set_aside_json(result, coder_json(coder.id))
        case Refusal():
            return refusal_json(result, coder_json(coder.id))


def _result(taken: Snapshot | Refusal, coder: Coder) -> Result:
    return taken if isinstance(taken, Refusal) else code_snapshot(taken, coder)


def _complain(refusal: Refusal) -> None:
    click.echo(f"dateline: {refusal.origin}: {refusal.reason}", err=True)


def _show(result: Coded | SetAside, policy: Policy) -> None:
    """One article for a person."""
    console = console_of()
    if isinstance(result, SetAside):
        click.echo(visible(f"Set aside ({result.kind}): {result.reason}"))
        return
    claims = {c.id: c for c in result.coding.claims}
    found = incidents_of(result.article, result.coding, policy)
    for incident in found:
        own = sorted((claims[c] for c in incident.claims), key=lambda c: (c.span.start, c.span.end, c.id))
        console.print(record_table(incident, own))
        console.print()
    if not found:
        about = "no incident is told" if result.coding.relevant else "not about political violence"
        click.echo(visible(f"{result.article.title or 'This article'}: {about}."))
    console.print(evidence_text(result.article, result.coding.claims))
    kinds: dict[str, int] = {}
    for rejection in result.coding.rejections:
        kinds[rejection.kind] = kinds.get(rejection.kind, 0) + 1
    if kinds:
        click.echo("not taken: " + ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items())), err=True)


def _many(source: str, given: Given, coder: Coder, policy: Policy) -> int:
    """One record a line, in the order of the input; the number of lines that could not be read."""
    bad = 0
    for taken in read_inputs([source], given=given):
        if isinstance(taken, Refusal) and taken.kind in NOTES:
            _complain(taken)
            continue
        result = _result(taken, coder)
        if isinstance(result, Refusal):
            bad += 1
            _complain(result)
        click.echo(record_line(_record(result, coder, policy)))
    return bad


@click.command()
@click.argument("article", required=False)
@click.option("--json", "as_json", is_flag=True, help="The record as one JSON line instead of tables.")
@click.option("--jsonl", metavar="INPUT.jsonl", help="Code many articles; one record a line, in order.")
@click.option("--published", type=Day(), help="Publication day, where you know it.")
@click.option("--title", help="Headline, where the file does not say.")
@click.option("--outlet", help="Who published it.")
@click.option("--url", help="Where it was found.")
@policy_option
def code(
    article: str | None,
    as_json: bool,
    jsonl: str | None,
    published: date | None,
    title: str | None,
    outlet: str | None,
    url: str | None,
    policy: str,
) -> None:
    """Code one ARTICLE (text, HTML or JSON, gzipped or not; - for standard input). Nothing is stored.

    \b
    Examples:
      dateline code story.html
      dateline code story.txt --published 2024-05-03 --json
      dateline code --jsonl feed.jsonl > records.jsonl
    """
    if (article is None) == (jsonl is None):
        raise UsageError("name one article, or many with --jsonl INPUT.jsonl")
    given, chosen = Given(title, outlet, url, published), policy_named(policy)
    coder = make_coder(Settings.read())
    if jsonl is not None:
        if _many(jsonl, given, coder, chosen):
            raise InputError("some lines could not be read; the others are coded")
        return
    source = article or "-"
    if Path(source).is_dir():
        raise UsageError(f"{source} is a folder; code it with: dateline add {source}")
    for taken in read_inputs([source], given=given):
        if isinstance(taken, Refusal) and taken.kind in NOTES:
            _complain(taken)
            continue
        result = _result(taken, coder)
        if as_json:
            click.echo(record_line(_record(result, coder, chosen)))
        if isinstance(result, Refusal):
            raise ReadingError(f"{result.origin}: {result.reason}", result.kind)
        if not as_json:
            _show(result, chosen)
