"""Those who only speak: a mayor who tells of an attack is neither its victim nor among those taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.coding.act import Act, PartyMention
from dateline.coding.frame import SpeechFrame
from dateline.coding.token import Parse, Range
from dateline.coding.toll import Toll

_STRUCK = re.compile(r"wounded|injured|hurt|surviv|escaped|freed|released|hostage|captive|victim|who was|whose", re.I)
_DOERS = frozenset({"perpetrator", "both_sides", "demonstrator"})
"""Roles that somebody who speaks may have had all the same."""


def _voices(text: str, frames: Iterable[SpeechFrame]) -> list[Range]:
    """The words for those who speak by name or office and were not hurt, taken or there themselves."""
    found = (f.source for f in frames if f.source and f.speaker and (f.speaker.name or f.speaker.title))
    return [source for source in found if not _STRUCK.search(text[slice(*source)])]


def _speaks(span: Range, told_by: int, voices: Sequence[Range]) -> bool:
    """True where a phrase stands in the words for a voice, and what tells of it does not ("a wounded guard said")."""
    return any(a <= span[0] and span[1] <= b and not a <= told_by < b for a, b in voices)


def heard_parties(
    parse: Parse, acts: Sequence[Act], parties: Iterable[PartyMention], frames: Sequence[SpeechFrame]
) -> tuple[PartyMention, ...]:
    """The parties without those that only speak."""
    voices = _voices(parse.text, frames)
    return tuple(
        p for p in parties if p.role in _DOERS or not _speaks(p.span, parse.tokens[acts[p.act].token].start, voices)
    )


def heard_tolls(parse: Parse, tolls: Iterable[Toll], frames: Sequence[SpeechFrame]) -> tuple[Toll, ...]:
    """The tolls without single voices that a verb of the telling was read to count."""
    voices = _voices(parse.text, frames)
    return tuple(t for t in tolls if t.claim.low != 1 or t.verb is None or not _speaks(t.span, t.verb[0], voices))
