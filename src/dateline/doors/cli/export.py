"""``dateline export``: incidents as a file with its manifest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from dateline.doors.cli.options import as_of_option, db_option, filter_options, policy_option
from dateline.doors.cli.store import reading
from dateline.doors.version import VERSION
from dateline.publish import FORMATS, IncidentFilter, export, format_named, policy_named
from dateline.publish.reading_room import corpus_with_origin
from dateline.publish.shelf import corpus_listed
from dateline.settings import Place


@click.command("export")
@click.argument("name", metavar="FORMAT", type=click.Choice(sorted(FORMATS)))
@click.option("--out", type=click.Path(path_type=Path), help="File or folder to write to.  [default: this folder]")
@filter_options
@click.option("--without-sensitive", is_flag=True, help="Leave out incidents that are marked as sensitive.")
@policy_option
@as_of_option
@db_option
def export_command(
    name: str,
    out: Path | None,
    db: Place,
    as_of: date | None,
    policy: str,
    wanted: IncidentFilter,
    without_sensitive: bool,
) -> None:
    """Write incidents in FORMAT: jsonl, csv, acled or geojson, and a manifest beside the file.

    The manifest names the ledger's position, coder and codebook, the filter, the file's hash and what was left out.

    \b
    Examples:
      dateline export csv --country SYR --out syria.csv
      dateline export acled --since 2024-01-01 --out exports/
    """
    target = Path() if out is None else out
    if target.is_dir():
        target = target / f"incidents{format_named(name).suffix}"
    chosen = policy_named(policy)
    with reading(db, as_of) as (ledger, upto):
        if without_sensitive:
            # Read here: the desk's rooms would take a sixth of every other command's start.
            from dateline.doors.api.veil import PUBLIC, SENSITIVE, veil_for
            from dateline.doors.api.veiled_reader import veiled

            corpus, origin = corpus_with_origin(veiled(ledger, veil_for(ledger, PUBLIC)), chosen, VERSION, upto)
            origin = replace(origin, withheld=SENSITIVE)
        else:
            corpus, origin = corpus_listed(ledger, chosen, VERSION, upto, wanted)
    for path in export(corpus, wanted, name, target, origin):
        click.echo(str(path))
