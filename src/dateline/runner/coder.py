"""The coder that a run uses, from settings."""

from __future__ import annotations

from pathlib import Path

from dateline.coding import ParserCoder
from dateline.model import Coder
from dateline.normalise.places import default_gazetteer_path
from dateline.runner.floor import FlooredCoder
from dateline.settings import Settings


def make_coder(settings: Settings, gazetteer: Path | None = None, floor: float = 0.0) -> Coder:
    """The program's own coder, with a floor for the confidence of its claims where one is given.

    ResourceError where the gazetteer or the parser is missing, InputError where a user's file cannot be read.
    """
    coder = ParserCoder(gazetteer or default_gazetteer_path(), settings.parser, settings.places, settings.actors)
    return FlooredCoder(coder, floor) if floor > 0 else coder
