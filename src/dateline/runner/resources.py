"""The files that coding needs beside the program: built once, found by every run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dateline.normalise.places import build_gazetteer, default_gazetteer_path


def gazetteer_path(target: Path | None) -> Path:
    """The path asked for, else the default."""
    return target or default_gazetteer_path()


def make_gazetteer(target: Path | None, progress: Callable[[str, float], None]) -> Path:
    """Build the gazetteer at ``target`` or the default path; ``progress`` gets a stage's name and a share of 0 to 1."""
    path = gazetteer_path(target)
    build_gazetteer(path, progress)
    return path
