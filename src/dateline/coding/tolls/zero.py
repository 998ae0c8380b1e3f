"""Idioms by which a text says that nobody came to harm."""

from __future__ import annotations

import re

from dateline.coding.token import Parse
from dateline.coding.tolls.candidate import Candidate
from dateline.coding.tolls.find import Find
from dateline.coding.tolls.idioms import sentences_with
from dateline.model import CountField
from dateline.normalise.counts import CountAnswer

_BOTH: tuple[CountField, ...] = ("killed", "injured")
_WORDS = ("no ", "not ", "n't", "n’t", "nor ", "none", "never", "nobody", "without", "nil ", "zero ")
_IDIOMS: tuple[tuple[re.Pattern[str], tuple[CountField, ...]], ...] = tuple(
    (re.compile(pattern, re.I), fields)
    for pattern, fields in (
        (r"no blood (?:was|had been|has been|is) (?:spil[tl]\w*|shed)", _BOTH),
        (r"without (?:causing|claiming|taking|making|inflicting) (?:any )?(?:victims|casualties)", _BOTH),
        (r"(?:not|n['’]t|never|nor) [^.;\n]{0,25}?\bany (?:victims?|casualt(?:y|ies))\b", _BOTH),
        (r"(?:not|n['’]t|without) [^.;\n]{0,20}?\bany (?:injur(?:y|ies))\b", ("injured",)),
        (r"(?:not|n['’]t|without) [^.;\n]{0,20}?\bany (?:deaths?|fatalities|loss of life)\b", ("killed",)),
        (r"without (?:wounding|injuring|hurting|harming) (?:anyone|anybody|a soul|any \w+)", ("injured",)),
        (r"without killing (?:anyone|anybody|a soul|any \w+)", ("killed",)),
        (r"\bno loss(?:es)?(?: of life)? (?:or|and|nor) injur(?:y|ies)\b(?: to [\w ]{3,20})?", _BOTH),
        (r"\b(?:no|without(?: any)?) loss(?: of (?:\w+ )?li(?:fe|ves)|es in (?:life|lives))", ("killed",)),
        (r"\bno (?:one|person) (?:was|is|were) (?:dead|killed) (?:or|nor) (?:hurt|injured|wounded)", _BOTH),
        (r"\bno (?:dead|deaths?|fatalities|martyrs|killed) (?:or|and|nor) (?:wounded|injured|injuries|hurt)\b", _BOTH),
        (
            r"\b(?:none|no (?:[\w-]+ ){1,2}|nobody|no one|not one [\w ]{2,14}) (?:was|were|"
            r"has been|had been|is|are) lost\b",
            ("killed",),
        ),
        (r"\b(?:no|not one) (?:[\w’'-]+ ){1,3}(?:was|were) lost\b", ("killed",)),
        (r"\bnone (?:had|has|have) killed\b", ("killed",)),
        (r"\b(?:zero|nil) (?:casualties|victims)\b", _BOTH),
    )
)


def zeros(parse: Parse) -> list[Find]:
    """Explicit zeros told in set phrases."""
    finds: list[Find] = []
    for first, last in sentences_with(parse, _WORDS):
        finds.extend(_told(parse, first, last))
    return finds


def _told(parse: Parse, first: int, last: int) -> list[Find]:
    finds: list[Find] = []
    for pattern, fields in _IDIOMS:
        for match in pattern.finditer(parse.text, first, last):
            token = parse.at(match.start())
            if token is None:
                continue
            inside = parse.between(*match.span())
            answer = CountAnswer(0, 0, "explicit_zero", reason="zero")
            after = inside[-1].index + 1 if inside else token.index + 1
            candidate = Candidate(match.start(), match.end(), token.index, after, answer)
            finds.extend(Find(field, candidate, match.span(), token.sentence, token.index) for field in fields)
    return finds
