"""How likely a claim is to be right: what its rule and what the encoder say of it, through a fitted curve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Final

import numpy as np
import yaml

from dateline.coding.encoder.reading import Floats, Reading
from dateline.coding.token import Parse, Range, Token
from dateline.model import COUNT_FIELDS, Claim, EventType, Mention, Participant

LEAST: Final = 0.02
"""No chance, given or found, counts as less than this, or as more than one less this: nothing is certain."""
_LABELS: Final[dict[str, tuple[str, ...]]] = {
    "date": ("date",),
    "place": ("place",),
    "weapons": ("weapon",),
    "steps": ("step", "act"),
    "investigation": ("investigation",),
    "victim": ("victim", "killed", "injured", "abducted"),
    **{name: (name,) for name in COUNT_FIELDS},
}
"""The encoder's labels that speak for a field; a participant's are those of its role, or the role itself."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Log odds of a claim: ``base``, plus the rule's own log odds and the words', each by a weight of at least 0.

    Both weights at least 0 make it monotone: a surer rule and surer words never make a claim less likely.
    """

    base: float
    rule: float
    words: float = 0.0

    def at(self, rule: float, words: float | None = None) -> float:
        """The chance of being right, between ``LEAST`` and one less that; ``words`` None where nobody read them."""
        odds = self.base + self.rule * log_odds(rule) + (0.0 if words is None else self.words * log_odds(words))
        return min(max(1.0 / (1.0 + exp(-odds)), LEAST), 1.0 - LEAST)


def log_odds(chance: float) -> float:
    """The log odds of a chance, kept away from both ends."""
    held = min(max(chance, LEAST), 1.0 - LEAST)
    return log(held / (1.0 - held))


@dataclass(frozen=True, slots=True)
class _Acts:
    """The governing words of a mention's acts; by the first word of a window, the chances [acts, W, roles] of its words
    to have a role for one of the acts in it."""

    words: tuple[int, ...]
    roles: dict[int, Floats]


@cache
def load_curves() -> tuple[dict[str, Curve], dict[str, Curve]]:
    """By field: the curves where the encoder has read the words, and those by the rule alone."""
    data = yaml.safe_load(files("dateline.coding").joinpath("data/confidence.yaml").read_text(encoding="utf-8"))
    read = {field: Curve(*map(float, row)) for field, row in data["read"].items()}
    return read, {field: Curve(*map(float, row)) for field, row in data["unread"].items()}


def calibrated(claims: Sequence[Claim], mentions: Sequence[Mention], parse: Parse) -> tuple[Claim, ...]:
    """The claims with the confidence that they deserve; nothing else of them changes, nor their order."""
    told = supports(claims, mentions, parse)
    return tuple(replace(c, confidence=_confidence(c, told[c.id])) for c in claims)


def supports(claims: Sequence[Claim], mentions: Sequence[Mention], parse: Parse) -> dict[str, float | None]:
    """What the encoder says of each claim's words, by the claim's id; None for each without an encoder."""
    reading = parse.reading
    if reading is None:
        return {c.id: None for c in claims}
    acts = {m.id: _acts_of(m, parse, reading) for m in mentions}
    return {c.id: _support(c, acts[c.mention], parse, reading) for c in claims}


def _confidence(claim: Claim, words: float | None) -> float:
    read, unread = load_curves()
    curve = (unread if words is None else read)[claim.field]
    return round(curve.at(claim.confidence, words), 4)


def _heads(mention: Mention, parse: Parse) -> tuple[int, ...]:
    found = (parse.head_of(act.start, act.end) or parse.at(act.start) for act in mention.acts)
    return tuple(token.index for token in found if token is not None)


def _acts_of(mention: Mention, parse: Parse, reading: Reading) -> _Acts:
    words = _heads(mention, parse)
    by_window: dict[int, list[Floats]] = {}
    for word in words:
        start, chances = reading.role_chances(word)
        by_window.setdefault(start, []).append(chances)
    return _Acts(words, {start: np.stack(chances) for start, chances in by_window.items()})


def _support(claim: Claim, acts: _Acts, parse: Parse, reading: Reading) -> float | None:
    """The encoder's chance for a claim's words, 0 to 1; None where the quote holds no word.

    For a type or a modality the mean chance of it at the event's acts, each counted by its chance to be one; for the
    rest the mean chance of the words for the field's label, or for that role of one of the acts where it is larger.
    """
    if acts.words and claim.field in ("event_type", "modality"):
        return _kind(claim, acts, reading)
    tokens = parse.between(*_narrow(claim)) or tuple(t for t in (parse.at(claim.span.start),) if t is not None)
    if not tokens:
        return None
    name = claim.value.role if isinstance(claim.value, Participant) else claim.field
    labels = _LABELS.get(name, (name,))
    known = [label for label in labels if label in reading.labels["spans"]]
    told = min(1.0, sum(_mean(reading, tokens, label) for label in known))
    return max(told, _for_acts(reading, acts, tokens, name))


def _mean(reading: Reading, tokens: Sequence[Token], label: str) -> float:
    return sum(reading.chance(t.index, label) for t in tokens) / len(tokens)


def _for_acts(reading: Reading, acts: _Acts, tokens: Sequence[Token], role: str) -> float:
    """The largest mean chance of the words to have a role for one of the acts."""
    if role not in reading.labels["roles"]:
        return 0.0
    column = reading.labels["roles"].index(role)
    best = 0.0
    for start, roles in acts.roles.items():
        first, end = max(tokens[0].index - start, 0), min(tokens[-1].index + 1 - start, roles.shape[1])
        if first < end:
            means = np.add.reduce(roles[:, first:end, column], 1) / np.float32(end - first)
            best = max(best, float(np.maximum.reduce(means)))
    return best


def _kind(claim: Claim, acts: _Acts, reading: Reading) -> float:
    """The chance of the claim's own type or modality at the event's acts."""
    weights = [min(1.0, reading.chance(w, "act") + reading.chance(w, "bgact")) + LEAST for w in acts.words]
    value = claim.value
    if isinstance(value, EventType):
        chances = [reading.sub_types(w).get(value.sub_event_type, 0.0) for w in acts.words]
    else:
        chances = [reading.modalities(w).get(str(value), 0.0) for w in acts.words]
    return sum(w * c for w, c in zip(weights, chances, strict=True)) / sum(weights)


def _narrow(claim: Claim) -> Range:
    """The words that give the value where the quote has them, else the whole quote."""
    at = claim.span.quote.find(claim.written) if claim.written else -1
    start = claim.span.start + at
    return (claim.span.start, claim.span.end) if at < 0 else (start, start + len(claim.written))
