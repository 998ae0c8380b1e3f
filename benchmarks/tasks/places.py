"""Place names and where they lie."""

from __future__ import annotations

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from dateline.coding.token import Parse
from dateline.model import Article, Json, JsonObject, PlaceValue
from dateline.normalise.places import document_context, find_toponyms, resolve_place, toponyms_at

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
    """``{"toponyms": [{"start", "end", "lat", "lon", "geonameid"}]}``.

    Demonyms are answered with their countries: two of the three corpora annotate them as names.
    """
    reading = product.read(row)
    return {"toponyms": [] if reading.article is None else _toponyms(reading, product)}


def _toponyms(reading: Reading, product: Product) -> list[Json]:
    article = reading.article
    assert article is not None
    names = find_toponyms(article.text, product.gazetteer, entities_of(reading.parsed), demonyms=True)
    context = document_context(names, article.text, product.gazetteer, article.outlet, article.title)
    found: list[Json] = []
    for name in names:
        span = reading.whole((name.start, name.end))
        if span is not None:
            found.append({**span, **_point(resolve_place(name, context, product.gazetteer).value)})
    return found


def _point(place: PlaceValue) -> JsonObject:
    return {"lat": place.lat, "lon": place.lon, "geonameid": place.geonameid}


def predict_given(row: Row, product: Product, given: Row) -> JsonObject:
    """Gold names, resolved in the context of all of them."""
    reading = product.read(row)
    article, spans = reading.article, given["toponyms"]
    assert isinstance(spans, list)
    if article is None:
        return {"toponyms": []}
    at: dict[tuple[int, int], JsonObject] = {}
    for span in spans:
        assert isinstance(span, dict)
        start = _forward(article, span["start"])
        if start is not None:
            length = len(str(row["text"])[_whole(span["start"]) : _whole(span["end"])])
            at[(start, min(start + length, len(article.text)))] = {"start": span["start"], "end": span["end"]}
    names = toponyms_at(article.text, at, product.gazetteer)
    context = document_context(names, article.text, product.gazetteer, article.outlet, article.title)
    found: list[Json] = []
    for name in names:
        where = _point(resolve_place(name, context, product.gazetteer).value)
        found.append({**at[(name.start, name.end)], **where})
    return {"toponyms": found}


def _whole(value: Json) -> int:
    assert isinstance(value, int)
    return value


def _forward(article: Article, source: Json) -> int | None:
    """Where a place of the input's text stands in the article; None for what was taken out as furniture."""
    for piece in article.pieces:
        if piece.source_start <= _whole(source) < piece.source_start + piece.length:
            return _whole(source) - piece.source_start + piece.text_start
    return None
