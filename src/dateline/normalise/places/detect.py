"""Find the place names of a text, with their containers and offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.normalise.places.cues import cues
from dateline.normalise.places.gazetteer import Gazetteer
from dateline.normalise.places.names import Entity, Name, find_names
from dateline.normalise.places.offset import Measure, measure_before, road_between
from dateline.normalise.places.own import country_of_demonym, region_of_people
from dateline.normalise.places.toponym import Offset, Toponym

_COMMA = re.compile(r",\s+(?:(?:in|a|an|the|also in)\s+)?(?:[a-z-]+\s+){0,2}$")
_IN = re.compile(
    r"(?:\s+(?:town|city|village|district|hamlet|camp|area|county|municipality|locality|province|state|region|county))?"
    r",?\s+(?:in|of)\s+(?:the\s+)?(?:(?:[a-z-]+\s+){0,4})$"
)
_POSSESSED = re.compile(r"[’']s?\s+(?:[a-z-]+\s+){0,3}$")
_APPOSITION = re.compile(
    r"^\s*(?:,|\(|–|—|-)?\s*(?:which is |that is )?(?:an?|the)\s+(?:[^\W\d_’'-]+(?:[-’'][^\W\d_]+)*\s+){0,5}?"
    r"(?:village|town|hamlet|settlement|city|locality|community|outpost|suburb|neighbourhood|neighborhood|camp|quarter|island"
    r"|kibbutz|post|base|area|district|farm|mine|pit|pass|crossing|checkpoint|valley|commune)\b(?P<rest>[^.;\n]{0,60})$"
)
_LYING = re.compile(
    r"\s*(?:,|\()?\s*(?:which (?:is|lies)|located|lying|situated)?\s*"
    r"(?:about|some|around|roughly|just|only|less than|more than)?\s*"
)
_AFTER_DATELINE = re.compile(
    r"(?:,? ?[A-Z][\w.’' -]{1,25}){0,2}"
    r"(?:,? ?(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* ?\d{0,2}(?:,? \d{4})?)?"
    r"\s*(?:\([^)\n]*\))?\s*(?:—|–|--|-)\s"
)
_DIVISION_OF = re.compile(
    r"\b(?:state|province|governorate|region|district|oblast|county) of (?:the )?$", re.IGNORECASE
)
_CLASS_AFTER = re.compile(r"[ -](?:state|province|governorate|oblast|region|county|counties)\b")
_GOVERNOR = re.compile(r"(?:[’']s)? [Gg]overnor\b")
_TAIL = re.compile(r"[ \u00a0-]([^\W\d_]+)")
_SEAT = re.compile(r" (?:town|city|capital|centre|center|headquarters|seat)\b")
_NEXT_PEER = re.compile(r",? (?:and|or|&|as well as) (?:in )?(?:the )?|, (?:the )?")
_GREAT_CITY = 300_000
_NAMESAKE = 8_000
_DATELINE = re.compile(r"^[^\n]{0,60}?(?:\([^)\n]{2,40}\)\s*)?(?:—|–|--|-|:)\s", re.DOTALL)


def find_toponyms(
    text: str, gazetteer: Gazetteer, entities: Sequence[Entity] = (), demonyms: bool = False
) -> tuple[Toponym, ...]:
    """The place names of ``text`` in order.

    ``entities``: the parser's ranges as (start, end, label); they are weighed, not obeyed. ``demonyms``: also return
    adjectives and peoples of countries ("Syrian"), marked so. Never raises on any text.
    """
    found = _told_around(text, [_plain(text, name) for name in find_names(text, gazetteer, entities)], gazetteer)
    if demonyms:
        found = sorted([*found, *_find_demonyms(text, found)], key=lambda t: t.start)
    return tuple(found)


def toponyms_at(text: str, ranges: Iterable[tuple[int, int]], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The names at given ranges (of another search, or a person's), each with what the words around it say of it.

    One answer a range, in text order; ranges are half open, within the text, and none is empty.
    """
    found = [_given(text, start, end, gazetteer) for start, end in sorted(ranges)]
    names = _told_around(text, [one for one in found if one.demonym is None], gazetteer)
    return tuple(sorted([*names, *(one for one in found if one.demonym is not None)], key=lambda t: (t.start, t.end)))


