"""Everything that one input gave: what the store takes in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.ledger.capture import Capture, capture_json
from dateline.model import Article, CoderId, Coding, JsonObject, SetAside, Snapshot, make_id
from dateline.model.codec import article_json, claim_json, coder_json, mention_json, rejection_json


@dataclass(frozen=True, slots=True)
class Entry:
    """A snapshot with what ``coder``'s run made of it; ``article`` is None only where nothing could be read."""

    snapshot: Snapshot
    coder: CoderId
    article: Article | None
    result: Coding | SetAside

    @classmethod
    def coded(cls, snapshot: Snapshot, article: Article, coding: Coding) -> Entry:
        """An article that was read and coded."""
        return cls(snapshot, coding.coder, article, coding)

    @classmethod
    def set_aside(cls, snapshot: Snapshot, coder: CoderId, result: SetAside) -> Entry:
        """An input that is stored and not coded."""
        return cls(snapshot, coder, result.article, result)


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event before it has a position."""

    kind: str
    id: str
    body: JsonObject


def coding_id(article: str, coder: CoderId) -> str:
    """The id of one coder's coding of one article."""
    return make_id("coding", article, coder.name, coder.version, coder.config)


def outcome_id(capture: str, coder: CoderId) -> str:
    """The id of what one coder's run made of one capture."""
    return make_id("outcome", capture, coder.name, coder.version, coder.config)


def capture_event(capture: Capture) -> NewEvent:
    """The capture of bytes."""
    return NewEvent("snapshot", capture.id, capture_json(capture))


def article_event(article: Article, capture: Capture) -> NewEvent:
    """The text read from a capture."""
    return NewEvent("article", article.id, {"capture": capture.id, "article": article_json(article)})


def outcome_event(entry: Entry, capture: Capture) -> NewEvent:
    """Coded, or set aside and why."""
    result = entry.result
    set_aside = {"kind": result.kind, "reason": result.reason} if isinstance(result, SetAside) else None
    body: JsonObject = {
        "capture": capture.id,
        "coder": coder_json(entry.coder),
        "article": None if entry.article is None else entry.article.id,
        "set_aside": set_aside,
    }
    return NewEvent("outcome", outcome_id(capture.id, entry.coder), body)


def coding_events(coding: Coding) -> Iterator[NewEvent]:
    """The coding, its mentions, their claims, its rejections; what a coder says twice is kept once."""
    key = coding_id(coding.article, coding.coder)
    body: JsonObject = {"article": coding.article, "coder": coder_json(coding.coder), "relevant": coding.relevant}
    yield NewEvent("coding", key, body)
    for mention in dict.fromkeys(coding.mentions):
        yield NewEvent("mention", mention.id, {"coding": key, "mention": mention_json(mention)})
    for claim in dict.fromkeys(coding.claims):
        yield NewEvent("claim", claim.id, {"coding": key, "claim": claim_json(claim)})
    for number, rejection in enumerate(coding.rejections):
        name = make_id("rejection", key, number)
        yield NewEvent("rejection", name, {"coding": key, "rejection": rejection_json(rejection)})
