"""How a voice reached the reporter: statement, tweet, interview, briefing, report, broadcast, document."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dateline.coding.speech.lexicon import load_lexicon
from dateline.coding.speech.sighting import Sighting
from dateline.coding.token import Parse
from dateline.model import Speaker

_WINDOW: Final = 10
"""Tokens after a cue in which "in a statement", "on state television" may stand."""
_BRINGERS: Final = frozenset({"in", "on", "via", "by", "through", "at", "to", "during", "over"})


def channel_of(parse: Parse, one: Sighting, speaker: Speaker) -> Speaker:
    """The speaker with the channel that the words around the cue name."""
    channels = load_lexicon().channels
    if one.channel is not None:
        return replace(speaker, channel=one.channel)
    if one.verb < 0 or one.cue is None:
        return speaker
    cue = parse.tokens[one.verb]
    if cue.lower in channels and channels[cue.lower] == "tweet":
        return replace(speaker, channel="tweet")
    last = parse.sentences[cue.sentence][1]
    inside = False
    for token in parse.tokens[one.verb + 1 : min(last, one.verb + 1 + _WINDOW)]:
        if token.text in {'"', "“", "”", ";", ":"} or token.lower == "that":
            break
        inside = inside or token.lower in _BRINGERS
        direct = cue.lemma == "tell" and token.lower in {"reporters", "journalists", "newsmen"}
        if token.lower in channels and token.dep != "compound" and (inside or direct):
            return replace(speaker, channel=channels[token.lower])
    return speaker
