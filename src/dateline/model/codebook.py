"""The event types of codebook §4: six ACLED-style types, twenty-five sub-types, the PLOVER categories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CODEBOOK_VERSION: Final = "1"

EVENT_TYPES: Final[dict[str, tuple[str, ...]]] = {
    "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}

TYPE_OF: Final[dict[str, str]] = {sub: name for name, subs in EVENT_TYPES.items() for sub in subs}
"""The event type that each sub-type belongs to; sub-type names are unique over all types."""

PLOVER_EVENTS: Final = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)


@dataclass(frozen=True, slots=True)
class EventType:
    """What kind of event a mention tells, in both vocabularies. ``plover_mode`` is None where PLOVER has no mode."""

    sub_event_type: str
    plover_event: str
    plover_mode: str | None = None

    @property
    def event_type(self) -> str:
        """The ACLED-style type over the sub-type."""
        return TYPE_OF[self.sub_event_type]
