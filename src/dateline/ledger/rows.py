"""From the store's rows and events to domain objects; LedgerCorrupt where one does not read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from dateline.errors import LedgerCorrupt
from dateline.ledger import capture as captures
from dateline.ledger.capture import Capture
from dateline.ledger.event import Event
from dateline.ledger.stored import Choice, Observation, Outcome, Run, StoredDecision
from dateline.model import Article, Claim, Coding, Json, JsonObject, Judgement, Mention, Refusal, Rejection
from dateline.model.codec import (
    article_from,
    claim_from,
    coder_from,
    judgement_from,
    mention_from,
    rejection_from,
)
from dateline.model.decision_codec import decision_from
from dateline.model.double_coding import Worked
from dateline.model.json_value import as_int, as_list, as_object, as_optional_text, as_text
from dateline.model.work_codec import worked_from

P = ParamSpec("P")
T = TypeVar("T")


def text(cell: object) -> str:
    """A cell that holds text."""
    if not isinstance(cell, str):
        raise LedgerCorrupt(f"expected a text in the store, not {cell!r}")
    return cell


def number(cell: object) -> int:
    """A cell that holds a whole number."""
    if not isinstance(cell, int):
        raise LedgerCorrupt(f"expected a whole number in the store, not {cell!r}")
    return cell


def raw(cell: object) -> bytes:
    """A cell that holds bytes."""
    if not isinstance(cell, bytes):
        raise LedgerCorrupt(f"expected bytes in the store, not {cell!r}")
    return cell


def event(row: tuple[object, ...]) -> Event:
    """A row of the log."""
    position, kind, name, recorded_at, digest, seal, content = row
    return Event(number(position), text(kind), text(name), text(recorded_at), raw(digest), raw(seal), text(content))


def body(stored: Event) -> JsonObject:
    """The event's content; LedgerCorrupt where it is not a JSON object."""
    try:
        found: Json = json.loads(stored.body)
        return as_object(found)
    except (ValueError, TypeError) as error:
        raise LedgerCorrupt(f"the event at position {stored.position} is damaged ({error})") from error


def _reading(
    read: Callable[Concatenate[Event, JsonObject, P], T],
) -> Callable[Concatenate[Event, P], T]:
    """Give ``read`` the event's body and name the event where it does not read back."""

    def checked(stored: Event, /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return read(stored, body(stored), *args, **kwargs)
        except (KeyError, TypeError, ValueError) as error:
            place = f"{stored.kind} {stored.id} at position {stored.position}"
            raise LedgerCorrupt(f"{place} does not read back ({error})") from error

    return checked


@_reading
def capture(stored: Event, content: JsonObject) -> Capture:
    """A ``snapshot`` event."""
    return captures.capture_from(content)


@_reading
def observation(stored: Event, content: JsonObject) -> Observation:
    """An ``observation`` event."""
    return Observation(stored.position, stored.recorded_at, as_text(content["capture"]), as_text(content["origin"]))


@_reading
def article(stored: Event, content: JsonObject) -> Article:
    """An ``article`` event."""
    return article_from(content["article"])


@_reading
def mention(stored: Event, content: JsonObject) -> Mention:
    """A ``mention`` event."""
    return mention_from(content["mention"])


@_reading
def claim(stored: Event, content: JsonObject) -> Claim:
    """A ``claim`` event."""
    return claim_from(content["claim"])


@_reading
def rejection(stored: Event, content: JsonObject) -> Rejection:
    """A ``rejection`` event."""
    return rejection_from(content["rejection"])


@_reading
def coding(
    stored: Event,
    content: JsonObject,
    mentions: tuple[Mention, ...] = (),
    claims: tuple[Claim, ...] = (),
    rejections: tuple[Rejection, ...] = (),
) -> Coding:
    """A ``coding`` event with what its coder found."""
    coder = coder_from(content["coder"])
    return Coding(as_text(content["article"]), coder, content["relevant"] is True, mentions, claims, rejections)


@_reading
def judgement(stored: Event, content: JsonObject) -> Judgement:
    """A ``judgement`` event."""
    return judgement_from(content)


@_reading
def decision(stored: Event, content: JsonObject) -> StoredDecision:
    """A ``decision``, ``correction``, ``ruling``, ``marking`` or ``undo`` event."""
    return StoredDecision(stored.position, decision_from(stored.kind, content))


@_reading
def worked(stored: Event, content: JsonObject) -> Worked:
    """A ``sample``, ``blind_coding`` or ``adjudication`` event."""
    return worked_from(stored.position, stored.kind, content)


@_reading
def outcome(stored: Event, content: JsonObject) -> Outcome:
    """An ``outcome`` event."""
    aside = None if content["set_aside"] is None else as_object(content["set_aside"])
    return Outcome(
        stored.position,
        stored.recorded_at,
        as_text(content["capture"]),
        coder_from(content["coder"]),
        as_optional_text(content["article"]),
        "coded" if aside is None else as_text(aside["kind"]),
        None if aside is None else as_text(aside["reason"]),
    )


@_reading
def refusal(stored: Event, content: JsonObject) -> Refusal:
    """A ``refusal`` event."""
    return Refusal(as_text(content["origin"]), as_text(content["kind"]), as_text(content["reason"]))


@_reading
def run(stored: Event, content: JsonObject, finished: Event | None) -> Run:
    """A ``run_started`` event with its ``run_finished``, where there is one."""
    counts = {} if finished is None else as_object(body(finished)["counts"])
    return Run(
        stored.id,
        stored.recorded_at,
        coder_from(content["coder"]),
        tuple(map(as_text, as_list(content["inputs"]))),
        None if finished is None else finished.recorded_at,
        {name: as_int(n) for name, n in counts.items()},
        content.get("beside") is True,
    )


@_reading
def choice(stored: Event, content: JsonObject) -> Choice:
    """A ``run_chosen`` event."""
    return Choice(
        stored.position,
        stored.recorded_at,
        as_text(content["run"]),
        coder_from(content["coder"]),
        as_text(content["by"]),
        as_optional_text(content["because"]),
    )
