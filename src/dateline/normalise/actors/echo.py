"""A party named again by a general word: "the group", "the soldiers", "its fighters"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.normalise.actors.answer import ActorAnswer
from dateline.normalise.actors.phrase import fold

_BACK = re.compile(r"^(?:the|its|their|his|these|those|that|this)\b", re.IGNORECASE)
_GROUP = frozenset(
    {
        "group",
        "movement",
        "faction",
        "organisation",
        "organization",
        "outfit",
        "fighters",
        "militants",
        "rebels",
        "gang",
    }
    | {"insurgents", "militia", "militiamen", "guerrillas", "jihadists", "cartel", "brigade", "front", "gunmen", "men"}
    | {"attackers", "assailants", "army", "commander", "fighter", "leadership", "cell"}
)
_TROOPS = frozenset({"state_forces", "external_forces"})
_BANDS = frozenset({"rebel", "militia"})


def recall_actor(answer: ActorAnswer, earlier: Sequence[ActorAnswer]) -> ActorAnswer:
    """The answer for a phrase that points back, with the name, country and kind of the party that it points to.

    ``earlier`` are the answers for the parties named before it in the article, in text order. A phrase with a name or a
    country of its own, one that nothing before it fits, and "the soldiers" after those of two countries come back
    unchanged; one that took over is not ``sure``.
    """
    phrase = fold(answer.written)
    named = any(shape[0].isupper() for shape in phrase.shapes[1:])
    if answer.actor or answer.country or named or not _BACK.match(answer.written):
        return answer
    words = set(phrase.words)
    parties = [old.of or old for old in earlier]
    known = [old for old in parties if old.actor or old.country]
    troops = [old for old in known if old.kind in _TROOPS]
    for old in reversed(known):
        if old.kind in _TROOPS:
            fits = answer.kind in _TROOPS and answer.sector == "MIL" and len({t.country for t in troops}) == 1
        elif old.kind in _BANDS:
            fits = answer.kind in (*_BANDS, None) and bool(words & _GROUP)
        else:
            fits = answer.kind == old.kind == "police"
        if fits or ("same" in words and old.kind == answer.kind):
            return replace(old, written=answer.written, status=answer.status, sure=False, reason=f"as {old.written!r}")
    return answer
