"""Which language a text is in, told by its script and its commonest short words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000
_ENOUGH_WORDS = 8
_OWN_WORDS = 3
"""Different short words that the script's first language lacks, before a text counts as another one."""
_SCRIPTS: tuple[tuple[str, str, str | None], ...] = (
    ("Cyrillic", "\u0400-\u052f", None),
    ("Arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff", None),
    ("Hebrew", "\u0590-\u05ff", "he"),
    ("Greek", "\u0370-\u03ff", "el"),
    ("Kana", "\u3040-\u30ff", "ja"),
    ("Hangul", "\uac00-\ud7af", "ko"),
    ("Han", "\u4e00-\u9fff", "zh"),
    ("Devanagari", "\u0900-\u097f", "hi"),
    ("Bengali", "\u0980-\u09ff", "bn"),
    ("Thai", "\u0e00-\u0e7f", "th"),
    ("Burmese", "\u1000-\u109f", "my"),
    ("Georgian", "\u10a0-\u10ff", "ka"),
    ("Armenian", "\u0530-\u058f", "hy"),
    ("Ethiopic", "\u1200-\u137f", "am"),
    ("Tamil", "\u0b80-\u0bff", "ta"),
)
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u3040-\ud7af\ufb50-\ufeff]")
_BY_SCRIPT = tuple((name, re.compile(f"[{chars}]"), code) for name, chars, code in _SCRIPTS)


@cache
def _profiles() -> dict[str, dict[str, frozenset[str]]]:
    """Short words by script and language, from ``data/languages.txt``."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in (files(__package__) / "data" / "languages.txt").read_text("utf-8").splitlines():
        head, colon, words = row.partition(":")
        if colon and not row.startswith("#"):
            code, script = head.split()
            # A single Latin letter is as often a piece of an abbreviation as a word.
            short = (word for word in words.split() if len(word) > 1 or script != "Latin")
            found.setdefault(script, {})[code] = frozenset(short)
    return found


def language_of(text: str) -> str:
    """ISO 639-1 code, or ``und`` where the text is too short or no language's words stand out.

    Judged on the first 6,000 characters. The first language listed for a script wins a near tie: for Latin that is
    English, because names and quoted words of other languages are what English copy about the world is full of.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    other = len(_OTHER_SCRIPT.findall(sample))
    if 2 * other > sum(len(word) for word in words) and other >= _ENOUGH_WORDS:
        return _by_script(sample, words)
    if len(words) < _ENOUGH_WORDS:
        return "und"
    return _by_words(Counter(words), len(words), "Latin")


def _by_script(sample: str, words: list[str]) -> str:
    counts = {name: len(pattern.findall(sample)) for name, pattern, _ in _BY_SCRIPT}
    if counts["Kana"] * 10 > counts["Han"] > 0:
        return "ja"
    best = max(counts, key=lambda name: counts[name])
    code = next(code for name, _, code in _BY_SCRIPT if name == best)
    return code or _by_words(Counter(words), len(words), best)


def _by_words(counted: Counter[str], total: int, script: str) -> str:
    profiles = _profiles()[script]
    home = next(iter(profiles))
    shares = {code: sum(counted[word] for word in short) / total for code, short in profiles.items()}
    best = max(shares, key=lambda code: (shares[code], code))
    own = sum(word in counted for word in profiles[best] - profiles[home])
    if best != home and (shares[best] < 0.1 or shares[best] < 1.4 * shares[home] or own < _OWN_WORDS):
        best = home
    return best if shares[best] >= 0.06 or home != "en" else "und"
