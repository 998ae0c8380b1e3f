"""Tolls in table rows and labelled notes: a header "K | W | A", "K 2 W 1", "Killed: 3"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.token import Parse
from dateline.coding.tolls.candidate import Candidate
from dateline.coding.tolls.find import Find
from dateline.model import CountField
from dateline.normalise.counts import CountAnswer, parse_count

_COLUMN_WORDS: tuple[tuple[str, CountField], ...] = (
    (r"(?:no\.? )?(?:of )?(?:k|kia|killed|dead|deaths?|fatalities|fatal)\.?$", "killed"),
    (r"(?:no\.? )?(?:of )?(?:w|wia|wounded|injured|inj|injuries|hurt)\.?$", "injured"),
    (r"(?:no\.? )?(?:of )?(?:a|arrested|arrests?|detained|detentions)\.?$", "arrested"),
    (r"(?:no\.? )?(?:of )?(?:abd|abducted|abductions?|kidnapped|kidnappings?)\.?$", "abducted"),
    (r"(?:no\.? )?(?:of )?(?:m|mia|missing)\.?$", "missing"),
)
_COLUMN = tuple((re.compile(pattern, re.I), field) for pattern, field in _COLUMN_WORDS)
_CELL = re.compile(r"[^|\t\n]+")
_NUMBER = re.compile(r"\d[\d,]*\s*(?:\+|\([^)]*\))?$|(?:nil|none|zero)$", re.I)
_CODED = re.compile(r"\b(K(?:IA)?|W(?:IA)?|MIA) ?[:=-]? ?(\d+)\b(?=[\s,;./)]|$)")
_LABELLED = re.compile(
    r"(?:^|[;,.(/|•*–-]) ?(killed|dead|deaths|fatalities|wounded|injured|injuries|missing|abducted|kidnapped"
    r"|arrested|arrests|detained) ?[:=–—-]? ?\(?(\d+)\)?(?= ?[;,./)|]| ?$)",
    re.I,
)
_CODE: dict[str, CountField] = {
    "K": "killed",
    "W": "injured",
    "M": "missing",
    **dict.fromkeys(("killed", "dead", "deaths", "fatalities"), "killed"),
    **dict.fromkeys(("wounded", "injured", "injuries"), "injured"),
    **dict.fromkeys(("arrested", "arrests", "detained"), "arrested"),
    **dict.fromkeys(("abducted", "kidnapped"), "abducted"),
    "missing": "missing",
}
_TOTAL = re.compile(r"^\s*(?:total|week|month|all|sum|year)\b", re.I)


def tables(parse: Parse) -> list[Find]:
    """Counts that stand in the columns of a table or beside a one-letter code."""
    finds: list[Find] = []
    header: dict[int, CountField] = {}
    offset = 0
    for line in parse.text.split("\n"):
        if "|" in line or "\t" in line:
            cells = [(m.start() + offset, m.group()) for m in _CELL.finditer(line)]
            found = _header(cells)
            if len(found) >= 1 and not any(_NUMBER.match(text.strip()) for _, text in cells):
                header = found
            else:
                finds.extend(_row(parse, cells, header))
        elif not line.strip():
            header = {}
        finds.extend(_coded(parse, line, offset))
        offset += len(line) + 1
    return finds


def _header(cells: list[tuple[int, str]]) -> dict[int, CountField]:
    return {
        place: field
        for place, (_, text) in enumerate(cells)
        for pattern, field in _COLUMN
        if pattern.match(text.strip())
    }


def _row(parse: Parse, cells: list[tuple[int, str]], header: dict[int, CountField]) -> Iterator[Find]:
    width = max(header, default=-1) + 1
    if len(cells) < width:
        return
    for place, field in header.items():
        start, text = cells[place]
        stripped = text.strip()
        if not _NUMBER.match(stripped):
            continue
        answer = parse_count(stripped)
        if answer is None:
            continue
        begin = start + len(text) - len(text.lstrip())
        total = bool(_TOTAL.match(cells[0][1]))
        made = _made(parse, begin, begin + len(stripped), field, answer)
        yield from (replace(find, aggregate=total) for find in made)


def _coded(parse: Parse, line: str, offset: int) -> Iterator[Find]:
    """ "K 2 W 1", "killed 3, wounded 7": at least two codes, so that a single one is no guess."""
    for pattern in (_CODED, _LABELLED):
        codes = [(_code(match.group(1)), match) for match in pattern.finditer(line)]
        if len({field for field, _ in codes}) < 2:
            continue
        for field, match in codes:
            value = int(match.group(2))
            answer = CountAnswer(value, value, "reported" if value else "explicit_zero")
            yield from _made(parse, offset + match.start(1), offset + match.end(), field, answer)


def _code(word: str) -> CountField:
    return _CODE[word.lower()] if word.lower() in _CODE else _CODE[word[0]]


def _made(parse: Parse, start: int, end: int, field: CountField, answer: CountAnswer) -> Iterator[Find]:
    token = parse.at(start)
    if token is not None:
        inside = parse.between(start, end)
        after = inside[-1].index + 1 if inside else token.index + 1
        yield Find(field, Candidate(start, end, token.index, after, answer), (start, end), token.sentence, token.index)
