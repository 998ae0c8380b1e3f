"""The words of the domain: frozen types, ids, the codebook. Imports nothing of ours."""

from dateline.model.article import Article, Notice, NoticeKind, Piece, SetAside
from dateline.model.claim import Claim, ClaimValue, Maker, Speaker
from dateline.model.codebook import CODEBOOK_VERSION, EVENT_TYPES, PLOVER_EVENTS, TYPE_OF, EventType
from dateline.model.coding import Coder, CoderId, Coding
from dateline.model.count import Count, CountClaim, GroupCount
from dateline.model.date_value import DateValue
from dateline.model.ids import content_hash, digest, make_id
from dateline.model.incident import Conflict, Incident
from dateline.model.json_value import Json, JsonObject, canonical
from dateline.model.judgement import Judgement, Reason, Verdict
from dateline.model.mention import Mention
from dateline.model.party import Participant, Step, Weapon
from dateline.model.place_value import PlaceValue
from dateline.model.refusal import Refusal
from dateline.model.rejection import REJECTION_KINDS, Rejection
from dateline.model.snapshot import Given, Snapshot
from dateline.model.span import Span
from dateline.model.words import (
    ATTITUDES,
    CLAIM_FIELDS,
    COUNT_FIELDS,
    MODALITIES,
    PARTY_KINDS,
    PARTY_ROLES,
    STATUSES,
    WEAPON_CLASSES,
    Attitude,
    Cause,
    Channel,
    ClaimField,
    CountField,
    DatePrecision,
    Investigation,
    MakerKind,
    Modality,
    PartyKind,
    PartyRole,
    PlacePrecision,
    PublishedFrom,
    Role,
    Status,
    WeaponClass,
)

__all__ = [
    "ATTITUDES",
    "CLAIM_FIELDS",
    "CODEBOOK_VERSION",
    "COUNT_FIELDS",
    "EVENT_TYPES",
    "MODALITIES",
    "PARTY_KINDS",
    "PARTY_ROLES",
    "PLOVER_EVENTS",
    "REJECTION_KINDS",
    "STATUSES",
    "TYPE_OF",
    "WEAPON_CLASSES",
    "Article",
    "Attitude",
    "Cause",
    "Channel",
    "Claim",
    "ClaimField",
    "ClaimValue",
    "Coder",
    "CoderId",
    "Coding",
    "Conflict",
    "Count",
    "CountClaim",
    "CountField",
    "DatePrecision",
    "DateValue",
    "EventType",
    "Given",
    "GroupCount",
    "Incident",
    "Investigation",
    "Json",
    "JsonObject",
    "Judgement",
    "Maker",
    "MakerKind",
    "Mention",
    "Modality",
    "Notice",
    "NoticeKind",
    "Participant",
    "PartyKind",
    "PartyRole",
    "Piece",
    "PlacePrecision",
    "PlaceValue",
    "PublishedFrom",
    "Reason",
    "Refusal",
    "Rejection",
    "Role",
    "SetAside",
    "Snapshot",
    "Span",
    "Speaker",
    "Status",
    "Step",
    "Verdict",
    "Weapon",
    "WeaponClass",
    "canonical",
    "content_hash",
    "digest",
    "make_id",
]
