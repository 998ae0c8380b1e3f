"""Attributions that the encoder hears: a cue and, for that cue, who speaks and what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from dateline.coding.encoder.reading import LabelledSpan, Reading
from dateline.coding.entities import whole_end
from dateline.coding.speech.lexicon import Lexicon
from dateline.coding.speech.phrase import QUOTES, source_range, trim
from dateline.coding.speech.scene import REFLEXIVES, Scene
from dateline.coding.speech.sighting import Sighting
from dateline.coding.speech.verbal import is_untold
from dateline.coding.token import Parse, Range, Token

Floats = npt.NDArray[np.float32]

LIKELY: Final = 0.5
"""Chance from which a word is taken; and from which a later cue is part of the one before."""
WEAK: Final = 0.25
"""Words between two likely stretches that are at least so likely join them."""
GAP: Final = 2
"""Words between two likely stretches of a sentence that join them whatever they are."""
STRAY: Final = 0.34
"""A stretch of at most ``FEW`` words that weighs less of the heaviest is a stray one."""
FEW: Final = 3
MOST: Final = 0.6
"""Share of another sentence's words that a stretch of it must have."""
RELATIVES: Final = frozenset({"WDT", "WP"})


@dataclass(slots=True)
class _Cue:
    """The parts of one cue in words; chances [W, roles] of the window's words, whose first is ``start``."""

    parts: list[Range]
    chance: float
    start: int
    chances: Floats


def find_heard(parse: Parse, reading: Reading, lexicon: Lexicon, stances: bool) -> list[Sighting]:
    """Every attribution that the encoder hears, in text order of the cues.

    Its ``chance`` is that of the cue times the mean one of the content.
    """
    source, content = (reading.labels["roles"].index(name) for name in ("source", "content"))
    found: list[Sighting] = []
    for cue in _cues(parse, reading):
        said = (cue.chances[:, content] + reading.column(cue.parts[0][0], "content")) / 2.0
        said[cue.chances[:, content] < WEAK] = 0.0
        told = _told(parse, cue, said)
        if not told:
            continue
        best = max((float(said[a:b].sum()), a, b) for a, b in told)
        chance = cue.chance * float(said[best[1] : best[2]].mean())
        voices = _stretches(parse, cue.start, cue.chances[:, source])
        weights = [(float(cue.chances[a:b, source].sum()), -a, b) for a, b in voices]
        voice = (-max(weights)[1] + cue.start, max(weights)[2] + cue.start) if weights else None
        found += _sighting(parse, lexicon, cue, voice, [(a + cue.start, b + cue.start) for a, b in told], chance)
    return [one for one in found if stances or not _is_untold(parse, lexicon, one)]


def _is_untold(parse: Parse, lexicon: Lexicon, one: Sighting) -> bool:
    token = parse.tokens[one.verb]
    verb = lexicon.forms.get(token.lower)
    after = parse.tokens[token.index + 1 : token.index + 2]
    if after and after[0].lower in REFLEXIVES:  # "calling itself the Dawn Brigade"
        return True
    return verb is not None and token.pos == "VERB" and is_untold(Scene.of(parse, lexicon, token, verb, False))


def _cues(parse: Parse, reading: Reading) -> Iterator[_Cue]:
    """Cues with their later parts: "put … at" is one."""
    own = reading.labels["roles"].index("cue")
    last: _Cue | None = None
    for span in (part for whole in reading.spans("cue") for part in _phrases(parse, whole)):
        if last is not None and _goes_on(parse, last, span, own):
            last.parts.append((span.first, span.end))
            last.chance = max(last.chance, span.chance)
            continue
        if last is not None:
            yield last
        start, chances = reading.role_chances(span.first)
        last = _Cue([(span.first, span.end)], span.chance, start, chances)
    if last is not None:
        yield last


def _phrases(parse: Parse, span: LabelledSpan) -> Iterator[LabelledSpan]:
    """A cue cut at commas: "said, citing" is two."""
    start = span.first
    for at in range(span.first, span.end + 1):
        if at == span.end or parse.tokens[at].text == ",":
            if at > start:
                yield LabelledSpan(span.label, start, at, span.chance)
            start = at + 1


def _goes_on(parse: Parse, cue: _Cue, span: LabelledSpan, own: int) -> bool:
    at = span.first - cue.start
    begin = cue.parts[0][0]
    same = parse.tokens[span.first].sentence == parse.tokens[begin].sentence
    if not same or any(t.text == "," for t in parse.tokens[begin : span.first]):
        return False
    return at < len(cue.chances) and float(cue.chances[at, own]) >= LIKELY


