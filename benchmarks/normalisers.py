"""How long one phrase takes in each normaliser, and how long each takes to import; one core, every phrase new to it."""

from __future__ import annotations

import csv
import json
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from dateline.normalise.actors import describe_actor
from dateline.normalise.counts import find_counts, parse_count
from dateline.normalise.dates import answer_phrase
from dateline.normalise.places import PlaceContext, default_gazetteer_path, open_gazetteer, resolve_place
from dateline.normalise.weapons import classify_weapon

PINS: Final = Path(__file__).with_name("normaliser_pins.json")
ROOMS: Final = ("", ".dates", ".counts", ".places", ".actors", ".weapons")
LIMITS: Final = {"date": 1.0, "count": 1.0, "place": 0.3, "actor": 1.0, "weapon": 1.0}
"""Milliseconds that a phrase may take on average."""
IMPORT_LIMIT: Final = 0.3
"""Seconds of processor time from the start of a fresh process to the end of the import."""
_TABLES: Final = Path(__file__).parent.parent / "tests"
_WARM_UP: Final = 10
_TRIES: Final = 3
_DAY: Final = date(2024, 3, 1)


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of processor time a phrase over ``phrases`` different ones."""

    name: str
    phrases: int
    median: float
    mean: float
    high: float

    def __str__(self) -> str:
        times = f"median {self.median:6.3f} ms   mean {self.mean:6.3f} ms   p95 {self.high:6.3f} ms"
        return f"{self.name:8} {self.phrases:5} phrases   {times}"


def _rows(path: str) -> list[str]:
    lines = (_TABLES / path).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _phrases(path: str) -> list[str]:
    """The phrases of a table whose last column divides them by semicolons."""
    return [phrase.strip() for line in _rows(path) for phrase in line.split("|")[-1].split(";") if phrase.strip()]


def _counts() -> list[str]:
    """The counts of the articles that are shipped with the tests, with their nouns."""
    texts = [json.loads(line)["text"] for line in _rows("data/dispatches/dev.input.jsonl")]
    return [text[one.start : one.end] for text in texts for one in find_counts(text)]


def _tables() -> Iterator[tuple[str, list[str], Callable[[str], object]]]:
    """Each normaliser by name with its phrases and the call that answers one."""
    yield "date", [row.split("\t")[2] for row in _rows("normalise/dates/data/phrases.tsv")], _date
    yield "count", _counts(), parse_count
    names = list(csv.DictReader(_rows("normalise/places/data/names.csv")))
    gazetteer = open_gazetteer(default_gazetteer_path())
    place = partial(resolve_place, context=PlaceContext(), gazetteer=gazetteer)
    yield "place", [row["written"] for row in names], place
    yield "actor", _phrases("normalise/actors/phrases.txt"), describe_actor
    yield "weapon", _phrases("normalise/weapons/phrases.txt"), classify_weapon


def _date(words: str) -> object:
    return answer_phrase(words, _DAY)


def _timed(name: str, phrases: Iterable[str], answer: Callable[[str], object]) -> Timing:
    """Processor time of every phrase once, so that no cache helps; the first ones load what is loaded once."""
    different = list(dict.fromkeys(phrases))
    samples = []
    for number, phrase in enumerate(different):
        begin = time.thread_time()
        answer(phrase)
        if number >= _WARM_UP:
            samples.append((time.thread_time() - begin) * 1000)
    samples.sort()
    high = samples[int(0.95 * (len(samples) - 1))]
    return Timing(name, len(samples), statistics.median(samples), statistics.mean(samples), high)


def time_normalisers() -> tuple[Timing, ...]:
    """Every normaliser over its table of phrases."""
    return tuple(_timed(*table) for table in _tables())


def import_seconds(module: str) -> float:
    """Processor time of a fresh process that imports a module, the interpreter's own start included; best of three."""
    words = f"import {module}, time; print(time.process_time())"
    runs = (
        subprocess.run([sys.executable, "-c", words], check=True, capture_output=True, text=True).stdout
        for _ in range(_TRIES)
    )
    return min(float(found) for found in runs)


def over(figures: Mapping[str, float]) -> list[str]:
    """The figures that are above their limits."""
    limits = {f"{name}_ms_mean": limit for name, limit in LIMITS.items()}
    limits |= {f"import_{_key(room)}_s": IMPORT_LIMIT for room in ROOMS}
    return [f"{name} {figures[name]} is over {limit}" for name, limit in limits.items() if figures[name] > limit]


def _key(room: str) -> str:
    return re.sub(r"\W+", "_", f"dateline.normalise{room}")


def measure_normalisers(pin: bool) -> Iterator[str]:
    """The lines of the report; with ``pin`` the figures are kept beside this file."""
    yield f"one core, {platform.machine()}, Python {platform.python_version()}"
    timings = time_normalisers()
    yield from (str(timing) for timing in timings)
    imports = {room: import_seconds(f"dateline.normalise{room}") for room in ROOMS}
    for room, seconds in imports.items():
        yield f"import {f'dateline.normalise{room}':28} {seconds:5.2f} s"
    figures = {f"import_{_key(room)}_s": round(seconds, 3) for room, seconds in imports.items()}
    for timing in timings:
        of = {"median": timing.median, "mean": timing.mean, "p95": timing.high}
        figures |= {f"{timing.name}_ms_{part}": round(value, 3) for part, value in of.items()}
    yield from over(figures)
    if pin:
        held = {
            "command": "python -m benchmarks normalisers",
            "date": date.today().isoformat(),
            "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
            "phrases": {timing.name: timing.phrases for timing in timings},
            "figures": figures,
        }
        PINS.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
