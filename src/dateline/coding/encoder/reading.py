"""What the encoder says of every word of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf, log
from typing import Final

import numpy as np
import numpy.typing as npt

from dateline.coding.encoder.model import Answers, ReaderModel
from dateline.coding.encoder.window import Window

Floats = npt.NDArray[np.float32]
Range = tuple[int, int]

ANEW: Final = -1.5
"""Log chance against a span that begins where another ends: two of a kind rarely stand side by side (re3d, CAMEO)."""
SURELY_OUTSIDE: Final = 0.98
"""Chance of *outside* above which a word is in no span."""


@dataclass(frozen=True, slots=True)
class Part:
    """One window with the answers on it; ``start`` is the article's index of its first word."""

    window: Window
    answers: Answers

    @property
    def start(self) -> int:
        """The article's index of the first word."""
        return self.window.words[0]


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """Words ``first`` to ``end`` (half open) that the encoder marks with ``label``, and its mean chance for it."""

    label: str
    first: int
    end: int
    chance: float


@dataclass(slots=True)
class _Known:
    """What has been asked of a reading before: many claims rest on the same words and the same acts."""

    inside: dict[str, list[float]] = field(default_factory=dict)
    kinds: dict[tuple[str, int], Mapping[str, float]] = field(default_factory=dict)
    roles: dict[int, tuple[int, Floats]] = field(default_factory=dict)
    relevant: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """The answers window by window; ``labels`` are the model's own lists, ``sentences`` ranges of words."""

    parts: tuple[Part, ...]
    labels: dict[str, tuple[str, ...]]
    sentences: tuple[Range, ...]
    _part_of: tuple[int, ...] = field(repr=False, default=())
    _known: _Known = field(repr=False, compare=False, default_factory=_Known)

    def spans(self, label: str, floor: float = 0.5) -> tuple[LabelledSpan, ...]:
        """All spans of a label, in text order; a word of a chance above ``floor`` is rather in one."""
        at = self.labels["spans"].index(label)
        found: list[LabelledSpan] = []
        for part in self.parts:
            chances = part.answers.spans[:, at]
            found += (
                LabelledSpan(label, part.start + a, part.start + b, chance) for a, b, chance in runs(chances, floor)
            )
        return tuple(found)

    def chance(self, word: int, label: str) -> float:
        """The chance that a word belongs to a span of a label."""
        inside = self._known.inside.get(label)
        if inside is None:
            at = self.labels["spans"].index(label)
            outside = np.concatenate([part.answers.spans[:, at, 0] for part in self.parts])
            inside = self._known.inside[label] = (1.0 - outside.astype(np.float64)).tolist()
        return inside[word]

    def column(self, word: int, label: str) -> Floats:
        """For the window of a word: the chance of each of its words that it belongs to a span of a label, [W]."""
        answers = self.parts[self._part_of[word]].answers
        inside: Floats = 1.0 - answers.spans[:, self.labels["spans"].index(label), 0]
        return inside

    def role_chances(self, governor: int) -> tuple[int, Floats]:
        """For a governing word (a cue or an act): the window's first word, and chances [W, roles] of its words."""
        found = self._known.roles.get(governor)
        if found is None:
            part = self.parts[self._part_of[governor]]
            answers = part.answers
            roles = len(self.labels["roles"])
            gov = answers.gov[governor - part.start].reshape(roles, -1)
            scores = answers.arg @ gov.T + answers.arg_bias
            found = self._known.roles[governor] = part.start, (1.0 / (1.0 + np.exp(-scores))).astype(np.float32)
        return found

    def role_spans(self, governor: int, role: str, floor: float = 0.5) -> tuple[LabelledSpan, ...]:
        """The runs of words that have a role for a governing word."""
        start, chances = self.role_chances(governor)
        column = chances[:, self.labels["roles"].index(role)]
        return tuple(LabelledSpan(role, start + a, start + b, c) for a, b, c in stretches(column, floor))

    def sub_types(self, word: int) -> Mapping[str, float]:
        """Chances of the sub-types for an act's word."""
        return self._kinds(word, "sub_types", 0)

    def modalities(self, word: int) -> Mapping[str, float]:
        """Chances of the modalities for an act's word."""
        return self._kinds(word, "modalities", len(self.labels["sub_types"]))

    def relevance(self, sentence: int) -> float:
        """The chance that a sentence tells of a political-violence event."""
        if not self._known.relevant:
            self._known.relevant += (chance for part in self.parts for chance in part.answers.relevant.tolist())
        first, end = self.sentences[sentence]
        values = self._known.relevant[first:end]
        return float(1.0 / (1.0 + np.exp(-np.mean(values)))) if values else 0.0

    def _kinds(self, word: int, name: str, offset: int) -> Mapping[str, float]:
        found = self._known.kinds.get((name, word))
        if found is None:
            part = self.parts[self._part_of[word]]
            labels = self.labels[name]
            scores = part.answers.acts[word - part.start, offset : offset + len(labels)].astype(np.float64)
            weights = np.exp(scores - scores.max())
            found = dict(zip(labels, (weights / weights.sum()).tolist(), strict=True))
            self._known.kinds[name, word] = found
        return found


