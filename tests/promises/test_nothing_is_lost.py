"""Every input is coded, set aside or refused; the same inputs give the same ledger and exports, come what may."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from program import DISPATCHES, EXAMPLES, MATERIAL, command, run

from dateline.ledger import SqliteReader
from dateline.publish import FORMATS

NEWS = MATERIAL / "bench/data/syria_news/input.jsonl"
COUNTS = re.compile(r"(\d+) inputs: (\d+) coded \((\d+) relevant\); (\d+) set aside.*?; (\d+) refused.*?; (\d+) known")


@dataclass(frozen=True, slots=True)
class Added:
    """What ``dateline add`` said of its inputs, and what it took: seconds and MiB."""

    inputs: int
    coded: int
    set_aside: int
    refused: int
    known: int
    seconds: float
    memory: float

    @property
    def accounted(self) -> int:
        return self.coded + self.set_aside + self.refused + self.known


def add(store: Path, *inputs: Path, jobs: int = 0, **environment: str) -> Added:
    begin = time.monotonic()
    done = run("add", *inputs, "--db", store, "--quiet", "--jobs", jobs, timeout=3600, **environment)
    seconds = time.monotonic() - begin
    assert done.is_clean(), done.err
    found = COUNTS.search(done.out)
    assert found is not None, done
    total, coded, _, aside, refused, known = map(int, found.groups())
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Added(total, coded, aside, refused, known, seconds, memory)


def state(store: Path) -> tuple[str, dict[str, int]]:
    """The content hash and what it was counted from; the store's own checks hold."""
    with SqliteReader.open(store) as reader:
        assert list(reader.problems()) == []
        counts = dict(reader.counts())
        for kind in ("run_started", "run_finished"):
            counts.pop(kind, None)
        return reader.content_hash(), counts


def exports(store: Path, folder: Path) -> dict[str, bytes]:
    """The bytes of every export, by format; the manifests say the same of their content but for the position."""
    folder.mkdir(parents=True)
    found: dict[str, bytes] = {}
    for name in FORMATS:
        done = run("export", name, "--db", store, "--out", folder)
        assert done.code == 0, done.err
        data, manifest = (Path(line) for line in done.out.splitlines())
        found[name] = data.read_bytes()
        said = json.loads(manifest.read_text())
        del said["ledger"]["position"]
        found[f"{name} manifest"] = json.dumps(said, sort_keys=True).encode()
    return found


def assert_verified(store: Path) -> None:
    done = run("verify", "--db", store, timeout=1800)
    assert (done.code, done.is_clean()) == (0, True), done.err
    assert "everything holds" in done.out


def shuffled(source: Path, target: Path, seed: int) -> Path:
    """The same lines in another order."""
    lines = source.read_text(encoding="utf-8").splitlines()
    random.Random(seed).shuffle(lines)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Dispatches and examples in one folder, 54 inputs."""
    folder = tmp_path_factory.mktemp("in")
    shutil.copytree(EXAMPLES, folder, dirs_exist_ok=True)
    shutil.copy(DISPATCHES, folder / "dispatches.jsonl")
    return folder


@pytest.fixture(scope="module")
def whole(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of an uninterrupted run."""
    store = tmp_path_factory.mktemp("whole") / "ledger.sqlite"
    added = add(store, source, PYTHONHASHSEED="1")
    assert added.inputs == added.accounted == 53
    assert (added.set_aside, added.refused, added.known) == (1, 0, 0)
    return store


def test_the_whole_chain_holds(whole: Path) -> None:
    assert_verified(whole)


def test_a_second_run_adds_nothing(whole: Path, source: Path, tmp_path: Path) -> None:
    store = Path(shutil.copy(whole, tmp_path / "ledger.sqlite"))
    before = state(store)
    again = add(store, source)
    assert (again.inputs, again.known) == (53, 53)
    assert state(store) == before


def test_another_order_another_crew_the_same_ledger(whole: Path, source: Path, tmp_path: Path) -> None:
    """Lines shuffled, folders the other way round, two worker processes, other hashes: content and exports agree."""
    other = tmp_path / "ledger.sqlite"
    folder = tmp_path / "in"
    shutil.copytree(source, folder)
    shuffled(source / "dispatches.jsonl", folder / "dispatches.jsonl", 5)
    inputs = sorted(folder.iterdir(), reverse=True)
    added = add(other, *inputs, jobs=2, PYTHONHASHSEED="2")
    assert added.accounted == 53
    assert exports(other, tmp_path / "b") == exports(whole, tmp_path / "a")


def kill_and_resume(store: Path, inputs: Sequence[Path], kills: int, lifetime: tuple[float, float], jobs: int) -> Added:
    """Kill the run several times, each a while after its first commit, then let it finish."""
    chance = random.Random(kills)
    for _ in range(kills):
        process = subprocess.Popen(
            command("add", *inputs, "--db", store, "--quiet", "--jobs", jobs),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        before = committed(store)
        while committed(store) == before and process.poll() is None:
            time.sleep(0.02)
        time.sleep(chance.uniform(*lifetime))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert committed(store) >= before
    return add(store, *inputs, jobs=jobs)


def committed(store: Path) -> int:
    """Events on the disk."""
    if not store.exists() or not store.stat().st_size:
        return 0
    try:
        with SqliteReader.open(store) as reader:
            return reader.head().position
    except Exception:  # the first transaction is under way
        return 0


def test_killed_three_times(whole: Path, source: Path, tmp_path: Path) -> None:
    store = tmp_path / "cut.sqlite"
    added = kill_and_resume(store, [source], 3, (0.0, 0.8), jobs=0)
    assert added.accounted == 53
    assert 0 < added.known <= 53
    assert state(store)[0] == state(whole)[0]
    assert exports(store, tmp_path / "cut") == exports(whole, tmp_path / "whole")


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("news") / "ledger.sqlite"
    added = add(store, NEWS)
    lines = sum(1 for line in NEWS.read_text(encoding="utf-8").splitlines() if line.strip())
    assert added.inputs == added.accounted == lines
    rate = added.inputs / added.seconds
    print(f"\none process: {added.seconds:.0f} s, {rate:.1f} articles/s, peak {added.memory:.0f} MiB")
    return store


@pytest.mark.slow
@pytest.mark.skipif(not NEWS.exists(), reason=f"{NEWS} is not there; DATELINE_MATERIAL names another folder")
class TestEightHundredArticles:
    """The same on real news."""

    def test_it_verifies(self, news: Path) -> None:
        assert_verified(news)

    def test_a_second_run_adds_nothing(self, news: Path) -> None:
        before = state(news)
        again = add(news, NEWS)
        assert again.known == again.inputs
        assert state(news) == before

    def test_another_order_with_two_workers(self, news: Path, tmp_path: Path) -> None:
        other = tmp_path / "ledger.sqlite"
        added = add(other, shuffled(NEWS, tmp_path / "in.jsonl", 3), jobs=2)
        rate = added.inputs / added.seconds
        print(
            f"\ntwo workers: {added.seconds:.0f} s, {rate:.1f} articles/s, peak of one process {added.memory:.0f} MiB"
        )
        assert exports(other, tmp_path / "b") == exports(news, tmp_path / "a")

    def test_killed_ten_times(self, news: Path, tmp_path: Path) -> None:
        store = tmp_path / "cut.sqlite"
        added = kill_and_resume(store, [NEWS], 10, (0.5, 8.0), jobs=2)
        assert added.accounted == added.inputs
        assert state(store)[0] == state(news)[0]
        assert exports(store, tmp_path / "cut") == exports(news, tmp_path / "whole")
