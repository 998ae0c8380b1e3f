"""``geojson``: a FeatureCollection; ``geometry`` is null where the place is unresolved; lon, lat order (RFC 7946)."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Incident, JsonObject, canonical
from dateline.publish.corpus import Corpus
from dateline.publish.record import incident_json


def feature(incident: Incident, corpus: Corpus) -> JsonObject:
    """One incident with its whole record as properties, and the headlines that tell it."""
    place = incident.place
    geometry: JsonObject | None = None
    if place.lat is not None and place.lon is not None:
        geometry = {"type": "Point", "coordinates": [place.lon, place.lat]}
    titles = [a.title for a in corpus.articles_of(incident) if a.title]
    properties = {**incident_json(incident), "headlines": titles}
    return {"type": "Feature", "id": incident.id, "geometry": geometry, "properties": properties}


def geojson_text(incidents: Sequence[Incident], corpus: Corpus) -> str:
    """The whole collection, one feature a line."""
    lines = ",\n".join(canonical(feature(i, corpus)) for i in incidents)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n' if lines else _EMPTY


_EMPTY = '{"type":"FeatureCollection","features":[]}\n'
