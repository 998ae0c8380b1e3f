"""Numbers that no toll word claims and that the encoder reads as a toll."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.coding.encoder.reading import LabelledSpan, Reading
from dateline.coding.parser import parse
from dateline.coding.token import Parse
from dateline.coding.tolls import find_tolls
from dateline.reading import split_sentences

TEXT = "Raiders shelled the ford on Monday. A mason and his wife were hurt; a third will keep his arm."


@dataclass(frozen=True, slots=True)
class Marked(Reading):
    """A reading that is sure of what the test says, and that every sentence tells of violence."""

    marks: tuple[LabelledSpan, ...] = ()
    topical: float = 1.0

    def spans(self, label: str, floor: float = 0.5) -> tuple[LabelledSpan, ...]:
        return tuple(mark for mark in self.marks if mark.label == label)

    def chance(self, word: int, label: str) -> float:
        return max((m.chance for m in self.spans(label) if m.first <= word < m.end), default=0.0)

    def relevance(self, sentence: int) -> float:
        return self.topical


def marked(text: str, label: str, phrase: str, chance: float, topical: float = 1.0) -> Parse:
    plain = parse(text, split_sentences(text))
    at = text.index(phrase)
    words = plain.between(at, at + len(phrase))
    mark = LabelledSpan(label, words[0].index, words[-1].index + 1, chance)
    return replace(plain, reading=Marked((), {}, (), marks=(mark,), topical=topical))


def told(one: Parse) -> list[tuple[str, str]]:
    return [(toll.field, one.text[slice(*toll.span)]) for toll in find_tolls(one) if toll.claim.high]


def test_a_number_without_a_toll_word_has_the_fate_that_the_encoder_reads() -> None:
    assert ("injured", "a third") in told(marked(TEXT, "injured", "a third", 0.95))


def test_a_weak_reading_or_a_sentence_about_something_else_gives_no_toll() -> None:
    for one in (marked(TEXT, "injured", "a third", 0.6), marked(TEXT, "injured", "a third", 0.95, topical=0.5)):
        assert ("injured", "a third") not in told(one)
