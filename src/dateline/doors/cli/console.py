"""The terminal as tables see it."""

from __future__ import annotations

import sys
import unicodedata
from typing import Final

from rich.console import Console

PIPED_WIDTH: Final = 160
"""Columns where the output is no terminal: a list in a file should not be cut to eighty."""


def console_of() -> Console:
    """Standard output, as wide as the terminal."""
    return Console() if sys.stdout.isatty() else Console(width=PIPED_WIDTH)


def visible(text: str) -> str:
    """The text with a mark for every character that would command the terminal or turn the line's direction.

    One code point stays one, so that offsets into the text still hold.
    """
    return "".join("\ufffd" if unicodedata.category(ch) in _COMMANDS and ch not in "\n\t" else ch for ch in text)


_COMMANDS: Final = ("Cc", "Cf", "Cs")
