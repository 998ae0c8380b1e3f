"""When something happened, as precisely as the words allow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model.words import DatePrecision, Status


@dataclass(frozen=True, slots=True)
class DateValue:
    """First and last possible calendar day, both inclusive; None while the words cannot be resolved.

    ``written`` keeps the words in every case (codebook §2).
    """

    start: date | None
    end: date | None
    precision: DatePrecision
    written: str | None
    status: Status = "reported"

    @classmethod
    def silent(cls) -> DateValue:
        """Nobody says when."""
        return cls(None, None, "none", None, "not_reported")

    @classmethod
    def unresolved(cls, written: str) -> DateValue:
        """Words that cannot be placed on the calendar from what was given."""
        return cls(None, None, "none", written, "reported")
