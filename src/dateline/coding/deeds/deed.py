"""What one party does to another by word or act: PLOVER's categories."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deed:
    """``token`` is the index of the verb that tells it; ``category`` and ``mode`` are PLOVER's names."""

    category: str
    mode: str | None
    token: int
