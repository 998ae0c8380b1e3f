"""Fitted weights to the file that the product runs: ONNX with 8-bit weights, labels and word pieces beside it."""

from __future__ import annotations

import gzip
import json
import pickle
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.encoder.labels import MODALITIES, PLOVER, ROLES, SPANS, SUB_TYPES
from training.encoder.net import Answers, Reader, load_base, sizes_of

SLOWER: Final = ["SkipLayerNormFusion"]
"""Rewritings that the runtime would make when it loads the file: its sum with the norm of it takes six times as long as
the two one after the other, an eighth of a whole run."""


def export(weights: Path, names: dict[str, list[str]], base: Path, out: Path, layers: int | None = None) -> None:
    """Write reader.onnx, pieces.json and labels.json into ``out``."""
    reader = Reader(load_base(base, layers), sizes_of(names))
    reader.load_state_dict(
        {k: v.float() if v.is_floating_point() else v for k, v in torch.load(weights, map_location="cpu").items()}
    )
    reader.eval()
    model = Answers(reader).eval()
    pieces = torch.randint(1000, 2000, (1, 12))
    first, shapes = torch.arange(1, 10).unsqueeze(0), torch.ones(1, 9, dtype=torch.long)
    axes = {"pieces": {1: "t"}, "first": {1: "w"}, "shapes": {1: "w"}}
    axes |= {name: {0: "w"} for name in Answers.OUTPUTS}
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model,
            (pieces, first, shapes),
            str(plain),
            input_names=["pieces", "first", "shapes"],
            output_names=list(Answers.OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            out / "reader.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            extra_options={"DefaultTensorType": 1},
        )
    labels = {
        **names,
        "slower": SLOWER,
        "spans": SPANS,
        "roles": ROLES,
        "sub_types": SUB_TYPES,
        "modalities": MODALITIES,
        "plover": PLOVER,
    }
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(base / "tokenizer.json", out / "pieces.json")


if __name__ == "__main__":
    with gzip.open(sys.argv[2], "rb") as packed:
        label_names = pickle.load(packed)["names"]
    export(
        Path(sys.argv[1]),
        label_names,
        Path(sys.argv[3]),
        Path(sys.argv[4]),
        int(sys.argv[5]) if len(sys.argv) > 5 else None,
    )
