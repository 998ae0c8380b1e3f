"""The trained encoder's file: its network, its word pieces and the names of its answers."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from dateline.coding.encoder.window import Window
from dateline.errors import ResourceError

Floats = npt.NDArray[np.float32]

HERE: Final = Path(__file__).parent / "data"
FILES: Final = ("reader.onnx", "pieces.json", "labels.json")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the network says of one window of W words; every array's first axis is the word.

    spans [W, S, 3]: chance of outside, first word, inside for each span label. pos, tag, entity: scores by label.
    arcs [W, W + 1]: scores of each word as governor, the last for none. relations: label scores under the best
    governor. gov [W, R * d], arg [W, d], arg_bias [W, R]: what ``Reading.role_chances`` multiplies. acts: scores of
    sub-types, then modalities. relevant [W]: logits, whose mean over a sentence is the sentence's.
    """

    spans: Floats
    pos: Floats
    tag: Floats
    entity: Floats
    arcs: Floats
    relations: Floats
    gov: Floats
    arg: Floats
    arg_bias: Floats
    acts: Floats
    relevant: Floats


OUTPUTS: Final = tuple(field.name for field in fields(Answers))
"""The outputs that are computed; the network's file has others, which cost nothing where nobody asks for them."""


class ReaderModel:
    """The network with its labels; one thread, so that a run's arithmetic is the same on every machine of a kind.

    The labels may name rewritings of the network that the runtime is not to make since they are ``slower``.
    """

    def __init__(self, folder: Path) -> None:
        for name in FILES:
            if not (folder / name).is_file():
                raise ResourceError(f"the encoder's file {name!r} is missing from {folder}: reinstall dateline")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        slower = labels.pop("slower", None)
        self._session = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=slower
        )
        self.tokenizer = Tokenizer.from_file(str(folder / "pieces.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.labels = {name: tuple(values) for name, values in labels.items()}

    def read(self, window: Window) -> Answers:
        """The answers on one window."""
        outputs = self._session.run(
            OUTPUTS,
            {
                "pieces": np.array([window.pieces], np.int64),
                "first": np.array([window.first], np.int64),
                "shapes": np.array([window.shapes], np.int64),
            },
        )
        return Answers(*outputs)


def files_hash(folder: Path) -> str:
    """``sha256:`` over an encoder's files; ResourceError names a missing one."""
    try:
        return f"sha256:{sha256(b''.join((folder / name).read_bytes() for name in FILES)).hexdigest()}"
    except OSError as error:
        raise ResourceError(f"{folder} is no encoder: {error.filename} cannot be read") from error


@lru_cache(maxsize=2)
def load_model(folder: Path = HERE) -> ReaderModel:
    """The loaded model, once a process; ResourceError names a missing file."""
    return ReaderModel(folder)
