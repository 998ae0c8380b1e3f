"""What programs can ask: the same functions as the commands', at one position of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from starlette.responses import Response

from dateline.doors.api.asked import ClaimsAsked, DueAsked, FeedAsked, IncidentsAsked, Listing, LogAsked
from dateline.doors.api.paging import page_json, page_of
from dateline.doors.api.route import Call, absent
from dateline.doors.cli.find import incident_named
from dateline.doors.version import VERSION
from dateline.errors import UsageError
from dateline.ledger import RunShare, StoredCoding
from dateline.model import Article, Claim, Incident, Json, JsonObject, canonical
from dateline.model.codec import coder_json
from dateline.model.decision_codec import decision_json
from dateline.publish import incident_json, select
from dateline.publish.fact_change import change_json
from dateline.publish.feed import atom_feed, head_of
from dateline.publish.knowledge import due_stories, knowledge_by_incident, knowledge_json
from dateline.publish.record import article_summary, claims_json


def json_answer(value: JsonObject, status: int = 200) -> Response:
    """JSON in its one canonical form."""
    return Response(canonical(value), status, media_type="application/json")


def _page(call: Call, found: Sequence[JsonObject], asked: Listing) -> Response:
    items, after = page_of(found, asked, call.seen.upto)
    return json_answer(page_json(items, len(found), call.seen.upto, after))


def incidents_asked(call: Call, asked: IncidentsAsked) -> tuple[Incident, ...]:
    """The incidents that pass every condition, by date."""
    view = call.seen
    found = select(view.corpus, asked.wanted)
    if asked.disputed is not None:
        found = tuple(i for i in found if bool(i.conflicts) == asked.disputed)
    if asked.state is not None:
        found = tuple(i for i in found if view.knowledge[i.id].state == asked.state)
    return found


def _incident_line(call: Call, incident: Incident) -> JsonObject:
    return {**incident_json(incident), "knowledge": knowledge_json(call.seen.knowledge[incident.id])}


def list_incidents(call: Call) -> Response:
    """A page of incidents; only those on it are written out."""
    asked = call.asked(IncidentsAsked)
    found = incidents_asked(call, asked)
    shown, after = page_of(found, asked, call.seen.upto)
    items = [_incident_line(call, incident) for incident in shown]
    return json_answer(page_json(items, len(found), call.seen.upto, after))


def incident_meant(call: Call, name: str) -> Incident:
    """The incident that an id, a former id or the beginning of one leads to."""
    view = call.seen
    try:
        return incident_named(view.corpus, name, view.ledger, view.upto)
    except UsageError:
        raise absent("incident of that id") from None


def get_incident(call: Call) -> Response:
    """One incident."""
    return json_answer(_incident_line(call, incident_meant(call, call.path["id"])))


def _claims(call: Call, claims: Sequence[Claim]) -> list[JsonObject]:
    return claims_json(claims, call.seen.corpus.incident_of)


def get_incident_claims(call: Call) -> Response:
    """Every claim on one incident, by article and place in the text."""
    incident = incident_meant(call, call.path["id"])
    return _page(call, _claims(call, call.seen.corpus.claims_of(incident)), call.asked(Listing))


def list_claims(call: Call) -> Response:
    """Claims of the articles that stand, by incident."""
    asked, corpus = call.asked(ClaimsAsked), call.seen.corpus
    wanted = corpus.incidents if asked.incident is None else (incident_meant(call, asked.incident),)
    found: list[JsonObject] = []
    for incident in wanted:
        told = _claims(call, corpus.claims_of(incident))
        for claim, line in zip(corpus.claims_of(incident), told, strict=True):
            article = corpus.mentions[claim.mention].article
            if asked.field in (None, claim.field) and article.startswith(asked.article or ""):
                found.append(line)
    return _page(call, found, asked)


def list_articles(call: Call) -> Response:
    """Every article that was read, the newest first, without its text."""
    ledger, upto = call.seen.ledger, call.seen.upto
    known = {s.article.id: s for s in ledger.articles(upto)}
    relevant = {s.article.id: s.coding.relevant for s in ledger.codings(upto)}
    found = sorted(known.values(), key=lambda s: -s.position)
    lines = [{**article_summary(s.article, relevant.get(s.article.id)), "recorded_at": s.recorded_at} for s in found]
    return _page(call, lines, call.asked(Listing))


def article_meant(call: Call, name: str) -> tuple[Article, str, StoredCoding | None]:
    """The article whose id begins so, when it was first read, and the coding of it that counts."""
    ledger, upto = call.seen.ledger, call.seen.upto
    try:
        stored = ledger.article(name, upto)
    except UsageError:
        stored = None
    if stored is None:
        raise absent("article of that id")
    held = ledger.counting_of([stored.article.id], upto).get(stored.article.id)
    coded = None if held is None else ledger.coding_at(held[0])
    return stored.article, stored.recorded_at, coded


def get_article(call: Call) -> Response:
    """One article with its text and the claims that its standing version makes; spans are code points."""
    article, recorded_at, coded = article_meant(call, call.path["id"])
    corpus = call.seen.corpus
    own = [c for c in corpus.claims.values() if corpus.mentions[c.mention].article == article.id]
    told = sorted(own, key=lambda c: (c.span.start, c.span.end, c.id))
    summary = article_summary(article, None if coded is None else coded.coding.relevant)
    claims: list[Json] = list(_claims(call, told))
    lines: JsonObject = {**summary, "recorded_at": recorded_at}
    return json_answer({"article": lines, "text": article.text, "claims": claims})


def get_log(call: Call) -> Response:
    """The fact log, the newest change first."""
    asked = call.asked(LogAsked)
    wanted = asked.incident or ""
    found = [
        change
        for change in reversed(call.seen.log)
        if asked.field in (None, change.field)
        and (change.incident.startswith(wanted) or change.then.startswith(wanted))
    ]
    shown, after = page_of(found, asked, call.seen.upto)
    return json_answer(page_json([change_json(c) for c in shown], len(found), call.seen.upto, after))


def get_feed(call: Call) -> Response:
    """The newest changes of facts as an Atom feed."""
    view = call.seen
    text = atom_feed(head_of(view.ledger, view.upto, VERSION), view.log, call.asked(FeedAsked).limit)
    return Response(text, media_type="application/atom+xml")


def day_meant(call: Call, asked: DueAsked, today: Callable[[], datetime]) -> date:
    """The day that is named, or that of ``as_of``, or today."""
    moment = asked.moment
    if asked.on is not None:
        return asked.on
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).date()
    return moment if isinstance(moment, date) else today().date()


def get_due(call: Call) -> Response:
    """Developing stories to look at again, the longest overdue first."""
    asked, view = call.asked(DueAsked), call.seen
    on = day_meant(call, asked, call.library.now)
    states = knowledge_by_incident(view.ledger, view.corpus, view.policy, view.upto, on)
    items: list[JsonObject] = [
        {
            "incident": due.incident.id,
            "due": due.on.isoformat(),
            "overdue": due.overdue,
            "looked": due.looked.isoformat(),
            "knowledge": knowledge_json(due.knowledge),
            "urls": sorted({a.url for a in view.corpus.articles_of(due.incident) if a.url}),
        }
        for due in due_stories(view.ledger, view.corpus, states, on, view.upto)
    ]
    return json_answer(page_json(items, len(items), view.upto, None))


def list_runs(call: Call) -> Response:
    """Every run, the newest last."""
    ledger, upto = call.seen.ledger, call.seen.upto
    shares, chosen = ledger.run_shares(upto), ledger.chosen(upto)
    items: list[JsonObject] = []
    for number, run in enumerate(ledger.runs(upto), 1):
        share = shares.get(run.id, RunShare(0, 0))
        items.append(
            {
                "number": number,
                "id": run.id,
                "started_at": run.started_at,
                "finished_at": run.finished_at,
                "coder": coder_json(run.coder),
                "inputs": list(run.inputs),
                "outcomes": dict(run.counts),
                "beside": run.beside,
                "chosen": chosen is not None and chosen.run == run.id,
                "codings": share.codings,
                "counting": share.counting,
            }
        )
    return _page(call, items, call.asked(Listing))


def list_decisions(call: Call) -> Response:
    """Everything that people decided, the newest first."""
    found = [{**decision_json(s.decision), "position": s.position} for s in call.seen.ledger.decisions(call.seen.upto)]
    return _page(call, found[::-1], call.asked(Listing))
