"""The closed vocabularies of the codebook (§2 to §4), as literal types and as tuples to iterate over."""

from __future__ import annotations

from typing import Literal, get_args

Status = Literal["reported", "explicit_zero", "vague", "unknown_to_source", "disputed", "not_reported"]
Role = Literal["main", "background"]
Modality = Literal["occurred", "attempted", "foiled", "threatened", "denied", "hypothetical"]
DatePrecision = Literal["day", "week", "month", "year", "none"]
PlacePrecision = Literal["exact", "near", "admin2", "admin1", "country", "none"]
PartyRole = Literal["perpetrator", "target", "victim", "both_sides", "demonstrator", "responder", "present"]
PartyKind = Literal[
    "state_forces",
    "rebel",
    "militia",
    "communal",
    "rioters",
    "protesters",
    "civilians",
    "external_forces",
    "police",
    "organisation",
    "person",
    "unidentified",
]
WeaponClass = Literal[
    "small_arms",
    "explosive",
    "ied",
    "suicide",
    "artillery",
    "missile",
    "air",
    "drone",
    "vehicle",
    "blade",
    "fire",
    "chemical",
    "crowd_control",
    "other",
]
CountField = Literal["killed", "injured", "abducted", "arrested", "missing"]
Cause = Literal["hostile", "accident", "own_action"]
Attitude = Literal["asserts", "denies", "doubts", "claims_responsibility", "accuses"]
Channel = Literal["statement", "tweet", "interview", "briefing", "report", "broadcast", "document"]
Investigation = Literal["open", "closed"]
GradeName = Literal["confirmed", "fair", "weak", "contested", "discounted"]
PublishedFrom = Literal["given", "metadata", "none"]
MakerKind = Literal["model", "rule", "llm", "person"]
ClaimField = Literal[
    "event_type",
    "modality",
    "date",
    "place",
    "participants",
    "weapons",
    "killed",
    "injured",
    "abducted",
    "arrested",
    "missing",
    "steps",
    "investigation",
]

STATUSES: tuple[Status, ...] = get_args(Status)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
COUNT_FIELDS: tuple[CountField, ...] = get_args(CountField)
PARTY_ROLES: tuple[PartyRole, ...] = get_args(PartyRole)
PARTY_KINDS: tuple[PartyKind, ...] = get_args(PartyKind)
WEAPON_CLASSES: tuple[WeaponClass, ...] = get_args(WeaponClass)
CLAIM_FIELDS: tuple[ClaimField, ...] = get_args(ClaimField)
GRADES: tuple[GradeName, ...] = get_args(GradeName)
ATTITUDES: tuple[Attitude, ...] = get_args(Attitude)
