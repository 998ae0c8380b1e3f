"""``dateline place``, ``date``, ``count``, ``actor``, ``weapon``: one phrase through one normaliser."""

from __future__ import annotations

from datetime import date as calendar_date
from pathlib import Path

import click

from dateline.doors.cli.options import Day
from dateline.model import JsonObject, canonical
from dateline.runner.lookup import look_up_actor, look_up_count, look_up_date, look_up_place, look_up_weapon
from dateline.settings import Settings

_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON line.")
_COUNTRY = click.option("--country", help="ISO 3166 alpha-3 of the country that the document is about, e.g. LBN.")


def _tell(answer: JsonObject, as_json: bool) -> None:
    """The answer line by line; what is null is not printed."""
    if as_json:
        click.echo(canonical(answer))
        return
    for name, value in answer.items():
        if value not in (None, [], ()):
            click.echo(f"{name:14} {value if isinstance(value, str) else canonical(value)}")


@click.command()
@click.argument("words")
@_COUNTRY
@click.option(
    "--places",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV of places of your own and of names fixed to one place; without it, that of DATELINE_PLACES.",
)
@_JSON
def place(words: str, country: str | None, places: Path | None, as_json: bool) -> None:
    """Resolve a place name: point, country, precision, the candidates considered.

    \b
    Examples:
      dateline place "Tripoli, Lebanon"
      dateline place "20 km south of Ras al-Ain" --country SYR
      dateline place "FOB Vexmoor" --places mine.csv
    """
    _tell(look_up_place(words, country.upper() if country else None, places or Settings.read().places), as_json)


@click.command()
@click.argument("words")
@click.option("--published", type=Day(), help="The day that relative words count from.")
@_JSON
def date(words: str, published: calendar_date | None, as_json: bool) -> None:
    """Resolve a time expression to calendar days; without a publication day relative words stay unresolved.

    \b
    Example:
      dateline date "last Tuesday" --published 2024-05-16
    """
    _tell(look_up_date(words, published), as_json)


@click.command()
@click.argument("words")
@_JSON
def count(words: str, as_json: bool) -> None:
    """Read a number of people: bounds, status, whom it covers.

    \b
    Examples:
      dateline count "at least three soldiers"
      dateline count "dozens"
    """
    _tell(look_up_count(words), as_json)


@click.command()
@click.argument("words")
@_COUNTRY
@click.option(
    "--actors",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML or CSV file of actors of your own; without it, that of DATELINE_ACTORS.",
)
@_JSON
def actor(words: str, country: str | None, actors: Path | None, as_json: bool) -> None:
    """Say what kind of party a noun phrase names, its country and codes.

    \b
    Examples:
      dateline actor "US warplanes" --country SYR
      dateline actor "fighters of the Sons of the Orchard" --actors mine.csv
    """
    _tell(look_up_actor(words, country.upper() if country else None, actors or Settings.read().actors), as_json)


@click.command()
@click.argument("words")
@_JSON
def weapon(words: str, as_json: bool) -> None:
    """Say what class of weapon or means a phrase names.

    \b
    Example:
      dateline weapon "a roadside bomb"
    """
    _tell(look_up_weapon(words), as_json)
