"""What the pages of the desk cost with very many incidents in the ledger: the real server, asked over the wire.

Every first page and every filter is asked several times, each time for something else where there is something else
to ask for. Two times are told for each: what passed on the wall until the answer was whole, and the processor time that
the server's threads spent meanwhile (Linux: ``/proc``), which no other load on the machine changes.
"""

from __future__ import annotations

import json
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Final, cast

from benchmarks.desk_data import LAST_DAY, event_of
from benchmarks.desk_store import make_store
from dateline.ledger import ShelfFilter, SqliteLedger, SqliteReader
from dateline.model import content_hash
from dateline.publish.shelf import shelve

PINS: Final = Path(__file__).with_name("desk_pins.json")
EVENTS: Final = 100_000
TIMES: Final = 20
FIRST_PAGE_MS: Final = 300
FILTER_MS: Final = 500
"""What the issue promises of a first page and of any filter: the 95th percentile of the server's time."""

_COUNTRIES: Final = ("AFG", "BEL", "CAN", "DZA", "EGY", "FRA", "GRC", "IRN", "KEN", "LBN")
_SERVE: Final = "from dateline.doors.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of one question, each time that it was asked: on the wall, and of the server's processor."""

    name: str
    wall: tuple[float, ...]
    server: tuple[float, ...]

    def line(self) -> str:
        """One line of the report."""
        told = (f"p50 {statistics.median(v):7.1f}  p95 {p95(v):7.1f}" for v in (self.server, self.wall))
        return "{:28} server {} ms   wall {} ms".format(self.name, *told)


def p95(samples: Sequence[float]) -> float:
    """The 95th percentile, the sample at or above it."""
    return sorted(samples)[min(len(samples) - 1, int(0.95 * len(samples)))]


def processor_ms(pid: int) -> float:
    """What all threads of a process have spent on a processor."""
    folder = Path(f"/proc/{pid}/task")
    spent = 0
    for task in folder.iterdir():
        try:
            spent += int((task / "schedstat").read_text().split()[0])
        except (OSError, ValueError):
            continue
    return spent / 1e6


