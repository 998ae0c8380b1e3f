"""How far two coders agree, field by field: Krippendorff's alpha (2011), what is taken for what, coder against final.

Alpha is NLTK's; the ordinal distance is Krippendorff's (Computing Krippendorff's Alpha-Reliability, 2011, section D).
Where it is not defined that is said in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.publish.coding_table import FINAL, MACHINE, VARIABLES, CodedRow, Level, Variable

FEWEST: Final = 2
"""Units that both coders answered; with fewer there is nothing to compare with chance."""

_Label = str | float


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often one coder answers ``one`` and the other ``other``, whoever of them."""

    one: str
    other: str
    times: int


@dataclass(frozen=True, slots=True)
class Against:
    """How often somebody's answer is the one that was settled on, of the units that both have."""

    coder: str
    same: int
    units: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """On one variable: ``units`` that both answered, ``alpha`` or why there is none, and the pairs that differ."""

    variable: Variable
    units: int
    same: int
    alpha: float | None
    why: str
    confusions: tuple[Confusion, ...]
    against: tuple[Against, ...]


_Unit = tuple[str, int]


def agreements(rows: Sequence[CodedRow], coders: tuple[str, str]) -> list[Agreement]:
    """Every variable, in the table's order."""
    return [_agreement(rows, coders, variable) for variable in VARIABLES]


def _agreement(rows: Sequence[CodedRow], coders: tuple[str, str], variable: Variable) -> Agreement:
    said = _answers(rows, variable.name)
    one, other = (said.get(coder, {}) for coder in coders)
    both = [unit for unit in one if unit in other]
    pairs = [(one[unit], other[unit]) for unit in both]
    alpha, why = _alpha(pairs, variable.level)
    taken = Counter(tuple(sorted(pair)) for pair in pairs if pair[0] != pair[1])
    confusions = tuple(Confusion(a, b, n) for (a, b), n in sorted(taken.items(), key=lambda item: (-item[1], item[0])))
    against = tuple(_against(said, who) for who in (*coders, MACHINE))
    same = sum(a == b for a, b in pairs)
    return Agreement(variable, len(pairs), same, alpha, why, confusions, against)


def _answers(rows: Iterable[CodedRow], name: str) -> Mapping[str, Mapping[_Unit, str]]:
    found: dict[str, dict[_Unit, str]] = {}
    for row in rows:
        if row.cells[name]:
            found.setdefault(row.coder, {})[row.article, row.incident] = row.cells[name]
    return found


def _against(said: Mapping[str, Mapping[_Unit, str]], who: str) -> Against:
    own, final = said.get(who, {}), said.get(FINAL, {})
    units = [unit for unit in own if unit in final]
    return Against(who, sum(own[unit] == final[unit] for unit in units), len(units))


def _alpha(pairs: Sequence[tuple[str, str]], level: Level) -> tuple[float | None, str]:
    if len(pairs) < FEWEST:
        told = "no unit" if not pairs else "one unit alone"
        return None, f"too few: {told} was answered by both"
    kinds = {answer for pair in pairs for answer in pair}
    if len(kinds) == 1:
        return None, f"no variation: every answer is {min(kinds).replace('_', ' ')}"
    try:
        return alpha(pairs, level), ""
    except ValueError as error:
        return None, str(error)


def alpha(pairs: Sequence[tuple[str, str]], level: Level) -> float:
    """Krippendorff's alpha over units that two coders answered; ValueError for more answers than can be compared."""
    from nltk.metrics.agreement import AnnotationTask

    labels: Callable[[str], _Label] = str if level == "nominal" else float
    answers = [(labels(one), labels(other)) for one, other in pairs]
    distance = _DISTANCES[level](Counter(label for pair in answers for label in pair))
    rows = [(str(coder), str(unit), answer) for unit, pair in enumerate(answers) for coder, answer in enumerate(pair)]
    return float(AnnotationTask(rows, distance=distance).alpha())


_Distance = Callable[[_Label, _Label], float]


def _nominal(counts: Counter[_Label]) -> _Distance:
    return lambda one, other: float(one != other)


def _interval(counts: Counter[_Label]) -> _Distance:
    return lambda one, other: (float(one) - float(other)) ** 2


def _ordinal(counts: Counter[_Label]) -> _Distance:
    """The answers between two, and half of those that are either, squared."""
    ordered = sorted(counts, key=float)

    def distance(one: _Label, other: _Label) -> float:
        low, high = sorted((ordered.index(one), ordered.index(other)))
        between = sum(counts[label] for label in ordered[low : high + 1])
        return float((between - (counts[one] + counts[other]) / 2) ** 2)

    return distance


_DISTANCES: Final[Mapping[Level, Callable[[Counter[_Label]], _Distance]]] = {
    "nominal": _nominal,
    "interval": _interval,
    "ordinal": _ordinal,
}
