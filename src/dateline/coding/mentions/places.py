"""The place names of an article, resolved in their document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.mentions.cue import PlaceCue
from dateline.coding.token import Parse
from dateline.model import Article
from dateline.normalise.actors import describe_actor
from dateline.normalise.places import Gazetteer, document_context, find_toponyms, resolve_place

_PART = re.compile(
    r"\b(?:far[ -])?(?:(?:north|south)(?:[ -]?(?:east|west))?|east|west|central)(?:ern)?(?: of)? (?:the )?$",
    re.IGNORECASE,
)
"""A point of the compass right before a name."""
_WHERE = re.compile(
    r"\b(?:in|at|near|outside|around|inside|into|towards?|to|from|between|through|across|off|along|via|above|over|"
    r"(?:village|town|city|hamlet|district|province|region|area|state|camp|port|island|outskirts|north|south|east|west|"
    r"side|suburb|quarter|county|commune|municipality) of) (?:the )?(?:[a-z-]+ ){0,3}$"
)
_LIES = re.compile(r",? (?:village|town|district|province|county|camp|state|region|commune|area|road|highway|bridge)\b")
_NAME = re.compile(r"((?:[A-Z][\w'\u2019-]*\s+)+)(?:in|of)\s+(?:the\s+)?(?:[A-Z]\w+\s+)*$")
"""Capitalised words and a preposition before a name ("Islamic State in the Greater ...")."""
_PRODUCT = re.compile(r"-\d")
"""Behind a name that is a product's ("Goma-2")."""
_HYPHENED = re.compile(r"-(?:[\w'’]+-)*")
"""What may stand inside one written name ("Port-au-Prince")."""
_JOINED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+){2,}")
_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NAMED = _LABELS | {"NORP"}


def _entities(parse: Parse) -> list[tuple[int, int, str]]:
    """The parser's names as ranges with labels."""
    found: list[tuple[int, int, str]] = []
    for token in parse.tokens:
        if not token.entity:
            continue
        hyphened = found and token.entity in _NAMED and _HYPHENED.fullmatch(parse.text, found[-1][1], token.start)
        if hyphened and found[-1][2] in _NAMED:
            found[-1] = (found[-1][0], token.end, found[-1][2])
        elif token.entity_begins or not found or found[-1][2] != token.entity:
            found.append((token.start, token.end, token.entity))
        else:
            found[-1] = (found[-1][0], token.end, token.entity)
    return found


def with_capitals(parse: Parse) -> str:
    """The text; one without any capital gets one on every name that the parser sees, so that offsets stay."""
    if parse.text != parse.text.lower():
        return parse.text
    letters = list(parse.text)
    named = {i for i, token in enumerate(parse.tokens) if token.pos == "PROPN" or token.entity in _NAMED}
    for first, last in _hyphened(parse):
        if not named.isdisjoint(range(first, last)):
            named = (named - set(range(first, last))) | {first, last - 1}
    for token in (parse.tokens[i] for i in sorted(named)):
        raised = letters[token.start].upper()
        if len(raised) == 1:
            letters[token.start] = raised
    return "".join(letters)


def _hyphened(parse: Parse) -> Iterator[tuple[int, int]]:
    """Runs of tokens that two or more hyphens join, as first and end: "port-au-prince"."""
    for match in _JOINED.finditer(parse.text):
        tokens = parse.between(*match.span())
        if tokens:
            yield tokens[0].index, tokens[-1].index + 1


def find_place_cues(article: Article, parse: Parse, gazetteer: Gazetteer) -> tuple[PlaceCue, ...]:
    """Every place name outside names of organisations, with its place; a dateline is furniture."""
    text = with_capitals(parse)
    toponyms = find_toponyms(text, gazetteer, _entities(parse))
    context = document_context(toponyms, text, gazetteer, article.outlet, article.title)
    cues = (
        PlaceCue((one.start, one.end), resolve_place(one, context, gazetteer).value, one.dateline, one.container)
        for one in toponyms
        if not one.embedded
        and one.demonym is None
        and not _PRODUCT.match(article.text, one.end)
        and not _in_a_name(article.text, one.start, one.end)
    )
    kept = (cue for cue in cues if cue.value.lat is not None or _stands_for_place(parse, cue))
    return tuple(_with_part(article.text, cue) for cue in kept)


def _in_a_name(text: str, start: int, end: int) -> bool:
    """True for the end of a party's name that would be another party's, or none, without it."""
    before = _NAME.search(text, max(0, start - 60), start)
    if before is None:
        return False
    whole, rest = describe_actor(text[before.start() : end]), describe_actor(before[1])
    return whole.actor is not None and whole.actor != rest.actor and whole.name is not None


def _with_part(text: str, cue: PlaceCue) -> PlaceCue:
    """A country or province with the word for its part kept: "eastern Chad", "the far north of Cameroon"."""
    start, end = cue.span
    match = _PART.search(text, max(0, start - 24), start)
    if match is None or cue.value.precision not in ("country", "admin1") or cue.value.written != text[start:end]:
        return cue
    return replace(cue, span=(match.start(), end), value=replace(cue.value, written=text[match.start() : end]))


def _stands_for_place(parse: Parse, cue: PlaceCue) -> bool:
    """True for a name without a place in the gazetteer that stands where only places stand, and is no person's."""
    if any(token.entity == "PERSON" for token in parse.between(*cue.span)):
        return False
    return _WHERE.search(parse.text, max(0, cue.span[0] - 40), cue.span[0]) is not None or bool(
        _LIES.match(parse.text, cue.span[1])
    )
