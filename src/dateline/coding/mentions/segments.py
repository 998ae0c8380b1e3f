"""Cut an article's sentences into the stretches that tell of one event each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.coding.mentions.cue import PlaceCue, TimeCue, lasts
from dateline.coding.mentions.layout import Layout
from dateline.coding.mentions.signals import (
    opens_another,
    speaks_of_another,
    speaks_of_earlier,
    speaks_of_period,
    turn,
)
from dateline.coding.mentions.speech_verbs import governed_by_speech
from dateline.coding.mentions.view import Segment
from dateline.coding.token import Parse, Range

FRESH_DAYS = 9
"""Events this many days before publication can still be the news."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a sentence turns to another event; ``chained`` dates what follows."""

    at: int
    earlier: bool
    chained: TimeCue | None = None
    separate: bool = False


def _over(times: Sequence[TimeCue], start: int, end: int) -> TimeCue | None:
    return next((c for c in times if c.anchored and c.span[0] < end and start < c.span[1]), None)


def _cuts(text: str, bounds: Range, times: Sequence[TimeCue], title: bool) -> Iterator[_Cut]:
    """Where a sentence turns to another event, and whether that one lies before the news."""
    start, end = bounds
    for match in turn().finditer(text, start, end):
        if match["semi"]:
            if title or any(match.end() <= cue.span[0] < end for cue in times):
                yield _Cut(match.end(), False)
        elif match["chain"]:
            unit = match[0].lower()
            cue = _over(times, *match.span())
            turned = TimeCue(cue.span, cue.value, cue.turned, cue.anchored) if cue else None
            yield _Cut(match.end(), "minute" not in unit and "hour" not in unit, turned)
        elif match["days"]:
            yield _Cut(match.end(), True, _over(times, *match.span()))
        elif match["response"]:
            yield _Cut(match.end(), True)
        elif match["prompt"] or match["answer"]:
            yield _Cut(match.start(), False, separate=True)
        else:
            yield _Cut(match.start(), True)


def _before_the_news(parse: Parse, words: str, times: Sequence[TimeCue], published: date | None) -> bool:
    """True where the words or their date set a stretch before the news."""
    if speaks_of_earlier(words):
        return True
    own = [cue.value for cue in times if not governed_by_speech(parse, cue.span) and not lasts(parse.text, cue)]
    if any(cue.anchored is not None for cue in times):
        return False
    ends = [value.end for value in own if value.end is not None]
    if published is None or not ends:
        return published is None and speaks_of_period(words)
    return (published - max(ends)).days > FRESH_DAYS


def _whose(parse: Parse, cue: PlaceCue) -> bool:
    """True for a country that only says whose something is ("a US drone strike", "Iran's commander")."""
    word = parse.head_of(*cue.span)
    owner = ("compound", "amod", "nmod", "poss", "npadvmod")
    return cue.value.precision == "country" and word is not None and word.dep in owner


def _words(text: str, span: Range) -> str:
    return text[span[0] : span[1]]


HEADING_WORDS = 8
"""A row's opening of so many words without a verb is its heading ("4 March, Tocoa.")."""


def _heads(parse: Parse, sentence: int, row: Sequence[Segment]) -> bool:
    """True for the verbless opening of a line that says when or where what follows happened."""
    start, end = parse.sentences[sentence]
    tokens = parse.tokens[start:end]
    told = len(row) == 1 and not row[0].title and bool(row[0].times or row[0].places)
    return told and len(tokens) <= HEADING_WORDS and not any(t.pos in ("VERB", "AUX") for t in tokens)


def _under(segment: Segment, heading: Segment) -> Segment:
    """The first stretch below a heading: what it leaves unsaid of time and place, the heading says."""
    return replace(
        segment,
        item=heading.item,
        opens=True,
        times=segment.times or heading.times,
        places=segment.places or heading.places,
        earlier=segment.earlier or heading.earlier,
    )


def cut_segments(
    parse: Parse,
    layout: Layout,
    times: Sequence[TimeCue],
    places: Sequence[PlaceCue],
    published: date | None = None,
) -> tuple[tuple[Segment, ...], ...]:
    """For every sentence its segments, in text order."""
    made: list[tuple[Segment, ...]] = []
    previous_line = -1
    heading: Segment | None = None
    for number in range(len(parse.sentences)):
        bounds = parse.sentence_range(number)
        line = layout.line_of(bounds[0])
        opens = line != previous_line
        previous_line = line
        cuts = list(_cuts(parse.text, bounds, times, bounds[0] < layout.title_end))
        edges = [_Cut(bounds[0], False), *cuts]
        ends = [cut.at for cut in cuts] + [bounds[1]]
        moved = {cut.chained.span for cut in cuts if cut.chained is not None}
        row: list[Segment] = []
        for position, (cut, end) in enumerate(zip(edges, ends, strict=True)):
            start = cut.at
            words = _words(parse.text, (start, end))
            inside = tuple(c for c in times if start <= c.span[0] < end and c.span not in moved)
            row.append(
                Segment(
                    span=(start, end),
                    sentence=number,
                    line=line,
                    title=bounds[0] < layout.title_end,
                    item=opens and layout.items[line] and position == 0,
                    opens=opens and position == 0,
                    separate=cut.separate or (position == 0 and opens_another(words)) or speaks_of_another(words),
                    earlier=cut.earlier
                    or (cut.separate and row[-1].earlier)
                    or _before_the_news(parse, words, inside, published),
                    times=inside,
                    places=tuple(
                        c for c in places if start <= c.span[0] < end and not c.furniture and not _whose(parse, c)
                    ),
                    chained=cut.chained,
                    turned=position > 0,
                )
            )
        if heading is not None and row[0].line == heading.line:
            row[0] = _under(row[0], heading)
        heading = row[0] if opens and _heads(parse, number, row) else None
        made.append(tuple(row))
    return tuple(made)
