"""One list of attributions from what the rules find and what the encoder hears."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from dateline.coding.encoder.reading import Reading
from dateline.coding.speech.lexicon import Lexicon
from dateline.coding.speech.phrase import FINITE
from dateline.coding.speech.sighting import Sighting
from dateline.coding.speech.verbal import CLEAR_FORMS, SOURCE_BRINGERS
from dateline.coding.token import Parse, Range

SURE: Final = 0.6
"""Chance from which the encoder's own attribution stands (PolNeAR, train)."""
SURER: Final = 0.7
"""Chance from which it takes the place of one that the rules find."""
NOTED: Final = 0.3
"""Chance of a cue from which an attribution that only the rules find stands."""
NEAR: Final = 3
"""Cues of the rules before and after a cue that may be the same one."""


@dataclass(frozen=True, slots=True)
class _Ruled:
    """The rules' attributions by the place of their cues."""

    cues: list[tuple[Range, int]]
    found: list[Sighting]

    @classmethod
    def of(cls, found: list[Sighting]) -> _Ruled:
        return cls(sorted((one.cue, n) for n, one in enumerate(found) if one.cue is not None), found)

    def at(self, cue: Range) -> list[int]:
        """Those that share words of a cue."""
        near = max(bisect_left(self.cues, (cue, 0)) - NEAR, 0)
        return [n for span, n in self.cues[near : near + 2 * NEAR] if meets(span, cue)]


def settle(
    parse: Parse, reading: Reading, lexicon: Lexicon, heard: list[Sighting], found: list[Sighting]
) -> list[Sighting]:
    """The encoder's attributions where it is sure, else the rules' where it does not object to their cue.

    A toll told as the object of a verb ("the union counts 20") is the rules' matter: the encoder's corpora have few.
    """
    ruled = _Ruled.of(found)
    taken: list[Sighting] = []
    met: set[int] = set()
    for at, one in enumerate(heard):
        same = ruled.at(one.cue) if one.cue is not None else []
        if any(_brings(parse, found[n]) for n in same):
            continue
        if one.chance < (SURER if any(_stands(parse, reading, lexicon, found[n]) for n in same) else SURE):
            continue
        for n in same:
            _complete(parse, one, found[n])
            _enclose(one, found[n], heard[max(at - 1, 0) : at + 2])
        met.update(same)
        taken.append(one)
    told = [span for one in taken for span in one.content]
    for n, one in enumerate(found):
        if n not in met and not _is_part(ruled, one):
            apart = not any(meets(a, b) for a in one.content for b in told)
            if _stands(parse, reading, lexicon, one) or (apart and not one.stance and _is_heard(parse, reading, one)):
                taken.append(one)
    return taken


def _brings(parse: Parse, one: Sighting) -> bool:
    """True for "citing officials": who speaks follows, which the encoder takes for what went before."""
    return one.verb >= 0 and parse.tokens[one.verb].lower in SOURCE_BRINGERS


def _is_heard(parse: Parse, reading: Reading, one: Sighting) -> bool:
    """True where the encoder hears somebody's words in most of what the rules take for them."""
    words = [t.index for a, b in one.content for t in parse.between(a, b)]
    return 2 * sum(reading.chance(i, "content") > 0.5 for i in words) > len(words)


def _is_part(ruled: _Ruled, one: Sighting) -> bool:
    """True where another attribution by the rules has a longer cue: "were reported by", "reported by"."""
    if one.cue is None:
        return False
    others = (ruled.found[n].cue for n in ruled.at(one.cue))
    return any(cue and cue[0] <= one.cue[0] and one.cue[1] <= cue[1] and cue != one.cue for cue in others)


def _stands(parse: Parse, reading: Reading, lexicon: Lexicon, one: Sighting) -> bool:
    """True for what the rules find alone: what has no cue or source to be judged by, exact forms, cues half heard."""
    if one.cue is None or one.source is None or one.verb < 0:
        return True
    cue = parse.tokens[one.verb].lower
    verb = lexicon.forms.get(cue)
    written = parse.text[slice(*one.cue)].lower()
    exact = cue in CLEAR_FORMS or written in lexicon.nouns or tuple(written.split()) in lexicon.source_phrases
    if exact or written.endswith(" by"):
        return True
    if verb is not None and (verb.tally or verb.toll) and _counts(parse, one.content):
        return True
    return max(reading.chance(t.index, "cue") for t in parse.between(*one.cue)) >= NOTED


def _complete(parse: Parse, one: Sighting, rule: Sighting) -> None:
    """Take over from the rules the stand, a source that is missing or longer, and the rest of a toll."""
    one.attitude, one.hedge, one.channel, one.stance = rule.attitude, rule.hedge, rule.channel, rule.stance
    if one.source is None:
        one.source = rule.source
    elif rule.source is not None and meets(rule.source, one.source):
        added = [t for t in parse.between(*rule.source) if not one.source[0] <= t.start < one.source[1]]
        if added and not any(t.text == "," or t.tag in FINITE or t.lower in SOURCE_BRINGERS for t in added):
            one.source = rule.source
    for at, piece in enumerate(one.content):
        around = [span for span in rule.content if meets(span, piece)]
        if around and _counts(parse, around):
            one.content[at] = min(piece[0], around[0][0]), max(piece[1], around[-1][1])


def _enclose(one: Sighting, rule: Sighting, near: list[Sighting]) -> None:
    """Of two voices with the same words, the one whose words hold the other's cue by grammar is the outer one."""
    for other in near:
        cue = other.cue
        if other is one or cue is None or not any(meets(a, b) for a in one.content for b in other.content):
            continue
        if any(a <= cue[0] and cue[1] <= b for a, b in rule.content):
            one.content = list(rule.content)


def _counts(parse: Parse, content: list[Range]) -> bool:
    return any(t.pos == "NUM" for a, b in content for t in parse.between(a, b))


def meets(one: Range, other: Range) -> bool:
    """True for ranges that share a character."""
    return one[0] < other[1] and other[0] < one[1]
