"""An input that was not taken in, and why: counted and stored, and the batch goes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """``origin`` names the input as in Snapshot; ``kind`` is the typed reason; ``reason`` a sentence for a person."""

    origin: str
    kind: str
    reason: str
