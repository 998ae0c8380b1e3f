"""Each kind of rejection at the gate has a proposal that it stops, and the same proposal put right passes."""

from __future__ import annotations

import pytest

from dateline.coding.draft import Proposal
from dateline.coding.frame import SpeechFrame, Voice
from dateline.coding.gate import prove, prove_voice
from dateline.model import ClaimField, ClaimValue, CountClaim, EventType, Participant, Speaker, Weapon

TEXT = "Gunmen did not attack the depot at Tarn. Four guards died, not six, the mayor of Tarn said on Monday."
SHOOTING = EventType("Attack", "ASSAULT", "firearms")
MAYOR = Speaker("the mayor of Tarn")


def propose(field: ClaimField, value: ClaimValue, words: str, quote: str | None = None) -> Proposal:
    """A proposal on words of TEXT, with a wider quote where one is given."""
    start = TEXT.index(quote or words)
    return Proposal(field, value, (start, start + len(quote or words)), words, "test", 0.9)


def number(low: int, high: int | None) -> CountClaim:
    return CountClaim(low, high, "reported")


STOPPED = {
    "out_of_vocabulary": propose("modality", "perhaps", "attack"),
    "words_not_in_quote": propose("weapons", Weapon("rifles", "small_arms"), "Gunmen"),
    "number_not_in_quote": propose("killed", number(7, 7), "Four guards", "Four guards died"),
    "negation_lost": propose("event_type", SHOOTING, "attack", "Gunmen did not attack"),
}
PASSING = (
    propose("modality", "denied", "attack", "Gunmen did not attack"),
    propose("weapons", Weapon("Gunmen", "small_arms"), "Gunmen"),
    propose("killed", number(4, 4), "Four guards", "Four guards died"),
    propose("participants", Participant("Gunmen", None, "unidentified", "perpetrator"), "Gunmen"),
)


@pytest.mark.parametrize("kind", STOPPED)
def test_a_false_proposal_is_stopped_with_its_kind(kind: str) -> None:
    rejection = prove(STOPPED[kind], TEXT)
    assert rejection is not None
    assert rejection.kind == kind
    assert rejection.span is not None
    assert TEXT[rejection.span.start : rejection.span.end] == rejection.span.quote


def test_no_text_at_the_offsets_is_no_quote() -> None:
    beyond = Proposal("killed", number(4, 4), (len(TEXT), len(TEXT) + 5), "Four", "test", 0.9)
    rejection = prove(beyond, TEXT)
    assert rejection is not None
    assert (rejection.kind, rejection.span) == ("quote_not_found", None)


@pytest.mark.parametrize("proposal", PASSING, ids=lambda p: p.field)
def test_a_proposal_that_its_quote_bears_passes(proposal: Proposal) -> None:
    assert prove(proposal, TEXT) is None


def test_a_number_that_the_words_replace_does_not_stand() -> None:
    six = propose("killed", number(6, 6), "six", "Four guards died, not six")
    rejection = prove(six, TEXT)
    assert rejection is not None
    assert rejection.kind == "negation_lost"


def test_words_in_somebodys_speech_need_a_speaker() -> None:
    start = TEXT.index("Four")
    frames = (SpeechFrame(((start, TEXT.index(", the mayor")),), None, None, MAYOR, "asserts", None, False),)
    four = propose("killed", number(4, 4), "Four guards", "Four guards died")
    lost = prove_voice(four, TEXT, Voice((), "asserts", None, False), frames)
    assert lost is not None
    assert lost.kind == "attribution_lost"
    assert prove_voice(four, TEXT, Voice((MAYOR,), "asserts", None, False), frames) is None
    outside = propose("place", "Tarn", "depot at Tarn")
    assert prove_voice(outside, TEXT, Voice((), "asserts", None, False), frames) is None