def chance_relevant(parts: Sequence[Part]) -> float:
    """The chance that the words of some windows tell of a political-violence event; 0 for none."""
    if not parts:
        return 0.0
    return float(1.0 / (1.0 + np.exp(-np.concatenate([part.answers.relevant for part in parts]).mean())))


def runs(chances: Floats, floor: float) -> Iterator[tuple[int, int, float]]:
    """Spans in chances [W, 3] of outside, first, inside: the likeliest order of the three in which a span has a first.

    Viterbi's algorithm, over the words that a span may touch at all. A word goes on with a span unless there is
    reason to begin a new one (``ANEW``), so that one weak word in the middle does not cut it in two.
    """
    if not len(chances) or float(chances[:, 0].min()) > SURELY_OUTSIDE:
        return
    likely = np.concatenate(([False], chances[:, 0] <= SURELY_OUTSIDE, [False]))
    edges = np.flatnonzero(likely[1:] != likely[:-1]).tolist()
    weigh = log(floor / (1.0 - floor))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        part = chances[start:end]
        if float(part[:, 0].min()) > 0.9:
            continue
        logs = np.log(np.maximum(part, 1e-6))
        logs[:, 0] += weigh
        for a, b in _spans_on(_likeliest(logs.tolist())):
            yield start + a, start + b, float(1.0 - part[a:b, 0].mean())


def _likeliest(logs: list[list[float]]) -> list[int]:
    """The likeliest state of each word: 0 outside, 1 first, 2 inside, which follows 1 or 2 only."""
    out, first, inside = logs[0][0], logs[0][1], -inf
    back: list[tuple[int, int, int]] = []
    for log_out, log_first, log_inside in logs[1:]:
        held = max(first, inside)
        at = 1 if first >= inside else 2
        left = (out, 0) if out >= held else (held, at)
        anew = (out, 0) if out >= held + ANEW else (held + ANEW, at)
        back.append((left[1], anew[1], at))
        out, first, inside = left[0] + log_out, anew[0] + log_first, held + log_inside
    state = max(range(3), key=(out, first, inside).__getitem__)
    states = [state]
    for before in reversed(back):
        state = before[state]
        states.append(state)
    return states[::-1]


def _spans_on(states: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = -1
    for at, state in enumerate((*states, 0)):
        if start >= 0 and state != 2:
            yield start, at
            start = -1
        if state == 1:
            start = at


def stretches(column: Floats, floor: float) -> Iterator[tuple[int, int, float]]:
    """Unbroken runs of words whose chance is at least ``floor``."""
    on = np.concatenate(([False], column >= floor, [False]))
    edges = np.flatnonzero(on[1:] != on[:-1])
    for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield a, b, float(column[a:b].mean())


def read_windows(model: ReaderModel, windows: Sequence[Window]) -> tuple[Part, ...]:
    """The answers on windows, in order."""
    return tuple(Part(w, model.read(w)) for w in windows)
