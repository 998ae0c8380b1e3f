"""The annotated dispatches as the coder sees them, each act with the event that its annotation gives it to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from dateline.coding.acts import find_acts, is_relevant
from dateline.coding.coder import headline_end
from dateline.coding.mentions.drafting import scene_of
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.view import ActView
from dateline.coding.mentions.views import view_acts
from dateline.coding.parser import parse
from dateline.coding.parties import find_parties
from dateline.coding.token import Range
from dateline.coding.tolls import find_tolls
from dateline.intake.article_line import read_article_line
from dateline.model import Article, Given, SetAside, Snapshot
from dateline.normalise.places import Gazetteer
from dateline.runner import read_snapshot

NEAR = 25
"""An unannotated act this many characters from an event's annotated words is taken as that event's, at half weight."""

_FIELDS = frozenset({"killed", "injured", "abducted", "arrested", "victim", "target", "weapon"})


class _Marked(TypedDict):
    """One annotated span."""

    field: str
    start: int
    end: int
    owner: str


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One article with its acts and its annotated spans; ``told``: whether the annotation finds it relevant."""

    scene: Scene
    views: tuple[ActView, ...]
    marked: tuple[_Marked, ...]
    told: bool
    coded: bool

    def owner(self, span: Range) -> str | None:
        """The event whose annotated act overlaps a span."""
        return next(
            (m["owner"] for m in self.marked if m["field"] == "act" and m["start"] < span[1] and span[0] < m["end"]),
            None,
        )

    def owner_near(self, span: Range) -> str | None:
        """The event with the nearest annotated words of another kind, within ``NEAR`` characters."""
        gaps = [
            (min(abs(m["start"] - span[1]), abs(span[0] - m["end"])), m["owner"])
            for m in self.marked
            if (m["field"] in _FIELDS or m["field"].startswith("step")) and _event(m["owner"])
        ]
        near = min(gaps, default=None)
        return near[1] if near is not None and near[0] < NEAR else None

    def is_event(self, views: list[ActView]) -> bool:
        """True where an annotated event has one of these acts."""
        owners = (self.owner(view.act.span) for view in views)
        return any(owner is not None and _event(owner) for owner in owners)


def _event(owner: str) -> bool:
    """Owners are main events (m1), background events (b1), and the marks of what is no event."""
    return owner[0] in "mb"


def _rows(folder: Path, split: str, kind: str) -> list[dict[str, object]]:
    lines = (folder / f"{split}.{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def read_articles(folder: Path, split: str) -> Iterator[tuple[str, Article]]:
    """Every article of a split with its id, as the program reads it."""
    for row in _rows(folder, split, "input"):
        line = {name: row.get(name) for name in ("title", "text", "published", "outlet")}
        taken = read_article_line(json.dumps(line).encode(), str(row["id"]), Given())
        snapshot = next(one for one in taken if isinstance(one, Snapshot))
        read = read_snapshot(snapshot)
        article = read.article if isinstance(read, SetAside) else read
        assert article is not None
        yield str(row["id"]), article


def read_dispatches(folder: Path, split: str, gazetteer: Gazetteer) -> Iterator[Dispatch]:
    """Every article of a split, in the order of its file."""
    relevant = {row["id"]: bool(row["relevant"]) for row in _rows(folder, split, "gold")}
    marked = {row["id"]: row["spans"] for row in _rows(folder, split, "spans")}
    for name, article in read_articles(folder, split):
        parsed = parse(article.text, article.sentences)
        end = headline_end(article)
        acts = find_acts(parsed, end)
        scene = scene_of(article, parsed, acts, find_parties(parsed, acts), find_tolls(parsed), (), gazetteer)
        spans = marked[name]
        assert isinstance(spans, list)
        yield Dispatch(
            scene=scene,
            views=tuple(view_acts(parsed, acts, scene.segments)),
            marked=tuple(spans),
            told=relevant[name],
            coded=is_relevant(parsed, acts, end),
        )
