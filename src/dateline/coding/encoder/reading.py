"""What the encoder says of every word of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from dateline.coding.encoder.model import Answers, ReaderModel
from dateline.coding.encoder.window import Window

Floats = npt.NDArray[np.float32]
Range = tuple[int, int]


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


@dataclass(frozen=True, slots=True)
class Reading:
    """The answers window by window; ``labels`` are the model's own lists, ``sentences`` ranges of words."""

    parts: tuple[Part, ...]
    labels: dict[str, tuple[str, ...]]
    sentences: tuple[Range, ...]
    _part_of: tuple[int, ...] = field(repr=False, default=())

    def spans(self, label: str, floor: float = 0.5) -> tuple[LabelledSpan, ...]:
        """All spans of a label, in text order: runs of words of which the chance of a label is at least ``floor``."""
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
        part = self.parts[self._part_of[word]]
        return 1.0 - float(part.answers.spans[word - part.start, self.labels["spans"].index(label), 0])

    def role_chances(self, governor: int) -> tuple[int, Floats]:
        """For a governing word (a cue or an act): the window's first word, and chances [W, roles] of its words."""
        part = self.parts[self._part_of[governor]]
        answers = part.answers
        roles = len(self.labels["roles"])
        gov = answers.gov[governor - part.start].reshape(roles, -1)
        scores = answers.arg @ gov.T + answers.arg_bias
        return part.start, (1.0 / (1.0 + np.exp(-scores))).astype(np.float32)

    def role_spans(self, governor: int, role: str, floor: float = 0.5) -> tuple[LabelledSpan, ...]:
        """The runs of words that have a role for a governing word."""
        start, chances = self.role_chances(governor)
        column = chances[:, self.labels["roles"].index(role)]
        return tuple(LabelledSpan(role, start + a, start + b, c) for a, b, c in stretches(column, floor))

    def sub_types(self, word: int) -> dict[str, float]:
        """Chances of the sub-types for an act's word."""
        return self._kinds(word, "sub_types", 0)

    def modalities(self, word: int) -> dict[str, float]:
        """Chances of the modalities for an act's word."""
        return self._kinds(word, "modalities", len(self.labels["sub_types"]))

    def relevance(self, sentence: int) -> float:
        """The chance that a sentence tells of a political-violence event."""
        first, end = self.sentences[sentence]
        values = [
            float(self.parts[p].answers.relevant[w - self.parts[p].start])
            for w in range(first, end)
            for p in (self._part_of[w],)
        ]
        return float(1.0 / (1.0 + np.exp(-np.mean(values)))) if values else 0.0

    def _kinds(self, word: int, name: str, offset: int) -> dict[str, float]:
        part = self.parts[self._part_of[word]]
        labels = self.labels[name]
        scores = part.answers.acts[word - part.start, offset : offset + len(labels)].astype(np.float64)
        weights = np.exp(scores - scores.max())
        return dict(zip(labels, (weights / weights.sum()).tolist(), strict=True))


def runs(chances: Floats, floor: float) -> Iterator[tuple[int, int, float]]:
    """Spans in chances [W, 3] of outside, first, inside: a new one begins where *first* beats *inside*."""
    inside = 1.0 - chances[:, 0]
    start = -1
    for at in range(len(chances) + 1):
        on = at < len(chances) and inside[at] >= floor
        begins = on and (start < 0 or chances[at, 1] > chances[at, 2])
        if start >= 0 and (not on or begins):
            yield start, at, float(inside[start:at].mean())
            start = -1
        if begins:
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
