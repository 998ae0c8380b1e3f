"""Quotations whose cue is no word of speech: "…," the mayor summed up; a heading that names the voice."""

from __future__ import annotations

import re
from typing import Final

from dateline.coding.speech.phrase import FINITE, NOMINAL, chunk_right, governing_subject, source_range, trim
from dateline.coding.speech.sighting import Sighting
from dateline.coding.speech.speaker import load_voices
from dateline.coding.token import Parse, Range, Token

LONGEST_HEADING: Final = 20
"""Words of a line that names the voice of the quotation below it."""
REACH: Final = 240
"""Characters after a quotation in which its cue may stand."""


def adopt(parse: Parse, quotation: Range) -> Sighting | None:
    """The attribution of a quotation by the words right after it, right before it, or by the line above it."""
    return _after(parse, quotation) or _before(parse, quotation) or _heading(parse, quotation)


def _after(parse: Parse, quotation: Range) -> Sighting | None:
    start, end = quotation
    if parse.text[max(end - 2, start) : end].strip("\"”’'»")[-1:] not in {",", "?", "!"}:
        return None
    closing = parse.at(end - 1)
    tokens = [t for t in parse.between(end, end + REACH) if closing is not None and t.sentence == closing.sentence]
    verb = next((t for t in tokens if t.tag in FINITE and t.pos == "VERB"), None)
    if verb is None:
        return None
    before = tokens[: tokens.index(verb)]
    if before and all(t.pos in NOMINAL or t.text == "," for t in before):
        return _sighting(parse, quotation, (before[0].index, verb.index), verb)
    if not before:
        right = chunk_right(parse, verb.index + 1, parse.sentences[verb.sentence][1])
        return _sighting(parse, quotation, right, verb) if right else None
    return None


def _before(parse: Parse, quotation: Range) -> Sighting | None:
    mark = parse.text[: quotation[0]].rstrip(" ")[-1:]
    opening = parse.at(quotation[0])
    if mark not in {":", ","} or opening is None:
        return None
    first = parse.sentences[opening.sentence][0]
    verb = next((t for t in reversed(parse.tokens[first : opening.index]) if t.tag in FINITE), None)
    if verb is not None and verb.dep in {"aux", "auxpass"}:
        verb = parse.tokens[verb.head]
    head = governing_subject(parse, verb.index) if verb is not None else None
    if verb is None or head is None or head.index > verb.index or not (mark == ":" or _is_person(head)):
        return None
    return _sighting(parse, quotation, source_range(parse, head, verb.index), verb)


def _is_person(token: Token) -> bool:
    voices = load_voices()
    return token.lower in {"he", "she"} or token.entity == "PERSON" or token.lower in voices.roles


def _sighting(parse: Parse, quotation: Range, source: Range | None, verb: Token) -> Sighting | None:
    written = trim(parse, *source) if source else None
    if written is None:
        return None
    return Sighting([quotation], written, (verb.start, verb.end), "asserts", verb.index)


def _heading(parse: Parse, quotation: Range) -> Sighting | None:
    """A line without a full stop that names a voice, above a paragraph that is one quotation."""
    text = parse.text
    begin = text.rfind("\n", 0, quotation[0]) + 1
    if text[begin : quotation[0]].strip() or begin == 0:
        return None
    stop = len(text[:begin].rstrip())
    start = text.rfind("\n", 0, stop) + 1
    numbered = re.match(r"\s*(?:\d+[.)]|[•*–—-])?\s*", text[start:stop])
    start += numbered.end() if numbered else 0
    words = re.findall(r"[\w'’\-]+", text[start:stop].lower())
    voices = load_voices()
    named = any(w in voices.roles | voices.bodies for w in words[:6])
    if not named or len(words) > LONGEST_HEADING or text[stop - 1] in '.?!"”' or start >= stop:
        return None
    if any(t.tag in FINITE for t in parse.between(start, stop)):
        return None
    return Sighting([quotation], (start, stop), None, "asserts", -1)
