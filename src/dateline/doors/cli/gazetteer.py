"""``dateline gazetteer``: build the place-name file and say what it holds."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def gazetteer() -> None:
    """Build or describe the gazetteer, the file of place names that places are resolved with."""


@gazetteer.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@click.option("--if-missing", is_flag=True, help="Do nothing where the file is there already.")
def build(out: Path | None, if_missing: bool) -> None:
    """Build the gazetteer from the packaged GeoNames data (CC BY 4.0). Takes under a minute, once.

    \b
    Example:
      dateline gazetteer build
    """
    from dateline.runner.resources import gazetteer_path, make_gazetteer

    if if_missing and gazetteer_path(out).exists():
        click.echo(str(gazetteer_path(out)))
        return
    with click.progressbar(length=100, label="gazetteer") as bar:
        done = 0

        def progress(what: str, share: float) -> None:
            nonlocal done
            bar.label = f"gazetteer: {what}"
            bar.update(int(share * 100) - done)
            done = int(share * 100)

        path = make_gazetteer(out, progress)
    click.echo(str(path))
