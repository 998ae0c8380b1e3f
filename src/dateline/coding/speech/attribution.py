"""Every attribution of an article: who says what, with the chain of voices."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from dateline.coding.frame import SpeechFrame
from dateline.coding.speech.antecedent import Antecedents
from dateline.coding.speech.blame import find_blame
from dateline.coding.speech.channel import channel_of
from dateline.coding.speech.continuation import continue_speech, holder, widen
from dateline.coding.speech.heard import find_heard
from dateline.coding.speech.layout import find_layout
from dateline.coding.speech.lexicon import Lexicon, load_lexicon
from dateline.coding.speech.nominal import find_nominal
from dateline.coding.speech.outlet import relayed
from dateline.coding.speech.parted import part_voices
from dateline.coding.speech.quotation import find_quotations
from dateline.coding.speech.settle import settle
from dateline.coding.speech.sighting import Sighting
from dateline.coding.speech.stand import attitude_of, identity, is_claimer, tells_losses
from dateline.coding.speech.verbal import find_verbal
from dateline.coding.token import Parse, Range
from dateline.model import Speaker

_TAIL: Final = re.compile(r",? (?:who|which|that|whom)$|['’]s?$", re.I)


def find_speech(parse: Parse, *, stances: bool = False) -> tuple[SpeechFrame, ...]:
    """The attributions of an article in the order of their contents.

    ``stances`` adds what people want, support, oppose or decline, which is no evidence of what happened.
    """
    lexicon = load_lexicon()
    quotations = find_quotations(parse.text)
    sightings = _sightings(parse, lexicon, stances)
    sightings = [one for one in sightings if stances or not one.stance]
    _accompany(parse, sightings)
    _pass_on(parse.text, sightings)
    sightings += relayed(parse, sightings)
    widen(sightings, quotations, parse.text)
    part_voices(parse.text, [one for one in sightings if one.content])
    turns = tuple(sorted(span for one in sightings if one.verb < 0 and one.cue for span in one.content))
    sightings = [
        one
        for one in sightings
        if one.content and not any(_own_voice(parse.text, one, held) for held in (quotations, turns))
    ]
    continue_speech(parse, sightings, quotations)
    sightings.sort(key=lambda one: (one.content[0], one.cue or (0, 0)))
    return _frames(parse, sightings, quotations)


def _sightings(parse: Parse, lexicon: Lexicon, stances: bool) -> list[Sighting]:
    """What the rules find, corrected by the encoder where it read the text."""
    ruled = find_verbal(parse, lexicon, stances) + find_nominal(parse, lexicon)
    if parse.reading is not None:
        ruled = settle(parse, parse.reading, lexicon, find_heard(parse, parse.reading, lexicon, stances), ruled)
    return ruled + find_blame(parse, lexicon) + find_layout(parse)


def _accompany(parse: Parse, sightings: list[Sighting]) -> None:
    """ "The ministry said nine died, citing officials": the officials' content is the ministry's, inside its voice."""
    told = {one.verb: one for one in sightings if one.verb >= 0 and one.source and one.cue}
    verbs = sorted(told)
    for one in sightings:
        if one.verb < 0 or one.source is None or parse.tokens[one.verb].lower not in {"citing", "quoting"}:
            continue
        at = bisect_right(verbs, one.verb)
        near = (parse.tokens[one.verb].head, *verbs[max(at - 2, 0) : at][::-1], *verbs[at : at + 1])
        sentence = parse.tokens[one.verb].sentence
        outer = next(
            (told[v] for v in near if v in told and v != one.verb and parse.tokens[v].sentence == sentence), None
        )
        if outer is None or outer.within is not None or outer.cue is None or one.cue is None:
            continue
        hole = (one.cue[0], one.source[1])
        outer.content = [
            piece
            for a, b in outer.content
            for piece in (((a, hole[0]), (hole[1], b)) if a < hole[1] and hole[0] < b else ((a, b),))
            if parse.text[slice(*piece)].strip(" ,;.")
        ]
        one.content, one.within = list(outer.content), outer


def _pass_on(text: str, sightings: list[Sighting]) -> None:
    """ "A tea seller, who had it from a sergeant": of two with the same words, whoever they come from is nearer."""
    said = {tuple(one.content): one for one in sightings if one.cue and not _comes_from(text, one)}
    for one in sightings:
        if one.within is None and _comes_from(text, one):
            one.within = said.get(tuple(one.content))


def _comes_from(text: str, one: Sighting) -> bool:
    return one.cue is not None and one.source is not None and text[slice(*one.cue)].endswith(" from")


def _own_voice(text: str, one: Sighting, held: tuple[Range, ...]) -> bool:
    """True for "I think" inside a quotation or a turn of a transcript: the voice is that of the one who speaks."""
    if one.source is None or one.cue is None or holder(held, one.cue[0]) is None:
        return False
    return text[one.source[0] : one.source[1]].lower() in {"i", "we", "you"}


def _frames(parse: Parse, sightings: list[Sighting], quotations: tuple[Range, ...]) -> tuple[SpeechFrame, ...]:
    text = parse.text
    antecedents = Antecedents(parse)
    order = sorted(range(len(sightings)), key=lambda n: sightings[n].source or sightings[n].content[0])
    speakers: dict[int, Speaker] = {}
    for n in order:
        source = sightings[n].source
        if source is not None:
            speaker = antecedents.resolve(source, _TAIL.sub("", text[slice(*source)]), sightings[n].content)
            speakers[n] = channel_of(parse, sightings[n], speaker)
    attitudes = [attitude_of(parse, one, speakers.get(n)) for n, one in enumerate(sightings)]
    claimers = set().union(*(identity(speakers[n]) for n, a in enumerate(attitudes) if a == "claims_responsibility"))
    for n, one in enumerate(sightings):
        again = n in speakers and attitudes[n] == "asserts" and is_claimer(speakers[n], claimers)
        if again and tells_losses(parse, one):
            attitudes[n] = "claims_responsibility"
    parents = _parents(sightings)
    return tuple(
        SpeechFrame(
            content=tuple(one.content),
            source=one.source,
            cue=one.cue,
            speaker=speakers.get(n),
            attitude=attitudes[n],
            hedge=one.hedge,
            quoted=_is_quoted(one.content, quotations),
            parent=parents[n],
        )
        for n, one in enumerate(sightings)
    )


def _is_quoted(content: list[Range], quotations: tuple[Range, ...]) -> bool:
    """True where the greater part of the content stands in quotation marks."""
    inside = 0
    for start, end in content:
        at = max(bisect_right(quotations, (start, 1 << 60)) - 1, 0)
        while at < len(quotations) and quotations[at][0] < end:
            inside += max(0, min(end, quotations[at][1]) - max(start, quotations[at][0]))
            at += 1
    return 2 * inside > sum(b - a for a, b in content)


def _size(one: Sighting) -> int:
    return sum(b - a for a, b in one.content)


def _parents(sightings: list[Sighting]) -> list[int | None]:
    """The smallest other sighting whose content holds this one's cue; grammar's own word goes first.

    A parent by place is larger than its child and one by grammar has no grammar parent itself, so chains end.
    """
    index = {id(one): n for n, one in enumerate(sightings)}
    sizes = [_size(one) for one in sightings]
    pieces = sorted((a, b, n) for n, one in enumerate(sightings) for a, b in one.content)
    parents: list[int | None] = []
    opened: list[tuple[int, int]] = []
    held = sorted((one.cue or one.source or one.content[0], n) for n, one in enumerate(sightings))
    found: dict[int, int | None] = {}
    position = 0
    for (start, end), n in held:
        while position < len(pieces) and pieces[position][0] <= start:
            opened.append((pieces[position][1], pieces[position][2]))
            position += 1
        opened = [piece for piece in opened if piece[0] > start]
        around = [(sizes[m], m) for last, m in opened if last >= end and m != n and sizes[m] > sizes[n]]
        found[n] = min(around)[1] if around else None
    for n, one in enumerate(sightings):
        parents.append(index.get(id(one.within), found[n]) if one.within is not None else found[n])
    for n in range(len(parents)):
        if _comes_back(parents, n):
            parents[n] = None
    return parents


def _comes_back(parents: list[int | None], number: int) -> bool:
    """True where the way outwards from a frame leads to itself again."""
    here, steps = parents[number], 0
    while here is not None and here != number and steps < len(parents):
        here, steps = parents[here], steps + 1
    return here is not None
