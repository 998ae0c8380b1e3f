"""How long the product's own path takes on one core, stage by stage, and how much memory it needs.

Processor time, the least of several rounds, so that another load on the machine tells little. Articles are those
nearest to the wanted length; which are relevant, the product itself says. A fresh process is measured from its start
to its end.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from benchmarks.material import Material
from dateline.coding import ParserCoder
from dateline.coding.acts import find_acts
from dateline.coding.claims import prove_drafts
from dateline.coding.coder import headline_end
from dateline.coding.confidence import calibrated
from dateline.coding.encoder.grammar import words_of
from dateline.coding.encoder.model import FILES, HERE, ReaderModel, load_model
from dateline.coding.encoder.reading import read_windows
from dateline.coding.encoder.window import windows
from dateline.coding.mentions import draft_mentions
from dateline.coding.parser import parse
from dateline.coding.parties import find_parties
from dateline.coding.speech import find_speech
from dateline.coding.tolls import find_tolls
from dateline.coding.triage import set_aside
from dateline.model import Article, Snapshot, content_hash
from dateline.runner import Coded, code_snapshot, read_snapshot
from dateline.runner.coder import make_coder
from dateline.settings import Settings

PINS: Final = Path(__file__).with_name("speed_pins.json")
SHIPPED: Final = Path(__file__).parent.parent / "tests/data/dispatches/dev.input.jsonl"
LIMITS: Final[Mapping[str, float]] = {
    "whole_ms_median": 60,
    "encoder_ms_median": 45,
    "irrelevant_ms_median": 12,
    "model_file_mb": 30,
    "peak_memory_mb": 900,
    "cold_start_s": 3,
}
"""What the project asks for, of an article of 400 words on one core."""
MOST: Final = 30
ROUNDS: Final = 3
_LONG: Final = 10_000
_ADDED: Final = 200
_FEW: Final = 10
_DATELINE: Final = "from dateline.doors.cli import main; main()"
Row = Mapping[str, object]
T = TypeVar("T")


@dataclass(slots=True)
class Clock:
    """Milliseconds by stage and article: the least of all rounds."""

    least: dict[str, dict[int, float]] = field(default_factory=dict)

    def time(self, stage: str, article: int, call: Callable[[], T]) -> T:
        """Run a stage and keep how long it took, if it never took less."""
        begin = time.process_time()
        result = call()
        spent = (time.process_time() - begin) * 1000
        times = self.least.setdefault(stage, {})
        times[article] = min(spent, times.get(article, spent))
        return result

    def middle(self, stage: str) -> float:
        """The median article's milliseconds."""
        return statistics.median(self.least[stage].values())

    def high(self, stage: str) -> float:
        """Those of the article that nineteen of twenty do not exceed."""
        times = sorted(self.least[stage].values())
        return times[int(0.95 * (len(times) - 1))]


def _rows(source: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]


def _size(row: Row) -> int:
    return len(str(row["text"]).split())


def snapshot(row: Row) -> Snapshot:
    """A row as the bytes that came in."""
    content = json.dumps(row).encode()
    return Snapshot(content_hash(content), content, "application/x-dateline-article+json", "bench")


def _relevant(row: Row, coder: ParserCoder) -> bool:
    found = code_snapshot(snapshot(row), coder)
    return isinstance(found, Coded) and found.coding.relevant


def chosen(source: Path, words: int, relevant: bool, coder: ParserCoder) -> list[Row]:
    """The articles nearest to the wanted length that the product finds relevant, or irrelevant; pairs of short ones
    where the file has none so long."""
    rows: list[Row] = list(_rows(source))
    near = [row for row in rows if abs(_size(row) - words) <= words / 4]
    if len(near) < _FEW:
        rows = [row for row in sorted(rows, key=_size) if _relevant(row, coder) == relevant]
        pairs = zip(rows[::2], reversed(rows[1::2]), strict=False)
        near = [{**a, "text": f"{a['text']}\n\n{b['text']}"} for a, b in pairs]
    near.sort(key=lambda row: (abs(_size(row) - words), str(row.get("id"))))
    found = (row for row in near if _relevant(row, coder) == relevant)
    return [row for row, _ in zip(found, range(MOST), strict=False)]


