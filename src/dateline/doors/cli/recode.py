"""``dateline recode``: every article of the ledger coded once more, beside what is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dateline.doors.cli.options import db_option
from dateline.doors.cli.store import writing
from dateline.doors.cli.summary import summary_text
from dateline.runner import Progress as Step
from dateline.runner import recode
from dateline.runner.coder import make_coder
from dateline.settings import Place, Settings


def _now() -> datetime:
    return datetime.now(UTC)


@click.command("recode")
@click.option("--parser", help="What reads sentences: encoder, a folder, or a spaCy package.  [default: the settings']")
@click.option("--gazetteer", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Another gazetteer.")
@click.option(
    "--floor",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Take only claims of at least this confidence; the others are kept as rejections.",
)
@click.option("--jobs", type=click.IntRange(0, 64), default=0, show_default="in this process", help="Worker processes.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@db_option
def recode_command(parser: str | None, gazetteer: Path | None, floor: float, jobs: int, quiet: bool, db: Place) -> None:
    """Code every article of the ledger once more with this program, parser, gazetteer and floor.

    Nothing of the earlier runs is changed or lost, and no list or export shows the new codings until the run is
    chosen with `dateline runs use`. Interrupt with Ctrl-C and give the same command again to go on.

    \b
    Examples:
      dateline recode
      dateline recode --floor 0.8
      dateline runs diff 1 2
    """
    settings = Settings.read()
    coder = make_coder(replace(settings, parser=parser or settings.parser), gazetteer, floor)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with writing(db) as ledger, Progress(*columns, console=Console(stderr=True), disable=quiet) as bar:
        task = bar.add_task("coding", total=None)

        def tell(step: Step) -> None:
            bar.update(task, completed=step.done, total=step.total)

        summary = recode(ledger, db, coder, now=_now, jobs=jobs, progress=tell)
    click.echo(summary_text(summary))
    if summary.interrupted:
        click.echo("interrupted; give the same command again to go on", err=True)
        raise KeyboardInterrupt
    click.echo(f"run {summary.run}; compare it with dateline runs diff, choose it with dateline runs use", err=True)
