"""The shelf: incidents ready to be listed, kept beside the log and made from it alone.

Each line holds from one position until another, so that "as of" is one more condition. Readers see what holds at the
position up to which the shelf is made, whoever is adding to it meanwhile: lines of later positions do not hold yet.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from dateline.ledger.database import Cell, Database
from dateline.ledger.event import storable
from dateline.ledger.shelf_line import FOREVER, Box, ShelfChange, ShelfFilter, ShelfLine, ShelfPlace, ShelfQuestion
from dateline.ledger.shelf_query import Conditions, conditions_of, holding_at
from dateline.model import Json, JsonObject, canonical
from dateline.model.json_value import as_list, as_object

_CLEAN: Final = 1
_AT_ONCE: Final = 400
"""Cells of one question, fewer than any database takes."""

_TABLES: Final = (
    "shelf",
    "shelf_records",
    "shelf_mentions",
    "shelf_words",
    "shelf_told",
    "shelf_questions",
    "shelf_changes",
)


def packed(value: Json) -> bytes:
    """JSON, deflated."""
    return zlib.compress(canonical(value).encode("utf-8", "surrogatepass"), 6)


def unpacked(content: bytes) -> Json:
    """The inverse of packed."""
    found: Json = json.loads(zlib.decompress(content))
    return found


class Shelf:
    """Questions to the shelf; ``at`` is a position not after ``position``, None for the last one."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # ---- how far it goes ----------------------------------------------------------------------------

    @property
    def position(self) -> int:
        """The position up to which every line is made; 0 where none is."""
        return self._state()[0]

    def is_of(self, made: str) -> bool:
        """True where the lines were made as this program makes them."""
        return self._state()[1] == made

    def tells(self, mentions: Iterable[str], after: int) -> bool:
        """True where a line of any of the mentions begins or ends after a position."""
        moved = f"(s.since > ? OR (s.until > ? AND s.until < {FOREVER}))"
        query = f"SELECT 1 FROM shelf_mentions m JOIN shelf s ON s.line = m.line WHERE {moved} AND m.mention IN"
        return bool(self._among(query, list(mentions), [after, after]))

    def _state(self) -> tuple[int, str, int, int]:
        """The position, who made it, the turn, and ``clean``: 1, else the position that unfinished lines go up to."""
        row = self._one("SELECT position, made, turn, clean FROM shelf_state")
        return (0, "", 0, _CLEAN) if row is None else (int(row[0]), str(row[1]), int(row[2]), int(row[3]))

    # ---- lists ----------------------------------------------------------------------------------------

    def count(self, asked: ShelfFilter, at: int | None = None) -> int:
        """How many lines pass."""
        if asked.box is not None and asked.box.holds is not None:
            return len(self._inside(asked, at, asked.box))
        found = conditions_of(asked, at, self._db.trigrams)
        return int(self._one(f"SELECT count(*) FROM shelf s WHERE {found.sql}", found.cells)[0])

    def page(
        self, asked: ShelfFilter, limit: int, at: int | None = None, after: tuple[str, str] | None = None
    ) -> Sequence[ShelfPlace]:
        """The lines that pass, by day and id, those after ``after`` alone."""
        if asked.box is not None and asked.box.holds is not None:
            inside = self._inside(asked, at, asked.box)
            return [p for p in inside if after is None or (p.day, p.id) > after][:limit]
        found = conditions_of(asked, at, self._db.trigrams)
        if after is not None:
            found.add("(s.day, s.id) > (?, ?)", *after)
        query = f"SELECT s.day, s.id, s.line FROM shelf s WHERE {found.sql} ORDER BY s.day, s.id LIMIT ?"
        return [ShelfPlace(*row) for row in self._all(query, [*found.cells, limit])]

    def _inside(self, asked: ShelfFilter, at: int | None, box: Box) -> list[ShelfPlace]:
        """The lines in a shape that SQL knows only the box of."""
        found = conditions_of(asked, at, self._db.trigrams)
        query = f"SELECT s.day, s.id, s.line, s.lat, s.lon FROM shelf s WHERE {found.sql} ORDER BY s.day, s.id"
        rows = self._all(query, found.cells)
        return [ShelfPlace(*row[:3]) for row in rows if box.holds is None or box.holds(row[3], row[4])]

    def columns(self, asked: ShelfFilter, names: Sequence[str], limit: int, at: int | None = None) -> list[Any]:
        """Some columns of the lines that pass, by day and id."""
        wanted = ", ".join(f"s.{name}" for name in ("lat", "lon", *names))
        found = conditions_of(asked, at, self._db.trigrams)
        query = f"SELECT {wanted} FROM shelf s WHERE {found.sql} ORDER BY s.day, s.id LIMIT ?"
        holds = None if asked.box is None else asked.box.holds
        rows = self._all(query, [*found.cells, limit])
        return rows if holds is None else [row for row in rows if holds(row[0], row[1])]

    def bounds(self, asked: ShelfFilter, at: int | None = None) -> tuple[float, float, float, float] | None:
        """South, west, north and east of the lines that pass; None where none has a point."""
        found = conditions_of(asked, at, self._db.trigrams)
        what = "min(s.lat), min(s.lon), max(s.lat), max(s.lon)"
        row = self._one(f"SELECT {what} FROM shelf s WHERE {found.sql}", found.cells)
        return None if row[0] is None else (float(row[0]), float(row[1]), float(row[2]), float(row[3]))

    def grouped(self, asked: ShelfFilter, column: str, at: int | None = None) -> Mapping[Any, int]:
        """How many of the lines that pass have each value of a column."""
        found = conditions_of(asked, at, self._db.trigrams)
        return dict(self._all(f"SELECT s.{column}, count(*) FROM shelf s WHERE {found.sql} GROUP BY 1", found.cells))

    def claims(self, asked: ShelfFilter, at: int | None = None, field: str | None = None) -> int:
        """How many claims the lines that pass rest on, on all fields or one."""
        found = conditions_of(asked, at, self._db.trigrams)
        number, told = "s.claims", "FROM shelf s"
        if field is not None:
            number, told = "t.number", "FROM shelf s JOIN shelf_told t ON t.line = s.line"
            found.add("t.field = ?", field)
        return int(self._one(f"SELECT coalesce(sum({number}), 0) {told} WHERE {found.sql}", found.cells)[0])

    # ---- single lines ---------------------------------------------------------------------------------

    def records(self, lines: Iterable[int]) -> Sequence[JsonObject]:
        """The records of lines, in the order asked."""
        asked = list(lines)
        held = dict(self._among("SELECT line, record FROM shelf_records WHERE line IN", asked))
        return [as_object(unpacked(bytes(held[line]))) for line in asked]

    def members(self, lines: Iterable[int]) -> Mapping[int, Sequence[str]]:
        """The mentions of lines, those of replaced versions too."""
        found: dict[int, list[str]] = {}
        for line, mention in self._among("SELECT line, mention FROM shelf_mentions WHERE line IN", list(lines)):
            found.setdefault(int(line), []).append(str(mention))
        return {line: sorted(own) for line, own in found.items()}

    def of_mentions(self, mentions: Iterable[str], at: int | None = None) -> Mapping[str, ShelfPlace]:
        """For those of the mentions (full ids) that an incident has, where it stands."""
        holds = holding_at(at, found_by_id=True)
        query = (
            "SELECT m.mention, s.day, s.id, s.line FROM shelf_mentions m JOIN shelf s ON s.line = m.line "
            f"WHERE {holds.sql} AND m.mention IN"
        )
        rows = self._among(query, list(mentions), holds.cells)
        return {str(row[0]): ShelfPlace(*row[1:]) for row in rows}

    def once_held(self, mentions: Iterable[str]) -> Mapping[str, int]:
        """The incidents (by id) that ever had one of the mentions, each with the position from which it no longer has
        any; ``FOREVER`` where it still does."""
        query = "SELECT s.id, max(s.until) FROM shelf_mentions m JOIN shelf s ON s.line = m.line WHERE m.mention IN"
        found: dict[str, int] = {}
        for part in _parts(list(mentions)):
            asked = f"{query} ({','.join('?' * len(part))}) GROUP BY s.id"
            for name, until in self._all(asked, part):
                found[str(name)] = max(found.get(str(name), 0), int(until))
        return found

    def beginning(self, prefix: str, at: int | None = None) -> Sequence[ShelfPlace]:
        """The lines whose id, or one of whose mentions' ids, begins so; a few at most. ``prefix`` is of the digits."""
        holds = holding_at(at, found_by_id=True)
        last = prefix + "\U0010ffff"
        own = f"SELECT s.day, s.id, s.line FROM shelf s WHERE {holds.sql} AND s.id >= ? AND s.id < ? LIMIT 9"
        near = (
            "SELECT s.day, s.id, s.line FROM shelf_mentions m JOIN shelf s ON s.line = m.line "
            f"WHERE {holds.sql} AND m.mention >= ? AND m.mention < ? LIMIT 40"
        )
        found = self._all(own, [*holds.cells, f"incident-{prefix}", f"incident-{last}"])
        found += self._all(near, [*holds.cells, f"mention-{prefix}", f"mention-{last}"])
        return sorted({ShelfPlace(*row) for row in found}, key=lambda p: (p.day, p.id))

    # ---- questions to people --------------------------------------------------------------------------

    def open_questions(self, at: int | None = None, without: Collection[int] = ()) -> int:
        """How many are left; those on lines that are left out are not counted."""
        found = holding_at(at)
        found.leave_out("line", without)
        return int(self._one(f"SELECT count(*) FROM shelf_questions s WHERE {found.sql}", found.cells)[0])

    def question(
        self, number: int, at: int | None = None, without: Collection[int] = ()
    ) -> tuple[int, ShelfQuestion] | None:
        """The line and the question of a number from 0 on, conflicts before doubtful claims."""
        found = holding_at(at)
        found.leave_out("line", without)
        query = (
            f"SELECT s.line, s.rank, s.place, s.field, s.claims FROM shelf_questions s WHERE {found.sql} "
            "ORDER BY s.rank, s.place LIMIT 1 OFFSET ?"
        )
        row = self._one(query, [*found.cells, number])
        if row is None:
            return None
        return int(row[0]), ShelfQuestion(int(row[1]), row[2], row[3], tuple(row[4].split()))

    # ---- changes --------------------------------------------------------------------------------------

    def count_changes(
        self,
        upto: int,
        names: Sequence[str] | None = None,
        field: str | None = None,
        hidden: Mapping[str, int] | None = None,
    ) -> int:
        """How many changes there are up to a position: of incidents so named, of a field.

        ``hidden`` are incidents by name, each with the last position whose changes are not told.
        """
        found = _changes(upto, names, field, hidden)
        number = "count(*)" if field is not None else "coalesce(sum(s.number), 0)"
        return int(self._one(f"SELECT {number} FROM shelf_changes s WHERE {found.sql}", found.cells)[0])

    def changes(
        self,
        upto: int,
        limit: int,
        names: Sequence[str] | None = None,
        field: str | None = None,
        before: tuple[int, str] | None = None,
        hidden: Mapping[str, int] | None = None,
    ) -> Iterator[ShelfChange]:
        """What events changed, the newest first, not after ``before``: a position and a name."""
        found = _changes(upto, names, field, hidden)
        if before is not None:
            found.add("(s.position, s.name) <= (?, ?)", *before)
        query = (
            f"SELECT s.position, s.name, s.fields, s.changes FROM shelf_changes s WHERE {found.sql} "
            "ORDER BY s.position DESC, s.name DESC LIMIT ?"
        )
        for position, name, fields, content in self._all(query, [*found.cells, limit]):
            told = tuple(map(as_object, as_list(unpacked(bytes(content)))))
            yield ShelfChange(int(position), str(name), tuple(fields.split()), told)

    # ---- plumbing -------------------------------------------------------------------------------------

    def _all(self, query: str, cells: Sequence[Cell] = ()) -> list[Any]:
        with self._db.translated():
            return self._db.execute(query, cells).fetchall()

    def _one(self, query: str, cells: Sequence[Cell] = ()) -> Any:
        with self._db.translated():
            return self._db.execute(query, cells).fetchone()

    def _among(self, query: str, keys: Sequence[Cell], cells: Sequence[Cell] = ()) -> list[Any]:
        """The rows of a question that ends in ``IN``, for any number of keys."""
        found: list[Any] = []
        for part in _parts(keys):
            found += self._all(f"{query} ({','.join('?' * len(part))})", [*cells, *part])
        return found


