"""Attributions that the page makes without a verb: headlines, transcripts, source notes."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from dateline.coding.speech.sighting import Sighting
from dateline.coding.speech.speaker import load_voices
from dateline.coding.token import Parse, Range

_LINE: Final = re.compile(r"[^\n]+")
_WORD: Final = r"(?:[A-Z][\w.'’\-]*)"
_TURN: Final = re.compile(
    rf"\s*({_WORD}(?: (?:{_WORD}|de|al|bin|van|of|the|\([^)\n]{{1,30}}\))){{0,6}}"
    r"(?:, [A-Z][\w.’' \-]{1,40})?)\s?:\s+(?=\S)"
)
_SIDES: Final = re.compile(r"(?:(?<=[^\s–—:-])\s*:|\s+(?:--|–|—|-))\s+")
_TAIL: Final = re.compile(r"(?:: ([^:.\n\"“”\d]{2,40})|\(([a-zA-Z][^().:,\n\d]{2,40})\))[.!]?\s*$")
_NOTE: Final = re.compile(r"\((?:source|sources|quelle|fuente)\s*:\s*([^)\n]{2,80})\)", re.I)
LONGEST_VOICE: Final = 8
"""Words of a source in a headline."""


def find_layout(parse: Parse) -> list[Sighting]:
    """Every attribution by layout, in text order."""
    lines = [match.span() for match in _LINE.finditer(parse.text) if match.group().strip()]
    if not lines:
        return []
    title = _headline(parse.text, *lines[0])
    return title + _turns(parse.text, lines) + _notes(parse.text) + _tails(parse, lines[0][1])


def _speaks(words: str) -> bool:
    voices = load_voices()
    parts = re.findall(r"[\w'’\-]+", words.lower())
    known = voices.roles | voices.bodies
    return 0 < len(parts) <= LONGEST_VOICE and any(p.removesuffix("'s").removesuffix("’s") in known for p in parts[-1:])


def _headline(text: str, start: int, end: int) -> list[Sighting]:
    """ "Nine dead in blast: officials", "Police: nine dead in blast", "NINE DEAD -- POLICE"."""
    line = text[start:end].rstrip()
    end = start + len(line)
    if line.endswith((".", "?", '"', "”", ")")):
        return []
    marks = list(_SIDES.finditer(line))
    if not marks:
        return []
    first, last = marks[0], marks[-1]
    if _speaks(line[last.end() :]) and last.end() > len(line) / 2:
        content, source, mark = (start, start + last.start()), (start + last.end(), end), last
    elif ":" in first.group() and _speaks(line[: first.start()]):
        content, source, mark = (start + first.end(), end), (start, start + first.start()), first
    else:
        return []
    at = start + mark.start() + len(mark.group()) - len(mark.group().lstrip())
    cue = (at, at + len(mark.group().strip()))
    return [Sighting([content], source, cue, "asserts", -1)]


def _turns(text: str, lines: list[Range]) -> list[Sighting]:
    """Turns of a transcript: a name in capitals or one that comes twice, a colon, and what is said till the next."""
    turns = [(n, match) for n, (a, b) in enumerate(lines) if (match := _TURN.match(text, a, b))]
    names = Counter(_turn_name(match) for _, match in turns)
    if not names or len(turns) < 2 * len(names):
        return []
    real = [(n, m) for n, m in turns if names[_turn_name(m)] > 1]
    found: list[Sighting] = []
    for position, (n, match) in enumerate(real):
        last = real[position + 1][0] if position + 1 < len(real) else n + 1
        content = [lines[n] if k == n else lines[k] for k in range(n, last)]
        content[0] = (match.end(), lines[n][1])
        cue = (match.end(1), match.end(1) + 1)
        found.append(Sighting([c for c in content if c[0] < c[1]], match.span(1), cue, "asserts", -1))
    return found


def _turn_name(match: re.Match[str]) -> str:
    """The name before a bracket or a comma: "A (Brig. Ali, spokesman)" and "A" are one voice."""
    return re.split(r" ?[(,]", match.group(1))[0]


def _tails(parse: Parse, body: int) -> list[Sighting]:
    """ "No loss of life: hospital." and "Nine hurt (district nurse)." in bulletins: a voice at a sentence's end."""
    found: list[Sighting] = []
    for sentence in range(len(parse.sentences)):
        start, end = parse.sentence_range(sentence)
        match = _TAIL.search(parse.text, start, end) if start >= body else None
        if match is None:
            continue
        group = 1 if match.group(1) else 2
        words = match.group(group)
        short = len(words.split()) <= 3 and words.replace(" ", "").isupper() and group == 1
        if not (short or _speaks(words)) or not parse.text[start : match.start()].strip():
            continue
        cue = (match.start(), match.start() + 1) if group == 1 else None
        found.append(Sighting([(start, match.start())], match.span(group), cue, "asserts", -1))
    return found


def _notes(text: str) -> list[Sighting]:
    """ "(source: police)" speaks for its sentence."""
    found: list[Sighting] = []
    for match in _NOTE.finditer(text):
        start = max(text.rfind("\n", 0, match.start()), text.rfind(". ", 0, max(match.start() - 2, 0))) + 1
        while start < match.start() and text[start].isspace():
            start += 1
        if start < match.start():
            end = len(text[: match.start()].rstrip())
            found.append(Sighting([(start, end)], match.span(1), None, "asserts", -1))
    return found
