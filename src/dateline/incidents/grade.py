"""How well an incident is attested, in the five grades that Airwars publishes for allegations of harm.

Airwars (public method, airwars.org/about/methodology) grades an allegation *confirmed* where a belligerent has
accepted responsibility, *fair* where two or more credible sources report it, *weak* where one does, *contested* where
claims compete, above all over who did it, and *discounted* where those killed were fighters or another cause is more
likely. Dateline derives the same words from its claims alone, for every kind of incident; it does not weigh how
credible an outlet is and does not know where strikes were declared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dateline.incidents.sources import Sources, plain
from dateline.model import COUNT_FIELDS, Claim, Conflict, CountClaim, Grade, Incident, Participant

_TOLD: Final = ("event_type", "participants", *COUNT_FIELDS)
_DOERS: Final = ("perpetrator", "both_sides")


def grade_of(record: Incident, by_field: Mapping[str, Sequence[Claim]], sources: Sources) -> Grade:
    """The first of discounted, contested, confirmed, fair and weak whose rule holds; the rule comes with it."""
    claims = [c for field in _TOLD for c in by_field.get(field, ()) if not c.withdrawn]
    origins = len(sources.origins_of(c for c in claims if c.attitude not in ("denies", "doubts")))
    if record.modality == "denied":
        return Grade("discounted", "a source says that it did not happen, and no other speaks for it", origins)
    contest = _contest(record, by_field)
    if contest:
        return Grade("contested", contest, origins)
    owner = _owner(record, by_field.get("participants", ()))
    if owner:
        return Grade("confirmed", f"{owner} says so of its own side", origins)
    if origins > 1:
        return Grade("fair", f"{origins} independent origins report it", origins)
    return Grade("weak", "one origin alone reports it", origins)


def _contest(record: Incident, by_field: Mapping[str, Sequence[Claim]]) -> str | None:
    """What is in dispute beyond a number: who did it, whether anybody came to harm, whether it happened."""
    if any(c.field == "participants" for c in record.conflicts):
        return "who did it is in dispute"
    if any(c.value == "denied" and not c.withdrawn for c in by_field.get("modality", ())):
        return "a source says that it did not happen"
    told = {c.id: c for field in COUNT_FIELDS for c in by_field.get(field, ())}
    if any(_none_against_some(conflict, told) for conflict in record.conflicts):
        return "one source says that nobody came to harm, another that somebody did"
    return None


def _none_against_some(conflict: Conflict, told: Mapping[str, Claim]) -> bool:
    values = [told[c].value for c in conflict.claims if c in told]
    zeros = [isinstance(v, CountClaim) and v.status == "explicit_zero" for v in values]
    return len(zeros) == 2 and zeros[0] != zeros[1]


def _owner(record: Incident, claims: Sequence[Claim]) -> str | None:
    """The acting party that says itself that it acted."""
    doers = [p for p in record.participants if p.role in _DOERS and p.status != "disputed"]
    for claim in claims:
        party = claim.value
        if not isinstance(party, Participant) or claim.withdrawn or claim.attitude in ("denies", "doubts"):
            continue
        if not any(_one_name(party, doer) for doer in doers):
            continue
        if claim.attitude == "claims_responsibility" or _speaks_for(claim, party):
            return party.name or party.written
    return None


def _one_name(party: Participant, doer: Participant) -> bool:
    return party.role == doer.role and (party.name or party.written) == (doer.name or doer.written)


def _speaks_for(claim: Claim, party: Participant) -> bool:
    """True where the nearest voice is the party's own: named by its whole name, or by its words."""
    if not claim.speakers or claim.attitude == "accuses":
        return False
    voice = claim.speakers[0]
    heard = {plain(x) for x in (voice.organisation, voice.name, voice.written) if x}
    return bool(heard & {plain(x) for x in (party.name, party.written) if x})
