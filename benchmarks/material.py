"""Where the benchmark pack lies: never in the repository, for its texts are other people's."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ENV_MATERIAL: Final = "DATELINE_MATERIAL"
BESIDE: Final = Path(__file__).resolve().parents[2] / "shared"
"""The folder looked in where none is named: ``shared``, beside the checkout."""


@dataclass(frozen=True, slots=True)
class Split:
    """One development split: input, gold, and the spans given beside it, if any."""

    task: str
    source: Path
    gold: Path
    given: Path | None = None

    @property
    def digest(self) -> str:
        """``sha256:`` over the bytes of input and gold."""
        return f"sha256:{hashlib.sha256(self.source.read_bytes() + self.gold.read_bytes()).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Material:
    """The folder that holds ``bench/`` with its scorers and data."""

    folder: Path

    @classmethod
    def find(cls, named: Path | None) -> Material | None:
        """The named folder, else the environment's, else the one beside the checkout; None where it holds no pack."""
        folder = named or Path(os.environ.get(ENV_MATERIAL) or BESIDE)
        return cls(folder) if (folder / "bench" / "score.py").is_file() else None

    def scorer(self, task: str) -> Path:
        """The program that scores a task."""
        return self.folder / "bench" / ("check.py" if task == "dispatches" else "score.py")

    def split(self, task: str, given: str | None = None) -> Split | None:
        """The development split of a task; None where it has none here."""
        data = self.folder / "bench" / "data" / task
        beside = data / f"dev.{given}.jsonl" if given else None
        found = Split(task, data / "dev.input.jsonl", data / "dev.gold.jsonl", beside)
        return found if all(p.is_file() for p in (found.source, found.gold, *([beside] if beside else []))) else None
