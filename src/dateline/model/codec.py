"""Between frozen types and the JSON of the record contract (codebook §3), both ways and without loss."""

from __future__ import annotations

from datetime import date
from typing import cast, get_args

from dateline.model.article import Article, Notice, NoticeKind, Piece
from dateline.model.claim import Claim, ClaimValue, Maker, Speaker
from dateline.model.codebook import EventType
from dateline.model.coding import CoderId
from dateline.model.count import CountClaim
from dateline.model.date_value import DateValue
from dateline.model.json_value import (
    Json,
    JsonObject,
    as_int,
    as_list,
    as_object,
    as_optional_float,
    as_optional_int,
    as_optional_text,
    as_text,
)
from dateline.model.judgement import Judgement, Reason, Verdict
from dateline.model.mention import Mention
from dateline.model.party import Participant, Step, Weapon
from dateline.model.place_value import PlaceValue
from dateline.model.rejection import Rejection
from dateline.model.span import Span
from dateline.model.words import (
    COUNT_FIELDS,
    Attitude,
    Cause,
    Channel,
    ClaimField,
    DatePrecision,
    MakerKind,
    PartyKind,
    PartyRole,
    PlacePrecision,
    PublishedFrom,
    Role,
    Status,
    WeaponClass,
)


def _word(value: Json, vocabulary: object) -> str:
    """A word of a closed vocabulary; ValueError for any other."""
    text = as_text(value)
    if text not in get_args(vocabulary):
        raise ValueError(f"{text!r} is not one of {', '.join(get_args(vocabulary))}")
    return text


def _day(value: Json) -> date | None:
    return None if value is None else date.fromisoformat(as_text(value))


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


# ---- spans and values -------------------------------------------------------------------------------


def span_json(span: Span) -> JsonObject:
    """``{"start", "end", "quote"}``."""
    return {"start": span.start, "end": span.end, "quote": span.quote}


def span_from(value: Json) -> Span:
    """The inverse of span_json."""
    o = as_object(value)
    return Span(as_int(o["start"]), as_int(o["end"]), as_text(o["quote"]))


def date_json(value: DateValue) -> JsonObject:
    """``{"start", "end", "precision", "written", "status"}`` with ISO calendar dates."""
    return {
        "start": _iso(value.start),
        "end": _iso(value.end),
        "precision": value.precision,
        "written": value.written,
        "status": value.status,
    }


def place_json(value: PlaceValue) -> JsonObject:
    """The codebook's place, with ``radius_km`` added."""
    return {
        "name": value.name,
        "written": value.written,
        "geonameid": value.geonameid,
        "lat": value.lat,
        "lon": value.lon,
        "country": value.country,
        "admin1": value.admin1,
        "precision": value.precision,
        "status": value.status,
        "radius_km": value.radius_km,
    }


def event_json(value: EventType) -> JsonObject:
    """``{"event_type", "sub_event_type", "plover": {"event", "mode"}}``."""
    return {
        "event_type": value.event_type,
        "sub_event_type": value.sub_event_type,
        "plover": {"event": value.plover_event, "mode": value.plover_mode},
    }


def count_claim_json(value: CountClaim) -> JsonObject:
    """One statement of a number: bounds, status, and whom it covers."""
    return {
        "low": value.low,
        "high": value.high,
        "status": value.status,
        "group": value.group,
        "part_of_total": value.part_of_total,
        "cause": value.cause,
    }


def participant_json(value: Participant) -> JsonObject:
    """The codebook's participant, with the registry's ``actor`` id added."""
    return {
        "written": value.written,
        "name": value.name,
        "kind": value.kind,
        "country": value.country,
        "role": value.role,
        "status": value.status,
        "actor": value.actor,
    }


def weapon_json(value: Weapon) -> JsonObject:
    """``{"written", "class"}``."""
    return {"written": value.written, "class": value.weapon_class}


def step_json(value: Step) -> JsonObject:
    """``{"order", "act", "actor", "target", "written"}``."""
    return {
        "order": value.order,
        "act": value.act,
        "actor": value.actor,
        "target": value.target,
        "written": value.written,
    }


def value_json(value: ClaimValue) -> Json:
    """Any claim's value."""
    match value:
        case str():
            return value
        case EventType():
            return event_json(value)
        case DateValue():
            return date_json(value)
        case PlaceValue():
            return place_json(value)
        case CountClaim():
            return count_claim_json(value)
        case Participant():
            return participant_json(value)
        case Weapon():
            return weapon_json(value)
        case Step():
            return step_json(value)


def _event_from(o: JsonObject) -> EventType:
    plover = as_object(o["plover"])
    return EventType(as_text(o["sub_event_type"]), as_text(plover["event"]), as_optional_text(plover["mode"]))


