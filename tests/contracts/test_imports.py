"""The rooms of the house import only what architecture allows; __init__ files are the public surface."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline

ROOT = Path(dateline.__file__).parent
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "intake": {"model"},
    "reading": {"model"},
    "normalise": {"model"},
    "coding": {"model", "normalise"},
    "incidents": {"model", "normalise"},
    "ledger": {"model"},
    "runner": {"model", "intake", "reading", "coding", "normalise", "incidents", "ledger"},
    "publish": {"model", "incidents", "ledger"},
    "doors": {"runner", "publish", "ledger", "model"},
}
EVERYBODY = {"errors", "settings"}
IMPURE = {"sqlite3", "socket", "urllib", "requests", "http", "random", "time", "multiprocessing", "subprocess"}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


def files_of(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def test_every_folder_is_a_known_room() -> None:
    rooms = {p.name for p in ROOT.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert rooms == set(MAY_IMPORT)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    allowed = MAY_IMPORT[room] | EVERYBODY | {room}
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in files_of(room)
        for name in imported(path)
        if name.startswith("dateline.") and name.split(".")[1] not in allowed
    ]
    assert wrong == []


@pytest.mark.parametrize("room", ["model", "coding", "incidents"])
def test_the_pure_rooms_know_no_clock_network_or_database(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in files_of(room)
        for name in imported(path)
        if name.split(".")[0] in IMPURE
    ]
    assert wrong == []


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_files_stay_small(room: str) -> None:
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in files_of(room)}
    assert [str(p) for p, n in lengths.items() if n > 500] == []


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_functions_stay_short(room: str) -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in files_of(room)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 60
    ]
    assert long == []
