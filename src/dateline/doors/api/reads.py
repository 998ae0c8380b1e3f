"""What programs can ask: the same functions as the commands', at one position of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from starlette.responses import Response

from dateline.doors.api.asked import ClaimsAsked, DueAsked, FeedAsked, IncidentsAsked, Listing, LogAsked
from dateline.doors.api.paging import Mark, cursor_at, cursor_of, number_of, page_json, page_of, words_of
from dateline.doors.api.problem import ProblemRaised
from dateline.doors.api.route import Call, absent
from dateline.doors.version import VERSION
from dateline.errors import UsageError
from dateline.ledger import RunShare, StoredCoding
from dateline.model import Article, Json, JsonObject, canonical
from dateline.model.codec import coder_json
from dateline.model.decision_codec import decision_json
from dateline.publish.fact_change import change_from
from dateline.publish.feed import atom_feed, head_of
from dateline.publish.knowledge import due_stories, knowledge_json
from dateline.publish.record import article_summary, claims_json
from dateline.publish.shelf import Kept, Wanted

SHORTEST: Final = 4
"""Digits of an id that name an incident."""
MOST_DUE: Final = 2000
"""Developing stories that are looked through, the longest ago first."""
_AT_ONCE: Final = 40
"""Incidents whose claims are read at a time."""


def json_answer(value: JsonObject, status: int = 200) -> Response:
    """JSON in its one canonical form."""
    return Response(canonical(value), status, media_type="application/json")


def _page(call: Call, found: Sequence[JsonObject], asked: Listing) -> Response:
    items, after = page_of(found, asked, call.seen.upto)
    return json_answer(page_json(items, len(found), call.seen.upto, after))


def wanted_by(asked: IncidentsAsked) -> Wanted:
    """The question as the shelf takes it."""
    return Wanted(asked.wanted, asked.state, asked.disputed)


def incidents_page(call: Call, asked: IncidentsAsked) -> tuple[list[Kept], int, str | None]:
    """The incidents of a page, how many pass in all, and the next page's cursor."""
    stand, wanted = call.seen.stand, wanted_by(asked)
    mark = words_of(asked, 2)
    found = stand.page(wanted, asked.limit + 1, None if mark is None else (mark[0], mark[1]))
    page = found[: asked.limit]
    after = cursor_at(asked, call.seen.upto, page[-1].order) if len(found) > asked.limit else None
    return page, stand.count(wanted), after


def _incident_line(call: Call, one: Kept) -> JsonObject:
    view = call.seen
    knowledge = knowledge_json(view.stand.knowledge(one))
    return {**one.body, "knowledge": knowledge, "sensitive": view.is_sensitive(one.incident)}


def list_incidents(call: Call) -> Response:
    """A page of incidents; only those on it are written out."""
    page, total, after = incidents_page(call, call.asked(IncidentsAsked))
    items = [_incident_line(call, one) for one in page]
    return json_answer(page_json(items, total, call.seen.upto, after))


def incident_meant(call: Call, name: str) -> Kept:
    """The incident that an id, a former id or the beginning of one leads to: where its mention is, or went."""
    view = call.seen
    wanted = name if "-" in name else f"incident-{name}"
    digits = wanted.partition("-")[2]
    found = view.stand.named(digits) if len(digits) >= SHORTEST else []
    own = [one for one in found if one.incident.id == wanted]
    if not found and len(digits) >= SHORTEST:
        found = _heirs(call, digits)
    if len(own or found) != 1:
        raise absent("incident of that id")
    return (own or found)[0]


def _heirs(call: Call, digits: str) -> list[Kept]:
    """The incident of the mention that took the place of one of another coding."""
    view = call.seen
    try:
        old = view.ledger.mention(f"mention-{digits}", view.upto)
    except UsageError:
        return []
    heir = None if old is None else view.ledger.heir(old.id, view.upto)
    return [] if heir is None else list(view.stand.of_mentions([heir]).values())


def get_incident(call: Call) -> Response:
    """One incident."""
    return json_answer(_incident_line(call, incident_meant(call, call.path["id"])))


