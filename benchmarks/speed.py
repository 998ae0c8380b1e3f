"""How long the product's own path takes on one core, stage by stage, and how much memory it needs."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

DEFAULT_INPUT: Final = Path(__file__).parent.parent / "tests/data/dispatches/dev.input.jsonl"
WARM_UP: Final = 5
MOST: Final = 120
T = TypeVar("T")


class Clock:
    """Milliseconds by stage, one sample an article."""

    def __init__(self) -> None:
        self.samples: dict[str, list[float]] = {}

    def time(self, stage: str, call: Callable[[], T]) -> T:
        """Run a stage and keep its duration."""
        begin = time.perf_counter()
        result = call()
        self.samples.setdefault(stage, []).append((time.perf_counter() - begin) * 1000)
        return result


def _texts(source: Path, words: int) -> list[dict[str, str]]:
    """Articles near the wanted length; joined pairs of short ones where the file has no such articles."""
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    near = [r for r in rows if abs(len(r["text"].split()) - words) <= words / 4]
    if len(near) < 10:
        rows.sort(key=lambda r: len(r["text"]))
        near = [
            {**a, "text": f"{a['text']}\n\n{b['text']}"} for a, b in zip(rows[::2], reversed(rows[1::2]), strict=False)
        ]
    return near[:MOST]


def _stages(row: dict[str, str], coder: object, clock: Clock) -> None:
    """One article through the stages of the product's coder, each timed; then the whole at once."""
    from dateline.coding import ParserCoder
    from dateline.coding.acts import find_acts
    from dateline.coding.claims import prove_drafts
    from dateline.coding.coder import headline_end
    from dateline.coding.mentions import draft_mentions
    from dateline.coding.parser import parse
    from dateline.coding.parties import find_parties
    from dateline.coding.speech import find_speech
    from dateline.coding.tolls import find_tolls
    from dateline.model import Article, Snapshot, content_hash
    from dateline.publish import policy_named, record_json
    from dateline.runner import Coded, code_snapshot, read_snapshot

    assert isinstance(coder, ParserCoder)
    content = json.dumps(row).encode()
    snapshot = Snapshot(content_hash(content), content, "application/x-dateline-article+json", "bench")
    article = clock.time("read", lambda: read_snapshot(snapshot))
    if not isinstance(article, Article):
        return
    parsed = clock.time("parse", lambda: parse(article.text, article.sentences))
    acts = clock.time("acts", lambda: find_acts(parsed, headline_end(article)))
    frames = clock.time("speech", lambda: find_speech(parsed))
    tolls = clock.time("tolls", lambda: find_tolls(parsed))
    parties = clock.time("parties", lambda: find_parties(parsed, acts))
    drafted = clock.time(
        "mentions", lambda: draft_mentions(article, parsed, acts, parties, tolls, frames, coder.gazetteer)
    )
    clock.time("gate", lambda: prove_drafts(article, *drafted, frames, coder.id))
    result = clock.time("whole, text in", lambda: code_snapshot(snapshot, coder))
    if isinstance(result, Coded):
        clock.time("fold", lambda: record_json(result.article, result.coding, policy_named("cautious")))


def _import_seconds() -> float:
    """A fresh process that imports the package and its command line."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import dateline.doors.cli"], check=True)
    return time.perf_counter() - begin


def measure(source: Path, words: int) -> Iterator[str]:
    """The lines of the report; single core, warm process."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    from dateline.runner.coder import make_coder
    from dateline.settings import Settings

    rows = _texts(source, words)
    coder = make_coder(Settings.read())
    for row in rows[:WARM_UP]:
        _stages(row, coder, Clock())
    clock = Clock()
    for row in rows:
        _stages(row, coder, clock)
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    middle = statistics.median(len(r["text"].split()) for r in rows)
    yield f"{len(rows)} articles, median {middle:.0f} words, {source.name} sha256:{digest}"
    yield f"one core, {platform.machine()}, Python {platform.python_version()}"
    for stage, samples in clock.samples.items():
        high = sorted(samples)[int(0.95 * (len(samples) - 1))]
        yield f"{stage:16} median {statistics.median(samples):7.1f} ms   p95 {high:7.1f} ms"
    whole = clock.samples["whole, text in"]
    yield f"{'articles/s':16} {1000 * len(whole) / sum(whole):7.1f}"
    yield f"{'peak memory':16} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB"
    yield f"{'import':16} {_import_seconds():7.2f} s"
