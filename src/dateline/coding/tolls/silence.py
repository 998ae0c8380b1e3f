"""What a source says that it does not know, and casualties without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.screened import Screened
from dateline.coding.token import Parse
from dateline.coding.tolls.candidate import Candidate
from dateline.coding.tolls.find import Find
from dateline.coding.tolls.idioms import pattern, patterns, sentences_with
from dateline.model import CountField, Status
from dateline.normalise.counts import CountAnswer

_UNKNOWN_WORDS = (
    "how many",
    "whether",
    "available",
    "information",
    " no ",
    " not ",
    "no word",
    "unknown",
    "n/a",
    "no data",
)
_NEGATIVE = re.compile(r"\b(?:no|not|without|any|zero|nor|neither)\b[^.;]{0,30}$", re.I)
_BEHIND = 40
_AMONG = re.compile(r"\bamong (?:the |its |their )?([a-z]+s|people of \w+)\b")
_BEFORE = re.compile(r"\b(civilian|military|[A-Z]+\d*) (?:casualt|losses|deaths|dead|wounded|injur)[\w ]*$")
_FIELD: tuple[tuple[str, tuple[CountField, ...]], ...] = (
    (r"casualt|victims|harmed|people", ("killed", "injured")),
    (r"losses|toll", ("killed",)),
    (r"dead|death|died|die\b|kill|fatal|perish|fell", ("killed",)),
    (r"hurt|injur|wound", ("injured",)),
    (r"abduct|kidnap|taken", ("abducted",)),
    (r"arrest|detain", ("arrested",)),
    (r"missing|under the", ("missing",)),
)


def silences(parse: Parse) -> list[Find]:
    """Unknown tolls and unnumbered casualties, in text order."""
    finds: list[Find] = []
    for first, last in sentences_with(parse, _UNKNOWN_WORDS):
        for unknown in patterns("unknown"):
            for match in unknown.finditer(parse.text, first, last):
                fields = _fields(match.groupdict().get("state") or "casualties")
                start, end = match.span("span")
                made = _made(parse, start, end, match.span(), fields, "unknown_to_source")
                finds.extend(replace(find, group=_whose(parse.text, start, end)) for find in made)
    for first, last in sentences_with(parse, ("casualties",)):
        for feared in patterns("feared"):
            finds.extend(_feared(parse, feared, first, last))
    return _single(finds)


def _whose(text: str, start: int, end: int) -> str | None:
    """Whose losses are unknown: "injuries among civilians", "civilian casualty figures", "M23 losses"."""
    among = _AMONG.search(text[start : end + _BEHIND])
    if among is not None:
        return among.group(1)
    before = _BEFORE.search(text[:end][-_BEHIND:] if start + _BEHIND < end else text[max(0, start - _BEHIND) : end])
    return before.group(1) if before is not None else None


def questions(parse: Parse) -> list[Find]:
    """Where the text asks how many died: the topic of the figures that follow, no toll of its own."""
    finds: list[Find] = []
    for first, last in sentences_with(parse, ("how many",)):
        for match in pattern("question").finditer(parse.text, first, last):
            fields = _fields(match.group("state"))
            finds.extend(_made(parse, match.start(), match.end(), match.span(), fields[:1], "unknown_to_source"))
    return finds


def _feared(parse: Parse, feared: Screened, first: int, last: int) -> Iterator[Find]:
    for match in feared.finditer(parse.text, first, last):
        start, end = match.span("span")
        if not _NEGATIVE.search(parse.text[max(0, start - 40) : start]):
            yield from _made(parse, start, end, match.span(), ("killed", "injured"), "vague")


def _single(finds: list[Find]) -> list[Find]:
    """One silence for each field and place."""
    kept: list[Find] = []
    for find in sorted(finds, key=lambda f: (f.candidate.start, -f.candidate.end)):
        if not any(f.field == find.field and find.candidate.start < f.candidate.end for f in kept):
            kept.append(find)
    return kept


def _fields(word: str) -> tuple[CountField, ...]:
    for words, fields in _FIELD:
        if re.search(words, word, re.I):
            return fields
    return ()


def _made(
    parse: Parse, start: int, end: int, whole: tuple[int, int], fields: tuple[CountField, ...], status: Status
) -> list[Find]:
    token = parse.at(start)
    if token is None or "\n" in parse.text[whole[0] : whole[1]]:
        return []
    answer = CountAnswer(None, None, status, reason="silence")
    inside = parse.between(start, end)
    after = inside[-1].index + 1 if inside else token.index + 1
    candidate = Candidate(start, end, token.index, after, answer)
    return [Find(field, candidate, whole, token.sentence, token.index) for field in fields]
