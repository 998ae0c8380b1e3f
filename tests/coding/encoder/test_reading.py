"""What the encoder says of words that it has not seen."""

from __future__ import annotations

from dateline.coding.parser import parse
from dateline.coding.token import Parse
from dateline.reading import split_sentences

TEXT = (
    "Gunmen on motorcycles killed at least nine people when they raided Tarmuwa, residents said on Friday. "
    "Police spokesman Idris Bala denied that any officers had fled."
)


def read(text: str) -> Parse:
    return parse(text, split_sentences(text))


def words(parsed: Parse, label: str) -> list[str]:
    assert parsed.reading is not None
    return [
        parsed.text[parsed.tokens[s.first].start : parsed.tokens[s.end - 1].end] for s in parsed.reading.spans(label)
    ]


def test_grammar_stands_on_the_words() -> None:
    parsed = read(TEXT)
    assert all(parsed.text[t.start : t.end] == t.text for t in parsed.tokens)
    killed = next(t for t in parsed.tokens if t.text == "killed")
    people = next(t for t in parsed.tokens if t.text == "people")
    assert (people.head, people.dep) == (killed.index, "dobj")


def test_acts_tolls_and_voices_are_marked() -> None:
    parsed = read(TEXT)
    assert "at least nine people" in words(parsed, "killed")
    assert any("Gunmen" in found for found in words(parsed, "perpetrator"))
    assert "said" in words(parsed, "cue")
    assert any("Idris Bala" in found for found in words(parsed, "source"))
    assert any("any officers had fled" in found for found in words(parsed, "content"))


def test_a_cue_has_its_own_source_and_content() -> None:
    parsed = read(TEXT)
    assert parsed.reading is not None
    denied = next(t.index for t in parsed.tokens if t.text == "denied")
    (source,) = parsed.reading.role_spans(denied, "source")
    assert parsed.tokens[source.end - 1].text == "Bala"


def test_an_empty_text_has_an_empty_reading() -> None:
    parsed = read("")
    assert parsed.tokens == ()
    assert parsed.reading is not None
    assert parsed.reading.spans("act") == ()


def test_the_same_text_gives_the_same_answers() -> None:
    assert read(TEXT) == read(TEXT)
