"""Each form of attribution finds its source, its content and its stand."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from speech_texts import read

from dateline.coding.frame import SpeechFrame
from dateline.coding.speech import find_speech

FORMS: dict[str, list[list[str | None]]] = yaml.safe_load(
    Path(__file__).with_name("speech_forms.yaml").read_text("utf-8")
)
SILENT = FORMS.pop("silent")
MISSED = frozenset({"trailing-8", "trailing-12", "stands-18"})
"""Forms that the packaged encoder reads otherwise; one that is read again must leave this list."""
CASES = [
    pytest.param(case, id=f"{name}-{n}", marks=[pytest.mark.xfail(strict=True)] if f"{name}-{n}" in MISSED else [])
    for name, group in FORMS.items()
    for n, case in enumerate(group)
]


def told(text: str, frame: SpeechFrame) -> str:
    return " ".join(text[a:b] for a, b in frame.content)


@pytest.mark.parametrize("case", CASES)
def test_form(case: list[str | None]) -> None:
    text, source, words, *stand = case
    assert text
    assert words
    frames = [f for f in find_speech(read(text)) if words in told(text, f)]
    assert frames, "nobody says it"
    written = [None if f.speaker is None else f.speaker.written for f in frames]
    assert source in written
    if stand:
        assert stand[0] in [f.attitude for f, w in zip(frames, written, strict=True) if w == source]


@pytest.mark.parametrize("text", SILENT)
def test_nobody_is_given_words(text: str) -> None:
    assert [f.speaker.written for f in find_speech(read(text)) if f.speaker] == []
