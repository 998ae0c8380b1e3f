"""Two coders on the same articles: every difference is counted once and shown in the article's words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from dateline.ledger import Entry, SqliteLedger
from dateline.model import (
    Article,
    Claim,
    ClaimValue,
    CoderId,
    Coding,
    CountClaim,
    EventType,
    Maker,
    Mention,
    Snapshot,
    Span,
    canonical,
    content_hash,
)
from dateline.publish import policy_named
from dateline.publish.run_diff import RunDiff, diff_runs
from dateline.publish.run_report import RunName, diff_html, diff_json, diff_text

TEXT = "Gunmen shot dead four farmers near Orvish. A bomb hurt two <b>guards</b> in Talmora."
OLD, NEW = CoderId("small", "1", "sha256:aa"), CoderId("small", "2", "sha256:bb")
ATTACK, CLASH, BOMB = (
    EventType("Attack", "ASSAULT", "firearms"),
    EventType("Armed clash", "ASSAULT", "firearms"),
    EventType("Remote explosive/landmine/IED", "ASSAULT", "explosives"),
)


def _snapshot(number: int) -> Snapshot:
    content = f"{TEXT} {number}".encode()
    return Snapshot(content_hash(content), content, "text/plain", f"in/{number}")


def _article(number: int) -> Article:
    snapshot = _snapshot(number)
    text = snapshot.content.decode()
    name = f"article-{number}"
    return Article(name, snapshot.id, snapshot.id, text, f"Raid <{number}>", "Wire", None, None, "none", "en")


def _coding(article: Article, coder: CoderId, told: Iterable[tuple[str, dict[str, ClaimValue]]]) -> Coding:
    mentions, claims = [], []
    for act, values in told:
        at = article.text.index(act)
        mention = Mention(f"mention-{coder.version}{at}", article.id, "main", (Span.of(article.text, at, at + 4),))
        mentions.append(mention)
        quote = Span.of(article.text, at, article.text.index(".", at))
        for field, value in values.items():
            claims.append(
                Claim(
                    f"claim-{coder.version}{at}{field}{article.id}",
                    mention.id,
                    field,  # type: ignore[arg-type]
                    value,
                    quote.quote,
                    quote,
                    (),
                    "asserts",
                    None,
                    False,
                    Maker("rule", "small", coder.version),
                    0.9,
                )
            )
    return Coding(article.id, coder, True, tuple(mentions), tuple(claims))


@pytest.fixture
def found(tmp_path: Path) -> RunDiff:
    from datetime import UTC, datetime

    noon = datetime(2031, 5, 4, 12, tzinfo=UTC)
    four, five = CountClaim(4, 4, "reported"), CountClaim(5, 5, "reported")
    with SqliteLedger.open(tmp_path / "ledger") as ledger:
        for number in range(3):
            article = _article(number)
            before = [("shot", {"event_type": ATTACK, "killed": four}), ("bomb", {"event_type": BOMB})]
            after = [
                (
                    "shot",
                    {"event_type": CLASH, "killed": five if number else four, "injured": CountClaim(7, 7, "reported")},
                )
            ]
            ledger.record(Entry.coded(_snapshot(number), article, _coding(article, OLD, before)), noon)
            ledger.record(Entry.coded(_snapshot(number), article, _coding(article, NEW, after)), noon)
        article = _article(3)
        ledger.record(Entry.coded(_snapshot(3), article, _coding(article, OLD, [])), noon)
        seen: list[tuple[int, int]] = []
        result = diff_runs(
            ledger, OLD, NEW, policy_named("cautious"), None, lambda done, total: seen.append((done, total))
        )
        assert seen == [(1, 3), (2, 3), (3, 3)]
        return result


def test_figures(found: RunDiff) -> None:
    assert (found.articles, found.only_old_articles, found.only_new_articles) == (3, 1, 0)
    assert (found.both, found.only_old, found.only_new, found.equal) == (3, 3, 0, 0)
    kinds = {name: (d.same, d.changed, d.gained, d.lost) for name, d in found.fields.items()}
    assert kinds["event_type"] == (0, 3, 0, 0)
    assert kinds["killed"] == (1, 2, 0, 0)
    assert kinds["injured"] == (0, 0, 3, 0)
    assert all(same == 3 for name, (same, *_) in kinds.items() if name not in ("event_type", "killed", "injured"))
    assert found.fields["event_type"].turns == {("Attack", "Armed clash"): 3}


def test_a_person_reads_what_changed_and_why(found: RunDiff) -> None:
    text = diff_text(found, RunName("run-aaaa", "2031-05-04T12:00", OLD), RunName("run-bbbb", "2031-05-05T12:00", NEW))
    assert "3 × Attack → Armed clash" in text
    assert "A: 4   from “shot dead four farmers near Orvish”" in text
    assert "B: 5" in text
    assert "Events that only A finds" in text
    assert max(map(len, text.splitlines())) <= 100


def test_the_page_runs_nothing_of_an_article(found: RunDiff) -> None:
    page = diff_html(found, RunName("run-aaaa", "2031", OLD), RunName("run-bbbb", "2031", NEW))
    assert "<b>guards" not in page
    assert "Raid &lt;0&gt;" in page


def test_a_program_gets_the_same_figures(found: RunDiff) -> None:
    said = json.loads(canonical(diff_json(found, RunName("a", "2031", OLD), RunName("b", "2031", NEW))))
    assert said["fields"]["killed"]["changed"] == 2
    assert said["events"]["only_old"]["number"] == 3
    assert said["fields"]["event_type"]["turns"] == [{"old": "Attack", "new": "Armed clash", "number": 3}]
