"""Options that several commands share, and the values they parse to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from dateline.errors import UsageError
from dateline.model.country import countries
from dateline.publish import DEFAULT_POLICY, POLICIES, IncidentFilter, Near
from dateline.settings import ENV_DB, Place, Settings, place_of

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """An ISO calendar day."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a clear complaint."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2024-05-03", param, ctx)


class LedgerPlace(click.ParamType[Place]):
    """A file, or the address of a PostgreSQL database."""

    name = "FILE|postgresql://…"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Place:
        """The place, or a clear complaint about a folder."""
        place = place_of(value) if isinstance(value, str) else value
        if isinstance(place, Path) and place.is_dir():
            self.fail(f"{place} is a folder; name a file", param, ctx)
        return place if isinstance(place, str | Path) else Path(str(place))


class Moment(click.ParamType[date]):
    """An ISO day, which means its end, or a moment; without a time zone UTC."""

    name = "YYYY-MM-DD[Thh:mm]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or the moment as a datetime, or a clear complaint."""
        text = str(value)
        try:
            if len(text) <= len("2024-05-03"):
                return date.fromisoformat(text)
            found = datetime.fromisoformat(text)
        except ValueError:
            self.fail(f"{value!r} is neither a day nor a moment; write 2024-05-03 or 2024-05-03T18:30", param, ctx)
        return found if found.tzinfo else found.replace(tzinfo=UTC)


def db_option(command: F) -> F:
    """``--db``: where the ledger is kept."""
    return click.option(
        "--db",
        type=LedgerPlace(),
        default=lambda: Settings.read().db,
        show_default=f"the user's data folder, or ${ENV_DB}",
        help="The ledger: a file, or the address of a PostgreSQL database.",
    )(command)


def policy_option(command: F) -> F:
    """``--policy``: how a number is held where claims leave several standing."""
    rules = "; ".join(f"{p.name}: {p.rule}" for p in POLICIES.values())
    return click.option(
        "--policy",
        type=click.Choice(sorted(POLICIES)),
        default=DEFAULT_POLICY,
        show_default=True,
        help=f"How one value is held where claims leave several standing ({rules}).",
    )(command)


def as_of_option(command: F) -> F:
    """``--as-of``: read the ledger as it stood at the end of a day, or at a moment (UTC)."""
    return click.option(
        "--as-of", type=Moment(), help="Read the ledger as it stood at the end of this day, or at this moment (UTC)."
    )(command)


def end_of(day: date) -> datetime:
    """The last moment of a day in UTC; a moment itself."""
    return day if isinstance(day, datetime) else datetime.combine(day, time.max, UTC)


def start_of(day: date) -> datetime:
    """The first moment of a day in UTC; a moment itself."""
    return day if isinstance(day, datetime) else datetime.combine(day, time.min, UTC)


def before(day: date) -> datetime:
    """The last moment before a day or a moment, as the ledger counts them (microseconds)."""
    return start_of(day) - timedelta(microseconds=1)


def _near(value: str | None) -> Near | None:
    if value is None:
        return None
    try:
        lat, lon, km = (float(part) for part in value.split(","))
    except ValueError:
        raise UsageError(f"--near {value!r} is not LAT,LON,KM; write for example 37.05,41.22,50") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and km > 0):
        raise UsageError(
            f"--near {value!r} is no circle on the earth: latitude -90 to 90, longitude -180 to 180, km > 0"
        )
    return Near(lat, lon, km)


def _make_filter(
    since: date | None,
    until: date | None,
    country: str | None,
    near: str | None,
    kind: str | None,
    text: str | None,
    role: str | None,
) -> IncidentFilter:
    """The filter that the options describe; UsageError where one makes no sense."""
    code = None if country is None else country.upper()
    if code is not None and code not in countries():
        raise UsageError(f"no country {country!r}; give the ISO 3166 alpha-3 code, for example SYR")
    if since is not None and until is not None and until < since:
        raise UsageError(f"--until {until} lies before --since {since}")
    return IncidentFilter(since, until, code, _near(near), kind, text, role)


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """The conditions that incidents can be asked for by; the command gets them as one IncidentFilter, ``wanted``."""

    @wraps(command)
    def filtered(**given: Any) -> None:
        asked = {name: given.pop(name) for name in ("since", "until", "country", "near", "kind", "text", "role")}
        command(wanted=_make_filter(**asked), **given)

    decorated: Callable[..., None] = filtered
    for option in (
        click.option("--role", type=click.Choice(["main", "background"]), help="Only main or background incidents."),
        click.option("--text", help="A part of any quote or headline."),
        click.option("--type", "kind", help="A part of the type's or sub-type's name, e.g. 'clash' or 'Protests'."),
        click.option("--near", help="A circle LAT,LON,KM, e.g. 37.05,41.22,50."),
        click.option("--country", help="ISO 3166 alpha-3, e.g. SYR."),
        click.option("--until", type=Day(), help="Incidents that may have begun on or before this day."),
        click.option("--since", type=Day(), help="Incidents that may have ended on or after this day."),
    ):
        decorated = option(decorated)
    return decorated