def get_incident_claims(call: Call) -> Response:
    """Every claim on one incident, by article and place in the text."""
    one = incident_meant(call, call.path["id"])
    corpus = call.seen.stand.corpus([one])
    found = claims_json(corpus.claims_of(one.incident), corpus.incident_of)
    return _page(call, found, call.asked(Listing))


def list_claims(call: Call) -> Response:
    """Claims of the articles that stand, by incident."""
    asked, stand = call.asked(ClaimsAsked), call.seen.stand
    if asked.incident is not None or asked.article is not None:
        return _page(call, _few_claims(call, asked), asked)
    held = cursor_of(asked)
    day, name, passed = ("", "", 0) if held is None else _claims_mark(held[1])
    found: list[JsonObject] = []
    mark: tuple[str, str, int] | None = None
    for one, told in _claims_after(call, (day, name), asked.field):
        own = told[passed:]
        room = asked.limit - len(found)
        found += own[:room]
        if len(own) > room:
            mark = (*_before(one), passed + room)
            break
        passed = 0
    total = stand.count_claims(Wanted(), asked.field)
    after = None if mark is None else cursor_at(asked, call.seen.upto, mark)
    return json_answer(page_json(found, total, call.seen.upto, after))


def _claims_mark(mark: Mark) -> tuple[str, str, int]:
    """The incident that a page of claims begins in, and how many of its claims are passed over."""
    day, name, passed = mark if len(mark) == len(("day", "id", "claims")) else (0, 0, "")
    if not isinstance(day, str) or not isinstance(name, str) or not isinstance(passed, int) or passed < 0:
        raise ProblemRaised("invalid", "cursor: not one that this list gave for these parameters; start without it.")
    return day, name, passed


def _before(one: Kept) -> tuple[str, str]:
    """A place in the order of lists right before an incident."""
    day, name = one.order
    return day, name[:-1]


def _claims_after(call: Call, after: tuple[str, str], field: str | None) -> Iterator[tuple[Kept, list[JsonObject]]]:
    """Incidents with their claims, a few read at a time."""
    stand = call.seen.stand
    while page := stand.page(Wanted(), _AT_ONCE, after):
        corpus = stand.corpus(page)
        for one in page:
            told = claims_json(corpus.claims_of(one.incident), corpus.incident_of)
            yield one, [line for line in told if field in (None, line["field"])]
        after = page[-1].order


def _few_claims(call: Call, asked: ClaimsAsked) -> list[JsonObject]:
    """The claims of one incident or of one article."""
    stand = call.seen.stand
    if asked.incident is not None:
        found = [incident_meant(call, asked.incident)]
    else:
        article, _, _ = article_meant(call, asked.article or "")
        found = sorted(stand.of_article(article.id), key=lambda one: one.order)
    corpus = stand.corpus(found)
    lines: list[JsonObject] = []
    for one in found:
        claims = corpus.claims_of(one.incident)
        for claim, line in zip(claims, claims_json(claims, corpus.incident_of), strict=True):
            article_id = corpus.mentions[claim.mention].article
            if asked.field in (None, claim.field) and article_id.startswith(asked.article or ""):
                lines.append(line)
    return lines


def list_articles(call: Call) -> Response:
    """Every article that was read, the newest first, without its text."""
    asked, view = call.asked(Listing), call.seen
    found = view.whole.latest_articles(asked.limit + 1, view.upto, number_of(asked))
    page = [s for s in found[: asked.limit] if s.article.id not in view.veil.articles]
    relevant = view.whole.relevance([s.article.id for s in page], view.upto)
    lines = [{**article_summary(s.article, relevant.get(s.article.id)), "recorded_at": s.recorded_at} for s in page]
    more = len(found) > asked.limit
    after = cursor_at(asked, view.upto, (found[asked.limit - 1].position,)) if more else None
    total = view.whole.count_articles(view.upto) - len(view.veil.articles)
    return json_answer(page_json(lines, max(total, len(lines)), view.upto, after))


