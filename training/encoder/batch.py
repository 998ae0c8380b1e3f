"""Samples to padded tensors: one batch of the training step."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.encoder.labels import ROLES, SPANS

MASK_PIECE = 103
CUE_ROLES = 3
Row = dict[str, Any]


@dataclass(slots=True)
class Batch:
    """Answers of -100 are not scored. spans [B, W, S]; governors [B, G] with ``role_known`` [B, G, W, R]."""

    pieces: Tensor
    mask: Tensor
    first: Tensor
    shapes: Tensor
    word_mask: Tensor
    spans: Tensor
    grammar: dict[str, Tensor]
    governors: Tensor
    roles: Tensor
    role_known: Tensor
    acts: Tensor
    relevant: Tensor
    category: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same batch on a device."""
        moved = {
            slot: (
                {k: v.to(device, non_blocking=True) for k, v in value.items()}
                if isinstance(value, dict)
                else value.to(device, non_blocking=True)
            )
            for slot in self.__slots__
            if (value := getattr(self, slot)) is not None
        }
        return Batch(**moved)


def span_targets(row: Row, width: int) -> np.ndarray[Any, Any]:
    """[width, S] of 0 outside, 1 first word, 2 inside; -100 for labels that the corpus does not mark."""
    target = np.full((width, len(SPANS)), -100, np.int64)
    size = len(row["first"])
    target[:size, row["known"]] = 0
    for label, first, end in row["spans"]:
        inside = target[first:end, label]
        inside[inside == 0] = 2
        target[first, label] = 1
    return target


def collate(rows: Sequence[Row], rng: random.Random | None, plain_shapes: float = 0.0, masked: float = 0.0) -> Batch:
    """Pad to the longest; with ``rng`` some windows lose their shapes and some pieces are masked."""
    size, most, width = len(rows), max(len(r["pieces"]) for r in rows), max(len(r["first"]) for r in rows)
    gov_count = max(1, max(len(r["governors"]) for r in rows))
    pieces, mask = np.zeros((size, most), np.int64), np.zeros((size, most), np.int64)
    first, shapes = np.zeros((size, width), np.int64), np.zeros((size, width), np.int64)
    word_mask = np.zeros((size, width), bool)
    spans = np.full((size, width, len(SPANS)), -100, np.int64)
    grammar = {k: np.full((size, width), -100, np.int64) for k in ("pos", "tag", "dep", "entity", "head")}
    governors = np.zeros((size, gov_count), np.int64)
    roles = np.zeros((size, gov_count, width, len(ROLES)), np.float32)
    known = np.zeros((size, gov_count, width, len(ROLES)), bool)
    acts = np.full((size, gov_count, 2), -100, np.int64)
    relevant = np.full(size, -100.0, np.float32)
    category = np.full(size, -100, np.int64)
    for i, row in enumerate(rows):
        t, w = len(row["pieces"]), len(row["first"])
        pieces[i, :t], mask[i, :t] = row["pieces"], 1
        first[i, :w], word_mask[i, :w] = row["first"], True
        if not (rng and rng.random() < plain_shapes):
            shapes[i, :w] = row["shapes"]
        spans[i] = span_targets(row, width)
        if row["grammar"] is not None:
            for k in ("pos", "tag", "dep", "entity"):
                grammar[k][i, :w] = row["grammar"][k]
            head = row["grammar"]["head"].astype(np.int64)
            grammar["head"][i, :w] = np.where(head == -1, width, np.where(head == -2, -100, head))
        index = {int(g): n for n, (g, _) in enumerate(row["governors"])}
        for n, (word, kind) in enumerate(row["governors"]):
            governors[i, n] = word
            known[i, n, :w, slice(0, CUE_ROLES) if kind == 0 else slice(CUE_ROLES, None)] = True
        for word, a, b, role in row["links"]:
            roles[i, index[int(word)], a:b, role] = 1
        for word, sub_type, modality in row["acts"]:
            acts[i, index[int(word)]] = [x if x >= 0 else -100 for x in (sub_type, modality)]
        if row["category"] >= 0:
            category[i] = row["category"]
        if row["relevant"] >= 0:
            relevant[i] = row["relevant"]
    if rng and masked:
        chosen = (np.random.default_rng(rng.getrandbits(32)).random(pieces.shape) < masked) & (mask == 1)
        chosen[:, 0] = False
        pieces[chosen] = MASK_PIECE
    tensors = (pieces, mask, first, shapes, word_mask, spans)
    return Batch(
        *map(torch.from_numpy, tensors),
        {k: torch.from_numpy(v) for k, v in grammar.items()},
        *map(torch.from_numpy, (governors, roles, known, acts, relevant, category)),
    )


def batches(rows: Sequence[Row], pieces: int, rng: random.Random | None) -> Iterator[list[Row]]:
    """Groups of windows of about one length, at most ``pieces`` padded word pieces each; shuffled with ``rng``."""
    order = list(range(len(rows)))
    if rng:
        rng.shuffle(order)
    block = 1024 if rng else len(order) or 1
    groups: list[list[Row]] = []
    for at in range(0, len(order), block):
        chunk = sorted(order[at : at + block], key=lambda k: len(rows[k]["pieces"]))
        group: list[Row] = []
        for k in chunk:
            if group and len(rows[k]["pieces"]) * (len(group) + 1) > pieces:
                groups.append(group)
                group = []
            group.append(rows[k])
        if group:
            groups.append(group)
    if rng:
        rng.shuffle(groups)
    yield from groups
