"""Article and evidence: the text with its spans, and beside it what it says, incident by incident."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from starlette.responses import Response

from dateline.doors.api.library import View
from dateline.doors.api.reads import article_meant
from dateline.doors.api.route import Call
from dateline.doors.desk.decisions import decided_on
from dateline.doors.desk.delicate import delicate_in
from dateline.doors.desk.frame import shown
from dateline.ledger import StoredCoding
from dateline.model import Article, Claim, CountClaim, DateValue, EventType, Participant, PlaceValue, Step, Weapon
from dateline.publish import Corpus
from dateline.publish.record import unheard
from dateline.publish.report.page import Card, card_of
from dateline.publish.report.segments import segments
from dateline.publish.story import story_of
from dateline.publish.words import BADGES, bounds_text, date_text, place_text, value_text


def said_text(claim: Claim) -> str:
    """A claim's value as a reader says it, without what its badges say."""
    match claim.value:
        case CountClaim(low=low, high=high, group=group):
            return (f"{group}: " if group else "") + bounds_text(low, high)
        case Participant(written=written, role=role):
            return f"{role.replace('_', ' ')}: {written}"
        case DateValue() as day:
            return date_text(day)
        case PlaceValue() as place:
            return place_text(place)
        case EventType(sub_event_type=name):
            return name
        case Weapon(weapon_class=name):
            return name.replace("_", " ")
        case Step(act=act, actor=actor, target=target):
            return " ".join((act, *((f"by {actor}",) if actor else ()), *((f"on {target}",) if target else ())))
        case _:
            return value_text(claim)


def badges_of(claim: Claim, silent: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """What is to be said beside a claim's value, in words; a value without a badge is plainly reported."""
    value = claim.value
    status = "" if isinstance(value, str) else BADGES.get(getattr(value, "status", "reported"), "")
    cause = value.cause if isinstance(value, CountClaim) and value.cause not in (None, "hostile") else ""
    attitude = "" if claim.attitude == "asserts" else claim.attitude.replace("_", " ")
    hedge = f"hedged: “{claim.hedge}”" if claim.hedge else ""
    person = f"read by {claim.maker.name}" if claim.by_person else ""
    ruling = "" if claim.ruling is None else claim.ruling.replace("_", " ")
    unheard_now = "a person's word stands instead" if claim.id in silent and claim.ruling is None else ""
    gone = "withdrawn" if claim.withdrawn else ""
    found = (status, str(cause or "").replace("_", " "), attitude, hedge, gone, person, ruling, unheard_now)
    return tuple(badge for badge in found if badge)


def alike(claims: Iterable[Claim]) -> list[tuple[str, list[Claim]]]:
    """Claims under the value that they share, in the order of their first words."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(said_text(claim), []).append(claim)
    return list(found.items())


@dataclass(frozen=True, slots=True)
class Told:
    """One incident as this article tells it."""

    card: Card
    silent: frozenset[str]


def _told(view: View, article: Article) -> tuple[list[Told], Corpus]:
    """The incidents of an article, main ones first, with this article's claims alone; and what is behind them."""
    corpus = view.stand.corpus(view.stand.of_article(article.id))
    found = []
    for incident in corpus.incidents:
        card = card_of(incident, corpus)
        rows = []
        for row in card.rows:
            own = tuple(c for c in row.claims if corpus.mentions[c.mention].article == article.id)
            rows += [replace(row, claims=own)] if own else []
        found.append(Told(replace(card, rows=tuple(rows)), unheard(corpus.claims_of(incident))))
    return found, corpus


def _state(article: Article, coded: StoredCoding | None, told: list[Told], stands: bool) -> str:
    if coded is None:
        return "This article was set aside: it is kept, and was not coded."
    if not stands:
        return "A newer version of this story stands. What this one said is shown, and counts no more."
    if not told:
        return "No incident: nothing in this text could be proved to be one."
    return ""


def show_article(call: Call) -> Response:
    """One article with the words behind everything that it says."""
    view = call.seen
    article, recorded_at, coded = article_meant(call, call.path["id"])
    told, corpus = _told(view, article)
    versions = story_of(view.ledger, article.id, view.upto)
    stands = any(v.stands for v in versions if v.article.id == article.id)
    claims = [c for one in told for row in one.card.rows for c in row.claims]
    if not claims and coded is not None:
        claims = list(coded.coding.claims)
    background = {m.id for m in corpus.mentions.values() if m.article == article.id and m.role == "background"}
    return shown(
        call,
        "article",
        article=article,
        recorded_at=recorded_at,
        told=told,
        versions=versions,
        number=next((v.number for v in versions if v.article.id == article.id), 1),
        state=_state(article, coded, told, stands),
        pieces=segments(article.text, claims),
        holds=delicate_in(article, claims),
        background=background,
        decisions=decided_on(view, [m for one in told for m in one.card.incident.mentions]),
        rejections=() if coded is None else coded.coding.rejections,
        said=said_text,
        alike=alike,
        marks=badges_of,
    )
