"""What a request may ask: its parameters and bodies, checked at the door."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from dateline.model import ClaimField
from dateline.model.country import countries
from dateline.publish import DEFAULT_POLICY, POLICIES, IncidentFilter, Near

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9:-]{4,160}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
Name = Annotated[str, StringConstraints(max_length=1000)]


class Asked(BaseModel):
    """Nothing but what is named is taken."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Reading(Asked):
    """Parameters of everything that can be read."""

    as_of: str | None = Field(
        None,
        max_length=40,
        description="The ledger as it stood at the end of a day (2024-05-03), at a moment (2024-05-03T18:30, UTC) or "
        "at a position (1234).",
    )
    policy: str = Field(
        DEFAULT_POLICY,
        description="How one value is held where claims leave several standing.",
        json_schema_extra={"enum": [*sorted(POLICIES)]},
    )

    @field_validator("policy")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in POLICIES:
            raise ValueError(f"no policy {name!r}; choose one of {', '.join(sorted(POLICIES))}")
        return name

    @field_validator("as_of")
    @classmethod
    def _moment(cls, written: str | None) -> str | None:
        parse_as_of(written)
        return written or None

    @property
    def moment(self) -> date | int | None:
        """What ``as_of`` means; None is now."""
        return parse_as_of(self.as_of)


def parse_as_of(written: str | None) -> date | int | None:
    """A position, a day or a moment; ValueError for anything else."""
    if not written:
        return None
    if written.isascii() and written.isdigit() and len(written) < len("20240503"):
        return int(written)
    try:
        if len(written) <= len("2024-05-03"):
            return date.fromisoformat(written)
        found = datetime.fromisoformat(written)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"{written!r} is no day, moment or position; write 2024-05-03 or 2024-05-03T18:30") from None


class Listing(Reading):
    """Parameters of a list in pages."""

    limit: int = Field(50, ge=1, le=500, description="Items on a page.")
    cursor: str | None = Field(
        None, max_length=200, description="``next`` of the page before: the next page of the same ledger position."
    )


class IncidentsAsked(Listing):
    """The filters of ``dateline incidents``; every one that is given must hold."""

    since: date | None = Field(None, description="Incidents that may have ended on or after this day.")
    until: date | None = Field(None, description="Incidents that may have begun on or before this day.")
    country: str | None = Field(None, description="ISO 3166 alpha-3 or English name: SYR, Syria.", max_length=60)
    near: str | None = Field(None, description="A circle LAT,LON,KM.", max_length=80)
    type: str | None = Field(None, description="A part of the type's or sub-type's name.", max_length=100)
    text: str | None = Field(None, description="A part of any quote or headline.", max_length=200)
    role: Literal["main", "background"] | None = Field(None, description="Only main or background incidents.")
    state: Literal["developing", "settled"] | None = Field(None, description="Only developing, or settled, stories.")
    disputed: bool | None = Field(None, description="Only incidents with, or without, a conflict.")
    killed: int | None = Field(
        None, ge=0, le=10_000_000, description="At least so many killed, by what sources agree on."
    )

    @field_validator("*", mode="before")
    @classmethod
    def _silent(cls, value: object) -> object:
        """An empty field of a form asks nothing."""
        return None if value == "" else value

    @field_validator("policy", "limit", mode="before")
    @classmethod
    def _default(cls, value: object, info: object) -> object:
        if value is not None:
            return value
        return DEFAULT_POLICY if getattr(info, "field_name", "") == "policy" else 50

    @field_validator("country")
    @classmethod
    def _country(cls, code: str | None) -> str | None:
        if code is None or code.upper() in countries():
            return None if code is None else code.upper()
        named = code.strip().casefold()
        for country in countries().values():
            if named in (country.name.casefold(), country.alpha3.casefold()):
                return country.alpha3
        raise ValueError(f"no country {code!r}; give its English name or ISO 3166 alpha-3 code, for example SYR")

    @field_validator("near")
    @classmethod
    def _near(cls, written: str | None) -> str | None:
        circle_of(written)
        return written

    @model_validator(mode="after")
    def _order(self) -> IncidentsAsked:
        if self.since is not None and self.until is not None and self.until < self.since:
            raise ValueError(f"until {self.until} lies before since {self.since}")
        return self

    @property
    def wanted(self) -> IncidentFilter:
        """The filter as the rooms below know it; ``state`` and ``disputed`` are asked of what passes it."""
        circle = circle_of(self.near)
        given = (self.since, self.until, self.country, circle, self.type, self.text, self.role)
        return IncidentFilter(*given, killed=self.killed)