def _changes(upto: int, names: Sequence[str] | None, field: str | None, hidden: Mapping[str, int] | None) -> Conditions:
    found = Conditions()
    gone = sorted(name for name, last in (hidden or {}).items() if last >= upto)
    if gone:
        found.add(f"s.name NOT IN ({','.join('?' * len(gone))})", *gone)
    for name, last in (hidden or {}).items():
        if last < upto:
            found.add("NOT (s.name = ? AND s.position <= ?)", name, last)
    found.add("s.position <= ?", upto)
    if names is not None:
        found.add(f"s.name IN ({','.join('?' * len(names)) or 'NULL'})", *names)
    if field is not None:
        found.add("s.fields LIKE ?", f"% {field} %")
    return found


def _parts(keys: Sequence[Cell]) -> Iterator[Sequence[Cell]]:
    """The keys of one question each."""
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


class ShelfWriter(Shelf):
    """The shelf in a transaction that writes."""

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        row = self._one("SELECT coalesce(max(line), 0) FROM shelf")
        self._line = int(row[0])

    def begin(self, made: str) -> tuple[int, int | None]:
        """The position to go on from, and up to which somebody was interrupted whose lines are kept, None for nobody.

        What another program made is thrown away, and lines of which it is not known how far they go.
        """
        position, before, turn, clean = self._state()
        if before != made:
            self.clear()
            position = 0
            self._db.execute("INSERT INTO shelf_state VALUES (0, ?, ?, 1)", [made, turn])
            clean = _CLEAN
        elif clean < _CLEAN:
            self._take_back(position)
            clean = _CLEAN
        self._db.execute("UPDATE shelf_state SET turn = ?, clean = ?", [turn + 1, clean])
        return position, None if clean == _CLEAN else clean

    @property
    def turn(self) -> int:
        """The number of times that somebody began; whoever finds another one than theirs has been overtaken."""
        return self._state()[2]

    def clear(self) -> None:
        """Empty the shelf."""
        for table in (*_TABLES, "shelf_state"):
            self._db.execute(f"DELETE FROM {table}")
        if self._db.trigrams:
            self._db.execute("INSERT INTO shelf_index(shelf_index) VALUES ('rebuild')")
        self._line = 0

    def _take_back(self, position: int) -> None:
        lost = "SELECT line FROM shelf WHERE since > ?"
        if self._db.trigrams:
            words = f"SELECT 'delete', line, words FROM shelf_words WHERE line IN ({lost})"
            self._db.execute(f"INSERT INTO shelf_index(shelf_index, rowid, words) {words}", [position])
        for table in ("shelf_records", "shelf_mentions", "shelf_words", "shelf_told", "shelf_questions"):
            self._db.execute(f"DELETE FROM {table} WHERE line IN ({lost})", [position])
        self._db.execute("DELETE FROM shelf WHERE since > ?", [position])
        self._db.execute("DELETE FROM shelf_changes WHERE position > ?", [position])
        for table in ("shelf", "shelf_questions"):
            ended = f"UPDATE {table} SET until = ? WHERE until > ? AND until < ?"
            self._db.execute(ended, [FOREVER, position, FOREVER])

    def unfinished(self, upto: int) -> None:
        """Note that lines of later positions, up to one, are being added."""
        self._db.execute("UPDATE shelf_state SET clean = ?", [upto])

    def reach(self, position: int) -> None:
        """Every line up to a position is made."""
        self._db.execute("UPDATE shelf_state SET position = ?, clean = 1", [position])

    def open_line(self, name: str) -> int | None:
        """The line of the incident of this name that still holds."""
        row = self._one("SELECT line FROM shelf WHERE id = ? AND until = ?", [name, FOREVER])
        return None if row is None else int(row[0])

    def end(self, line: int, position: int) -> None:
        """A line holds until a position."""
        for table in ("shelf", "shelf_questions"):
            self._db.execute(f"UPDATE {table} SET until = ? WHERE line = ?", [position, line])

    def add(self, one: ShelfLine, since: int, until: int = FOREVER) -> int:
        """A line that holds from a position on; its number."""
        self._line += 1
        line = self._line
        flags = int(one.disputed), int(one.sensitive)
        cells: list[Cell] = [line, since, until, one.id, one.day, one.last, one.role, one.kind.casefold(), one.country]
        cells += [one.lat, one.lon, one.km, one.killed, *flags, one.fresh, one.stance, one.unheld]
        cells.append(sum(one.told.values()))
        self._insert("shelf", [*cells, one.name, one.place])
        self._insert("shelf_records", [line, packed(one.record)])
        for mention in one.mentions:
            self._insert("shelf_mentions", [mention, line])
        for field, number in sorted(one.told.items()):
            self._insert("shelf_told", [line, field, number])
        words = storable(one.words).casefold()
        self._insert("shelf_words", [line, words])
        if self._db.trigrams:
            self._db.execute("INSERT INTO shelf_index(rowid, words) VALUES (?, ?)", [line, words])
        for q in one.questions:
            self._insert(
                "shelf_questions", [line, since, until, q.rank, q.place, q.field, " ".join(q.claims), flags[1]]
            )
        return line

    def tell(self, change: ShelfChange) -> None:
        """Keep what an event changed in an incident."""
        fields = f" {' '.join(change.fields)} "
        content = packed(list(change.changes))
        self._insert("shelf_changes", [change.position, change.name, len(change.changes), fields, content])

    def _insert(self, table: str, cells: Sequence[Cell]) -> None:
        sound = [storable(c) if isinstance(c, str) else c for c in cells]
        self._db.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(sound))})", sound)
