"""The place names of an article, resolved in their document."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.coding.mentions.cue import PlaceCue
from dateline.coding.token import Parse
from dateline.model import Article
from dateline.normalise.places import Gazetteer, document_context, find_toponyms, resolve_place

_PART = re.compile(
    r"\b(?:far[ -])?(?:(?:north|south)(?:[ -]?(?:east|west))?|east|west|central)(?:ern)?(?: of)? (?:the )?$",
    re.IGNORECASE,
)
"""A point of the compass right before a name."""
_LABELS = frozenset({"GPE", "LOC", "FAC"})


def _entities(parse: Parse) -> list[tuple[int, int, str]]:
    """The parser's names as ranges with labels."""
    found: list[tuple[int, int, str]] = []
    for token in parse.tokens:
        if not token.entity:
            continue
        if token.entity_begins or not found or found[-1][2] != token.entity:
            found.append((token.start, token.end, token.entity))
        else:
            found[-1] = (found[-1][0], token.end, token.entity)
    return found


def find_place_cues(article: Article, parse: Parse, gazetteer: Gazetteer) -> tuple[PlaceCue, ...]:
    """Every place name outside names of organisations, with its place; a dateline is furniture."""
    toponyms = find_toponyms(article.text, gazetteer, _entities(parse))
    context = document_context(toponyms, article.text, gazetteer, article.outlet, article.title)
    cues = (
        PlaceCue((one.start, one.end), resolve_place(one, context, gazetteer).value, one.dateline, one.container)
        for one in toponyms
        if not one.embedded and one.demonym is None
    )
    kept = (cue for cue in cues if cue.value.lat is not None or not _is_person(parse, cue))
    return tuple(_with_part(article.text, cue) for cue in kept)


def _with_part(text: str, cue: PlaceCue) -> PlaceCue:
    """A country or province with the word for its part kept: "eastern Chad", "the far north of Cameroon"."""
    start, end = cue.span
    match = _PART.search(text, max(0, start - 24), start)
    if match is None or cue.value.precision not in ("country", "admin1") or cue.value.written != text[start:end]:
        return cue
    return replace(cue, span=(match.start(), end), value=replace(cue.value, written=text[match.start() : end]))


def _is_person(parse: Parse, cue: PlaceCue) -> bool:
    """True for a name without a place that the parser takes for a person's."""
    return any(token.entity == "PERSON" for token in parse.between(*cue.span))
