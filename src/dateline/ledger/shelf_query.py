"""A filter in SQL that SQLite and PostgreSQL both speak."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from dateline.ledger.database import Cell
from dateline.ledger.event import storable
from dateline.ledger.shelf_line import FOREVER, UNDATED, Box, ShelfFilter, StateDays

_TRIGRAM: Final = 3
_MOST_TRIGRAMS: Final = 24


@dataclass(slots=True)
class Conditions:
    """Parts of a WHERE with their cells."""

    parts: list[str] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)

    def add(self, part: str, *cells: Cell) -> None:
        self.parts.append(part)
        self.cells += [storable(c) if isinstance(c, str) else c for c in cells]

    def leave_out(self, column: str, numbers: Collection[int]) -> None:
        """That a column has none of these numbers."""
        if numbers:
            self.add(f"s.{column} NOT IN ({','.join(map(str, sorted(numbers)))})")

    @property
    def sql(self) -> str:
        return " AND ".join(self.parts)


def holding_at(at: int | None, found_by_id: bool = False) -> Conditions:
    """Lines that hold at a position; None for now. Lines that are ``found_by_id`` are not looked for by this."""
    found, plus = Conditions(), "+" if found_by_id else ""  # a plus keeps SQLite from its index on the column
    if at is None:
        found.add(f"{plus}s.until = ?", FOREVER)
    else:
        found.add(f"{plus}s.since <= ? AND {plus}s.until > ?", at, at)
    return found


def conditions_of(asked: ShelfFilter, at: int | None, trigrams: bool) -> Conditions:
    """What lines pass at a position; a circle's own condition is asked of each point afterwards."""
    found = holding_at(at)
    if asked.since is not None:
        found.add("s.last >= ?", asked.since)
    if asked.until is not None:
        found.add("s.day <= ?", asked.until)
    for column, value in (("country", asked.country), ("role", asked.role)):
        if value is not None:
            found.add(f"s.{column} = ?", value)
    if asked.disputed is not None:
        found.add("s.disputed = ?", int(asked.disputed))
    found.leave_out("line", asked.without)
    if asked.kind is not None:
        found.add("s.kind LIKE ? ESCAPE '!'", _part(asked.kind))
    if asked.killed is not None:
        found.add("s.killed >= ?", asked.killed)
    for part, wanted in (("s.lat IS NULL", asked.placed), (f"s.day >= '{UNDATED}'", asked.dated)):
        if wanted is not None:
            found.add(f"NOT ({part})" if wanted else part)
    if asked.held is not None:
        found.add("s.unheld IS NULL" if asked.held else "s.unheld IS NOT NULL")
    if asked.box is not None:
        _add_box(found, asked.box)
    if asked.state is not None and asked.days is not None:
        found.add(f"({_state(asked.days, found)}) = ?", asked.state)
    if asked.words is not None:
        _add_words(found, asked.words, trigrams)
    return found


def _part(text: str) -> str:
    """A LIKE pattern for anything that has the text in it."""
    escaped = text.casefold().replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped}%"


def _add_box(found: Conditions, box: Box) -> None:
    found.add("s.lat BETWEEN ? AND ?", box.south, box.north)
    either = "s.lon >= ? AND s.lon <= ?" if box.west <= box.east else "(s.lon >= ? OR s.lon <= ?)"
    found.add(either, box.west, box.east)


def _state(days: StateDays, found: Conditions) -> str:
    """The state of a line's story; see the rules of ``incidents.knowledge``."""
    found.cells += [days.stale, days.quiet]
    return (
        "CASE WHEN s.fresh <> '' AND s.fresh <= ? THEN 'settled' WHEN s.stance <> '' THEN s.stance "
        "WHEN s.fresh <> '' AND s.fresh <= ? THEN 'settled' ELSE 'developing' END"
    )


def _add_words(found: Conditions, text: str, trigrams: bool) -> None:
    folded = storable(text).casefold()
    if trigrams and len(folded) >= _TRIGRAM:
        parts = dict.fromkeys(folded[n : n + _TRIGRAM] for n in range(len(folded) - _TRIGRAM + 1))
        asked = " AND ".join('"' + part.replace('"', '""') + '"' for part in [*parts][:_MOST_TRIGRAMS])
        found.add("s.line IN (SELECT rowid FROM shelf_index WHERE shelf_index MATCH ?)", asked)
    holds = "SELECT 1 FROM shelf_words w WHERE w.line = s.line AND w.words LIKE ? ESCAPE '!'"
    found.add(f"EXISTS ({holds})", _part(text))
