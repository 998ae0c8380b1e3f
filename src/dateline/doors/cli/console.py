"""The terminal as tables see it."""

from __future__ import annotations

import sys
from typing import Final

from rich.console import Console

PIPED_WIDTH: Final = 160
"""Columns where the output is no terminal: a list in a file should not be cut to eighty."""


def console_of() -> Console:
    """Standard output, as wide as the terminal."""
    return Console() if sys.stdout.isatty() else Console(width=PIPED_WIDTH)
