"""Merge, split, undo, correct, merge again, in any order: the ledger agrees with a small model at every step."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from decision_model import Model, Word
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from ledger_samples import entry_of, moment

from dateline.incidents import POLICIES
from dateline.incidents.judge import SAME_FROM, UNSURE_FROM
from dateline.ledger import Decided, SqliteLedger
from dateline.model import Coding, Given, Grouping, Judgement, Maker, Saying, digest, make_id
from dateline.publish import Corpus
from dateline.publish.reading_room import corpus_of
from dateline.runner import Reading, decide, incidents_now, mentions_meant, verify

POLICY = POLICIES["cautious"]
RULE = Maker("rule", "sample", "1")
PEOPLE = st.sampled_from(["ana", "ben"])
UNSURE = (SAME_FROM + UNSURE_FROM) / 2
MACHINE = st.sampled_from(
    [("different", UNSURE_FROM - 2), ("unsure", UNSURE), ("same", SAME_FROM), ("same", SAME_FROM + 2)]
)
VERDICTS = st.sampled_from(["same", "different", "unsure"])
State = dict[str, tuple[tuple[str, ...], int | None, int | None]]


class PeopleDecide(RuleBasedStateMachine):
    """Articles arrive, a machine judges them, people decide."""

    @initialize(data=st.data())
    def open(self, data: st.DataObject) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = SqliteLedger.open(Path(self.folder.name) / "store")
        self.model = Model()
        self.claim_of: dict[str, str] = {}
        self.shown: list[tuple[int, State]] = []
        self.names: set[str] = set()
        self.held: tuple[int, Corpus] | None = None
        self.minutes = 0
        for day in (1, 0, 2):
            self.arrive_on(data, day)

    # ---- what happens ---------------------------------------------------------------------------------

    def saying(self, by: str, because: str | None = None) -> Saying:
        self.minutes += 1
        return Saying(by, because or f"reason {self.minutes}")

    @rule(data=st.data(), day=st.integers(0, 3))
    def arrive(self, data: st.DataObject, day: int) -> None:
        """A new article, and what the machine makes of it beside those before."""
        self.arrive_on(data, day)

    def arrive_on(self, data: st.DataObject, day: int) -> None:
        number = len(self.model.told) * 5 // 4
        if number > 12:
            return
        entry = entry_of(number, given=Given(published=date(2031, 5, 1) + timedelta(days=day)))
        assert isinstance(entry.result, Coding)
        (mention,), (claim,) = entry.result.mentions, entry.result.claims
        self.ledger.record(entry, moment(self.minutes))
        judgements = []
        for other in sorted(self.model.told):
            verdict, about = data.draw(MACHINE)
            left, right = sorted((mention.id, other))
            score = about + int(digest("score", left, right)[:8], 16) / 2**34  # no two sums are alike
            name = make_id("judgement", left, right, verdict)
            judgements.append(Judgement(name, left, right, verdict, score, (), RULE))  # type: ignore[arg-type]
            self.model.machine[frozenset((left, right))] = verdict, score
        self.ledger.judge(judgements, moment(self.minutes))
        self.model.told[mention.id] = date(2031, 5, 1) + timedelta(days=day), number + 2
        self.claim_of[mention.id] = claim.id

    def mention(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.model.told)))

    def keep(self, decided: Decided, word: Word) -> None:
        """Note a decision in the model, unless the ledger knew it: then there must be a reason to."""
        if decided.kept == "new":
            self.model.words.append(word)

    def grouped(self, decided: Decided) -> None:
        matter = decided.decision.matter
        assert isinstance(matter, Grouping)
        self.keep(decided, Word(decided.decision.id, {frozenset((a, b)): v for a, b, v in matter.pairs()}))

    @precondition(lambda self: len(self.model.told) > 1)
    @rule(data=st.data(), by=PEOPLE, verdict=VERDICTS)
    def judge(self, data: st.DataObject, by: str, verdict: str) -> None:
        one, other = self.mention(data), self.mention(data)
        if one == other:
            return
        saying = self.saying(by)
        decided = decide.judge(self.ledger, verdict, one, other, saying, moment(self.minutes))  # type: ignore[arg-type]
        self.grouped(decided)
        together = self.state_of(one) == self.state_of(other)
        if verdict != "unsure":
            assert together == (verdict == "same"), "the latest word holds"
        again = decide.judge(self.ledger, verdict, other, one, saying, moment(self.minutes + 5))  # type: ignore[arg-type]
        assert (again.kept, again.decision.id) == ("known", decided.decision.id)

    @precondition(lambda self: len(self.corpus().incidents) > 1)
    @rule(data=st.data(), by=PEOPLE)
    def merge(self, data: st.DataObject, by: str) -> None:
        names = sorted(i.id for i in self.corpus().incidents)
        chosen = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True))
        before = {m for name in chosen for m in mentions_meant(self.ledger, name)}
        self.grouped(decide.merge(self.ledger, chosen, self.saying(by), moment(self.minutes)))
        after = {self.state_of(m) for m in before}
        assert len(after) == 1, "a merge leaves one incident"
        assert {n for name in chosen for n in incidents_now(self.ledger, mentions_meant(self.ledger, name))} == after

    @precondition(lambda self: any(len(i.mentions) > 1 for i in self.corpus().incidents))
    @rule(data=st.data(), by=PEOPLE)
    def split(self, data: st.DataObject, by: str) -> None:
        many = sorted(i.id for i in self.corpus().incidents if len(i.mentions) > 1)
        name = data.draw(st.sampled_from(many))
        whole = sorted(mentions_meant(self.ledger, name))
        leaving = data.draw(st.lists(st.sampled_from(whole), min_size=1, max_size=len(whole) - 1, unique=True))
        self.grouped(decide.split(self.ledger, name, leaving, self.saying(by), moment(self.minutes)))
        parts = {self.state_of(m) for m in leaving}, {self.state_of(m) for m in whole if m not in leaving}
        assert [len(part) for part in parts] == [1, 1], "what leaves stays together, and so does what stays"
        assert parts[0] != parts[1]

    @precondition(lambda self: bool(self.model.told))
    @rule(data=st.data(), by=PEOPLE)
    def correct(self, data: st.DataObject, by: str) -> None:
        mention = self.mention(data)
        number = self.model.told[mention][1]
        reading = Reading("killed", str(number), quote=f"killed {number} people")
        decided = decide.correct(self.ledger, self.state_of(mention), reading, self.saying(by), moment(self.minutes))
        self.keep(decided, Word(decided.decision.id, correction=(mention, number)))
        (record,) = (i for i in self.corpus().incidents if i.id == self.state_of(mention))
        assert (record.killed.low, record.killed.high) == (number, number), (
            "a person's latest word is what the record says"
        )

    @precondition(lambda self: bool(self.model.told))
    @rule(data=st.data(), by=PEOPLE, verdict=st.sampled_from(["accepted", "rejected", "cannot_tell"]))
    def say_of_a_claim(self, data: st.DataObject, by: str, verdict: str) -> None:
        claim = self.claim_of[self.mention(data)]
        decided = decide.rule(self.ledger, claim, verdict, self.saying(by), moment(self.minutes))  # type: ignore[arg-type]
        self.keep(decided, Word(decided.decision.id, ruling=(claim, verdict)))

    @precondition(lambda self: bool(self.model.words))
    @rule(data=st.data(), by=PEOPLE)
    def undo(self, data: st.DataObject, by: str) -> None:
        undone = data.draw(st.sampled_from([w.id for w in self.model.words]))
        decided = decide.undo(self.ledger, undone, self.saying(by), moment(self.minutes))
        self.keep(decided, Word(decided.decision.id, undoes=undone))

    @precondition(lambda self: bool(self.model.words))
    @rule(by=PEOPLE)
    def undo_the_last_and_undo_that(self, by: str) -> None:
        """What was shown before the last word is shown again, under the same names; and then what it had said."""
        last = self.model.words[-1].id
        with_it = self.state()
        first = decide.undo(self.ledger, last, self.saying(by), moment(self.minutes))
        self.keep(first, Word(first.decision.id, undoes=last))
        stored = self.ledger.decision(last)
        assert stored is not None
        position = stored.position
        if first.kept == "new" and self.ledger.counts(position - 1)["coding"] == len(self.model.told):
            assert self.state() == self.state(position - 1)
        second = decide.undo(self.ledger, first.decision.id, self.saying(by), moment(self.minutes))
        self.keep(second, Word(second.decision.id, undoes=first.decision.id))
        assert self.state() == with_it

    # ---- what is shown --------------------------------------------------------------------------------

    def corpus(self, upto: int | None = None) -> Corpus:
        """As of a position, folded anew; as of now, once for each position."""
        if upto is not None:
            return corpus_of(self.ledger, POLICY, upto)
        position = self.ledger.head().position
        if self.held is None or self.held[0] != position:
            self.held = position, corpus_of(self.ledger, POLICY)
        return self.held[1]

    def state(self, upto: int | None = None) -> State:
        return {i.id: (i.mentions, i.killed.low, i.killed.high) for i in self.corpus(upto).incidents}

    def state_of(self, mention: str) -> str:
        """The incident that a mention is in, found near it alone."""
        (name,) = incidents_now(self.ledger, [mention])
        return name

    @invariant()
    def the_records_are_the_models(self) -> None:
        if not hasattr(self, "model"):
            return
        shown = self.state()
        expected: State = {}
        for part in self.model.partition():
            low, high = self.model.toll(part, self.claim_of) or (None, None)
            expected[self.model.name(part)] = tuple(sorted(part)), low, high
        assert set(shown.items()) == set(expected.items())
        self.names |= shown.keys()
        self.shown.append((self.ledger.head().position, shown))

    @invariant()
    def every_name_ever_shown_leads_to_where_its_first_mention_is(self) -> None:
        names = sorted(getattr(self, "names", ()))
        for name in names[self.minutes % len(names) :][:1] if names else ():
            group = mentions_meant(self.ledger, name)
            assert f"mention-{name.partition('-')[2]}" in group
            assert set(group) in [set(mentions) for mentions, _, _ in self.state().values()]

    @invariant()
    def the_past_is_what_it_was(self) -> None:
        if getattr(self, "shown", None):
            position, state = self.shown[len(self.shown) // 2]
            assert self.state(position) == state

    def teardown(self) -> None:
        if not hasattr(self, "ledger"):
            return
        report = verify(self.ledger, read=None)
        assert report.ok, report.problems
        self.ledger.close()
        self.folder.cleanup()


def _run(stories: int, steps: int) -> None:
    unlike = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    chosen = settings(
        max_examples=stories, stateful_step_count=steps, deadline=None, suppress_health_check=unlike, print_blob=True
    )
    run_state_machine_as_test(PeopleDecide, settings=chosen)


def test_thirty_stories_of_thirty_steps() -> None:
    """The quick form, run with every test."""
    _run(30, 30)


@pytest.mark.slow
def test_five_hundred_stories_of_fifty_steps() -> None:
    """The whole form, run by ``make proof``."""
    _run(500, 50)
