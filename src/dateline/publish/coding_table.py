"""The table of a double coding: one row for what one coder answers on one incident, ready for any statistics program.

What is measured is a column of its own: a count is the kind of its answer (nominal) and its number (interval), a date
the kind, the day as days since 1970-01-01 (interval) and the precision as a rank (ordinal). An empty cell is no answer.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from dateline.model import COUNT_FIELDS
from dateline.model.blind_field import PRECISIONS, SILENCES, Answers
from dateline.model.double_coding import Folder, incidents_answered

Level = Literal["nominal", "ordinal", "interval"]
MACHINE: Final = "the program"
FINAL: Final = "as settled"
"""Who answers beside the coders; no account can be named so."""

KEYS: Final = ("sample", "article", "incident", "coder")
"""``incident`` counts from 1 in the order of the text; 0 is the article as a whole."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A column that agreement is measured on, and the level of measurement that its answers have."""

    name: str
    label: str
    level: Level
    of: Callable[[Answers], str]


@dataclass(frozen=True, slots=True)
class CodedRow:
    """What one coder answers on one incident (0: on the article); ``cells`` by variable, "" for no answer."""

    article: str
    incident: int
    coder: str
    cells: Mapping[str, str]


def _plain(name: str) -> Callable[[Answers], str]:
    return lambda answers: answers.get(name, "")


def _place(answers: Answers) -> str:
    """A place's name without regard to capitals."""
    return answers.get("place", "").casefold()


def _kind(name: str) -> Callable[[Answers], str]:
    """Whether a value is given, or which silence."""

    def kind(answers: Answers) -> str:
        answer = answers.get(name, "")
        return answer if answer in SILENCES or not answer else "given"

    return kind


def _day(answers: Answers) -> str:
    answer = answers.get("date", "")
    return "" if answer in SILENCES or not answer else str((date.fromisoformat(answer) - date(1970, 1, 1)).days)


def _rank(answers: Answers) -> str:
    answer = answers.get("date_precision", "")
    return str(PRECISIONS.index(answer) + 1) if answer else ""


def _number(name: str) -> Callable[[Answers], str]:
    def number(answers: Answers) -> str:
        answer = answers.get(name, "")
        return "0" if answer == "zero" else "" if answer in SILENCES else answer

    return number


INCIDENTS: Final = Variable(
    "incidents", "Number of incidents", "interval", lambda answers: answers.get("incidents", "")
)
VARIABLES: Final = (
    INCIDENTS,
    Variable("event_type", "Type", "nominal", _plain("event_type")),
    Variable("date_answer", "Date: kind of answer", "nominal", _kind("date")),
    Variable("date_day", "Date: the day", "interval", _day),
    Variable("date_precision_rank", "Date: precision", "ordinal", _rank),
    Variable("country", "Country", "nominal", _plain("country")),
    Variable("place", "Place", "nominal", _place),
    *(
        variable
        for name in COUNT_FIELDS
        for variable in (
            Variable(f"{name}_answer", f"{name.capitalize()}: kind of answer", "nominal", _kind(name)),
            Variable(f"{name}_number", f"{name.capitalize()}: the number", "interval", _number(name)),
        )
    ),
    Variable("perpetrator", "By", "nominal", _plain("perpetrator")),
    Variable("disputed", "Disputed", "nominal", _plain("disputed")),
)
"""Every column that is measured, with its level."""


def rows_of(folder: Folder, machine: Mapping[str, Sequence[Answers]]) -> list[CodedRow]:
    """The rows of every coder, of what was settled and of the program, article by article in the order of the draw."""
    found: list[CodedRow] = []
    for article in folder.sample.articles:
        for coder in folder.sample.coders:
            found += _rows(article, coder, incidents_answered(folder.answers.get((article, coder))))
        found += _rows(article, FINAL, incidents_answered(folder.settled.get(article)))
        found += _rows(article, MACHINE, machine.get(article))
    return found


def _rows(article: str, coder: str, incidents: Sequence[Answers] | None) -> Iterable[CodedRow]:
    if incidents is None:
        return
    whole = {"incidents": str(len(incidents))}
    for number, answers in enumerate((whole, *incidents)):
        yield CodedRow(article, number, coder, {variable.name: variable.of(answers) for variable in VARIABLES})


def table_csv(sample: str, rows: Iterable[CodedRow]) -> str:
    """The table as CSV (RFC 4180) with a header."""
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow((*KEYS, *(variable.name for variable in VARIABLES)))
    for row in rows:
        cells = (_safe(row.cells[variable.name]) for variable in VARIABLES)
        writer.writerow((sample, row.article, row.incident, row.coder, *cells))
    return held.getvalue()


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return (
        f"'{cell}" if cell[:1] in ("=", "+", "@", "\t", "\r") or (cell[:1] == "-" and not cell[1:].isdigit()) else cell
    )
