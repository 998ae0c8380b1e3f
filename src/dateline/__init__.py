"""Dateline: conflict news into an auditable, versioned record of incidents.

Three names are public; everything else may change: ``code_text``, ``DatelineError`` and ``__version__``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.doors.library import code_text
    from dateline.errors import DatelineError

    __version__: str

__all__ = ["DatelineError", "__version__", "code_text"]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that importing the package costs nothing."""
    match name:
        case "code_text":
            from dateline.doors.library import code_text

            return code_text
        case "DatelineError":
            from dateline.errors import DatelineError

            return DatelineError
        case "__version__":
            from dateline.doors.version import VERSION

            return VERSION
        case _:
            raise AttributeError(f"module 'dateline' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
