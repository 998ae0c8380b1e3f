"""What people can do: add an article, and say what is right. Each is one event, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from starlette.responses import Response

from dateline.doors.api.asked import Corrected, Judged, Marked, Merged, Paste, Ruled, Said, SplitOff
from dateline.doors.api.problem import ProblemRaised
from dateline.doors.api.reads import json_answer
from dateline.doors.api.route import Call, Person, Role
from dateline.ledger import Decided, Ledger, LedgerReader
from dateline.model import (
    Given,
    Json,
    JsonObject,
    Marking,
    Matter,
    Saying,
    Snapshot,
    Undo,
    canonical,
    content_hash,
)
from dateline.model.decision_codec import decision_json
from dateline.runner import Progress, Reading, RunSummary, add_snapshots, decide, incidents_now

ARTICLE_JSON: Final = "application/x-dateline-article+json"
PASTED: Final = "pasted"
MARKS: Final[Role] = "adjudicator"
"""The lowest role that says what is sensitive."""

Deciding = Callable[[Ledger, Saying, datetime], Decided]


def snapshot_of(paste: Paste) -> Snapshot:
    """A pasted article as the bytes of one JSON line, so that pasting it twice gives one article."""
    day = None if paste.published is None else paste.published.isoformat()
    texts = (paste.title, paste.outlet, paste.url)
    title, outlet, url = (None if text is None else _sound(text) for text in texts)
    told = {"title": title, "text": _sound(paste.text), "published": day, "outlet": outlet, "url": url}
    content = canonical({name: value for name, value in told.items() if value}).encode()
    given = Given(title, outlet, url, paste.published)
    return Snapshot(content_hash(content), content, ARTICLE_JSON, PASTED, given)


def _sound(text: str) -> str:
    """The text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def add_pasted(call: Call, paste: Paste) -> tuple[RunSummary, Progress | None, str | None]:
    """Code and store a pasted article: the run's figures, what became of it with the reason, and the article's id."""
    snapshot = snapshot_of(paste)
    told: list[Progress] = []
    with call.library.writing() as ledger:
        coder = call.library.coder
        names = [f"{PASTED} by {call.person.name}"]
        summary = add_snapshots(ledger, [snapshot], coder, names=names, now=call.library.now, progress=told.append)
        found = next((s.article.id for s in ledger.articles() if s.capture.snapshot == snapshot.id), None)
    return summary, next((p for p in told if p.became is not None), None), found


def add_article(call: Call) -> Response:
    """Add an article from its text."""
    summary, became, article = add_pasted(call, call.said(Paste))
    new = became is not None and became.became in ("coded", "set_aside")
    answer: JsonObject = {
        "run": summary.run,
        "became": None if became is None else became.became,
        "kind": None if became is None else became.kind,
        "reason": None if became is None else became.reason,
        "article": article,
        "mentions": summary.mentions,
        "claims": summary.claims,
    }
    return json_answer(answer, 201 if new else 200)


def saying_of(call: Call, said: Said) -> Saying:
    """Who says so, why, looking at what, and as which attempt."""
    return Saying(call.person.name, said.because, call.key, said.seen)


def decided_by(call: Call, said: Said, deciding: Deciding) -> tuple[Decided, dict[str, tuple[str, ...]]]:
    """Take in a decision; the incidents that its mentions are in now."""
    with call.library.writing() as ledger:
        decided = deciding(ledger, saying_of(call, said), call.library.now())
        return decided, incidents_now(ledger, ledger.decided(decided.decision.id))


def _told(call: Call, said: Said, deciding: Deciding) -> Response:
    decided, found = decided_by(call, said, deciding)
    incidents: list[Json] = [{"incident": name, "mentions": list(group)} for name, group in sorted(found.items())]
    answer: JsonObject = {
        "decision": decision_json(decided.decision),
        "kept": decided.kept,
        "position": decided.position,
        "incidents": incidents,
    }
    return json_answer(answer, 201 if decided.kept == "new" else 200)


def judging(said: Judged) -> Deciding:
    """Two mentions or incidents are the same, different, or nobody can tell."""
    return lambda ledger, saying, at: decide.judge(ledger, said.verdict, said.one, said.other, saying, at)


def merging(names: Sequence[str]) -> Deciding:
    """Several incidents are one."""
    return lambda ledger, saying, at: decide.merge(ledger, names, saying, at)


def splitting(incident: str, mentions: Sequence[str]) -> Deciding:
    """Mentions leave their incident."""
    return lambda ledger, saying, at: decide.split(ledger, incident, mentions, saying, at)


def correcting(incident: str, said: Corrected) -> Deciding:
    """A field's value, with the words that carry it."""
    reading = Reading(said.field, said.value, said.quote, said.article, said.start, said.end, said.speaker)
    return lambda ledger, saying, at: decide.correct(ledger, incident, reading, saying, at)


def ruling(claim: str, said: Ruled) -> Deciding:
    """The verdict on a claim."""
    return lambda ledger, saying, at: decide.rule(ledger, claim, said.verdict, saying, at)


def marking(incident: str, said: Marked) -> Deciding:
    """An incident is sensitive, or no longer."""
    return lambda ledger, saying, at: decide.mark(ledger, incident, said.sensitive, saying, at)


def undoing(decision: str, person: Person) -> Deciding:
    """A decision is taken back; a mark of sensitivity only by who might have set it."""

    def undone(ledger: Ledger, saying: Saying, at: datetime) -> Decided:
        if not person.may(MARKS) and isinstance(_first(ledger, decision), Marking):
            raise ProblemRaised("role", f"What is sensitive is decided by the role {MARKS}; yours is {person.role}.")
        return decide.undo(ledger, decision, saying, at)

    return undone


def _first(ledger: LedgerReader, decision: str) -> Matter | None:
    """What a decision, an undo, or an undo of an undo is about in the end."""
    found = ledger.decision(decision)
    while found is not None and isinstance(found.decision.matter, Undo):
        found = ledger.decision(found.decision.matter.undoes)
    return None if found is None else found.decision.matter


def judge(call: Call) -> Response:
    """Say that two mentions or incidents are the same, different, or that nobody can tell."""
    said = call.said(Judged)
    return _told(call, said, judging(said))


def merge(call: Call) -> Response:
    """Make several incidents one."""
    said = call.said(Merged)
    return _told(call, said, merging(said.names))


def split(call: Call) -> Response:
    """Take mentions out of their incident."""
    said = call.said(SplitOff)
    return _told(call, said, splitting(call.path["id"], said.mentions))


def correct(call: Call) -> Response:
    """Say what a field's value is, with the words that carry it."""
    said = call.said(Corrected)
    return _told(call, said, correcting(call.path["id"], said))


def rule(call: Call) -> Response:
    """Accept a claim, reject it, or say that nobody can tell."""
    said = call.said(Ruled)
    return _told(call, said, ruling(call.path["id"], said))


def mark(call: Call) -> Response:
    """Mark an incident as sensitive, or no longer."""
    said = call.said(Marked)
    return _told(call, said, marking(call.path["id"], said))


def undo(call: Call) -> Response:
    """Take back a decision, an undo too."""
    return _told(call, call.said(Said), undoing(call.path["id"], call.person))