def article_meant(call: Call, name: str) -> tuple[Article, str, StoredCoding | None]:
    """The article whose id begins so, when it was first read, and the coding of it that counts."""
    ledger, upto = call.seen.ledger, call.seen.upto
    try:
        stored = ledger.article(name, upto)
    except UsageError:
        stored = None
    if stored is None or stored.article.id in call.seen.veil.articles:
        raise absent("article of that id")
    held = ledger.counting_of([stored.article.id], upto).get(stored.article.id)
    coded = None if held is None else ledger.coding_at(held[0])
    return stored.article, stored.recorded_at, coded


def get_article(call: Call) -> Response:
    """One article with its text and the claims that its standing version makes; spans are code points."""
    article, recorded_at, coded = article_meant(call, call.path["id"])
    corpus = call.seen.stand.corpus(call.seen.stand.of_article(article.id))
    own = [c for c in corpus.claims.values() if corpus.mentions[c.mention].article == article.id]
    told = sorted(own, key=lambda c: (c.span.start, c.span.end, c.id))
    summary = article_summary(article, None if coded is None else coded.coding.relevant)
    claims: list[Json] = list(claims_json(told, corpus.incident_of))
    lines: JsonObject = {**summary, "recorded_at": recorded_at}
    return json_answer({"article": lines, "text": article.text, "claims": claims})


def changes_page(call: Call, asked: LogAsked) -> tuple[list[JsonObject], int, str | None]:
    """The changes of a page, the newest first, how many there are in all, and the next page's cursor."""
    stand, limit = call.seen.stand, asked.limit
    names = None if not asked.incident else stand.names_of(asked.incident)
    field = asked.field or None
    held = cursor_of(asked)
    position, name, passed = (None, "", 0) if held is None else _change_mark(held[1])
    found: list[tuple[tuple[int, str, int], JsonObject]] = []
    before = None if position is None else (position, name)
    for told in stand.changes(limit + 2, names, field, before):
        own = [c for c in reversed(told.changes) if field in (None, c["field"])]
        first = passed if (told.position, told.name) == before else 0
        found += [((told.position, told.name, n), c) for n, c in enumerate(own) if n >= first]
    page = found[:limit]
    now = stand.names_now({str(change["then"]) for _, change in page})
    items: list[JsonObject] = [{**c, "incident": now.get(str(c["then"]), c["then"])} for _, c in page]
    after = cursor_at(asked, call.seen.upto, found[limit][0]) if len(found) > limit else None
    return items, stand.count_changes(names, field), after


def _change_mark(mark: Mark) -> tuple[int, str, int]:
    """The arrival that a page of changes begins in, and how many of its changes are passed over."""
    position, name, passed = mark if len(mark) == len(("position", "name", "changes")) else ("", 0, "")
    if not isinstance(position, int) or not isinstance(name, str) or not isinstance(passed, int):
        raise ProblemRaised("invalid", "cursor: not one that this list gave for these parameters; start without it.")
    return position, name, passed


def get_log(call: Call) -> Response:
    """The fact log, the newest change first."""
    items, total, after = changes_page(call, call.asked(LogAsked))
    return json_answer(page_json(items, total, call.seen.upto, after))


def get_feed(call: Call) -> Response:
    """The newest changes of facts as an Atom feed."""
    view, limit = call.seen, call.asked(FeedAsked).limit
    told = view.stand.changes(limit)[::-1]
    changes = [change_from(c) for one in told for c in one.changes]
    text = atom_feed(head_of(view.ledger, view.upto, VERSION), changes, limit)
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
    stand = replace(view.stand, day=on)
    found = stand.page(Wanted(state="developing"), MOST_DUE)
    corpus = stand.corpus(found)
    states = {one.incident.id: stand.knowledge(one) for one in found}
    items: list[JsonObject] = [
        {
            "incident": due.incident.id,
            "due": due.on.isoformat(),
            "overdue": due.overdue,
            "looked": due.looked.isoformat(),
            "knowledge": knowledge_json(due.knowledge),
            "urls": sorted({a.url for a in corpus.articles_of(due.incident) if a.url}),
        }
        for due in due_stories(view.ledger, corpus, states, on, view.upto)
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
