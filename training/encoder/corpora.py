"""Readers of the training corpora, each into passages; terms and counts stand in the model card."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.encoder.labels import ATTRIBUTION, ENTITIES, RECORD, ROLES, SIDES, SLOTS
from training.encoder.passage import Link, Marked, Passage

Row = dict[str, Any]
COUNTS = frozenset({"killed", "injured", "abducted", "arrested", "missing"})
FLAGS = ("sub", "zero", "vague", "withdrawn")


def rows(path: Path) -> list[Row]:
    """The objects of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _gold(folder: Path, split: str) -> Iterator[tuple[Row, Row]]:
    gold = {row["id"]: row for row in rows(folder / f"{split}.gold.jsonl")}
    for given in rows(folder / f"{split}.input.jsonl"):
        yield given, gold[given["id"]]


def attribution(folder: Path, split: str) -> Iterator[Passage]:
    """PolNeAR: sources, cues and contents, and which belong together."""
    for given, gold in _gold(folder, split):
        spans: set[Marked] = set()
        links: list[Link] = []
        cues: list[Marked] = []
        for one in gold["attributions"]:
            parts = {name: [(a, b) for a, b in one.get(name) or []] for name in ATTRIBUTION}
            spans |= {(a, b, name) for name, found in parts.items() for a, b in found}
            if not parts["cue"]:
                continue
            cue = parts["cue"][0]
            cues.append((*cue, "cue"))
            links += [Link(cue, span, name) for name in ATTRIBUTION for span in parts[name]]
        yield Passage(
            given["id"], given["text"], tuple(sorted(spans)), frozenset(ATTRIBUTION), tuple(cues), tuple(links)
        )


def entities(folder: Path, split: str) -> Iterator[Passage]:
    """re3d: entities of war reports, without the sentences that may come from the part closed to commerce."""
    for given, gold in _gold(folder, split):
        if split == "train" and not open_source(given["text"]):
            continue
        spans = tuple((e["start"], e["end"], e["type"]) for e in gold["entities"])
        yield Passage(given["id"], given["text"], spans, frozenset(ENTITIES))


_CLOSED = re.compile(r'""|\bIS\b|\bBBC\b|\d ?km \(|\bmiles\b|\bI \' m\b')
_OPEN = re.compile(
    r"’|“|\bISIL\b|\bDa ?[’']? ?esh\b|\[ ?\d+ ?\]|\bArabic\b|CENTCOM|CJTF"
    r"|\bstrikes?\b.*\b(destroyed|engaged|damaged|suppressed)\b"
    r"|\b(Foreign Secretary|Minister|Ministry|Foreign Office|High Representative|European Union)\b"
    r"|\b(United States|Australia\w*)\b"
    r"|\b(Secretary|Department|humanitarian|coalition|Coalition|was born|was founded|is located|province|governorate)\b"
)


def open_source(sentence: str) -> bool:
    """True where a sentence bears marks of the government or encyclopaedia sources and none of the broadcaster's."""
    return bool(_OPEN.search(sentence)) and not _CLOSED.search(sentence)


def sides(folder: Path, split: str) -> Iterator[Passage]:
    """CAMEO sentences: the acting side, the side acted upon, and those in it together."""
    names = {"S": SIDES[0], "T": SIDES[1], "R": SIDES[2]}
    for given, gold in _gold(folder, split):
        if "spans" in gold:
            spans = tuple((s["start"], s["end"], names[s["role"]]) for s in gold["spans"])
            yield Passage(given["id"], given["text"], spans, frozenset(SIDES))


def relevance(folder: Path, split: str) -> Iterator[Passage]:
    """Police sentences and terrorism reports; the broadcaster's texts are left out (research terms)."""
    for given, gold in _gold(folder, split):
        if gold["set"] != "bbc":
            yield Passage(
                given["id"],
                given["text"],
                relevant=bool(gold["relevant"]),
                grammar=gold["set"] == "satp",
                group=gold["set"],
            )


