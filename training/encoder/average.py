"""One reader from several: the mean of the weights of fits that began alike.

Fits that share their base and the first values of their heads end in one basin, where the mean of their weights reads
better than each of them and costs no more (Wortsman et al. 2022, "Model soups").
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch


def average(members: Sequence[Path], out: Path) -> None:
    """Write the mean of the members' weights, half precision like theirs; counters are the first member's."""
    states = [torch.load(path, map_location="cpu") for path in members]

    def mean(name: str) -> torch.Tensor:
        parts = [state[name] for state in states]
        return torch.stack(parts).float().mean(0).half() if parts[0].is_floating_point() else parts[0]

    torch.save({name: mean(name) for name in states[0]}, out)
