"""Incident: every field with all its claims, what clashes, what nobody says, and who told it when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from starlette.responses import Response

from dateline.doors.api.library import View
from dateline.doors.api.reads import incident_meant
from dateline.doors.api.route import Call
from dateline.doors.desk.decisions import decided_on
from dateline.doors.desk.frame import shown
from dateline.doors.desk.sheet import alike, badges_of, said_text
from dateline.doors.desk.sources import axis_of, by_origin
from dateline.model import Article, Claim, Incident, Mention
from dateline.publish import Corpus, IncidentFilter
from dateline.publish.record import unheard
from dateline.publish.report.page import Row, card_of
from dateline.publish.shelf import Kept, Wanted
from dateline.publish.traces import Trace, with_former

AROUND: Final = timedelta(days=2)
OFFERED: Final = 40
"""Incidents that are offered to be merged with one."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field: its held value, the rule that decided, and everything that is said on it."""

    row: Row
    rule: str
    against: int
    origins: Sequence[tuple[int, Sequence[Claim]]]
    bearer: Claim | None


def _rows(
    rows: Sequence[Row],
    weighed: dict[str, tuple[str, int]],
    numbers: Mapping[str, int],
    silent: frozenset[str],
) -> list[FieldRow]:
    found = []
    for row in rows:
        rule, against = weighed.get(row.field, ("", 0))
        found.append(FieldRow(row, rule, against, by_origin(row.claims, numbers), _bearer(row, silent)))
    return found


def _bearer(row: Row, silent: frozenset[str]) -> Claim | None:
    """The claim whose words a value leads to: one that says just that, else the first that is heard."""
    heard = [c for c in row.claims if c.id not in silent and not c.withdrawn and c.attitude == "asserts"]
    return next((c for c in heard if said_text(c) == row.value), heard[0] if heard else None)


def show_incident(call: Call) -> Response:
    """One incident."""
    view = call.seen
    acts = view.upto == view.head and call.person.may("coder")
    one = incident_meant(call, call.path["id"])
    incident = one.incident
    corpus = with_former(view.ledger, view.stand.corpus([one]), view.upto, incident.id)
    card = card_of(incident, corpus)
    weighed = {w.field: (w.rule, len(w.claims_against)) for w in incident.weighed}
    axis = axis_of(incident, corpus)
    numbers = {name: axis.number_of(m.article) for name in incident.mentions if (m := corpus.mentions.get(name))}
    silent = unheard(corpus.claims_of(incident))
    former: Sequence[Trace] = [t for t in corpus.former.get(incident.id, ()) if t.fate in ("withdrawn", "recoded")]
    return shown(
        call,
        "incident",
        incident=incident,
        card=card,
        rows=_rows(card.rows, weighed, numbers, silent),
        axis=axis,
        numbers=numbers,
        silent=silent,
        near=_near(view, incident) if acts else [],
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


def _near(view: View, incident: Incident) -> list[Kept]:
    """Incidents of the same days and country: what one is most often merged with."""
    start, end = incident.date.start, incident.date.end
    if start is None or end is None or incident.place.country is None:
        return []
    asked = IncidentFilter(since=start - AROUND, until=end + AROUND, country=incident.place.country)
    return [one for one in view.stand.page(Wanted(asked), OFFERED + 1) if one.incident.id != incident.id][:OFFERED]


def article_telling(claim: Claim, corpus: Corpus) -> Article | None:
    """The article that makes a claim."""
    mention = corpus.mentions.get(claim.mention)
    return None if mention is None else corpus.articles.get(mention.article)


def _mentions(names: Sequence[str], corpus: Corpus) -> list[tuple[Mention, Article]]:
    """The mentions that stand, each with its article."""
    held = [corpus.mentions[name] for name in names if name in corpus.mentions]
    return [(mention, corpus.articles[mention.article]) for mention in held]
