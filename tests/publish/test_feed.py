"""The feed is valid Atom 1.0 (RFC 4287), the same for the same log, and its entries keep their ids."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from story_samples import StoryDesk
from test_fact_log import FIRST, PAGE, POLICY, SECOND

from dateline.publish.fact_change import FactChange
from dateline.publish.fact_log import fact_log
from dateline.publish.feed import ATOM, FeedHead, atom_feed, head_of

RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
KNOWN = {"author", "category", "content", "generator", "id", "title", "updated", "entry", "name", "feed"}


def one(parent: ElementTree.Element, name: str) -> str:
    """The text of the only child of that name."""
    (found,) = parent.findall(f"{{{ATOM}}}{name}")
    assert found.text is not None
    return found.text


def assert_atom(text: str) -> list[ElementTree.Element]:
    """The rules of RFC 4287 section 4 that a feed without links can break; its entries."""
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n')
    feed = ElementTree.fromstring(text.encode())
    assert feed.tag == f"{{{ATOM}}}feed"
    assert {e.tag.removeprefix(f"{{{ATOM}}}") for e in feed.iter()} <= KNOWN
    entries = feed.findall(f"{{{ATOM}}}entry")
    for element in (feed, *entries):
        assert one(element, "title").strip()
        assert RFC3339.fullmatch(one(element, "updated"))
        scheme, _, name = one(element, "id").rpartition(":")
        assert scheme == "urn:uuid"
        assert (UUID(name).version, UUID(name).variant) == (8, "specified in RFC 4122")
    assert one(feed.findall(f"{{{ATOM}}}author")[0], "name")
    for entry in entries:
        (content,) = entry.findall(f"{{{ATOM}}}content")
        assert content.get("type") == "text"
        assert len(content) == 0
        assert all(category.get("term") for category in entry.findall(f"{{{ATOM}}}category"))
    ids = [one(entry, "id") for entry in entries]
    assert len(set(ids)) == len(ids)
    moments = [one(entry, "updated") for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert one(feed, "updated") >= max(moments, default="")
    return entries


def feed_of(desk: StoryDesk, limit: int | None = None, upto: int | None = None) -> str:
    changes = fact_log(desk.ledger, POLICY, upto)
    return atom_feed(head_of(desk.ledger, upto, "1.0"), changes, limit)


def test_an_entry_for_what_one_event_changed_in_one_incident(tmp_path: Path) -> None:
    desk = StoryDesk.at(tmp_path / "ledger.sqlite")
    assert assert_atom(feed_of(desk)) == []
    desk.take(FIRST, url=PAGE)
    before = desk.ledger.head().position
    early = [one(e, "id") for e in assert_atom(feed_of(desk))]
    assert len(early) == 2
    desk.take(SECOND, url=PAGE, day=6)
    late = assert_atom(feed_of(desk))
    assert [one(e, "id") for e in late][-2:] == early
    assert len(late) == 4
    assert "killed: 4 → 5" in "".join(one(e, "content") for e in late[:2])
    assert feed_of(desk) == feed_of(desk)
    assert [one(e, "id") for e in assert_atom(feed_of(desk, upto=before))] == early
    assert len(assert_atom(feed_of(desk, limit=3))) == 3
    desk.ledger.close()


@given(st.text(), st.text())
def test_any_words_make_a_feed_that_reads_back(name: str, words: str) -> None:
    change = FactChange(
        3, "2031-05-04T12:00:00.000000+00:00", name, "steps", None, [words], (), "a", words, (), name, "coding", words
    )
    if name.strip() and words.strip():
        (entry,) = assert_atom(atom_feed(FeedHead("x", "2031-05-04T12:00:00.000000+00:00"), [change]))
        assert one(entry, "content").startswith("steps: nothing → ")
