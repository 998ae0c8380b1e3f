"""Incident: every field with all its claims, what clashes, what nobody says, and who told it when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from dateline.doors.api.reads import incident_meant
from dateline.doors.api.route import Call
from dateline.doors.desk.decisions import decided_on
from dateline.doors.desk.frame import shown
from dateline.doors.desk.sheet import alike, badges_of, said_text
from dateline.doors.desk.sources import axis_of, by_origin
from dateline.model import Article, Claim, Mention
from dateline.publish import Corpus
from dateline.publish.record import unheard
from dateline.publish.report.page import Row, card_of
from dateline.publish.traces import Trace, with_former


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field: its held value, the rule that decided, and everything that is said on it."""

    row: Row
    rule: str
    against: int
    origins: Sequence[tuple[int, Sequence[Claim]]]


def _rows(rows: Sequence[Row], weighed: dict[str, tuple[str, int]], numbers: Mapping[str, int]) -> list[FieldRow]:
    return [FieldRow(row, *weighed.get(row.field, ("", 0)), by_origin(row.claims, numbers)) for row in rows]


def show_incident(call: Call) -> Response:
    """One incident."""
    view = call.seen
    one = incident_meant(call, call.path["id"])
    incident = one.incident
    corpus = with_former(view.ledger, view.stand.corpus([one]), view.upto, incident.id)
    card = card_of(incident, corpus)
    weighed = {w.field: (w.rule, len(w.claims_against)) for w in incident.weighed}
    axis = axis_of(incident, corpus)
    numbers = {name: axis.number_of(m.article) for name in incident.mentions if (m := corpus.mentions.get(name))}
    former: Sequence[Trace] = [t for t in corpus.former.get(incident.id, ()) if t.fate in ("withdrawn", "recoded")]
    return shown(
        call,
        "incident",
        incident=incident,
        card=card,
        rows=_rows(card.rows, weighed, numbers),
        axis=axis,
        numbers=numbers,
        silent=unheard(corpus.claims_of(incident)),
        knowledge=view.stand.knowledge(one),
        decisions=decided_on(view, incident.mentions),
        former=former,
        mentions=_mentions(incident.mentions, corpus),
        article_of=lambda claim: article_telling(claim, corpus),
        said=said_text,
        alike=alike,
        clashing={c.field for c in incident.conflicts},
        marks=badges_of,
    )


def article_telling(claim: Claim, corpus: Corpus) -> Article | None:
    """The article that makes a claim."""
    mention = corpus.mentions.get(claim.mention)
    return None if mention is None else corpus.articles.get(mention.article)


def _mentions(names: Sequence[str], corpus: Corpus) -> list[tuple[Mention, Article]]:
    """The mentions that stand, each with its article."""
    held = [corpus.mentions[name] for name in names if name in corpus.mentions]
    return [(mention, corpus.articles[mention.article]) for mention in held]
