"""What the columns of an export mean, for whoever is about to take one along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

COLUMNS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "csv": (
        ("incident, role, modality", "its id; main or background; whether it occurred, was attempted, foiled, denied"),
        ("event_type, sub_event_type", "what kind of event, ACLED-style"),
        ("plover_event, plover_mode", "the same in PLOVER's words"),
        ("date_start, date_end, date_precision, date_written", "both days included; day, week, month, year; the words"),
        ("place, place_written, admin1, country", "the name, the words, the first-level division, ISO 3166 alpha-3"),
        ("latitude, longitude, place_precision, geonameid", "degrees (WGS 84), exact to none, the GeoNames id"),
        ("perpetrators, targets, victims, both_sides, others, weapons", "joined by semicolons"),
        ("killed_best, injured_best, abducted_best, arrested_best, missing_best", "the held number"),
        ("…_low, …_high", "the bounds that the sources give"),
        ("…_status", "reported, explicit_zero (a source says none), not_reported (nobody says), unknown, disputed"),
        ("grade, grade_rule, origins", "how well it is attested, and by how many independent origins"),
        ("policy, killed_rule, injured_rule", "which rule gave the held number"),
        ("disputed, investigation", "the fields in dispute; an inquiry open or closed"),
        ("articles, outlets, claims, people", "how many tell it, who, and on which fields a person spoke"),
        ("first_published, headline", "the first article"),
    ),
    "acled": (
        ("event_id_cnty", "country and the first digits of the incident's id"),
        ("event_date, year, time_precision", "first possible day; 1 day, 2 week, 3 month"),
        ("disorder_type, event_type, sub_event_type", "ACLED-style grouping, type and sub-type"),
        ("actor1, assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction", "the parties; no direction"),
        ("civilian_targeting", "set where civilians are target or victim"),
        ("iso, region, country, admin1, admin2, admin3, location", "where"),
        ("latitude, longitude, geo_precision", "degrees; 1 town, 2 near, 3 region"),
        ("source, source_scale, notes", "outlets; blank; the quotes that tell the act"),
        ("fatalities", "the lowest toll; nothing reported is 0 here: read fatalities_status"),
        ("fatalities_status, injured_status", "what a 0 means: stated, or not reported"),
        ("fatalities_low, fatalities_high, injured_low, injured_high", "the bounds"),
        ("tags, timestamp", "fields in dispute; blank"),
    ),
    "jsonl": (
        ("incident", "the record"),
        ("claims", "every claim with its span"),
        ("former", "claims of replaced versions and what became of them"),
        ("articles", "who told it"),
    ),
    "geojson": (
        ("geometry", "longitude and latitude; null where the place is not resolved"),
        ("properties", "the whole record, and headlines"),
    ),
}
"""By format, columns that belong together and their meaning; docs/exports.md has more."""
