"""Fit the encoder and its heads on the prepared samples; the same on a processor and on an accelerator."""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import random
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from training.encoder.batch import Batch, Row, batches, collate
from training.encoder.labels import ROLES, SPANS
from training.encoder.net import ROLE, Answers, Reader, load_base, sizes_of

REPEATS = {
    "dispatches": 12,
    "own": 12,
    "attribution": 1,
    "entities": 3,
    "sides": 2,
    "templates": 0.6,
    "plain": 1,
    "relevance": 1,
    "patterns": 0.5,
}
"""How often a corpus is seen in one round; below 1 a new random part of it each round."""
TOLD = 0.15
"""Words with at least this chance of telling an act or of being a cue have their roles kept."""
SPAN_WEIGHTS = (1.0, 2.0, 1.5)
LOSSES = {
    "spans": 1.5,
    "pos": 0.6,
    "tag": 0.6,
    "entity": 0.8,
    "arc": 2.0,
    "rel": 1.0,
    "roles": 12.0,
    "acts": 0.3,
    "relevant": 1.0,
    "category": 0.5,
}


def losses(reader: Reader, b: Batch) -> dict[str, torch.Tensor]:
    """The loss of every head on a batch; heads without answers in it give none."""
    words = reader.words(b.pieces, b.mask, b.first, b.shapes)
    found: dict[str, torch.Tensor] = {}
    weights = torch.tensor(SPAN_WEIGHTS, device=words.device)
    known = b.spans != -100
    if bool(known.any()):
        logits = reader.spans(words).view(*b.spans.shape, 3)
        total = functional.cross_entropy(
            logits.reshape(-1, 3), b.spans.reshape(-1), weight=weights, ignore_index=-100, reduction="sum"
        )
        found["spans"] = total / known.any(-1).sum()
    parsed = b.grammar["pos"] != -100
    if bool(parsed.any()):
        for name in ("pos", "tag", "entity"):
            logits = getattr(reader, name)(words)
            found[name] = functional.cross_entropy(logits.flatten(0, 1), b.grammar[name].flatten(), ignore_index=-100)
        scores, gov = reader.arcs(words)
        scores = scores.masked_fill(
            ~torch.cat([b.word_mask, torch.ones_like(b.word_mask[:, :1])], 1).unsqueeze(1), -1e4
        )
        head = b.grammar["head"]
        found["arc"] = functional.cross_entropy(scores.flatten(0, 1), head.flatten(), ignore_index=-100)
        relations = reader.relations(words, gov, head.clamp(min=0))
        dep = torch.where(head >= 0, b.grammar["dep"], torch.full_like(head, -100))
        found["rel"] = functional.cross_entropy(relations.flatten(0, 1), dep.flatten(), ignore_index=-100)
    if bool(b.role_known.any()):
        logits = reader.roles(words, b.governors)
        each = functional.binary_cross_entropy_with_logits(
            logits, b.roles, reduction="none", pos_weight=torch.tensor(1.5, device=words.device)
        )
        found["roles"] = (each * b.role_known).sum() / b.role_known.sum()
    if bool((b.acts != -100).any()):
        chosen = words.gather(1, b.governors.unsqueeze(-1).expand(-1, -1, words.shape[-1]))
        parts = [
            functional.cross_entropy(head(chosen).flatten(0, 1), b.acts[..., k].flatten(), ignore_index=-100)
            for k, head in enumerate((reader.sub_type, reader.modality))
            if bool((b.acts[..., k] != -100).any())
        ]
        found["acts"] = torch.stack(parts).sum()
    judged = b.relevant >= 0
    if bool(judged.any()):
        m = b.word_mask.unsqueeze(-1)
        pooled = (words * m).sum(1) / m.sum(1)
        found["relevant"] = functional.binary_cross_entropy_with_logits(
            reader.relevant(pooled).squeeze(-1)[judged], b.relevant[judged]
        )
    named = b.category != -100
    if bool(named.any()):
        m = b.word_mask.unsqueeze(-1)
        pooled = (words * m).sum(1) / m.sum(1)
        found["category"] = functional.cross_entropy(reader.plover(pooled)[named], b.category[named])
    return found