def _stages(number: int, row: Row, coder: ParserCoder, model: ReaderModel, clock: Clock) -> None:
    """One relevant article through the stages of the product's coder, each timed; then the whole at once."""
    content = snapshot(row)
    article = clock.time("read", number, lambda: read_snapshot(content))
    if not isinstance(article, Article):
        return
    end = headline_end(article)
    clock.time("triage", number, lambda: set_aside(article, model, end))
    words, bounds = words_of(article.text, article.sentences)
    clock.time(
        "encoder", number, lambda: read_windows(model, list(windows([w for _, w in words], bounds, model.tokenizer)))
    )
    parsed = clock.time("parse, encoder in", number, lambda: parse(article.text, article.sentences))
    acts = clock.time("acts", number, lambda: find_acts(parsed, end))
    frames = clock.time("speech", number, lambda: find_speech(parsed))
    tolls = clock.time("tolls", number, lambda: find_tolls(parsed))
    parties = clock.time("parties", number, lambda: find_parties(parsed, acts))
    drafts = clock.time(
        "mentions", number, lambda: draft_mentions(article, parsed, acts, parties, tolls, frames, coder.gazetteer)
    )
    proved = clock.time("gate", number, lambda: prove_drafts(article, *drafts, frames, coder.id))
    clock.time("confidence", number, lambda: calibrated(proved.claims, proved.mentions, parsed))
    clock.time("whole", number, lambda: code_snapshot(content, coder))


def time_stages(rows: Sequence[Row], coder: ParserCoder, rounds: int = ROUNDS) -> Clock:
    """Every stage of every article."""
    clock, model = Clock(), load_model()
    for _ in range(rounds):
        for number, row in enumerate(rows):
            _stages(number, row, coder, model, clock)
    return clock


def time_whole(rows: Sequence[Row], coder: ParserCoder, rounds: int = ROUNDS) -> Clock:
    """The whole path of every article."""
    clock = Clock()
    for _ in range(rounds):
        for number, row in enumerate(rows):
            content = snapshot(row)
            clock.time("whole", number, partial(code_snapshot, content, coder))
    return clock


def _long(rows: Sequence[Row]) -> Row:
    """Articles in a row, ten thousand words of them."""
    texts: list[str] = []
    while sum(len(text.split()) for text in texts) < _LONG:
        texts.append(str(rows[len(texts) % len(rows)]["text"]))
    return {**rows[0], "text": "\n\n".join(texts)}


@dataclass(frozen=True, slots=True)
class Process:
    """What a process took: seconds of processor time, and MB at its peak."""

    seconds: float
    memory: float


