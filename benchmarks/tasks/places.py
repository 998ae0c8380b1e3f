"""Place names and where they lie."""

from __future__ import annotations

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from dateline.coding.token import Parse
from dateline.model import Json, JsonObject, PlaceValue
from dateline.normalise.places import Toponym, document_context, find_toponyms, resolve_place

Entity = tuple[int, int, str]


def entities_of(parsed: Parse) -> tuple[Entity, ...]:
    """The parser's named entities as (start, end, label)."""
    found: list[Entity] = []
    for token in parsed.tokens:
        if not token.entity:
            continue
        if found and not token.entity_begins and found[-1][2] == token.entity:
            found[-1] = (found[-1][0], token.end, token.entity)
        else:
            found.append((token.start, token.end, token.entity))
    return tuple(found)


def predict(row: Row, product: Product) -> JsonObject:
    """``{"toponyms": [{"start", "end", "lat", "lon", "geonameid"}]}``."""
    reading = product.read(row)
    return {"toponyms": [] if reading.article is None else _toponyms(reading, product)}


def _toponyms(reading: Reading, product: Product) -> list[Json]:
    article = reading.article
    assert article is not None
    names = find_toponyms(article.text, product.gazetteer, entities_of(reading.parsed))
    context = document_context(names, article.text, product.gazetteer, article.outlet, article.title)
    found: list[Json] = []
    for name in names:
        span = reading.whole((name.start, name.end))
        if span is not None:
            found.append({**span, **_point(resolve_place(name, context, product.gazetteer).value)})
    return found


def _point(place: PlaceValue) -> JsonObject:
    return {"lat": place.lat, "lon": place.lon, "geonameid": place.geonameid}


def resolved(reading: Reading, product: Product, spans: list[tuple[int, int]]) -> list[Json]:
    """Given names of a text, as (start, end) in it, resolved in the context of all of them."""
    article = reading.article
    assert article is not None
    names = [Toponym(a, b, article.text[a:b], (a, b)) for a, b in spans]
    context = document_context(names, article.text, product.gazetteer, article.outlet, article.title)
    return [
        {"start": n.start, "end": n.end, **_point(resolve_place(n, context, product.gazetteer).value)} for n in names
    ]
