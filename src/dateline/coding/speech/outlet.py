"""The outlet that a voice speaks to is the next voice outwards: "a source told the state news agency"."""

from __future__ import annotations

from typing import Final

from dateline.coding.speech.phrase import child, subtree_range, trim
from dateline.coding.speech.sighting import Sighting
from dateline.coding.token import Parse

MEDIA: Final = frozenset(
    {"agency", "television", "tv", "radio", "station", "broadcaster", "channel", "network", "newspaper", "daily"}
)
OURS: Final = frozenset({"this", "our", "us", "me", "the"})
"""Words before an outlet that is the article's own."""


def relayed(parse: Parse, sightings: list[Sighting]) -> list[Sighting]:
    """An attribution to the outlet around each voice that told it, by another name than "this newspaper"."""
    found: list[Sighting] = []
    for one in sightings:
        if one.verb < 0 or one.within is not None or parse.tokens[one.verb].lemma != "tell":
            continue
        told = child(parse, one.verb, "dobj", "dative", "iobj")
        if told is None or told.lower not in MEDIA or told.index < one.verb:
            continue
        start, end = subtree_range(parse, told.index)
        source = trim(parse, start, min(end, told.index + 1))
        named = end - start > 1 and parse.tokens[start].lower not in OURS - {"the"}
        if source is None or not named or end - start > 8:
            continue
        outer = Sighting(list(one.content), source, one.cue, "asserts", one.verb)
        one.within = outer
        found.append(outer)
    return found