def _stretches(parse: Parse, start: int, chances: Floats) -> list[Range]:
    """Likely words of a window, joined over what is weak or short between them in a sentence."""
    on = np.concatenate(([False], chances >= LIKELY, [False]))
    edges = np.flatnonzero(on[1:] != on[:-1]).tolist()
    joined: list[Range] = []
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        if joined:
            end = joined[-1][1]
            near = a - end <= GAP and parse.tokens[start + a].sentence == parse.tokens[start + end - 1].sentence
            if near or float(chances[end:a].min()) >= WEAK:
                joined[-1] = (joined[-1][0], b)
                continue
        joined.append((a, b))
    return joined


def _told(parse: Parse, cue: _Cue, said: Floats) -> list[Range]:
    """What is said, in words of the window: without the cue and without stray words."""
    parts = _stretches(parse, cue.start, said)
    most = max((float(said[a:b].sum()) for a, b in parts), default=0.0)
    parts = [(a, b) for a, b in parts if b - a > FEW or float(said[a:b].sum()) >= STRAY * most]
    parts = [(a, b) for a, b in parts if _is_near(parse, cue, a + cue.start, b + cue.start)]
    if (stop := _clause_end(parse, cue)) is not None:
        parts = [(a, min(b, stop - cue.start)) for a, b in parts if a + cue.start < stop]
    for low, high in cue.parts:
        hole = (low - cue.start, high - cue.start)
        parts = [
            piece
            for a, b in parts
            for piece in (((a, hole[0]), (hole[1], b)) if a < hole[1] and hole[0] < b else ((a, b),))
            if piece[0] < piece[1]
        ]
    return parts


def _clause_end(parse: Parse, cue: _Cue) -> int | None:
    """Where the clause of a cue ends that only leads to the main one: "Though A announced X, Y" does not say Y."""
    for token in parse.tokens[slice(*cue.parts[0])]:
        if token.dep == "advcl" and token.index < token.head:
            return max(t.index for t in parse.subtree(token.index)) + 1
    return None


def _is_near(parse: Parse, cue: _Cue, first: int, end: int) -> bool:
    """True for words of the cue's own sentence, and for most of the words of others."""
    home = parse.tokens[cue.parts[0][0]].sentence
    held = range(parse.tokens[first].sentence, parse.tokens[end - 1].sentence + 1)
    if home in held:
        return True
    return end - first >= MOST * (parse.sentences[held[-1]][1] - parse.sentences[held[0]][0])


def _sighting(
    parse: Parse, lexicon: Lexicon, cue: _Cue, voice: Range | None, told: list[Range], chance: float
) -> Iterator[Sighting]:
    """The attribution in characters, with the verb of its cue where the lexicon knows one."""
    content = [span for a, b in told if (span := trim(parse, a, b))]
    written = trim(parse, *cue.parts[0]), trim(parse, *cue.parts[-1])
    if not content or written[0] is None or written[1] is None:
        return
    words = [parse.tokens[i] for a, b in cue.parts for i in range(a, b)]
    head = next((t for t in words if t.lower in lexicon.forms), words[0])
    verb = lexicon.forms.get(head.lower)
    whole = (written[0][0], written[1][1])
    according = tuple(t.lower for t in words[:2]) == ("according", "to")
    stance = not verb.tells if verb else not (according or _is_told(parse, words, content))
    yield Sighting(
        content,
        _source(parse, voice, head.index) if voice else None,
        whole,
        verb.attitude if verb else "asserts",
        head.index,
        hedge="according to" if according else None,
        stance=stance,
        chance=chance,
    )


def _is_told(parse: Parse, words: list[Token], content: list[Range]) -> bool:
    """True for a cue that no lexicon knows where it is no verb, or where its content is a quotation or a clause."""
    if all(t.pos not in {"VERB", "AUX"} for t in words):
        return True
    said = [t for a, b in content for t in parse.between(a, b)]
    return any(t.text in QUOTES or (t.pos in {"VERB", "AUX"} and t.tag not in {"VB", "VBG"}) for t in said)


def _source(parse: Parse, voice: Range, cue: int) -> Range | None:
    """The source in characters; for "who" and "that" alone the words that they stand for."""
    colon = next((i for i in range(*voice) if parse.tokens[i].text == ":"), None)
    if colon is not None and colon + 1 < voice[1]:  # a turn of a transcript: "A: I deny this"
        voice = (colon + 1, voice[1])
    head = parse.tokens[voice[0]]
    if voice[1] - voice[0] == 1 and head.tag in RELATIVES and parse.tokens[head.head].dep == "relcl":
        noun = parse.tokens[parse.tokens[head.head].head]
        whole = source_range(parse, noun, head.index) if noun.index < head.index else None
        if whole is not None:
            return trim(parse, *whole)
    return trim(parse, voice[0], whole_end(parse, *voice))
