"""The outlet that a voice speaks to is the next voice outwards: "a source told the state news agency"."""

from __future__ import annotations

from typing import Final

from dateline.coding.speech.phrase import child, subtree_range, trim
from dateline.coding.speech.sighting import Sighting
from dateline.coding.token import Parse

MEDIA: Final = frozenset(
    {"agency", "television", "tv", "radio", "station", "broadcaster", "channel", "network", "newspaper", "daily"}
)
AUDIENCES: Final = frozenset(
    {"conference", "briefing", "rally", "crowd", "court", "tribunal", "meeting", "hearing", "committee", "parliament"}
    | {"council", "session", "panel", "inquiry", "gathering", "audience", "congregation", "commission", "judge", "jury"}
    | {"party", "forum", "summit"}
)
"""Those who listen and pass nothing on."""
LONGEST: Final = 8


def relayed(parse: Parse, sightings: list[Sighting]) -> list[Sighting]:
    """An attribution to the one told around each voice that told it; not to "this newspaper", "reporters", a crowd."""
    found: list[Sighting] = []
    for one in sightings:
        if one.verb < 0 or one.within is not None or parse.tokens[one.verb].lemma != "tell":
            continue
        told = child(parse, one.verb, "dobj", "dative", "iobj")
        if told is None or told.index < one.verb or told.lower in AUDIENCES or told.tag not in {"NN", "NNP"}:
            continue
        start = subtree_range(parse, told.index)[0]
        first = parse.tokens[start]
        relays = first.lower in {"a", "an"} or (told.lower in MEDIA and first.lower not in {"this", "our"})
        source = trim(parse, start, told.index + 1)
        if source is None or not relays or start == told.index or told.index - start > LONGEST:
            continue
        outer = Sighting(list(one.content), source, one.cue, "asserts", one.verb)
        one.within = outer
        found.append(outer)
    return found