def circle_of(written: str | None) -> Near | None:
    """LAT,LON,KM; ValueError where it is no circle on the earth."""
    if not written:
        return None
    try:
        lat, lon, km = (float(part) for part in written.split(","))
    except ValueError:
        raise ValueError(f"{written!r} is not LAT,LON,KM; write for example 37.05,41.22,50") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 < km < 1e6):
        raise ValueError(f"{written!r} is no circle on the earth")
    return Near(lat, lon, km)


class LogAsked(Listing):
    """Which part of the fact log."""

    incident: Id | None = Field(None, description="Only changes of the incident whose id begins so.")
    field: str | None = Field(None, max_length=40, description="Only changes of this field.")


class FeedAsked(Reading):
    """How long the feed is."""

    limit: int = Field(200, ge=1, le=1000, description="Entries at most, the newest first.")


class DueAsked(Reading):
    """For which day."""

    on: date | None = Field(None, description="The day to reckon for; today, or that of as_of, where none is given.")


class ClaimsAsked(Listing):
    """Which claims."""

    incident: Id | None = Field(None, description="Only claims on this incident.")
    article: Id | None = Field(None, description="Only claims of this article.")
    field: str | None = Field(None, max_length=40, description="Only claims on this field.")


class Paste(Asked):
    """An article as text. It is coded and stored; its text stays as it is, markup is never rendered."""

    text: str = Field(min_length=1, max_length=2_000_000)
    title: Name | None = None
    outlet: Name | None = None
    url: Name | None = None
    published: date | None = None

    @field_validator("title", "outlet", "url", "published", mode="before")
    @classmethod
    def _silent(cls, value: object) -> object:
        return None if value == "" else value


class SentFile(Asked):
    """A file as a browser sends it."""

    name: Name
    content: bytes


class Dropped(Asked):
    """Files with articles, as ``dateline add`` takes them: text, HTML, JSON lines, gzipped or not."""

    files: list[SentFile] = Field(min_length=1, max_length=200)
    outlet: Name | None = None
    published: date | None = None

    @field_validator("outlet", "published", mode="before")
    @classmethod
    def _silent(cls, value: object) -> object:
        return None if value == "" else value


class Said(Asked):
    """What every decision has: the reason, and the position that the person was looking at."""

    because: Words
    seen: int | None = Field(None, ge=0, description="The position looked at; 409 where others decided since.")

    @field_validator("seen", mode="before")
    @classmethod
    def _silent(cls, value: object) -> object:
        return None if value == "" else value


class Judged(Said):
    """Two mentions or incidents."""

    verdict: Literal["same", "different", "unsure"]
    one: Id
    other: Id


class Merged(Said):
    """Incidents or mentions that are one."""

    names: list[Id] = Field(min_length=2, max_length=100)


class SplitOff(Said):
    """Mentions that leave their incident."""

    mentions: list[Id] = Field(min_length=1, max_length=1000)


class Corrected(Said):
    """A value and the words that carry it, as ``dateline correct`` takes them."""

    field: ClaimField
    value: Name
    quote: Words | None = None
    article: Id | None = None
    start: int | None = Field(None, ge=0)
    end: int | None = Field(None, ge=0)
    speaker: Name | None = None

    @field_validator("quote", "article", "start", "end", "speaker", mode="before")
    @classmethod
    def _nothing(cls, value: object) -> object:
        return None if value == "" else value


class Marked(Said):
    """Whether an incident is sensitive."""

    sensitive: bool


class Ruled(Said):
    """The verdict on a claim."""

    verdict: Literal["accepted", "rejected", "cannot_tell"]
