"""The command line run inside this process, against a ledger that was fed at fixed moments."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner
from code_one import coder
from program import ROOT

from dateline.doors.cli import cli
from dateline.ledger import SqliteLedger
from dateline.runner import add_inputs

STORY = ROOT / "examples/story"
MOMENTS = tuple(datetime(2024, 6, day, 18, 0, tzinfo=UTC) for day in (3, 4, 6))
"""When the three versions of the story came in."""


def feed_version(store: Path, number: int) -> None:
    """Add one version of the story at its moment."""
    with SqliteLedger.open(store) as ledger:
        add_inputs(ledger, [STORY / f"market-{number}.jsonl"], coder(), now=lambda: MOMENTS[number - 1])


def told(*arguments: object) -> str:
    """Standard output of ``dateline ARGUMENTS``, which has to end well."""
    done = CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)
    assert done.exit_code == 0, (arguments, done.output)
    return done.stdout