def rounds(sets: dict[str, list[Row]], repeats: dict[str, float], rng: random.Random) -> list[Row]:
    """The windows of one round."""
    chosen: list[Row] = []
    for name, times in repeats.items():
        rows = sets.get(f"{name}.train", [])
        whole, part = int(times), times - int(times)
        chosen += rows * whole
        if part:
            chosen += rng.sample(rows, int(len(rows) * part))
    return chosen


def fit(reader: Reader, sets: dict[str, list[Row]], o: argparse.Namespace, device: torch.device) -> None:
    """``o.rounds`` rounds with a warm-up and a linear decay; prints losses and dev figures."""
    rng = random.Random(o.seed)
    repeats = {**REPEATS, **json.loads(o.repeats)}
    weights = {**LOSSES, **json.loads(o.losses)}
    heads = [p for n, p in reader.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": list(reader.encoder.parameters()), "lr": o.lr}, {"params": heads, "lr": o.lr * o.head_lr}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    probe = rounds(sets, repeats, random.Random(0))
    per_round = sum(1 for _ in batches(probe, o.pieces, random.Random(0)))
    steps = per_round * o.rounds
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (0.06 * steps), max(0.01, (steps - s) / (steps * 0.94)))
    )
    began, step, done = time.monotonic(), 0, 0
    lower = device.type == "cpu" and torch.ops.mkldnn._is_mkldnn_bf16_supported()
    if o.keep and o.keep.exists():
        done, step = _resume(o.keep, reader, optimiser, schedule, rng)
    print(f"{len(probe)} windows a round, {steps} steps, {done} rounds done, bfloat16: {lower}", flush=True)
    for number in range(done, o.rounds):
        reader.train()
        sums: dict[str, list[float]] = {}
        for rows in batches(rounds(sets, repeats, rng), o.pieces, rng):
            b = collate(rows, rng, o.plain_shapes, o.masked).to(device)
            with torch.autocast(device.type, torch.bfloat16, enabled=lower):
                found = losses(reader, b)
                total = torch.stack([weights[k] * v for k, v in found.items()]).sum()
            optimiser.zero_grad(set_to_none=True)
            total.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 20 == 0:
                for k, v in found.items():
                    sums.setdefault(k, []).append(v.item())
            if o.time and time.monotonic() - began > o.time:
                print(f"stopped at step {step} of {steps}", flush=True)
                return
        mean = {k: round(sum(v) / len(v), 3) for k, v in sums.items()}
        print(f"round {number + 1} {time.monotonic() - began:.0f} s {json.dumps(mean)}", flush=True)
        if o.keep:
            _keep(o.keep, reader, optimiser, schedule, rng, number + 1, step)
        if number == o.rounds - 1 or (o.every and number % o.every == o.every - 1):
            print(json.dumps(measure(reader, sets, device)), flush=True)


def _keep(
    path: Path,
    reader: Reader,
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    rng: random.Random,
    done: int,
    step: int,
) -> None:
    """Everything that the next round depends on; in one piece or not at all."""
    state = {
        "reader": reader.state_dict(),
        "optimiser": optimiser.state_dict(),
        "schedule": schedule.state_dict(),
        "order": rng.getstate(),
        "chance": torch.get_rng_state(),
        "done": (done, step),
    }
    new = path.with_suffix(".new")
    torch.save(state, new)
    new.replace(path)


def _resume(
    path: Path,
    reader: Reader,
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    rng: random.Random,
) -> tuple[int, int]:
    """Go on where ``_keep`` left off: rounds and steps done."""
    state = torch.load(path, weights_only=False)
    reader.load_state_dict(state["reader"])
    optimiser.load_state_dict(state["optimiser"])
    schedule.load_state_dict(state["schedule"])
    rng.setstate(state["order"])
    torch.set_rng_state(state["chance"])
    done, step = state["done"]
    return done, step


