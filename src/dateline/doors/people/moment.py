"""Moments as accounts keep them: ISO 8601 in UTC, whose order as text is their order in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def moment_text(at: datetime) -> str:
    """The moment as it is kept."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def later(at: datetime, by: timedelta) -> str:
    """A moment after (or, by a negative span, before) another, as it is kept."""
    return moment_text(at + by)
