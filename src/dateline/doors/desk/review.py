"""Review queue: one disagreement or doubtful claim at a time, until a person has spoken on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import Field
from starlette.responses import Response

from dateline.doors.api.asked import Reading
from dateline.doors.api.library import View
from dateline.doors.api.route import Call
from dateline.doors.desk.decisions import last_by
from dateline.doors.desk.frame import shown
from dateline.doors.desk.record import article_telling
from dateline.doors.desk.sheet import badges_of, said_text
from dateline.model import Claim, CountClaim, Incident
from dateline.publish.record import unheard
from dateline.publish.report.page import LABELS
from dateline.publish.words import bounds_text

DOUBTFUL: Final = 0.5
"""Claims whose coder is less sure than this are shown to a person."""


class ReviewAsked(Reading):
    """Which card of the queue."""

    at: int = Field(0, ge=0, le=1_000_000, description="Cards to pass over.")


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide: ``claims`` clash, or one of them is doubtful."""

    incident: Incident
    field: str
    sentence: str
    claims: tuple[Claim, ...]


def _voice(claim: Claim) -> str:
    return claim.speakers[0].name or claim.speakers[0].written if claim.speakers else "the article"


def _says(claim: Claim) -> str:
    attitude = "says" if claim.attitude == "asserts" else claim.attitude.replace("_", " ")
    value = claim.value
    told = said_text(claim)
    if isinstance(value, CountClaim) and value.group:
        told = f"{bounds_text(value.low, value.high)} ({value.group})"
    return f"{_voice(claim)} {attitude} {told}"


def _conflicts(view: View) -> Iterator[Question]:
    corpus = view.corpus
    for incident in sorted(corpus.incidents, key=lambda i: i.role != "main"):
        for conflict in incident.conflicts:
            one, other = (corpus.claims[name] for name in conflict.claims)
            if one.ruling is None and other.ruling is None:
                label = LABELS.get(one.field, conflict.field)
                sentence = f"{label}: {_says(one)}, {_says(other)}."
                yield Question(incident, conflict.field, sentence, (one, other))


def _doubtful(view: View) -> Iterator[Question]:
    """Claims that their coder is not sure of, those it is least sure of first."""
    found = []
    for incident in view.corpus.incidents:
        claims = view.corpus.claims_of(incident)
        quiet = unheard(claims)
        for claim in claims:
            open_still = claim.ruling is None and not claim.by_person and not claim.withdrawn and claim.id not in quiet
            if open_still and claim.confidence < DOUBTFUL:
                sure = round(100 * claim.confidence)
                sentence = f"{LABELS[claim.field]}: {_says(claim)}. The coder is {sure} % sure."
                found.append((claim.confidence, claim.id, Question(incident, claim.field, sentence, (claim,))))
    yield from (question for _, _, question in sorted(found, key=lambda one: one[:2]))


def show_review(call: Call) -> Response:
    """One card, and how many are left."""
    asked, view = call.asked(ReviewAsked), call.seen
    queue = [*_conflicts(view), *_doubtful(view)]
    at = min(asked.at, max(len(queue) - 1, 0))
    return shown(
        call,
        "review",
        question=queue[at] if queue else None,
        at=at,
        total=len(queue),
        last=last_by(view, call.person.name),
        article_of=lambda claim: article_telling(claim, view.corpus),
        said=said_text,
        marks=badges_of,
    )