def _given(text: str, start: int, end: int, gazetteer: Gazetteer) -> Toponym:
    written = text[start:end]
    people = country_of_demonym(written) or region_of_people(written)
    if people is not None and any(m.place.kind in ("country", "region") for m in gazetteer.matches(written)):
        people = None
    known = bool(gazetteer.matches(written) or gazetteer.division_matches(written))
    division = _classed(text, start, end) or _CLASS_AFTER.match(text, end) is not None
    return Toponym(start, end, written, (start, end), known=known, demonym=people, division=division)


def _classed(text: str, start: int, end: int) -> bool:
    """Whether a class word of divisions ends the name, or stands before it with ``of``, or a governor follows."""
    last = text[start:end].split()[-1].lower() if text[start:end].strip() else ""
    if last in cues().admin or _DIVISION_OF.search(text[max(0, start - 20) : start]):
        return True
    return _GOVERNOR.match(text, end) is not None


def _told_around(text: str, found: list[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    _mark_containers(text, found, gazetteer)
    _mark_held(found)
    _mark_peers(text, found)
    _mark_offsets(text, found)
    _mark_dateline(text, found)
    return found


def _plain(text: str, name: Name) -> Toponym:
    end = name.end
    tail = _TAIL.match(text, end, end + 30)
    division = _classed(text, name.start, end)
    seat = tail is not None and _SEAT.match(text, tail.end()) is not None
    if not division and tail and tail[1].lower() in cues().admin and name.known and not name.embedded and not seat:
        end, division = tail.end(), True
    return Toponym(
        name.start,
        end,
        text[name.start : end],
        (name.start, end),
        known=name.known,
        embedded=name.embedded,
        division=division,
    )


def _mark_containers(text: str, found: list[Toponym], gazetteer: Gazetteer) -> None:
    """``X, Y`` and ``X in Y`` and ``Y's X``: Y holds X where a division, a country or a region is named Y."""
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        gap = text[left.end : right.start]
        if len(gap) > 60 or "\n" in gap:
            continue
        if right.embedded or not _holds(right, gazetteer):
            if _POSSESSED.fullmatch(gap) and _holds(left, gazetteer):
                found[index + 1] = replace(right, within=(*right.within, left.written))
                found[index] = replace(left, container=True)
            continue
        if _COMMA.fullmatch(gap) or _IN.fullmatch(gap) or re.fullmatch(r"\s*\(", gap):
            if not _could_be_in(left, right, gazetteer) or _enumerated(text, found, index, gazetteer):
                continue
            found[index] = replace(left, within=(right.written, *right.within), phrase=(left.start, right.phrase[1]))
            found[index + 1] = replace(right, container=True)
        elif _POSSESSED.fullmatch(gap) and _holds(left, gazetteer):
            found[index + 1] = replace(right, within=(*right.within, left.written))
            found[index] = replace(left, container=True)


def _mark_held(found: list[Toponym]) -> None:
    """A container knows the neighbour that lies in it: ``Buffalo, New York`` is in no city."""
    for index, one in enumerate(found):
        beside = [*found[max(0, index - 1) : index], *found[index + 1 : index + 2]]
        held = tuple(other.written for other in beside if one.container and one.written in other.within)
        if held:
            found[index] = replace(one, holds=held)


def _mark_peers(text: str, found: list[Toponym]) -> None:
    """Names in a row (``Oregon, New York and Utah``) know one another."""
    first = 0
    for index in range(1, len(found) + 1):
        if index < len(found) and not found[index - 1].within:
            gap = text[found[index - 1].end : found[index].start]
            if len(gap) < 16 and _NEXT_PEER.fullmatch(gap):
                continue
        if index - first > 1:
            row = found[first:index]
            for place, one in enumerate(row):
                peers = tuple(other.written for other in row if other is not one)
                found[first + place] = replace(one, peers=peers)
        first = index


def _holds(one: Toponym, gazetteer: Gazetteer) -> bool:
    if one.division:
        return True
    return any(
        match.place.kind in ("country", "admin1", "admin2", "region") or match.place.population > _GREAT_CITY
        for match in gazetteer.matches(one.written)
    )


def _could_be_in(left: Toponym, right: Toponym, gazetteer: Gazetteer) -> bool:
    """A country is in no country, a great city in no other city, and a list holds nothing."""
    holders = gazetteer.matches(right.written)
    divisions = right.division or any(m.place.kind in ("country", "admin1", "admin2", "region") for m in holders)
    inside = gazetteer.matches(left.written)
    if not divisions:
        return not any(m.place.population > _GREAT_CITY for m in inside if m.quality >= 2)
    if left.division or not any(m.place.kind == "country" for m in inside):
        return True
    countries = {m.place.country for m in holders if m.place.kind == "admin1"}
    return any(
        m.place.country in countries and m.place.population > _NAMESAKE for m in inside if m.place.kind == "city"
    )


def _enumerated(text: str, found: Sequence[Toponym], index: int, gazetteer: Gazetteer) -> bool:
    """``Utah, Virginia, Washington and Wyoming``: divisions in a row hold one another as little as countries do."""
    left, right = found[index], found[index + 1]
    if not any(m.place.kind in ("country", "admin1") and m.quality >= 2 for m in gazetteer.matches(left.written)):
        return False
    before = text[found[index - 1].end : left.start] if index else ""
    after = text[right.end : found[index + 2].start] if index + 2 < len(found) else ""
    return before == ", " or re.fullmatch(r",? and |, ", after) is not None


def _mark_offsets(text: str, found: list[Toponym]) -> None:
    for index, one in enumerate(found):
        if index + 1 < len(found):
            after = found[index + 1]
            if road_between(text, one.start, one.end, after.start):
                pair = (one.written, after.written)
                start = min(one.phrase[0], after.phrase[0])
                for place in (index, index + 1):
                    held = found[place]
                    if held.offset is None:
                        found[place] = replace(
                            held, offset=Offset("between", pair), phrase=(start, max(one.phrase[1], after.phrase[1]))
                        )
                continue
        measure = measure_before(text, one.start, one.end)
        if measure is None or (one.offset is not None and measure.relation == "near"):
            continue
        subject = _subject(text, found, index, measure)
        offset = Offset(measure.relation, (one.written,), measure.km, measure.bearing, subject is not None)
        if subject is None:
            if measure.relation == "from" or measure.km is not None:
                found[index] = replace(one, offset=offset, phrase=(measure.start, one.phrase[1]))
            elif one.offset is None:
                found[index] = replace(one, offset=offset)
        else:
            held = found[subject]
            found[subject] = replace(held, offset=offset, phrase=(held.phrase[0], max(held.phrase[1], one.phrase[1])))


def _subject(text: str, found: Sequence[Toponym], index: int, measure: Measure) -> int | None:
    """The named spot that the offset is about: ``X, a village 20 km south of Y``; None where the spot has no name."""
    if index == 0:
        return None
    left = found[index - 1]
    gap = text[left.end : measure.start]
    if left.end > measure.start or len(gap) > 80:
        return None
    if _LYING.fullmatch(gap):
        return index - 1 if gap.strip() or measure.km is not None or not left.known else None
    return index - 1 if _APPOSITION.match(gap) else None


def _mark_dateline(text: str, found: list[Toponym]) -> None:
    """A place that opens a line of the head and is followed by a dash: ``GUSAU, Nigeria, June 14 (Agency) –``."""
    position = 0
    for number, line in enumerate(text.split("\n")):
        if number > 12 or position > 1500:
            return
        stripped = line.lstrip()
        start = position + len(line) - len(stripped)
        opening = _DATELINE.match(stripped)
        if opening:
            end = start + opening.end()
            inside = [i for i, one in enumerate(found) if start <= one.start and one.end <= end]
            if inside and found[inside[0]].start - start <= 1 and _looks_like_dateline(text, found[inside[0]], end):
                for index in inside:
                    found[index] = replace(found[index], dateline=True)
                return
        position += len(line) + 1


def _looks_like_dateline(text: str, first: Toponym, end: int) -> bool:
    rest = text[first.end : end]
    if first.written.isupper() and len(first.written) > 2:
        return True
    return _AFTER_DATELINE.fullmatch(rest) is not None


_DEMONYM = re.compile(r"(?<![^\W_])[A-Z][^\W\d_]{2,}(?: [A-Z][a-z]+)?")


def _find_demonyms(text: str, found: Sequence[Toponym]) -> list[Toponym]:
    starts = [one.start for one in found]
    extra: list[Toponym] = []
    for match in _DEMONYM.finditer(text):
        for length in (2, 1):
            words = match[0].split(" ")[:length]
            people = " ".join(words)
            country = country_of_demonym(people) or region_of_people(people)
            if country is not None:
                start = match.start()
                end = start + len(" ".join(words))
                left = bisect_left(starts, end) - 1
                if left < 0 or found[left].end <= start:
                    extra.append(Toponym(start, end, text[start:end], (start, end), demonym=country))
                break
    return extra
