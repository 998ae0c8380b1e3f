"""What went wrong, as RFC 9457 has it: ``application/problem+json``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from dateline.errors import (
    DatelineError,
    InputError,
    LedgerFull,
    LedgerLocked,
    ResourceError,
    StaleDecision,
    UsageError,
)
from dateline.model import JsonObject, canonical

PROBLEMS: Final = {
    "unknown_host": (421, "the request's Host is not on the list"),
    "cross_site": (403, "a page of another site sent the write"),
    "signed_out": (401, "nobody has signed in, or the token does not hold"),
    "slow_down": (429, "too many failed sign-ins; wait for the seconds in Retry-After"),
    "role": (403, "the role may not do this"),
    "blind": (403, "who is coding a sample blind may not see this yet"),
    "method": (405, "the address does not take this method"),
    "not_found": (404, "there is nothing at this address, or at this id"),
    "too_large": (413, "the body is larger than the desk takes"),
    "media_type": (415, "the body is not of the type that the address takes"),
    "invalid": (422, "a parameter or the body is not as described"),
    "refused": (422, "the ledger or the gate does not take this; the sentence says why"),
    "stale": (409, "somebody decided on the same mentions since they were looked at"),
    "input": (422, "the article cannot be read"),
    "preparing": (503, "the lists of incidents are being made; ask again after the seconds in Retry-After"),
    "busy": (503, "another process is writing; try again"),
    "full": (507, "the disk is full; what was acknowledged is safe"),
    "unavailable": (503, "the gazetteer or the parser is missing"),
    "store": (500, "the store cannot do what was asked"),
    "unforeseen": (500, "an error that nobody foresaw; nothing half-done was stored"),
}
"""Every ``type`` of a problem with its status and meaning."""


@dataclass(frozen=True, slots=True)
class Problem:
    """``kind`` is a key of PROBLEMS; ``detail`` says what happened, what is safe and what to do.

    ``wait`` is in seconds.
    """

    status: int
    kind: str
    detail: str
    wait: int = 0

    @property
    def headers(self) -> dict[str, str]:
        """What HTTP wants to be told beside the problem."""
        told = {"WWW-Authenticate": 'Bearer realm="Dateline"'} if self.status == 401 else {}
        return {**told, "Retry-After": str(self.wait)} if self.wait else told


class ProblemRaised(Exception):  # noqa: N818 - it carries a problem, which is no error of the program
    """A problem on its way out."""

    def __init__(self, kind: str, detail: str, wait: int = 0) -> None:
        super().__init__(detail)
        self.problem = Problem(PROBLEMS[kind][0], kind, detail, wait)


def problem_of(error: DatelineError) -> Problem:
    """The problem that an error of the rooms below is to a caller."""
    match error:
        case StaleDecision():
            kind = "stale"
        case UsageError():
            kind = "refused"
        case InputError():
            kind = "input"
        case LedgerLocked():
            kind = "busy"
        case LedgerFull():
            kind = "full"
        case ResourceError():
            kind = "unavailable"
        case _:
            kind = "store"
    return Problem(PROBLEMS[kind][0], kind, str(error))


def problem_answer(problem: Problem) -> Response:
    """The problem as a response."""
    title = PROBLEMS[problem.kind][1]
    body: JsonObject = {
        "type": f"about:blank#{problem.kind}",
        "title": title,
        "status": problem.status,
        "detail": problem.detail,
    }
    return Response(canonical(body), problem.status, problem.headers, "application/problem+json")
