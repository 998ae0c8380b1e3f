"""One thing that was recorded: its kind, its content, when, and a seal over everything before it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from dateline.model import JsonObject, canonical

EVENT_KINDS: Final[dict[str, str]] = {
    "run_started": "a run over some inputs began",
    "run_finished": "a run ended, with what became of its inputs",
    "run_chosen": "a run was chosen: its coder's codings count from here on",
    "snapshot": "bytes were captured, with what was given beside them",
    "observation": "captured bytes were met at an origin, once a day at most",
    "article": "a text was read from a capture",
    "version": "two articles of one outlet were found to be one story at two moments",
    "outcome": "what a coder's run made of a capture: coded, or set aside and why",
    "coding": "a coder coded an article",
    "mention": "a coding found an event told by the article",
    "claim": "a coding found what the article says about one field of a mention",
    "rejection": "a coding did not take a proposed value, and why",
    "refusal": "an input was not taken in, and why",
    "linking": "a linker compared the mentions of a coding with those before it",
    "judgement": "two mentions were judged the same incident, different, or unsure",
    "decision": "a person said which mentions are one incident, which are different ones, or that nobody can tell",
    "correction": "a person read a value in the words of an article",
    "ruling": "a person accepted or rejected a claim, or could not tell",
    "marking": "a person marked what mentions tell as sensitive, or no longer",
    "sample": "a person drew articles for two people to code without seeing each other's answers",
    "blind_coding": "a person said what an article of a sample tells, without seeing anybody else's answers",
    "adjudication": "a person settled what stands for an article of a sample",
    "undo": "a person took back a decision, a correction, a ruling, a marking or an undo",
}
"""Every kind of event with its meaning in words."""

_CIRCUMSTANCES: Final = frozenset({"run_started", "run_finished", "run_chosen", "observation", "linking"})

CONTENT_KINDS: Final = tuple(sorted(EVENT_KINDS.keys() - _CIRCUMSTANCES))
"""The kinds that say what is known, not when it was met; the content hash covers these."""

NO_SEAL: Final = bytes(32)
"""The seal before the first event."""


@dataclass(frozen=True, slots=True)
class Event:
    """``body`` is canonical JSON; ``recorded_at`` ISO 8601 in UTC with microseconds, never before its predecessor's.

    ``digest`` (32 bytes) is over kind, id and body; ``seal`` over the previous seal, the digest and the time, so that
    no earlier event can be changed, moved or removed without breaking every later seal.
    """

    position: int
    kind: str
    id: str
    recorded_at: str
    digest: bytes
    seal: bytes
    body: str

    @property
    def holds(self) -> bool:
        """True where the digest is that of the content."""
        return self.digest == event_digest(self.kind, self.id, self.body)


_LONE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    r"""The text with half surrogates (odd file names) and the zero character written as ``\uXXXX``: a database of UTF-8
    cannot hold the ones, nor PostgreSQL the other."""
    return text if text.isascii() and "\0" not in text else _LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def body_text(body: JsonObject) -> str:
    """The canonical JSON of a body; half surrogates stay readable as JSON escapes."""
    return storable(canonical(body))


def event_digest(kind: str, event_id: str, body: str) -> bytes:
    """SHA-256 over the three parts, each prefixed with its length in 8 bytes, big endian."""
    h = hashlib.sha256()
    for part in (kind, event_id, body):
        raw = part.encode("utf-8", "surrogatepass")
        h.update(len(raw).to_bytes(8, "big"))
        h.update(raw)
    return h.digest()


def next_seal(before: bytes, digest: bytes, recorded_at: str) -> bytes:
    """SHA-256 over the seal before, the digest and the time of recording."""
    return hashlib.sha256(before + digest + recorded_at.encode()).digest()


def timestamp(moment: datetime) -> str:
    """A moment as the store writes it; text order is time order. ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment of recording needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