def peak_mb(pid: int) -> int:
    """The most memory that a process ever held."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return round(int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024)


@contextmanager
def served(store: Path) -> Iterator[tuple[int, int]]:
    """The desk's server over a ledger: its port and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", _SERVE, "serve", "--db", str(store), "--port", str(port), "--by", "bench"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    try:
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.2)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def questions(store: Path) -> Mapping[str, list[str]]:
    """What is asked, by name: addresses that differ where there is something else to ask for."""
    with SqliteReader.open(store) as ledger:
        shelf = ledger.shelf
        places = shelf.page(ShelfFilter(), 2000)
        head = shelf.position
        ids = [place.id for place in places[:: max(1, len(places) // TIMES)]][:TIMES]
        told = shelf.records(place.line for place in places[:TIMES])
    articles = [str(record["incident"]["articles"][0]) for record in told]  # type: ignore[index,call-overload]
    days = [f"20{16 + n % 9}-{1 + n % 12:02}" for n in range(TIMES)]
    pages = {
        "inbox": ["/inbox"],
        "incidents": ["/incidents"],
        "incident": [f"/incidents/{name}" for name in ids],
        "article": [f"/articles/{name}" for name in articles],
        "map": ["/map"],
        "map points": ["/map/points"],
        "review": [f"/review?at={n * 7}" for n in range(TIMES)],
        "history": ["/history", "/history?field=killed", "/history?field=place"],
        "runs": ["/runs"],
        "export preview": [f"/export?format={name}" for name in ("csv", "acled", "jsonl", "geojson")],
        "api incidents": ["/api/v1/incidents"],
        "api articles": ["/api/v1/articles"],
        "api log": ["/api/v1/log"],
        "api claims": ["/api/v1/claims", "/api/v1/claims?field=killed"],
        "api due": ["/api/v1/due", f"/api/v1/due?on={LAST_DAY + timedelta(days=7)}"],
        "api feed": ["/api/v1/feed"],
        "api runs": ["/api/v1/runs"],
    }
    filters = {
        "country": [f"country={code}" for code in _COUNTRIES],
        "place": [f"near={lat},{lon},{km}" for lat in (10, 30, 45) for lon in (-60, 20, 80) for km in (50, 800)],
        "date": [f"since={day}-01&until={day}-28" for day in days],
        "type": [f"type={word}" for word in ("clash", "Protests", "shelling", "suicide", "assault")],
        "toll": [f"killed={n}" for n in (0, 1, 5, 20, 100)],
        "state": ["state=developing", "state=settled"],
        "dispute": ["disputed=true", "disputed=false"],
        "role": ["role=main", "role=background"],
        "text": [f"text={word}" for word in ("Tala", "gunmen", "Robib", "zu12", "Soldiers+strike", "xyzzy", "ra")],
        "as of": [f"as_of={day}-15" for day in days],
        "as of a position": [f"as_of={head * n // (TIMES + 1)}" for n in range(1, TIMES + 1)],
        "together": [f"country={c}&role=main&type=clash&killed=1&text=gunmen" for c in _COUNTRIES],
    }
    mapped = [f"/map?{one}" for name in ("country", "type", "together") for one in filters[name]]
    asked = {f"filter: {name}": [f"/incidents?{one}" for one in some] for name, some in filters.items()}
    asked["filter: on the map"] = mapped
    return {**{f"page: {name}": some for name, some in pages.items()}, **asked}


def ask(port: int, pid: int, name: str, paths: Sequence[str], times: int) -> Measured:
    """Ask so many times; the first time of all is not counted."""
    wall, server = [], []
    for n in range(times + 1):
        connection = HTTPConnection("127.0.0.1", port, timeout=600)
        spent, begin = processor_ms(pid), time.perf_counter()
        connection.request("GET", paths[n % len(paths)])
        answer = connection.getresponse()
        body = answer.read()
        wall.append((time.perf_counter() - begin) * 1000)
        server.append(processor_ms(pid) - spent)
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{paths[n % len(paths)]}: {answer.status} {body[:300]!r}")
    return Measured(name, tuple(wall[1:]), tuple(server[1:]))


def measure(events: int = EVENTS, store: Path | None = None, times: int = TIMES, pin: bool = False) -> Iterator[str]:
    """A line for each question, then the server's memory; ``store`` keeps the ledger and has that of before."""
    with tempfile.TemporaryDirectory() as folder:
        path = store or Path(folder) / "desk.sqlite"
        yield from make_store(path, events)
        with SqliteLedger.open(path) as writer:  # another program's shelf is not read
            shelve(writer)
        with SqliteReader.open(path) as ledger:
            incidents = ledger.shelf.count(ShelfFilter())
        yield f"{incidents} incidents, {path.stat().st_size >> 20} MB"
        asked = questions(path)
        found = []
        with served(path) as (port, pid):
            for name, paths in asked.items():
                found.append(ask(port, pid, name, paths, times))
                yield found[-1].line()
            peak = peak_mb(pid)
        yield f"peak memory of the server {peak} MB"
        if pin:
            _pin(found, incidents, peak, events)


def _processor() -> str:
    """What the machine computes with, as it says itself."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{os.cpu_count()} × {named[0]}" if named else f"{os.cpu_count()} cores"


def _pin(found: Sequence[Measured], incidents: int, peak: int, events: int) -> None:
    """Keep the figures beside this module, by the number of incidents, with a hash of the first thousand events."""
    told = (one.entry.snapshot.content.decode() for number in range(1000) for one in event_of(number, events))
    figures = {
        one.name: {"p50_ms": round(statistics.median(one.server), 1), "p95_ms": round(p95(one.server), 1)}
        for one in found
    }
    size = {
        "command": f"python -m benchmarks desk --events {events} --times {len(found[0].server)} --pin",
        "data": content_hash("\n".join(told).encode()),
        "date": date.today().isoformat(),
        "machine": f"{platform.system()} {platform.machine()}, {_processor()}, Python {platform.python_version()}",
        "peak_memory_mb": peak,
        "figures": figures,
    }
    pins = json.loads(PINS.read_text(encoding="utf-8")) if PINS.exists() else {}
    pins[str(incidents)] = size
    kept = {name: pins[name] for name in sorted(pins, key=int)}
    PINS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def table(pins: Mapping[str, Mapping[str, object]]) -> str:
    """The pins as the docs show them: 95th percentiles, a column for each number of incidents."""
    figures = [cast(Mapping[str, Mapping[str, float]], size["figures"]) for size in pins.values()]
    head = ["what is asked", *(f"{int(size):,} incidents" for size in pins), "asked for"]
    rows = [head, ["---"] * len(head)]
    for name in figures[-1]:
        limit = FIRST_PAGE_MS if name.startswith("page") else FILTER_MS
        rows.append([name, *(f"{size[name]['p95_ms']:.0f}" if name in size else "" for size in figures), str(limit)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"
