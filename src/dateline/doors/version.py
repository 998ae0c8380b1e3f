"""The program's version, from the installed package."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Final


def _version() -> str:
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "0+unknown"


VERSION: Final = _version()
