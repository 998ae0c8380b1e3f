"""Review queue: one disagreement or doubtful claim at a time, until a person has spoken on it."""

from __future__ import annotations

from dataclasses import dataclass

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
from dateline.publish import Corpus
from dateline.publish.report.page import LABELS
from dateline.publish.words import bounds_text


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


def _asked(view: View, number: int) -> tuple[Question, Corpus] | None:
    """The question of a number from 0 on, with what is behind its incident."""
    found = view.stand.question(number)
    if found is None:
        return None
    one, field, names = found
    corpus = view.stand.corpus([one])
    claims = tuple(corpus.claims[name] for name in names)
    label = LABELS.get(claims[0].field, field)
    if len(claims) > 1:
        sentence = f"{label}: {', '.join(map(_says, claims))}."
    else:
        sentence = f"{label}: {_says(claims[0])}. The coder is {round(100 * claims[0].confidence)} % sure."
    return Question(one.incident, field, sentence, claims), corpus


def show_review(call: Call) -> Response:
    """One card, and how many are left."""
    asked, view = call.asked(ReviewAsked), call.seen
    total = view.stand.open_questions()
    at = min(asked.at, max(total - 1, 0))
    found = _asked(view, at)
    return shown(
        call,
        "review",
        question=None if found is None else found[0],
        at=at,
        total=total,
        last=last_by(view, call.person.name),
        article_of=lambda claim: None if found is None else article_telling(claim, found[1]),
        said=said_text,
        marks=badges_of,
    )
