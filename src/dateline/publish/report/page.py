"""The report page: what is shown, in which order, under which words."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.model import COUNT_FIELDS, Article, Claim, ClaimField, Incident
from dateline.publish.corpus import Corpus
from dateline.publish.export import Origin
from dateline.publish.record import unheard
from dateline.publish.report.drawing import draw_map, draw_timeline
from dateline.publish.report.segments import Segment, segments
from dateline.publish.words import (
    BADGES,
    bounds_text,
    date_text,
    groups_text,
    people_text,
    place_text,
    type_text,
    value_text,
    voice_text,
)

TAGS: Final[dict[ClaimField, str]] = {
    "event_type": "A",
    "date": "D",
    "place": "P",
    "participants": "W",
    "weapons": "X",
    "killed": "K",
    "injured": "I",
    "abducted": "B",
    "arrested": "R",
    "missing": "M",
    "steps": "S",
    "modality": "O",
    "investigation": "Q",
}
"""A letter for each field, shown beside the colour, so that colour alone never carries meaning."""

LABELS: Final[dict[ClaimField, str]] = {
    "event_type": "Type",
    "date": "Date",
    "place": "Place",
    "participants": "Who",
    "weapons": "With",
    "killed": "Killed",
    "injured": "Injured",
    "abducted": "Abducted",
    "arrested": "Arrested",
    "missing": "Missing",
    "steps": "Steps",
    "modality": "Reality",
    "investigation": "Inquiry",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One field of an incident: its value in words, its badge, and the claims behind it."""

    field: ClaimField
    label: str
    tag: str
    value: str
    badge: str
    groups: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One incident with its rows, what nobody says, and the pairs of claims that clash."""

    incident: Incident
    title: str
    rows: tuple[Row, ...]
    silent: tuple[str, ...]
    clashes: tuple[tuple[str, Claim, Claim], ...]
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article with its text cut at the evidence."""

    article: Article
    segments: tuple[Segment, ...]
    cards: tuple[Card, ...]


def _value(incident: Incident, field: ClaimField) -> tuple[str, str]:
    """A field's value in words and its badge; "" where nobody says."""
    match field:
        case "event_type":
            return type_text(incident), ""
        case "date":
            known = incident.date.status != "not_reported"
            return (
                date_text(incident.date) if known else ""
            ), "" if incident.date.start else "not placed on a calendar"
        case "place":
            known = incident.place.status != "not_reported"
            return (place_text(incident.place) if known else ""), "" if incident.place.lat else "not on the map"
        case "participants":
            unknown = any(p.status == "unknown_to_source" for p in incident.participants)
            disputed = any(p.status == "disputed" for p in incident.participants)
            text = "; ".join(f"{p.role.replace('_', ' ')}: {p.written}" for p in incident.participants)
            return text, BADGES["disputed"] if disputed else BADGES["unknown_to_source"] if unknown else ""
        case "weapons":
            return "; ".join(f"{w.weapon_class.replace('_', ' ')} ({w.written})" for w in incident.weapons), ""
        case "steps":
            return " → ".join(s.written for s in incident.steps), ""
        case "modality":
            return (incident.modality if incident.modality != "occurred" else ""), ""
        case "investigation":
            return incident.investigation or "", ""
        case _:
            count = incident.count(field)
            silent = count.status == "not_reported" and not count.groups
            if silent or count.status == "not_reported":
                return groups_text(count), ""
            return bounds_text(count.low, count.high), BADGES[count.status]


def card_of(incident: Incident, corpus: Corpus) -> Card:
    """The incident with its values in words, and the claims behind each by article and place in the text."""
    claims = corpus.claims_of(incident)
    rows, silent = [], []
    for field, label in LABELS.items():
        value, badge = _value(incident, field)
        behind = tuple(c for c in claims if c.field == field)
        if value:
            groups = groups_text(incident.count(field)) if field in COUNT_FIELDS else ""
            rows.append(Row(field, label, TAGS[field], value, badge, groups if groups != value else "", behind))
        elif field in (*COUNT_FIELDS, "date", "place", "participants", "weapons"):
            silent.append(label.lower())
    clashes = tuple((c.field, corpus.claims[c.claims[0]], corpus.claims[c.claims[1]]) for c in incident.conflicts)
    title = f"{type_text(incident)} · {place_text(incident.place)} · {date_text(incident.date)}"
    return Card(incident, title, tuple(rows), tuple(silent), clashes, corpus.articles_of(incident))


def _sheets(cards: Sequence[Card], corpus: Corpus) -> list[Sheet]:
    """Every article that the incidents rest on, by publication day, undated last."""
    by_article: dict[str, list[Card]] = {}
    for card in cards:
        for article in card.articles:
            by_article.setdefault(article.id, []).append(card)
    articles = sorted(
        (corpus.articles[a] for a in by_article), key=lambda a: (a.published is None, str(a.published), a.id)
    )
    sheets = []
    for article in articles:
        own = [
            corpus.claims[c]
            for card in by_article[article.id]
            for c in card.incident.claims
            if corpus.mentions[corpus.claims[c].mention].article == article.id
        ]
        sheets.append(Sheet(article, segments(article.text, own), tuple(by_article[article.id])))
    return sheets


def _asset(name: str) -> str:
    return files("dateline.publish.report").joinpath(f"templates/{name}").read_text(encoding="utf-8")


def _csp_hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


_TURNING: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROLS: Final = "".join(map(chr, (*range(9), *range(11, 32), 127)))
_MARKS: Final = str.maketrans({ch: f"⟨U+{ord(ch):04X}⟩" for ch in _TURNING + _CONTROLS})


def plain(text: str) -> str:
    """Control and direction-changing characters as visible marks: a text cannot reorder the page."""
    return text.translate(_MARKS)


def report_html(incidents: Sequence[Incident], corpus: Corpus, origin: Origin) -> str:
    """The whole page: no request leaves it, its one style and one script are named by hash in its policy."""
    environment = Environment(
        loader=PackageLoader("dateline.publish.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: plain(value) if type(value) is str else value,
    )
    silent = frozenset[str]().union(*(unheard(corpus.claims_of(i)) for i in incidents))
    environment.filters.update(voice=voice_text, value=value_text, plain=plain)
    environment.filters["people"] = lambda claim: people_text(claim, claim.id not in silent)
    style, script = _asset("report.css"), _asset("report.js")
    cards = [card_of(i, corpus) for i in sorted(incidents, key=lambda i: i.role != "main")]
    return environment.get_template("report.html.j2").render(
        cards=cards,
        sheets=_sheets(cards, corpus),
        silent=silent,
        map=draw_map(incidents),
        timeline=draw_timeline(incidents),
        labels=LABELS,
        tags=TAGS,
        origin=origin,
        style=style,
        script=script,
        style_hash=_csp_hash(style),
        script_hash=_csp_hash(script),
        disputed=sum(1 for c in cards if c.clashes),
    )
