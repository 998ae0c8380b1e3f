"""What holds for every text: nothing is raised, ranges stand in the text, chains end."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.frame import SpeechFrame
from dateline.coding.parser import parse
from dateline.coding.speech import find_speech, read_speaker, voice_of

SEPARATORS = ['"', "“", "”", "'", "‘", "’", "\n\n", ": ", ", ", ". ", "; ", " – ", " -- ", "\t", "é", "𝒳"]
CUES = ["police said", "said", "according to", "he told reporters", "citing officials", "was quoted as saying", "SAID"]
REST = ["(source: police)", "the mayor", "Nine people died", "reportedly", "POLICE", "Q: ", "A: ", "that ", "who said "]
MORE = ["by the army's count", "denied", "blamed rebels for it", "the statement read", "which", "on Tuesday"]
PIECES = st.sampled_from([*SEPARATORS, *CUES, *REST, *MORE])


@lru_cache(maxsize=256)
def frames_of(text: str) -> tuple[SpeechFrame, ...]:
    return find_speech(parse(text, [(0, len(text))] if text else []))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_ranges_stand_in_the_text_and_chains_end(text: str) -> None:
    frames = frames_of(text)
    for number, frame in enumerate(frames):
        assert frame.content
        for start, end in (*frame.content, *filter(None, (frame.source, frame.cue))):
            assert 0 <= start < end <= len(text)
        if frame.source is not None and frame.speaker is not None:
            assert frame.speaker.written in text
        seen, here = {number}, frame.parent
        while here is not None:
            assert here not in seen
            seen.add(here)
            here = frames[here].parent
    voice_of(frames, (0, len(text)))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_words_can_be_read_as_a_speaker(words: str) -> None:
    assert read_speaker(words).written == words


def test_an_empty_article_has_no_voice() -> None:
    assert find_speech(parse("", [])) == ()
    assert voice_of((), (0, 5)).speakers == ()