@torch.no_grad()
def measure(reader: Reader, sets: dict[str, list[Row]], device: torch.device) -> dict[str, Any]:
    """Word-level F1 per span label and role, accuracy of the other heads, on the dev splits."""
    reader.eval()
    figures: dict[str, Any] = {}
    for name, rows in sets.items():
        if not name.endswith(".dev"):
            continue
        counts = np.zeros((3, len(SPANS)))
        roles = np.zeros((3, len(ROLES)))
        hits: dict[str, list[float]] = {}
        rel = np.zeros(3)
        for group in batches(rows, 16000, None):
            b = collate(group, None).to(device)
            words = reader.words(b.pieces, b.mask, b.first, b.shapes)
            said = reader.spans(words).view(*b.spans.shape, 3).softmax(-1)[..., 0] < 0.5
            true, known = b.spans > 0, b.spans != -100
            for k, x in enumerate((said & true & known, said & ~true & known, ~said & true & known)):
                counts[k] += x.sum((0, 1)).cpu().numpy()
            if bool(b.role_known.any()):
                guess, gold = reader.roles(words, b.governors) > 0, b.roles > 0.5
                for k, x in enumerate((guess & gold, guess & ~gold, ~guess & gold)):
                    roles[k] += (x & b.role_known).sum((0, 1, 2)).cpu().numpy()
            _grammar(reader, words, b, hits)
            chosen = words.gather(1, b.governors.unsqueeze(-1).expand(-1, -1, words.shape[-1]))
            for k, (label, head) in enumerate((("sub_type", reader.sub_type), ("modality", reader.modality))):
                ok = b.acts[..., k] != -100
                hits.setdefault(label, []).extend((head(chosen).argmax(-1) == b.acts[..., k])[ok].float().tolist())
            m = b.word_mask.unsqueeze(-1)
            yes = reader.relevant((words * m).sum(1) / m.sum(1)).squeeze(-1) > 0
            named = b.category != -100
            guess_c = reader.plover((words * m).sum(1) / m.sum(1)).argmax(-1)
            hits.setdefault("category", []).extend((guess_c == b.category)[named].float().tolist())
            ok = b.relevant >= 0
            truth = b.relevant > 0.5
            rel += np.array(
                [(yes & truth & ok).sum().item(), (yes & ~truth & ok).sum().item(), (~yes & truth & ok).sum().item()]
            )
        figures[name] = {
            **{name: _f1(counts[:, i]) for i, name in enumerate(SPANS) if counts[:, i].sum()},
            **{f"role:{name}": _f1(roles[:, i]) for i, name in enumerate(ROLES) if roles[:, i].sum()},
            **{k: round(sum(v) / len(v), 3) for k, v in hits.items() if v},
            **({"relevant": _f1(rel)} if rel.sum() else {}),
        }
    return figures


def _grammar(reader: Reader, words: torch.Tensor, b: Batch, hits: dict[str, list[float]]) -> None:
    for name in ("pos", "tag", "entity"):
        ok = b.grammar[name] != -100
        hits.setdefault(name, []).extend(
            (getattr(reader, name)(words).argmax(-1) == b.grammar[name])[ok].float().tolist()
        )
    scores, gov = reader.arcs(words)
    scores = scores.masked_fill(~torch.cat([b.word_mask, torch.ones_like(b.word_mask[:, :1])], 1).unsqueeze(1), -1e4)
    guess = scores.argmax(-1)
    ok = b.grammar["head"] != -100
    right = guess == b.grammar["head"]
    label = reader.relations(words, gov, guess).argmax(-1) == b.grammar["dep"]
    hits.setdefault("uas", []).extend(right[ok].float().tolist())
    hits.setdefault("las", []).extend((right & label)[ok].float().tolist())


