"""A run that is cut off anywhere loses nothing acknowledged, and the same command goes on from there."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_coder import SmallCoder, noon, read, text_of

from dateline.ledger import SqliteLedger, open_ledger, open_reader
from dateline.runner import add_inputs
from dateline.settings import Place

SCRIPT = Path(__file__).with_name("add_script.py")


def folder_of(tmp_path: Path, size: int) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(size):
        (folder / f"{number:04}.txt").write_text(text_of(number))
    return folder


def uninterrupted(tmp_path: Path, folder: Path) -> str:
    with SqliteLedger.open(tmp_path / "whole.dateline") as ledger:
        add_inputs(ledger, [folder], SmallCoder(), now=noon, read=read)
        return ledger.content_hash()


def started(store: Place, folder: Path, jobs: int, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, str(SCRIPT), str(store), str(folder), str(jobs), str(seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def acknowledged(output: str) -> set[str]:
    """The origins that were reported as coded or set aside, but for a last line that the kill may have cut."""
    lines = output.split("\n")[:-1]
    return {line.split(" ", 1)[1] for line in lines if line.startswith(("coded ", "set_aside "))}


def kept(store: Place) -> set[str]:
    with open_reader(store) as reader:
        assert not list(reader.problems())
        return {seen.origin for capture in reader.captures() for seen in reader.observations(capture.id)}


def kill_and_resume(tmp_path: Path, store: Place, size: int, kills: int, jobs: int, seed: int) -> None:
    folder = folder_of(tmp_path, size)
    chance = random.Random(seed)
    cut = 0
    while cut < kills:
        process = started(store, folder, jobs, 0.01)
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.uniform(0, size * 0.004 / kills))
        process.kill()
        output = first + process.communicate()[0]
        cut += 1
        assert acknowledged(output) <= kept(store)
        if "finished" in output:
            break
    done = started(store, folder, jobs, 0)
    output, errors = done.communicate(timeout=120)
    assert f"finished {size}" in output, errors
    assert cut > kills // 2
    with open_reader(store) as reader:
        assert not list(reader.problems())
        assert reader.content_hash() == uninterrupted(tmp_path, folder)


def test_killed_three_times(tmp_path: Path, place: Place) -> None:
    kill_and_resume(tmp_path, place, size=90, kills=3, jobs=0, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [0, 2])
def test_killed_ten_times(tmp_path: Path, jobs: int) -> None:
    kill_and_resume(tmp_path, tmp_path / "cut.dateline", size=600, kills=10, jobs=jobs, seed=2 + jobs)


@pytest.mark.parametrize(("how", "jobs"), [(signal.SIGINT, 0), (signal.SIGINT, 1), (signal.SIGTERM, 0)])
def test_asked_to_stop(tmp_path: Path, place: Place, how: signal.Signals, jobs: int) -> None:
    folder, store = folder_of(tmp_path, 60), place
    process = started(store, folder, jobs, 0.05)
    assert process.stdout is not None
    first = [process.stdout.readline() for _ in range(3)]
    assert process.stderr is not None
    process.send_signal(how)
    # Not communicate: lines that were read ahead with the first ones would be lost.
    output, errors = "".join(first) + process.stdout.read(), process.stderr.read()
    assert process.wait(timeout=20) == 0, errors
    assert "interrupted" in output
    assert acknowledged(output) == kept(store)
    with open_ledger(store) as ledger:
        (run,) = ledger.runs()
        assert run.finished_at is None
        summary = add_inputs(ledger, [folder], SmallCoder(), now=noon, read=read)
        assert summary.known >= 3
        assert summary.done == 60
        assert ledger.content_hash() == uninterrupted(tmp_path, folder)


def test_two_runs_at_once(tmp_path: Path, place: Place) -> None:
    folder, store = folder_of(tmp_path, 40), place
    runs = [started(store, folder, 0, 0.002) for _ in range(2)]
    for run in runs:
        output, errors = run.communicate(timeout=60)
        assert "finished 40" in output, errors
    with open_reader(store) as reader:
        assert not list(reader.problems())
        assert reader.content_hash() == uninterrupted(tmp_path, folder)