def _date_from(o: JsonObject) -> DateValue:
    return DateValue(
        _day(o["start"]),
        _day(o["end"]),
        cast(DatePrecision, _word(o["precision"], DatePrecision)),
        as_optional_text(o["written"]),
        cast(Status, _word(o["status"], Status)),
    )


def _place_from(o: JsonObject) -> PlaceValue:
    return PlaceValue(
        as_optional_text(o["name"]),
        as_optional_text(o["written"]),
        as_optional_int(o["geonameid"]),
        as_optional_float(o["lat"]),
        as_optional_float(o["lon"]),
        as_optional_text(o["country"]),
        as_optional_text(o["admin1"]),
        cast(PlacePrecision, _word(o["precision"], PlacePrecision)),
        cast(Status, _word(o["status"], Status)),
        as_optional_float(o["radius_km"]),
    )


def _count_from(o: JsonObject) -> CountClaim:
    cause = o["cause"]
    return CountClaim(
        as_optional_int(o["low"]),
        as_optional_int(o["high"]),
        cast(Status, _word(o["status"], Status)),
        as_optional_text(o["group"]),
        o["part_of_total"] is True,
        None if cause is None else cast(Cause, _word(cause, Cause)),
    )


def _participant_from(o: JsonObject) -> Participant:
    return Participant(
        as_text(o["written"]),
        as_optional_text(o["name"]),
        cast(PartyKind, _word(o["kind"], PartyKind)),
        cast(PartyRole, _word(o["role"], PartyRole)),
        as_optional_text(o["country"]),
        cast(Status, _word(o["status"], Status)),
        as_optional_text(o["actor"]),
    )


def _step_from(o: JsonObject) -> Step:
    return Step(
        as_int(o["order"]),
        as_text(o["act"]),
        as_optional_text(o["actor"]),
        as_optional_text(o["target"]),
        as_text(o["written"]),
    )


def value_from(field: ClaimField, value: Json) -> ClaimValue:
    """The value of a claim on ``field``; TypeError, KeyError or ValueError where the JSON is not one."""
    if field in ("modality", "investigation"):
        return as_text(value)
    o = as_object(value)
    if field in COUNT_FIELDS:
        return _count_from(o)
    match field:
        case "event_type":
            return _event_from(o)
        case "date":
            return _date_from(o)
        case "place":
            return _place_from(o)
        case "participants":
            return _participant_from(o)
        case "weapons":
            return Weapon(as_text(o["written"]), cast(WeaponClass, _word(o["class"], WeaponClass)))
        case "steps":
            return _step_from(o)
        case _:
            raise ValueError(f"no claim field {field!r}")


# ---- claims, mentions, rejections, judgements -------------------------------------------------------


def _speaker_json(speaker: Speaker) -> JsonObject:
    return {
        "written": speaker.written,
        "name": speaker.name,
        "title": speaker.title,
        "organisation": speaker.organisation,
        "channel": speaker.channel,
    }


def _speaker_from(value: Json) -> Speaker:
    o = as_object(value)
    channel = o["channel"]
    return Speaker(
        as_text(o["written"]),
        as_optional_text(o["name"]),
        as_optional_text(o["title"]),
        as_optional_text(o["organisation"]),
        None if channel is None else cast(Channel, _word(channel, Channel)),
    )


def maker_json(maker: Maker) -> JsonObject:
    """``{"kind", "name", "version"}``."""
    return {"kind": maker.kind, "name": maker.name, "version": maker.version}


def maker_from(value: Json) -> Maker:
    """The inverse of maker_json."""
    o = as_object(value)
    return Maker(cast(MakerKind, _word(o["kind"], MakerKind)), as_text(o["name"]), as_text(o["version"]))


def claim_json(claim: Claim) -> JsonObject:
    """The codebook's claim; ``incident`` holds the mention's id until a fold says otherwise."""
    return {
        "id": claim.id,
        "mention": claim.mention,
        "field": claim.field,
        "value": value_json(claim.value),
        "written": claim.written,
        "span": span_json(claim.span),
        "speakers": [_speaker_json(s) for s in claim.speakers],
        "attitude": claim.attitude,
        "hedge": claim.hedge,
        "quoted": claim.quoted,
        "maker": maker_json(claim.maker),
        "confidence": claim.confidence,
        "withdrawn": claim.withdrawn,
    }


