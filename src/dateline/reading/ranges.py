"""Half-open ranges of code points."""

from __future__ import annotations

Range = tuple[int, int]
"""First position and the position after the last one."""