def plain(path: Path) -> Iterator[Passage]:
    """Texts without annotation, for the grammar alone."""
    for given in rows(path):
        yield Passage(given["id"], given["text"])


_SLOTS = {
    "perp_individual": SLOTS[0],
    "perp_org": SLOTS[1],
    "phys_tgt_id": SLOTS[2],
    "hum_tgt_name": SLOTS[3],
    "hum_tgt_description": SLOTS[3],
    "instrument_id": SLOTS[4],
}


def templates(folder: Path, split: str) -> Iterator[Passage]:
    """MUC-4 texts: every place where a filler's words stand is marked with its slot."""
    for given, gold in _gold(folder, split):
        text = given["text"]
        spans: set[Marked] = set()
        for template in gold["templates"]:
            for slot, label in _SLOTS.items():
                for filler in template["slots"].get(slot, []):
                    for words in filler["value"]:
                        pattern = r"\b" + r"\s+".join(map(re.escape, str(words).split())) + r"\b"
                        spans |= {(m.start(), m.end(), label) for m in re.finditer(pattern, text)}
        yield Passage(
            given["id"],
            text,
            tuple(sorted(spans)),
            frozenset(SLOTS),
            relevant=bool(gold["templates"]),
            grammar=False,
            group="muc",
        )


def dispatches(folder: Path, split: str) -> Iterator[Passage]:
    """The annotated dispatches: everything a record holds."""
    records = {row["id"]: row for row in rows(folder / f"{split}.gold.jsonl")}
    for given in rows(folder / f"{split}.spans.jsonl"):
        gold = records[given["id"]]
        incidents = {i["key"]: i for i in gold["incidents"]}
        yield annotated(given["id"], given["text"], given["spans"], incidents, bool(gold["relevant"]))


def annotated(name: str, text: str, marks: list[Row], incidents: dict[str, Row], relevant: bool) -> Passage:
    """An article with the marks of the dispatches' guideline and its record's incidents by key."""
    spans = {(m["start"], m["end"], label) for m in marks for label in _labels(m)}
    return Passage(
        name,
        text,
        tuple(sorted(spans)),
        frozenset((*RECORD, *ATTRIBUTION)),
        *_governed(marks),
        acts=tuple(_kind(m, incidents) for m in marks if m["field"] == "act"),
        relevant=relevant,
        group="dispatches",
    )


def _labels(mark: Row) -> list[str]:
    name, owner = mark["field"], mark["owner"]
    if name in ATTRIBUTION or name == "nonevent":
        return [name]
    if name == "act":
        return ["bgact" if owner.startswith("b") else "act"]
    if name in ("place", "date"):
        return [f"other{name}" if owner == "-" else name]
    if name in COUNTS:
        if owner == "-":
            return ["othertoll"]
        flags = (mark["value"] or "").split(";")[1:]
        return [name, *(f for f in FLAGS if f in flags)]
    if name.startswith("step"):
        return ["step"]
    return [name] if name in RECORD and owner != "-" else []


def _governed(marks: list[Row]) -> tuple[tuple[Marked, ...], tuple[Link, ...]]:
    governors: list[Marked] = []
    links: list[Link] = []
    for kind in ("cue", "act"):
        for head in (m for m in marks if m["field"] == kind):
            span = (head["start"], head["end"])
            governors.append((*span, kind))
            for other in marks:
                if other["owner"] == head["owner"] and other["field"] in ROLES and other is not head:
                    links.append(Link(span, (other["start"], other["end"]), other["field"]))
            if kind == "cue":
                links.append(Link(span, span, "cue"))
    return tuple(governors), tuple(links)


def _kind(mark: Row, incidents: dict[str, Row]) -> tuple[int, int, str | None, str | None]:
    incident = incidents.get(mark["owner"], {})
    return mark["start"], mark["end"], incident.get("sub_event_type"), incident.get("modality")


def categories(folder: Path, split: str) -> Iterator[Passage]:
    """PLOVER's gold sentences, for measuring alone."""
    for given, gold in _gold(folder, split):
        yield Passage(given["id"], given["text"], category=gold["event_now"], group="plover")
