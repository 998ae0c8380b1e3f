"""A record read back from the JSON that it is kept as."""

from __future__ import annotations

from dateline.model import COUNT_FIELDS, Conflict, Count, GroupCount, Incident, Json, JsonObject, Weighing
from dateline.model.codec import value_from
from dateline.model.incident import Grade
from dateline.model.json_value import as_int, as_list, as_object, as_optional_int, as_text


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(map(as_text, as_list(value)))


def _group(value: Json) -> GroupCount:
    o = as_object(value)
    bounds = as_optional_int(o["low"]), as_optional_int(o["high"])
    return GroupCount(as_text(o["group"]), *bounds, o["status"], o["cause"])  # type: ignore[arg-type]


def _count(value: Json) -> Count:
    o = as_object(value)
    bounds = as_optional_int(o["best"]), as_optional_int(o["low"]), as_optional_int(o["high"])
    return Count(*bounds, o["status"], tuple(map(_group, as_list(o["groups"]))))  # type: ignore[arg-type]


def _pair(value: Json) -> tuple[str, str]:
    one, other = _texts(value)
    return one, other


def _weighing(value: Json) -> Weighing:
    o = as_object(value)
    return Weighing(as_text(o["field"]), as_text(o["rule"]), _texts(o["for"]), _texts(o["against"]))


def _grade(value: Json) -> Grade | None:
    if value is None:
        return None
    o = as_object(value)
    return Grade(o["name"], as_text(o["rule"]), as_int(o["origins"]))  # type: ignore[arg-type]


def incident_from(o: JsonObject) -> Incident:
    """The inverse of ``incident_json``; its words are those of this program's own writing."""

    def parts(name: str) -> tuple[object, ...]:
        return tuple(value_from(name, one) for one in as_list(o[name]))  # type: ignore[arg-type]

    return Incident(
        id=as_text(o["id"]),
        role=o["role"],  # type: ignore[arg-type]
        modality=o["modality"],  # type: ignore[arg-type]
        event=None if o["sub_event_type"] is None else value_from("event_type", o),  # type: ignore[arg-type]
        date=value_from("date", o["date"]),  # type: ignore[arg-type]
        place=value_from("place", o["place"]),  # type: ignore[arg-type]
        participants=parts("participants"),  # type: ignore[arg-type]
        weapons=parts("weapons"),  # type: ignore[arg-type]
        **{name: _count(o[name]) for name in COUNT_FIELDS},
        steps=parts("steps"),  # type: ignore[arg-type]
        investigation=o["investigation"],  # type: ignore[arg-type]
        conflicts=tuple(
            Conflict(as_text(c["field"]), _pair(c["claims"])) for c in map(as_object, as_list(o["conflicts"]))
        ),
        claims=_texts(o["claims"]),
        mentions=_texts(o["mentions"]),
        articles=_texts(o["articles"]),
        policy=as_text(o["policy"]),
        weighed=tuple(map(_weighing, as_list(o["weighed"]))),
        grade=_grade(o["grade"]),
        copies=tuple(map(_texts, as_list(o["copies"]))),
    )
