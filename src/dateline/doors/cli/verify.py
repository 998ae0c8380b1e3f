"""``dateline verify``: the whole chain checked again, and what was checked said."""

from __future__ import annotations

import sys
from dataclasses import replace

import click

from dateline.doors.cli.options import db_option, policy_option
from dateline.doors.cli.store import reading
from dateline.publish.shelf import shelf_problems
from dateline.runner import verify
from dateline.settings import Place

SHOWN = 50
"""Problems printed; the rest is counted."""


@click.command("verify")
@click.option("--fast", is_flag=True, help="Leave out reading every snapshot again, which takes most of the time.")
@policy_option
@db_option
def verify_command(fast: bool, policy: str, db: Place) -> None:
    """Check the ledger: bytes against hashes, quotes against texts, records, folded anew, against their claims.

    Prints what was checked, with counts, and every problem; exits with 1 where there is one.

    \b
    Example:
      dateline verify --db ledger.sqlite
    """
    with reading(db, None) as (ledger, _):
        report = verify(ledger, policy=policy, read=None) if fast else verify(ledger, policy=policy)
        if report.ok:
            report = replace(report, problems=tuple(shelf_problems(ledger)))
    for name, number in report.checked.items():
        click.echo(f"{number:>9,} {name.replace('_', ' ')} checked")
    click.echo(f"content {report.content} at position {report.head.position}")
    for problem in report.problems[:SHOWN]:
        click.echo(f"PROBLEM {problem.kind}: {problem.id}: {problem.detail}", err=True)
    if not report.ok:
        listed = all(problem.kind == "shelf" for problem in report.problems)
        what = "dateline serve --anew makes the lists again" if listed else "restore the ledger from a copy"
        click.echo(f"{len(report.problems)} problems; {what}", err=True)
        sys.exit(1)
    click.echo("everything holds")
