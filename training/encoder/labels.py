"""What the encoder is taught: span labels, word labels and the roles of a word for a governing word."""

from __future__ import annotations

from typing import Final

ATTRIBUTION: Final = ("source", "cue", "content")
ENTITIES: Final = (
    *("Organisation", "Location", "Person", "Temporal", "Quantity", "Weapon", "DocumentReference"),
    *("MilitaryPlatform", "Nationality", "Money"),
)
SIDES: Final = ("actor_side", "target_side", "mutual_side")
RECORD: Final = (
    *("act", "bgact", "nonevent", "place", "otherplace", "date", "otherdate", "perpetrator", "target", "victim"),
    *("both_sides", "demonstrator", "responder", "present", "weapon", "killed", "injured", "abducted", "arrested"),
    *("missing", "othertoll", "sub", "zero", "vague", "withdrawn", "hedge", "denial", "claim", "investigation", "step"),
)
SLOTS: Final = ("slot_person", "slot_group", "slot_thing", "slot_human", "slot_means")

SPANS: Final = (*ATTRIBUTION, *ENTITIES, *SIDES, *RECORD, *SLOTS)
"""Labels of spans; each is told apart from the others word by word as outside, first word, inside."""

ROLES: Final = (
    *("source", "content", "cue"),
    *("perpetrator", "target", "victim", "both_sides", "demonstrator", "responder", "weapon", "place", "date"),
    *("killed", "injured", "abducted", "arrested", "missing", "act"),
)
"""What a word is for a cue (the first three) or for an act (the others)."""

MODALITIES: Final = ("occurred", "attempted", "foiled", "threatened", "denied", "hypothetical")
SUB_TYPES: Final = (
    *("Government regains territory", "Non-state actor overtakes territory", "Armed clash", "Chemical weapon"),
    *("Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED"),
    *("Grenade", "Sexual violence", "Attack", "Abduction/forced disappearance", "Peaceful protest"),
    *("Protest with intervention", "Excessive force against protesters", "Violent demonstration", "Mob violence"),
    *("Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use"),
    *("Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other"),
)
PLOVER: Final = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"),
    *("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
