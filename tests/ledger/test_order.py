"""Whatever the order and the repetitions, the same things known give the same content."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_samples import CODER, NEWER, entry_of, moment

from dateline.ledger import open_ledger
from dateline.model import Refusal
from dateline.settings import Place
from postgres_server import Server

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("entry"), st.integers(0, 6), st.sampled_from([CODER, NEWER])),
        st.tuples(st.just("refusal"), st.integers(0, 2), st.just(CODER)),
    ),
    min_size=1,
    max_size=8,
)


def _content(steps: list[tuple[str, int, object]], place: Place | None = None) -> tuple[str, dict[str, int]]:
    with tempfile.TemporaryDirectory() as folder, open_ledger(place or Path(folder) / "store") as ledger:
        for minute, (kind, number, coder) in enumerate(steps):
            if kind == "entry":
                ledger.record(entry_of(number, coder), moment(minute * 700))  # type: ignore[arg-type]
            else:
                ledger.refuse(Refusal(f"in/{number}", "empty", "nothing in it"), moment(minute))
        assert not list(ledger.problems())
        return ledger.content_hash(), {k: n for k, n in ledger.counts().items() if k != "observation"}


@settings(max_examples=15, deadline=None)
@given(steps=STEPS, data=st.data())
def test_order_and_repetition_do_not_matter(steps: list[tuple[str, int, object]], data: st.DataObject) -> None:
    again = data.draw(st.permutations(steps + data.draw(st.lists(st.sampled_from(steps), max_size=4))))
    assert _content(steps) == _content(again)
    assert _content(steps)[0] != _content([*steps, ("entry", 7, CODER)])[0]


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_both_databases_give_one_content(server: Server, steps: list[tuple[str, int, object]]) -> None:
    assert _content(steps, server.fresh()) == _content(steps)
