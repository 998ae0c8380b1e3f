"""``dateline add``: articles into the ledger."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from dateline.doors.cli.console import visible
from dateline.doors.cli.options import Day, db_option
from dateline.doors.cli.summary import summary_text
from dateline.errors import InputError, LedgerError
from dateline.ledger import open_ledger
from dateline.model import Given
from dateline.runner import Progress as Step
from dateline.runner import add_inputs
from dateline.runner.coder import make_coder
from dateline.settings import Place, Settings


def _now() -> datetime:
    return datetime.now(UTC)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"{folder}: {error.strerror}; name another path with --db") from error


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--jobs", type=click.IntRange(0, 64), default=0, show_default="in this process", help="Worker processes.")
@click.option("--published", type=Day(), help="Publication day of inputs that do not say theirs.")
@click.option("--outlet", help="Outlet of inputs that do not say theirs.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@db_option
def add(inputs: tuple[str, ...], jobs: int, published: date | None, outlet: str | None, quiet: bool, db: Place) -> None:
    """Add INPUTS to the ledger: text or HTML files, folders, JSON lines, gzipped or not, - for standard input.

    Each article is on the disk before it is counted as done. Interrupt with Ctrl-C and give the same command again to
    go on; what is known already adds an observation and nothing else.

    \b
    Examples:
      dateline add story.txt --published 2024-05-03
      dateline add clippings/ feed.jsonl.gz --jobs 2
    """
    coder = make_coder(Settings.read())
    if isinstance(db, Path):
        _make_folder(db.parent)
    given = Given(outlet=outlet, published=published)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with open_ledger(db) as ledger, Progress(*columns, console=console, disable=quiet) as bar:
        task = bar.add_task("reading", total=None)

        def tell(step: Step) -> None:
            if step.reason:
                said = Text(visible(f"{step.origin}: {step.reason}"), style="yellow")
                bar.console.print(said, soft_wrap=True)
            name = Path(step.origin).name or step.origin
            bar.update(task, completed=step.done, total=step.total, description=f"{name[-32:]:32}")

        summary = add_inputs(ledger, inputs, coder, now=_now, jobs=jobs, progress=tell, given=given)
        chosen = ledger.chosen()
    click.echo(summary_text(summary))
    if chosen is not None and chosen.coder != coder.id:
        said = "another coder's run was chosen: the articles that it coded keep its codings (dateline runs)"
        click.echo(said, err=True)
    if summary.interrupted:
        click.echo("interrupted; give the same command again to go on", err=True)
        raise KeyboardInterrupt
    if summary.refused:
        raise InputError(f"{sum(summary.refused.values())} inputs could not be read; the rest is in the ledger")
