"""An encoder that answers as one that never saw the article: the answers that ``training.encoder.fit --fold`` kept."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dateline.coding.encoder.model import Answers, ReaderModel
from dateline.coding.encoder.window import Window

Floats = npt.NDArray[np.float32]

UNTOLD = -12.0
"""Log odds of a role for a word that the kept answers hold no roles for."""


def in_fold(document: str, number: int, parts: int) -> bool:
    """Whether an article, by its id, is in the part that ``training.encoder.fit --fold NUMBER/PARTS`` leaves out."""
    return int(sha256(document.encode()).hexdigest(), 16) % parts == number


class HeldOut(ReaderModel):
    """``inner`` with the kept answers in place of its own for spans, acts, roles and relevance.

    Its grammar stays ``inner``'s: no dispatch has grammar annotated, so that head learned none from them.
    ``missed`` counts the windows that no answers were kept for: an article with one of them is not held out.
    """

    def __init__(self, inner: ReaderModel, answers: Path) -> None:
        self.tokenizer = inner.tokenizer
        self.labels = inner.labels
        self.missed = 0
        self._inner = inner
        self._kept = dict(np.load(answers))
        numbers = {name.split(".")[0] for name in self._kept}
        self._number = {tuple(self._kept[f"{n}.pieces"].tolist()): n for n in sorted(numbers, key=int)}

    def read(self, window: Window) -> Answers:
        """The answers on one window."""
        said = self._inner.read(window)
        number = self._number.get(tuple(window.pieces))
        if number is None:
            self.missed += 1
            return said
        kept = {name: self._kept[f"{number}.{name}"].astype(np.float32) for name in ("spans", "acts", "relevant")}
        return replace(said, **kept, **self._roles(number, len(window.first)))

    def _roles(self, number: str, words: int) -> dict[str, Floats]:
        """Kept role chances as the product that ``Reading.role_chances`` makes: each word its own dimension."""
        roles = len(self.labels["roles"])
        gov = np.full((words, roles, words), UNTOLD, np.float32)
        chances = np.clip(self._kept[f"{number}.roles"].astype(np.float32), 6e-6, 1 - 6e-6)
        if len(chances):
            gov[self._kept[f"{number}.words"].astype(int)] = np.log(chances / (1 - chances)).transpose(0, 2, 1)
        return {
            "gov": gov.reshape(words, roles * words),
            "arg": np.eye(words, dtype=np.float32),
            "arg_bias": np.zeros((words, roles), np.float32),
        }
