"""Linking one coding at a time finds what comparing everything with everything finds."""

from __future__ import annotations

import tempfile
from itertools import combinations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from small_coder import SmallCoder, noon, read, text_of

from dateline.incidents import candidate_pairs, is_telling, judge, tellings_of
from dateline.ledger import Entry, SqliteLedger
from dateline.model import Article, Judgement, Snapshot, content_hash
from dateline.runner import judge_new


def entry_of(number: int) -> Entry:
    content = text_of(number).encode()
    snapshot = Snapshot(content_hash(content), content, "text/plain", str(number))
    article = read(snapshot)
    assert isinstance(article, Article)
    return Entry.coded(snapshot, article, SmallCoder().code(article))


NUMBERS = st.lists(st.sampled_from([n for n in range(60) if n % 7 != 3]), unique=True, min_size=2, max_size=12)


@settings(max_examples=20, deadline=None)
@given(numbers=NUMBERS, cuts=st.sets(st.integers(0, 11)))
def test_the_order_of_arrival_does_not_matter(numbers: list[int], cuts: set[int]) -> None:
    with tempfile.TemporaryDirectory() as folder, SqliteLedger.open(Path(folder) / "store") as ledger:
        for at, number in enumerate(numbers):
            ledger.record(entry_of(number), noon())
            if at in cuts:
                judge_new(ledger, noon)
        judge_new(ledger, noon)
        assert judge_new(ledger, noon) == 0
        assert not list(ledger.problems())
        found = sorted(ledger.judgements(), key=_pair)
        codings = list(ledger.codings())
    told = [tellings_of(c.article, c.coding.mentions, c.coding.claims) for c in codings]
    within = [pair for tellings in told for pair in combinations(tellings, 2)]
    every = [telling for tellings in told for telling in tellings]
    pairs = within + [(one, other) for one, other in candidate_pairs(every) if one.article != other.article]
    assert found == sorted((j for one, other in pairs if is_telling(j := judge(one, other))), key=_pair)


def _pair(judgement: Judgement) -> tuple[str, str]:
    return judgement.left, judgement.right
