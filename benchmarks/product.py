"""The product as a user runs it: ``dateline code`` on one article, with what its rooms found on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from benchmarks.row import Row, text_of
from dateline.coding import ParserCoder
from dateline.coding.parser import parse
from dateline.coding.token import Parse, Range
from dateline.intake.article_line import read_article_line
from dateline.model import (
    Article,
    Claim,
    Coding,
    Given,
    Incident,
    Json,
    JsonObject,
    Mention,
    Refusal,
    SetAside,
    Snapshot,
    canonical,
)
from dateline.normalise.places import Gazetteer
from dateline.publish import DEFAULT_POLICY, incidents_of, policy_named, record_json, refusal_json, set_aside_json
from dateline.reading import map_back
from dateline.runner import Coded, code_snapshot, read_snapshot
from dateline.runner.coder import make_coder
from dateline.settings import Settings


@dataclass(frozen=True)
class Reading:
    """One input line with its article and, where it was coded, its coding and records."""

    row: Row
    article: Article | None
    coding: Coding | None = None

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """The records of the article, main ones first."""
        if self.article is None or self.coding is None:
            return ()
        return incidents_of(self.article, self.coding, policy_named(DEFAULT_POLICY))

    @cached_property
    def parsed(self) -> Parse:
        """The article's sentences as the coder sees them."""
        return parse(self.article.text, self.article.sentences) if self.article else Parse("", (), (), ())

    @property
    def main(self) -> tuple[Incident, ...]:
        """The incidents that the article was written to report."""
        return tuple(i for i in self.incidents if i.role == "main")

    @property
    def first(self) -> Incident | None:
        """The first main incident, else the first of the background."""
        return next(iter(self.incidents), None)

    def mention(self, incident: Incident) -> Mention:
        """The mention that an incident of one article rests on."""
        return next(m for m in self.coding.mentions if m.id in incident.mentions) if self.coding else _none()

    def claims(self, incident: Incident, *fields: str) -> tuple[Claim, ...]:
        """The standing claims on some fields of an incident, in text order."""
        held = self.coding.claims if self.coding else ()
        own = (c for c in held if c.mention in incident.mentions and c.field in fields and not c.withdrawn)
        return tuple(sorted(own, key=lambda c: (c.span.start, c.span.end, c.id)))

    def back(self, span: Range) -> Iterator[Range]:
        """The ranges of the input's text that a range of the article was copied from."""
        return iter(map_back(self.article, *span)) if self.article else iter(())

    def whole(self, span: Range) -> JsonObject | None:
        """``{"start", "end"}`` in the input's text, over what lies between; None for words that are not in it."""
        ranges = list(self.back(span))
        return {"start": ranges[0][0], "end": ranges[-1][1]} if ranges else None


def _none() -> Mention:
    raise LookupError("an incident without a mention")


class Product:
    """The program's own coder with its gazetteer, opened once."""

    def __init__(self) -> None:
        coder = make_coder(Settings.read())
        assert isinstance(coder, ParserCoder)
        self.coder = coder
        self.refused: list[str] = []
        """Inputs that the program could not code, each with its reason."""

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer that the coder uses."""
        return self.coder.gazetteer

    def snapshot(self, row: Row) -> Snapshot | None:
        """The input line as intake takes it in; None for a line that it refuses."""
        line: dict[str, Json] = {name: text_of(row, name) for name in ("title", "text", "published", "outlet")}
        found = read_article_line(canonical(line).encode(), str(row["id"]), Given())
        return next((one for one in found if isinstance(one, Snapshot)), None)

    @staticmethod
    def headed(row: Row) -> Row:
        """The line with its title as the text's first line, as it was printed; for figures without offsets."""
        title, text = text_of(row, "title"), text_of(row, "text") or ""
        return row if title is None or text.lstrip().startswith(title) else {**row, "text": f"{title}\n\n{text}"}

    def read(self, row: Row) -> Reading:
        """The article alone."""
        snapshot = self.snapshot(row)
        found = read_snapshot(snapshot) if snapshot else None
        return Reading(row, found.article if isinstance(found, SetAside) else found)

    def code(self, row: Row) -> Reading:
        """The article with its coding."""
        snapshot = self.snapshot(row)
        found = code_snapshot(snapshot, self.coder) if snapshot else None
        if isinstance(found, Refusal):
            self.refused.append(f"{row['id']}: {found.kind}, {found.reason}")
        if isinstance(found, Coded):
            return Reading(row, found.article, found.coding)
        return Reading(row, found.article if isinstance(found, SetAside) else None)

    def record(self, row: Row) -> JsonObject:
        """The line that ``dateline code --json`` prints for it."""
        snapshot = self.snapshot(row)
        found = code_snapshot(snapshot, self.coder) if snapshot else None
        if isinstance(found, Coded):
            return record_json(found.article, found.coding, policy_named(DEFAULT_POLICY))
        if isinstance(found, SetAside):
            return set_aside_json(found, {})
        return {"incidents": [], "claims": []} if found is None else refusal_json(found, {})
