"""The ``dateline`` command and its way of failing: one sentence on standard error and a documented exit code."""

from __future__ import annotations

import sys

import click

from dateline.doors.cli.add import add
from dateline.doors.cli.claims import claims
from dateline.doors.cli.code import code
from dateline.doors.cli.correct import accept, cannot_tell, correct, reject
from dateline.doors.cli.diff import diff
from dateline.doors.cli.due import due
from dateline.doors.cli.export import export_command
from dateline.doors.cli.feed import feed
from dateline.doors.cli.gazetteer import gazetteer
from dateline.doors.cli.incidents import incidents
from dateline.doors.cli.judge import decisions, judge, mark, merge, split, undo, unmark
from dateline.doors.cli.log import log
from dateline.doors.cli.lookup import actor, count, date, place, weapon
from dateline.doors.cli.people import people
from dateline.doors.cli.recode import recode_command
from dateline.doors.cli.report import report
from dateline.doors.cli.runs import runs
from dateline.doors.cli.serve import serve
from dateline.doors.cli.show import show
from dateline.doors.cli.verify import verify_command
from dateline.doors.cli.versions import versions
from dateline.doors.version import VERSION
from dateline.errors import DatelineError

_EPILOG = """\b
Exit codes: 0 done · 1 something found (verify) or an unforeseen error · 2 the call's words are off ·
3 an input could not be read (the rest was done) · 4 gazetteer or parser missing · 5 the store · 6 an export ·
130 interrupted

\b
Start here:
  dateline code article.txt --published 2024-05-03
  dateline add folder/ feed.jsonl
  dateline incidents --country SYR --since 2024-05-01
  dateline report --out report.html
"""


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="dateline")
def cli() -> None:
    """Turn conflict news into an auditable, versioned record of incidents."""


_COMMANDS = (
    *(code, add, incidents, show, claims, log, export_command, verify_command, report, gazetteer),
    *(recode_command, runs),
    *(versions, diff, feed, due),
    *(judge, merge, split, correct, accept, reject, cannot_tell, undo, decisions),
    *(mark, unmark),
    *(place, date, count, actor, weapon),
    *(serve, people),
)
for _command in _COMMANDS:
    cli.add_command(_command)


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        result = cli.main(standalone_mode=False)
        sys.exit(result if isinstance(result, int) else 0)
    except DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("dateline: interrupted; what was acknowledged is safe", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
