"""Who says each claim, and with which attitude."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.coding.act import Act
from dateline.coding.claims import Proved, prove_drafts
from dateline.coding.draft import Draft, Leftover, Proposal
from dateline.coding.parser import parse
from dateline.coding.speech import find_speech
from dateline.model import Article, ClaimField, ClaimValue, CoderId, CountClaim, EventType, Participant
from dateline.reading import split_sentences

CODER = CoderId("test", "1", "sha256:0")
SHOOTING = EventType("Attack", "ASSAULT", "firearms")
REBELS = Participant("the Free Men", None, "rebel", "perpetrator")


def article_of(text: str) -> Article:
    day = date(2024, 5, 15)
    sentences = tuple(split_sentences(text))
    return Article("article-1", "s", "t", text, None, None, None, day, "given", "en", sentences=sentences)


def proved(text: str, *told: tuple[ClaimField, ClaimValue, str], frame: int | None = None) -> Proved:
    """The claims of one mention of ``text``, whose act is its word "attack"."""
    article = article_of(text)
    at = text.index("attack")
    act = Act((at, at + 6), 0, 0, SHOOTING)
    made = [Proposal("event_type", SHOOTING, (at, at + 6), "attack", "test", 0.9)]
    for field, value, words in told:
        start = text.index(words)
        made.append(Proposal(field, value, (start, start + len(words)), words, "test", 0.9, frame=frame))
    frames = find_speech(parse(text, article.sentences))
    return prove_drafts(article, [Draft("main", (act,), tuple(made))], [], frames, CODER)


def voice(found: Proved, field: str) -> list[tuple[list[str], str]]:
    return [([s.written for s in c.speakers], c.attitude) for c in found.claims if c.field == field]


TOLD = [
    ("The Free Men staged the attack, the governor said.", (["the governor"], "accuses")),
    ("The attack was bad. The governor blamed the Free Men.", (["The governor"], "accuses")),
    ("The Free Men staged the attack.", ([], "asserts")),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_naming_who_did_it_accuses_where_another_says_it(text: str, expected: tuple[list[str], str]) -> None:
    words = "the Free Men" if "the Free Men" in text else "The Free Men"
    party = Participant(words, None, "rebel", "perpetrator")
    assert voice(proved(text, ("participants", party, words)), "participants") == [expected]


def test_a_voice_that_tells_of_its_own_side_accuses_nobody() -> None:
    text = "Our men began the attack, the commander said."
    party = Participant("Our men", None, "militia", "perpetrator")
    assert voice(proved(text, ("participants", party, "Our men")), "participants") == [(["the commander"], "asserts")]


def test_a_toll_takes_the_voice_of_its_clause_and_the_articles_own_stays_its_own() -> None:
    text = "The attack killed nine. Police confirmed four dead and two wounded."
    nine = ("killed", CountClaim(9, 9, "reported"), "killed nine")
    four = ("killed", CountClaim(4, 4, "reported"), "confirmed four dead")
    assert voice(proved(text, nine, four), "killed") == [([], "asserts"), (["Police"], "asserts")]


def test_a_pronoun_carries_the_words_of_whom_it_stands_for() -> None:
    text = "A doctor at the North Hospital was near the attack. He had counted nine bodies, he said."
    told = ("killed", CountClaim(9, 9, "reported"), "nine bodies")
    assert voice(proved(text, told), "killed") == [(["A doctor at the North Hospital"], "asserts")]


def test_whoever_is_told_is_the_next_voice_outwards() -> None:
    text = "After the attack nine bodies were found, a driver told a local reporter."
    told = ("killed", CountClaim(9, 9, "reported"), "nine bodies")
    assert voice(proved(text, told), "killed") == [(["a driver", "a local reporter"], "asserts")]


def test_the_same_words_make_one_claim() -> None:
    nine = ("killed", CountClaim(9, 9, "reported"), "nine people")
    found = proved("The attack killed nine people.", ("killed", *nine[1:]), ("killed", *nine[1:]))
    assert [r.kind for r in found.rejections] == ["duplicate"]


def test_a_mention_without_a_type_that_stands_falls() -> None:
    found = proved("There was no attack.")
    assert not found.mentions
    assert not found.claims
    assert [r.kind for r in found.rejections] == ["negation_lost", "unattached"]


def test_what_belongs_to_no_mention_is_kept_with_its_reason() -> None:
    text = "The war has killed 900 people."
    found = prove_drafts(article_of(text), [], [Leftover("aggregate", "toll of a war", (8, 29))], (), CODER)
    assert [(r.kind, r.span.quote if r.span else None) for r in found.rejections] == [("aggregate", text[8:29])]