def run_process(*arguments: object) -> Process:
    """A fresh ``dateline`` from its start to its end."""
    command = [sys.executable, "-c", _DATELINE, *map(str, arguments)]
    with open(os.devnull, "w") as nowhere:
        own = [(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1), (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2)]
        process = os.posix_spawn(sys.executable, command, os.environ, file_actions=own)
        _, status, used = os.wait4(process, 0)
    if status:
        raise RuntimeError(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return Process(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _processes(source: Path, row: Row) -> dict[str, float]:
    """One article coded, and many added, each by a fresh process; before this one grows, since a child's peak counts
    what its parent held when it began."""
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder, "one.jsonl")
        one.write_text(json.dumps(row) + "\n", encoding="utf-8")
        cold = [run_process("code", "--jsonl", one) for _ in range(ROUNDS)]
        many = Path(folder, "many.jsonl")
        many.write_text("".join(json.dumps(one) + "\n" for one in _rows(source)[:_ADDED]), encoding="utf-8")
        added = run_process("add", many, "--db", Path(folder, "ledger.sqlite"), "--jobs", 0, "--quiet")
    return {
        "cold_start_s": min(process.seconds for process in cold),
        "code_memory_mb": max(process.memory for process in cold),
        "add_memory_mb": added.memory,
        "add_ms_per_article": 1000 * added.seconds / len(_rows(source)[:_ADDED]),
        "peak_memory_mb": max(added.memory, *(process.memory for process in cold)),
        "model_file_mb": sum((HERE / name).stat().st_size for name in FILES) / 1e6,
    }


def over(figures: Mapping[str, float]) -> list[str]:
    """The figures that are above their limits."""
    return [f"{name} {figures[name]} is over {limit}" for name, limit in LIMITS.items() if figures[name] > limit]


def sources(material: Path | None) -> tuple[Path, Path]:
    """Where relevant and irrelevant articles are taken from: real news where it lies at hand, else what is shipped."""
    held = Material.find(material)
    real = held.folder / "bench/data/syria_news/input.jsonl" if held else SHIPPED
    others = held.split("relevance") if held else None
    return (real, others.source) if others and real.is_file() else (SHIPPED, SHIPPED)


def measure(
    source: Path | None = None, words: int = 400, material: Path | None = None, pin: bool = False
) -> Iterator[str]:
    """The lines of the report; with ``pin`` the figures are kept beside this file."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    told, untold = (source, source) if source else sources(material)
    processes = _processes(told, min(_rows(told), key=lambda row: abs(_size(row) - words)))
    coder = make_coder(Settings.read())
    assert isinstance(coder, ParserCoder)
    rows, others = chosen(told, words, True, coder), chosen(untold, words, False, coder)
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (told, untold)}
    middle = statistics.median(map(_size, rows))
    yield f"{len(rows)} relevant articles, median {middle:.0f} words; {len(others)} irrelevant ones"
    yield f"one core, {platform.machine()}, Python {platform.python_version()}, processor time, least of {ROUNDS}"
    clock, left = time_stages(rows, coder), time_whole(others, coder)
    long = _long(rows)
    tail = time_whole([long], coder, 1).middle("whole") * words / _size(long)
    for stage in clock.least:
        yield f"{stage:20} median {clock.middle(stage):7.1f} ms   p95 {clock.high(stage):7.1f} ms"
    yield f"{'whole, irrelevant':20} median {left.middle('whole'):7.1f} ms   p95 {left.high('whole'):7.1f} ms"
    figures = {
        "whole_ms_median": clock.middle("whole"),
        "whole_ms_p95": clock.high("whole"),
        "encoder_ms_median": clock.middle("encoder"),
        "irrelevant_ms_median": left.middle("whole"),
        "irrelevant_ms_p95": left.high("whole"),
        f"long_ms_per_{words}_words": tail,
        **processes,
    }
    figures = {name: round(value, 1) for name, value in figures.items()}
    yield from (f"{name:28} {value:8.1f}" for name, value in figures.items())
    yield from over(figures)
    if pin:
        held = {
            "command": "python -m benchmarks speed --pin",
            "data": {name: f"sha256:{digest}" for name, digest in digests.items()},
            "date": date.today().isoformat(),
            "machine": f"{platform.system()} {platform.machine()}, one core, Python {platform.python_version()}",
            "articles": {"relevant": len(rows), "irrelevant": len(others)},
            "words_median": middle,
            "figures": figures,
        }
        PINS.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


SAID: Final[Mapping[str, str]] = {
    "whole_ms_median": "a relevant article, ms at the median",
    "whole_ms_p95": "… at the 95th percentile",
    "encoder_ms_median": "… of which in the encoder, at the median",
    "irrelevant_ms_median": "an irrelevant article, ms at the median",
    "irrelevant_ms_p95": "… at the 95th percentile",
    "long_ms_per_400_words": "400 words of an article of 10,000, ms",
    "cold_start_s": "`dateline code` of one article, start and end of the process included, s",
    "code_memory_mb": "… its memory at the peak, MB",
    "add_memory_mb": "`dateline add` of 200 articles, memory at the peak, MB",
    "model_file_mb": "the encoder's files, MB",
}


def table(figures: Mapping[str, float]) -> str:
    """The figures as docs/quality.md shows them."""
    limits = {**LIMITS, "code_memory_mb": LIMITS["peak_memory_mb"], "add_memory_mb": LIMITS["peak_memory_mb"]}
    rows = [f"| {said} | {figures[name]:.1f} | {_asked(limits, figures, name)} |" for name, said in SAID.items()]
    return "\n".join(["| figure | measured | asked for |", "|---|---|---|", *rows])


def _asked(limits: Mapping[str, float], figures: Mapping[str, float], name: str) -> str:
    """The limit of a figure, with a word where it is not kept; nothing where there is none."""
    if name not in limits:
        return ""
    return f"{limits[name]:g}{', missed' if figures[name] > limits[name] else ''}"