def claim_from(value: Json) -> Claim:
    """The inverse of claim_json."""
    o = as_object(value)
    field = cast(ClaimField, _word(o["field"], ClaimField))
    return Claim(
        id=as_text(o["id"]),
        mention=as_text(o["mention"]),
        field=field,
        value=value_from(field, o["value"]),
        written=as_text(o["written"]),
        span=span_from(o["span"]),
        speakers=tuple(map(_speaker_from, as_list(o["speakers"]))),
        attitude=cast(Attitude, _word(o["attitude"], Attitude)),
        hedge=as_optional_text(o["hedge"]),
        quoted=o["quoted"] is True,
        maker=maker_from(o["maker"]),
        confidence=as_optional_float(o["confidence"]) or 0.0,
        withdrawn=o["withdrawn"] is True,
    )


def mention_json(mention: Mention) -> JsonObject:
    """``{"id", "article", "role", "acts"}``."""
    return {
        "id": mention.id,
        "article": mention.article,
        "role": mention.role,
        "acts": [span_json(s) for s in mention.acts],
    }


def mention_from(value: Json) -> Mention:
    """The inverse of mention_json."""
    o = as_object(value)
    acts = tuple(map(span_from, as_list(o["acts"])))
    return Mention(as_text(o["id"]), as_text(o["article"]), cast(Role, _word(o["role"], Role)), acts)


def rejection_json(rejection: Rejection) -> JsonObject:
    """``{"kind", "reason", "span"}``; the span is null where the rejection is about the whole article."""
    span = None if rejection.span is None else span_json(rejection.span)
    return {"kind": rejection.kind, "reason": rejection.reason, "span": span}


def rejection_from(value: Json) -> Rejection:
    """The inverse of rejection_json."""
    o = as_object(value)
    span = None if o["span"] is None else span_from(o["span"])
    return Rejection(as_text(o["kind"]), as_text(o["reason"]), span)


def judgement_json(judgement: Judgement) -> JsonObject:
    """A judgement with every reason and its weight."""
    return {
        "id": judgement.id,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "score": judgement.score,
        "reasons": [{"feature": r.feature, "detail": r.detail, "weight": r.weight} for r in judgement.reasons],
        "maker": maker_json(judgement.maker),
    }


def judgement_from(value: Json) -> Judgement:
    """The inverse of judgement_json."""
    o = as_object(value)
    reasons = tuple(
        Reason(as_text(r["feature"]), as_text(r["detail"]), as_optional_float(r["weight"]) or 0.0)
        for r in map(as_object, as_list(o["reasons"]))
    )
    return Judgement(
        as_text(o["id"]),
        as_text(o["left"]),
        as_text(o["right"]),
        cast(Verdict, _word(o["verdict"], Verdict)),
        as_optional_float(o["score"]) or 0.0,
        reasons,
        maker_from(o["maker"]),
    )


def coder_json(coder: CoderId) -> JsonObject:
    """``{"name", "version", "config"}``."""
    return {"name": coder.name, "version": coder.version, "config": coder.config}


def coder_from(value: Json) -> CoderId:
    """The inverse of coder_json."""
    o = as_object(value)
    return CoderId(as_text(o["name"]), as_text(o["version"]), as_text(o["config"]))


# ---- articles ---------------------------------------------------------------------------------------


def article_json(article: Article) -> JsonObject:
    """Everything that reading found, the text itself included."""
    return {
        "id": article.id,
        "snapshot": article.snapshot,
        "text_hash": article.text_hash,
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": _iso(article.published),
        "published_from": article.published_from,
        "language": article.language,
        "notices": [{"kind": n.kind, "span": span_json(n.span)} for n in article.notices],
        "pieces": [[p.text_start, p.source_start, p.length] for p in article.pieces],
        "sentences": [list(s) for s in article.sentences],
    }


def article_from(value: Json) -> Article:
    """The inverse of article_json."""
    o = as_object(value)
    notices = tuple(
        Notice(cast(NoticeKind, _word(n["kind"], NoticeKind)), span_from(n["span"]))
        for n in map(as_object, as_list(o["notices"]))
    )
    pieces = tuple(Piece(*map(as_int, as_list(p))) for p in as_list(o["pieces"]))
    sentences = tuple((as_int(as_list(s)[0]), as_int(as_list(s)[1])) for s in as_list(o["sentences"]))
    return Article(
        id=as_text(o["id"]),
        snapshot=as_text(o["snapshot"]),
        text_hash=as_text(o["text_hash"]),
        text=as_text(o["text"]),
        title=as_optional_text(o["title"]),
        outlet=as_optional_text(o["outlet"]),
        url=as_optional_text(o["url"]),
        published=_day(o["published"]),
        published_from=cast(PublishedFrom, _word(o["published_from"], PublishedFrom)),
        language=as_text(o["language"]),
        notices=notices,
        pieces=pieces,
        sentences=sentences,
    )
