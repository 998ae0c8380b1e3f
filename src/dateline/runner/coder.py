"""The coder that a run uses, from settings."""

from __future__ import annotations

from dateline.coding import ParserCoder
from dateline.model import Coder
from dateline.normalise.places import default_gazetteer_path
from dateline.settings import Settings


def make_coder(settings: Settings) -> Coder:
    """The program's own coder; ResourceError where the gazetteer or the parser is missing."""
    return ParserCoder(default_gazetteer_path(), settings.parser)
