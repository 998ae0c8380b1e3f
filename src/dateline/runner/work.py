"""One input from bytes to coding: the part of a run that needs no ledger and can happen in any process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dateline.errors import DatelineError, ReadingError
from dateline.ledger import Entry
from dateline.model import Article, Coder, Refusal, SetAside, Snapshot

Reader = Callable[[Snapshot], Article | SetAside]
"""Turns a snapshot into text; ReadingError where it cannot."""

WORK_REFUSALS: Final[dict[str, str]] = {
    "failed": "the program met an error of its own on this article",
    "out_of_memory": "the article needs more memory than a worker may use",
    "timed_out": "the article takes longer than a worker may",
    "crashed": "the worker process died on this article",
}
"""Every kind of refusal that reading and coding can end in, with its meaning; all are tried again next time."""


@dataclass(frozen=True, slots=True)
class Known:
    """An input that this coder's runs have already dealt with."""

    snapshot: Snapshot


Input = Snapshot | Refusal | Known
Result = Entry | Refusal | Known


def work_on(snapshot: Snapshot, coder: Coder, read: Reader) -> Entry | Refusal:
    """Read and code one snapshot. Only what would fail on every article is raised (ResourceError)."""
    try:
        found = read(snapshot)
        if isinstance(found, SetAside):
            return Entry.set_aside(snapshot, coder.id, found)
        return Entry.coded(snapshot, found, coder.code(found))
    except ReadingError as error:
        return Entry.set_aside(snapshot, coder.id, SetAside(snapshot.id, error.kind, str(error)))
    except DatelineError:
        raise
    except MemoryError:
        return Refusal(snapshot.origin, "out_of_memory", "More memory is needed than a worker may use.")
    except Exception as error:
        return Refusal(snapshot.origin, "failed", f"{type(error).__name__}: {str(error)[:200]}")
