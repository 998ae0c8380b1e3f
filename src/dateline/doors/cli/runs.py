"""``dateline runs``: what was coded when and by whom, which of it counts, and how two runs differ."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from dateline.doors.cli.console import console_of, visible
from dateline.doors.cli.options import as_of_option, db_option, policy_option
from dateline.doors.cli.store import reading, writing
from dateline.errors import UsageError
from dateline.ledger import LedgerReader, Run, RunShare
from dateline.model import JsonObject, canonical
from dateline.model.codec import coder_json
from dateline.publish import policy_named, write_text
from dateline.publish.run_diff import Watcher, diff_runs
from dateline.publish.run_report import RunName, diff_html, diff_json, diff_text
from dateline.runner import judge_new
from dateline.settings import Place


def run_named(runs: Sequence[Run], wanted: str) -> Run:
    """The run with this number in the list, or whose id begins so; UsageError where none or several do."""
    if wanted.isdecimal() and 1 <= int(wanted) <= len(runs):
        return runs[int(wanted) - 1]
    digits = wanted.removeprefix("run-")
    found = [run for run in runs if len(digits) >= 4 and run.id.startswith(f"run-{digits}")]
    if len(found) != 1:
        said = "no run" if not found else "several runs begin with"
        raise UsageError(f"{said} {wanted!r}; dateline runs lists them with their numbers")
    return found[0]


def _run_json(number: int, run: Run, share: RunShare, chosen: bool) -> JsonObject:
    return {
        "number": number,
        "id": run.id,
        "started_at": run.started_at,
        "finished_at": run.finished_at,
        "coder": coder_json(run.coder),
        "beside": run.beside,
        "chosen": chosen,
        "inputs": list(run.inputs),
        "outcomes": dict(run.counts),
        "codings": share.codings,
        "counting": share.counting,
    }


def _table(runs: Sequence[JsonObject]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("", "run", "began", "coder", "inputs", "outcome", "codings", "counting"):
        table.add_column(
            name, no_wrap=name in ("run", "began"), justify="right" if name[:3] in ("cod", "cou") else "left"
        )
    for run in runs:
        coder, inputs, outcomes = run["coder"], run["inputs"], run["outcomes"]
        assert isinstance(coder, dict)
        assert isinstance(inputs, list)
        assert isinstance(outcomes, dict)
        who = f"{coder['name']} {coder['version']} {str(coder['config']).removeprefix('sha256:')[:10]}"
        what = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in sorted(outcomes.items()) if n)
        ended = what or ("nothing new" if run["finished_at"] else "cut off or going on")
        said = ", ".join(map(str, inputs[:2])) + (f" and {len(inputs) - 2} more" if len(inputs) > 2 else "")
        mark = "chosen, " if run["chosen"] else "beside, " if run["beside"] else ""
        row = (str(run["number"]), str(run["id"])[:14], str(run["started_at"])[:16].replace("T", " "), who, said)
        cells = (*row, mark + ended, str(run["codings"]), str(run["counting"]))
        table.add_row(*(Text(visible(cell)) for cell in cells), style=None if run["counting"] else "dim")
    return table


@click.group("runs", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="One run a line as JSON.")
@as_of_option
@db_option
@click.pass_context
def runs(context: click.Context, as_json: bool, as_of: date | None, db: Place) -> None:
    """List the runs: when, which coder, which inputs, what became of them, and how many of their codings count.

    A coding counts where its coder was chosen with `dateline runs use`; where nobody chose, or the chosen coder has
    not coded an article, the last coding that was not made by `dateline recode` counts.

    \b
    Examples:
      dateline runs
      dateline runs use 2 --because "fewer wrong tolls"
      dateline runs diff 1 2
    """
    if context.invoked_subcommand is not None:
        return
    with reading(db, as_of) as (ledger, upto):
        shares, chosen = ledger.run_shares(upto), ledger.chosen(upto)
        found = [
            _run_json(n, run, shares.get(run.id, RunShare(0, 0)), chosen is not None and chosen.run == run.id)
            for n, run in enumerate(ledger.runs(upto), 1)
        ]
    if as_json:
        for run in found:
            click.echo(canonical(run))
    elif found:
        console_of().print(_table(found))


@runs.command("use")
@click.argument("run")
@click.option("--because", help="Why, in your words; kept with the choice.")
@click.option("--by", default=getpass.getuser, show_default="your user name", help="Who chooses.")
@db_option
def use(run: str, because: str | None, by: str, db: Place) -> None:
    """Let the codings of the RUN's coder count from now on (its number in the list, or the beginning of its id).

    The choice is an event in the log: `--as-of` an earlier day still shows what counted then, and choosing the
    earlier run again brings its codings back.

    \b
    Example:
      dateline runs use 2 --because "fewer wrong tolls"
    """
    with writing(db) as ledger:
        wanted = run_named(list(ledger.runs()), run)
        kept = ledger.choose_run(wanted.id, by, because, datetime.now(UTC))
        judged = judge_new(ledger, lambda: datetime.now(UTC))
        share = ledger.run_shares().get(wanted.id, RunShare(0, 0))
    said = "chosen" if kept == "new" else "chosen already"
    click.echo(f"{wanted.id} is {said}: {share.counting} of its codings count; {judged} judgements")


@contextmanager
def _bar(quiet: bool) -> Iterator[Watcher]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet) as bar:
        task = bar.add_task("comparing", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _name(run: Run) -> RunName:
    return RunName(run.id, run.started_at, run.coder)


@runs.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="Figures and examples as one JSON line.")
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write a page instead.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@policy_option
@as_of_option
@db_option
def diff(
    old: str, new: str, as_json: bool, page: Path | None, quiet: bool, policy: str, as_of: date | None, db: Place
) -> None:
    """Compare what the coders of two runs, OLD and NEW, make of the articles that both coded.

    Events are paired by the words that tell them; every field is counted as the same, changed, gained or lost, with
    examples and the words behind them. Nothing is written to the ledger, so interrupting loses nothing.

    \b
    Examples:
      dateline runs diff 1 2
      dateline runs diff 1 2 --html diff.html
    """
    with reading(db, as_of) as (ledger, upto), _bar(quiet or as_json) as watch:
        one, other = _pair(ledger, upto, old, new)
        found = diff_runs(ledger, one.coder, other.coder, policy_named(policy), upto, watch)
    names = _name(one), _name(other)
    if page is not None:
        write_text(page, diff_html(found, *names))
        click.echo(str(page))
    else:
        click.echo(canonical(diff_json(found, *names)) if as_json else visible(diff_text(found, *names)).rstrip("\n"))


def _pair(ledger: LedgerReader, upto: int, old: str, new: str) -> tuple[Run, Run]:
    known = list(ledger.runs(upto))
    one, other = run_named(known, old), run_named(known, new)
    if one.coder == other.coder:
        raise UsageError("both runs have the same coder and configuration: they cannot differ")
    return one, other
