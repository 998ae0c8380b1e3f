"""What a speaker does by naming who did it: accuses another, or tells of his own side's deed."""

from __future__ import annotations

import re
from typing import Final

from dateline.coding.frame import Voice
from dateline.model import Attitude, Participant, Speaker
from dateline.normalise.actors import describe_actor

_OWN: Final = re.compile(r"\b(?:we|us|our|ours|its|their|his|her)\b", re.IGNORECASE)
_STATE: Final = frozenset({"state_forces", "police", "external_forces"})
_ARMED: Final = _STATE | {"rebel", "militia"}


def stance_on(party: Participant, voice: Voice) -> Attitude:
    """The attitude of a voice that names a perpetrator: it accuses, unless it speaks of its own side.

    In a quoted denial, too, whoever is named and is not the speaker's side is accused: "the rebels did it, not we".
    """
    if voice.attitude == "denies" and voice.quoted and voice.speakers:
        return "denies" if is_own(party, voice.speakers[0]) else "accuses"
    if voice.attitude != "asserts" or not voice.speakers:
        return voice.attitude
    return "asserts" if is_own(party, voice.speakers[0]) else "accuses"


def is_own(party: Participant, speaker: Speaker) -> bool:
    """True where the speaker is of the party: "our fighters", the police on officers, the army on soldiers."""
    if _OWN.match(party.written):
        return True
    words = " ".join(w for w in (speaker.organisation, speaker.title, speaker.written) if w)
    mine = describe_actor(words, party.country, "perpetrator")
    if mine.actor is not None and mine.actor == party.actor:
        return True
    if mine.kind not in _ARMED or mine.kind != party.kind:
        return False
    return mine.country == party.country and (mine.actor is None or party.actor is None)
