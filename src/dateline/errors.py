"""Every error that a user can meet. One tree:

DatelineError
├── UsageError            the call's words are off: an option, a date, a path            exit 2
├── InputError            an input that cannot be read; the rest of a batch goes on      exit 3
├── ReadingError          the page could not be turned into text (time, memory, markup)  exit 3
├── ResourceError         the gazetteer or the parser is missing or broken               exit 4
├── LedgerError           the store                                                      exit 5
│   ├── LedgerLocked      another process holds it
│   ├── LedgerTooNew      written by a newer program
│   ├── LedgerCorrupt     a hash or a quote does not hold
│   ├── LedgerFull        the disk is full; what was acknowledged is safe
│   └── StaleDecision     somebody decided on the same mentions since they were looked at
└── ExportError           an export that could not be written or read back               exit 6
"""

from __future__ import annotations


class DatelineError(Exception):
    """A clear sentence that names the input and the next step; ``exit_code`` is what the command line returns."""

    exit_code = 1


class UsageError(DatelineError):
    """The call's words are off."""

    exit_code = 2


class InputError(DatelineError):
    """An input that cannot be read; in a batch each one is a typed Refusal that is stored and counted."""

    exit_code = 3


class ReadingError(DatelineError):
    """The page could not be turned into text; ``kind`` is the typed reason."""

    exit_code = 3

    def __init__(self, message: str, kind: str = "unreadable") -> None:
        super().__init__(message)
        self.kind = kind


class ResourceError(DatelineError):
    """The gazetteer or the parser is missing or broken."""

    exit_code = 4


class LedgerError(DatelineError):
    """The store cannot do what was asked."""

    exit_code = 5


class LedgerLocked(LedgerError):  # noqa: N818 - the tree reads as a list of what happened
    """Another process holds the store."""


class LedgerTooNew(LedgerError):  # noqa: N818
    """The store was written by a newer program."""


class LedgerCorrupt(LedgerError):  # noqa: N818
    """A hash or a quote in the store does not hold."""


class LedgerFull(LedgerError):  # noqa: N818
    """The disk is full; what was acknowledged is safe."""


class StaleDecision(LedgerError):  # noqa: N818
    """Somebody decided on the same mentions after the person had looked at them; nothing was stored."""


class ExportError(DatelineError):
    """An export could not be written or did not read back."""

    exit_code = 6
