"""Accusations by idiom: "holds the army responsible", "laid the attack at the door of the militia"."""

from __future__ import annotations

from typing import Final

from dateline.coding.screened import screened
from dateline.coding.speech.lexicon import Lexicon
from dateline.coding.speech.phrase import trim
from dateline.coding.speech.scene import Scene, find_source
from dateline.coding.speech.sighting import Sighting
from dateline.coding.token import Parse

IDIOM: Final = screened(
    r"\b(?:(?P<hold>holds?|held|holding)\s+(?P<held>[^.,;:\n]{2,60}?)\s+(?:\w+ly )?(?:responsible|accountable)\b"
    r"|(?P<lay>lays?|laid|laying)\s[^.;:\n]{0,60}?\bat the (?:door|doorstep|feet) of (?P<laid>[^.,;:\n]{2,60}))"
)


def find_blame(parse: Parse, lexicon: Lexicon) -> list[Sighting]:
    """Every such accusation whose verb has a subject, in text order."""
    found: list[Sighting] = []
    verb = lexicon.forms["blames"]
    for match in IDIOM.finditer(parse.text):
        kind, whom = ("hold", "held") if match["hold"] else ("lay", "laid")
        token = parse.at(match.start(kind))
        if token is None or token.pos != "VERB":
            continue
        source, _ = find_source(Scene.of(parse, lexicon, token, verb, False))
        written = trim(parse, *source) if source is not None else None
        if written is not None and written[1] <= match.start():
            found.append(Sighting([match.span(whom)], written, (token.start, token.end), "accuses", token.index))
    return found
