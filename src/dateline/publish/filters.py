"""Which incidents a reader asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.incidents import distance_km
from dateline.model import Incident, PlaceValue
from dateline.publish.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Near:
    """A circle: degrees WGS 84 and kilometres."""

    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Every condition that is given must hold; None asks nothing. ``until`` is inclusive.

    An undated incident passes no date condition and an unplaced one no place condition, and both are counted by the
    caller as left out. ``kind`` is a part of the type's or sub-type's name; ``text`` a part of any quote or headline,
    ``killed`` the fewest that all sources together leave killed (``killed.low``).
    """

    since: date | None = None
    until: date | None = None
    country: str | None = None
    near: Near | None = None
    kind: str | None = None
    text: str | None = None
    role: str | None = None
    killed: int | None = None

    def passes(self, incident: Incident, corpus: Corpus) -> bool:
        """True where the incident is asked for."""
        return (
            (self.role is None or incident.role == self.role)
            and (self.killed is None or (incident.killed.low is not None and incident.killed.low >= self.killed))
            and self._dated(incident)
            and self._placed(incident)
            and self._typed(incident)
            and (self.text is None or self._worded(incident, corpus))
        )

    def _dated(self, incident: Incident) -> bool:
        start, end = incident.date.start, incident.date.end
        if self.since is None and self.until is None:
            return True
        if start is None or end is None:
            return False
        return (self.since is None or end >= self.since) and (self.until is None or start <= self.until)

    def _placed(self, incident: Incident) -> bool:
        place = incident.place
        if self.country is not None and place.country != self.country:
            return False
        if self.near is None:
            return True
        centre = PlaceValue(None, None, lat=self.near.lat, lon=self.near.lon)
        km = distance_km(centre, place)
        return km is not None and km <= self.near.km

    def _typed(self, incident: Incident) -> bool:
        if self.kind is None:
            return True
        event = incident.event
        wanted = self.kind.casefold()
        names = () if event is None else (event.event_type, event.sub_event_type, event.plover_event)
        return any(wanted in name.casefold() for name in names)

    def _worded(self, incident: Incident, corpus: Corpus) -> bool:
        wanted = (self.text or "").casefold()
        claims = corpus.claims_of(incident)
        titles = [a.title or "" for a in corpus.articles_of(incident)]
        return any(wanted in part.casefold() for part in (*titles, *(c.span.quote for c in claims)))


def select(corpus: Corpus, wanted: IncidentFilter) -> tuple[Incident, ...]:
    """The incidents that pass, in the corpus' order."""
    return tuple(i for i in corpus.incidents if wanted.passes(i, corpus))