def _f1(counts: np.ndarray[Any, Any]) -> float:
    return round(float(2 * counts[0] / max(1.0, 2 * counts[0] + counts[1] + counts[2])), 3)


def leave_out(sets: dict[str, list[Row]], fold: str) -> list[Row]:
    """Take one part of the dispatches, by a hash of their ids, out of the training split; it is returned."""
    number, parts = map(int, fold.split("/"))
    rows = sets["dispatches.train"]
    part = [int(sha256(r["document"].encode()).hexdigest(), 16) % parts == number for r in rows]
    sets["dispatches.train"] = [r for r, out in zip(rows, part, strict=True) if not out]
    return [r for r, out in zip(rows, part, strict=True) if out]


@torch.no_grad()
def keep_answers(reader: Reader, rows: list[Row], path: Path, device: torch.device) -> None:
    """Write what the reader says of windows that it was not fitted on: one array an output and window."""
    reader.eval()
    model = Answers(reader).eval()
    arrays: dict[str, np.ndarray[Any, Any]] = {}
    telling = [SPANS.index(name) for name in ("act", "bgact", "cue")]
    for n, row in enumerate(rows):
        inputs = [
            torch.from_numpy(row[k].astype(np.int64)).unsqueeze(0).to(device) for k in ("pieces", "first", "shapes")
        ]
        said = dict(zip(Answers.OUTPUTS, model(*inputs), strict=True))
        chances = 1 - said["spans"][:, :, 0]
        words = (chances[:, telling].amax(1) > TOLD).nonzero().flatten()
        gov = said["gov"][words].view(len(words), len(ROLES), ROLE)
        roles = (torch.einsum("grd,wd->gwr", gov, said["arg"]) + said["arg_bias"]).sigmoid()
        kept = {"spans": said["spans"], "acts": said["acts"], "relevant": said["relevant"], "roles": roles}
        arrays |= {f"{n}.{name}": value.cpu().numpy().astype(np.float16) for name, value in kept.items()}
        arrays |= {f"{n}.pieces": row["pieces"], f"{n}.words": words.cpu().numpy().astype(np.uint16)}
    np.savez_compressed(path, **arrays)


def options(arguments: list[str]) -> argparse.Namespace:
    """The command line of a fit."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("data", type=Path)
    p.add_argument("base", type=Path)
    p.add_argument("out", type=Path)
    p.add_argument("--rounds", type=int, default=5)
    p.add_argument("--lr", type=float, default=1.5e-4)
    p.add_argument("--head-lr", type=float, default=8.0)
    p.add_argument("--pieces", type=int, default=1600)
    p.add_argument("--layers", type=int, default=0)
    p.add_argument("--plain-shapes", type=float, default=0.15)
    p.add_argument("--masked", type=float, default=0.04)
    p.add_argument("--seed", type=int, default=2)
    p.add_argument("--every", type=int, default=0)
    p.add_argument("--time", type=float, default=0.0)
    p.add_argument("--threads", type=int, default=0)
    p.add_argument("--keep", type=Path, help="kept after every round, to go on from")
    p.add_argument("--repeats", default="{}")
    p.add_argument("--losses", default="{}")
    p.add_argument("--fold", help="I/N: leave out the I-th of N parts of the dispatches and keep the answers on it")
    return p.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """Load, fit, write the weights (half precision) beside the label names."""
    o = options(arguments)
    if o.threads:
        torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    torch.backends.cuda.matmul.allow_tf32 = True
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    with gzip.open(o.data, "rb") as packed:
        prepared = pickle.load(packed)
    left = leave_out(prepared["sets"], o.fold) if o.fold else []
    reader = Reader(load_base(o.base, o.layers or None, fitting=True), sizes_of(prepared["names"])).to(device)
    fit(reader, prepared["sets"], o, device)
    if o.fold:
        keep_answers(reader, left, o.out, device)
        return
    torch.save({k: v.half().cpu() for k, v in reader.state_dict().items()}, o.out)


if __name__ == "__main__":
    main(sys.argv[1:])
