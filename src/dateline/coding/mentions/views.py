"""Look at every act with its surroundings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.coding.act import Act
from dateline.coding.mentions.argument_words import argument_words
from dateline.coding.mentions.cue import PlaceCue, TimeCue, lasts, same_day
from dateline.coding.mentions.place_sense import can_place, hangs_on
from dateline.coding.mentions.speech_verbs import governed_by_speech
from dateline.coding.mentions.view import ActView, Segment
from dateline.coding.token import Parse, Range

_LIKELY = 0.5
_SPOTS = frozenset({"exact", "near", "admin2"})
_OPENING = re.compile(r"\W*(?:in|at|near|outside|around|across|over) (?:[\w'’-]+ ){0,4}", re.IGNORECASE)
_POINTING = frozenset({"the", "this", "that", "these", "those", "both", "his", "her", "its", "their"})


def _gap(one: Range, other: Range) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _cut_off(text: str, one: Range, other: Range) -> bool:
    """True where a comma or semicolon stands between two ranges."""
    between = text[min(one[1], other[1]) : max(one[0], other[0])]
    return "," in between or ";" in between


def _nearest_time(parse: Parse, act: Act, segment: Segment) -> TimeCue | None:
    token = parse.tokens[act.token]
    free = [
        cue
        for cue in segment.times
        if not governed_by_speech(parse, cue.span, token)
        and (cue.span[0] == segment.span[0] or not lasts(parse.text, cue))
    ]
    return min(
        free,
        key=lambda cue: (same_day(cue), cue.aside, not cue.counts, _gap(cue.span, act.span), cue.span),
        default=segment.chained,
    )


def _nearest_place(parse: Parse, act: Act, segment: Segment) -> PlaceCue | None:
    """The most precise place that the act can be at; of several, one that hangs on it, then the nearest."""
    ranks = {"exact": 0, "near": 0, "admin2": 1, "none": 4, "admin1": 2, "country": 3}
    free = [cue for cue in segment.places if can_place(parse, cue, act)]
    return min(
        free,
        key=lambda c: (
            c.container,
            ranks[c.value.precision],
            not hangs_on(parse, c, act),
            _cut_off(parse.text, c.span, act.span),
            _gap(c.span, act.span),
            c.span,
        ),
        default=None,
    )


def _is_context(parse: Parse, act: Act) -> bool:
    """True where the encoder reads an act of the background rather than of the news."""
    reading = parse.reading
    if reading is None:
        return False
    words = [token.index for token in parse.between(*act.span)]
    told = max((reading.chance(word, "bgact") for word in words), default=0.0)
    return told >= _LIKELY and told > max(reading.chance(word, "act") for word in words)


def _begins_there(parse: Parse, segment: Segment, place: PlaceCue | None) -> bool:
    """True for a stretch that begins its line with the place of its act."""
    if place is None or not segment.opens or place.span[0] < segment.span[0]:
        return False
    return _OPENING.fullmatch(parse.text, segment.span[0], place.span[0]) is not None


def _definite(parse: Parse, act: Act) -> bool:
    token = parse.tokens[act.token]
    if token.pos not in ("NOUN", "PROPN"):
        return False
    before = (parse.tokens[i] for i in parse.children[token.index] if i < token.index)
    return any(child.lower in _POINTING or child.dep == "poss" for child in before)


def _scenes(parse: Parse, acts: Sequence[Act], segments: Sequence[Sequence[Segment]]) -> dict[int, Segment]:
    """By line, its opening stretch where this says where, and tells no act ("In Kano, 300 people sat down.")."""
    told = {act.sentence for act in acts if act.nonevent is None}
    opening = (row[0] for row in segments if row and row[0].opens and not row[0].title)
    return {
        one.line: one
        for one in opening
        if one.sentence not in told and any(c.value.precision in _SPOTS and not c.aside for c in one.places)
    }


def view_acts(parse: Parse, acts: Sequence[Act], segments: Sequence[Sequence[Segment]]) -> tuple[ActView, ...]:
    """The acts that tell events, each with its segment, time and place."""
    views: list[ActView] = []
    scenes = _scenes(parse, acts, segments)
    for index, act in enumerate(acts):
        if act.nonevent is not None:
            continue
        row = segments[act.sentence]
        segment = next((s for s in row if s.span[0] <= act.span[0] < s.span[1]), row[0])
        scene = scenes.get(segment.line)
        place = _nearest_place(parse, act, segment)
        if place is None and scene is not None and not any(v.segment.line == segment.line for v in views[-1:]):
            place = _nearest_place(parse, act, scene)
        views.append(
            ActView(
                index,
                act,
                segment,
                _definite(parse, act),
                parse.tokens[act.token].tag in ("NNS", "NNPS"),
                _nearest_time(parse, act, segment),
                place,
                argument_words(parse, act.token),
                _is_context(parse, act),
                _begins_there(parse, segment, place),
            )
        )
    return tuple(views)
