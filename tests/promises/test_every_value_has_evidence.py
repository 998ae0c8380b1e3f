"""Every field that says something rests on a claim, every claim on words that stand where it says, in any text."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from code_one import coder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from program import DISPATCHES, EXAMPLES

from dateline.model import COUNT_FIELDS, Article, Coding, CountClaim, Given, Incident, SetAside, Snapshot, content_hash
from dateline.normalise.counts import find_counts
from dateline.publish import incidents_of, policy_named
from dateline.runner import Coded, code_snapshot, read_inputs, read_snapshot

ZERO = re.compile(
    r"\b(no|none|nobody|zero|0|not|never|without|nor|neither|any|un(hurt|harmed|injured|scathed)|safe|empty|intact|"
    r"spared|survived|escaped)\b|n['’]t\b|no-one",
    re.I,
)


def spoken(record: Incident) -> Iterator[str]:
    """The claim fields behind every field of a record that is not silent."""
    if record.event is not None:
        yield "event_type"
    if record.modality != "occurred":
        yield "modality"
    if record.investigation is not None:
        yield "investigation"
    yield from (name for name in ("participants", "weapons", "steps") if getattr(record, name))
    for name in ("date", "place"):
        value = getattr(record, name)
        if value.status != "not_reported" or value.written is not None:
            yield name
    for name in COUNT_FIELDS:
        count = record.count(name)
        if count.groups or (count.best, count.low, count.high) != (None, None, None) or count.status != "not_reported":
            yield name


def readable(value: CountClaim, quote: str) -> bool:
    """True where a person could read the number off the quote: told, added up or taken away."""
    if value.status in ("vague", "unknown_to_source"):
        return value.high is None
    if value.status == "explicit_zero":
        return (value.low, value.high) == (0, 0) and ZERO.search(quote) is not None
    read = {(p.answer.low, p.answer.high) for p in find_counts(quote)}
    exact = sorted({low for low, high in read if low is not None and low == high})
    derived = {n for a, b in combinations(exact, 2) for n in (a + b, b - a)} | {sum(exact), 1}
    bounds = {(None, n) for n in exact} if "casualt" in quote.casefold() else set()  # bounds both, sets neither
    return (value.low, value.high) in read | bounds | {(n, n) for n in derived}


def assert_proved(article: Article, coding: Coding) -> None:
    """All that must hold between a text and its coding."""
    claims = {c.id: c for c in coding.claims}
    assert len(claims) == len(coding.claims)
    for claim in coding.claims:
        assert article.text[claim.span.start : claim.span.end] == claim.span.quote != "", claim
        assert " ".join(claim.written.casefold().split()) in " ".join(claim.span.quote.casefold().split()), claim
        if isinstance(claim.value, CountClaim):
            assert readable(claim.value, claim.span.quote), claim
    for mention in coding.mentions:
        assert all(article.text[a.start : a.end] == a.quote for a in mention.acts)
    for rejection in coding.rejections:
        assert rejection.span is None or rejection.span.stands_in(article.text)
    for record in incidents_of(article, coding, policy_named("cautious")):
        behind = {claims[c].field for c in record.claims if not claims[c].withdrawn}
        assert set(spoken(record)) <= behind, (record.id, set(spoken(record)) - behind)
        assert {c for conflict in record.conflicts for c in conflict.claims} <= set(record.claims)


def code_text(text: str, title: str | None = None) -> Coded | SetAside:
    """Read and code a text as its bytes would be."""
    content = json.dumps({"text": text, "title": title, "published": "2024-05-15"}).encode()
    snapshot = Snapshot(content_hash(content), content, "application/x-dateline-article+json", "a test", Given())
    article = read_snapshot(snapshot)
    if isinstance(article, SetAside):
        return article
    return Coded(article, coder().code(article))


@cache
def material() -> tuple[dict[str, Any], ...]:
    """Title and text of the dispatches."""
    return tuple(map(json.loads, DISPATCHES.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda p: p.name)
def test_the_examples(path: Path) -> None:
    for taken in read_inputs([path]):
        assert isinstance(taken, Snapshot)
        result = code_snapshot(taken, coder())
        assert isinstance(result, Coded | SetAside)
        if isinstance(result, Coded):
            assert_proved(result.article, result.coding)


def test_the_dispatches() -> None:
    claims = 0
    for taken in read_inputs([DISPATCHES]):
        assert isinstance(taken, Snapshot)
        result = code_snapshot(taken, coder())
        assert isinstance(result, Coded), result
        assert_proved(result.article, result.coding)
        claims += len(result.coding.claims)
    assert claims > 400


def _shuffled(text: str, chance: random.Random) -> str:
    sentences = re.split(r"(?<=[.!?])\s+", text)
    chance.shuffle(sentences)
    return " ".join(sentences)


def _odd_space(text: str, chance: random.Random) -> str:
    odd = ["\u00a0", "\t", "\n", "  ", "\u2009", "\u3000", "\r\n", "\u2028", "\u200b"]
    return "".join(chance.choice(odd) if ch == " " and chance.random() < 0.2 else ch for ch in text)


def _noise(text: str, chance: random.Random) -> str:
    odd = "\x00\x07\x1b\x7f\u0085\u200e\u202e\ufeff\ufffd😀\u0301𝟛½²"
    return "".join(ch + (chance.choice(odd) if chance.random() < 0.03 else "") for ch in text)


def _curly(text: str, _: random.Random) -> str:
    return re.sub(r'"([^"]*)"', "“\\1”", text).replace("'", "’")


def _straight(text: str, _: random.Random) -> str:
    return text.translate(str.maketrans("“”‘’–—", "\"\"''--"))


def _cut(text: str, chance: random.Random) -> str:
    begin, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[begin:end]


def _without_words(text: str, chance: random.Random) -> str:
    return " ".join(word for word in text.split(" ") if chance.random() > 0.15)


def _doubled(text: str, _: random.Random) -> str:
    return f"{text}\n\n{text}"


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    *(_shuffled, _odd_space, _noise, _curly, _straight, _cut, _without_words, _doubled),
    *(lambda text, _: text.upper(), lambda text, _: text.lower(), lambda text, _: text.title()),
    *(lambda text, _: text.replace(".", ""), lambda text, _: text.replace("\n", " "), lambda text, _: text[::-1]),
)


def assert_survives(number: int, changes: Sequence[Callable[[str, random.Random], str]], seed: int) -> None:
    """Change an article of ours and code what comes out."""
    chance = random.Random(seed)
    row = material()[number]
    text = str(row["text"])
    for change in changes:
        text = change(text, chance)
    result = code_text(text, str(row["title"]) if seed % 2 else None)
    if isinstance(result, Coded):
        assert_proved(result.article, result.coding)


@pytest.mark.parametrize("change", CHANGES, ids=range(len(CHANGES)))
def test_changed_articles(change: Callable[[str, random.Random], str]) -> None:
    first = CHANGES.index(change)
    for number in range(first, len(material()), 8):
        assert_survives(number, [change], number)


chains = st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3)
slow_to_shrink = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@slow_to_shrink
@given(st.integers(0, 39), chains, st.integers(0, 10_000))
def test_articles_changed_in_several_ways(
    number: int, changes: list[Callable[[str, random.Random], str]], seed: int
) -> None:
    assert_survives(number, changes, seed)


HEAP = """
gunmen killed three no two dozen civilians Arlit on Monday , . ; : “ ” " ' ( ) - — said police the army who denied that
at least between 3 and 1,000 injured hostages bomb missile near km of village 20 last week 2024-13-45 1e9 ½ IV XII not
None up to hundreds dead wounded were was Mali or but though claimed responsibility both 99999999999999999999
"""
words = st.sampled_from([*HEAP.split(), "\n\n"])


@slow_to_shrink
@given(st.lists(words, max_size=60))
def test_heaps_of_words(heap: list[str]) -> None:
    result = code_text(" ".join(heap))
    if isinstance(result, Coded):
        assert_proved(result.article, result.coding)


@slow_to_shrink
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    result = code_text(text)
    if isinstance(result, Coded):
        assert_proved(result.article, result.coding)


@pytest.mark.slow
def test_many_changed_articles() -> None:
    chance = random.Random(7)
    for seed in range(500):
        changes = [chance.choice(CHANGES) for _ in range(chance.randint(1, 4))]
        assert_survives(chance.randrange(len(material())), changes, seed)
