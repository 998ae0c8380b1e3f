"""One article without a ledger: what ``dateline code`` does."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.ledger import Entry
from dateline.model import Article, Coder, Coding, Refusal, SetAside, Snapshot
from dateline.runner.read import read_snapshot
from dateline.runner.work import Reader, work_on


@dataclass(frozen=True, slots=True)
class Coded:
    """An article with its coding."""

    article: Article
    coding: Coding


def code_snapshot(snapshot: Snapshot, coder: Coder, read: Reader = read_snapshot) -> Coded | SetAside | Refusal:
    """Read and code one snapshot; nothing is stored."""
    found = work_on(snapshot, coder, read)
    match found:
        case Entry(article=Article() as article, result=Coding() as coding):
            return Coded(article, coding)
        case Entry(result=SetAside() as set_aside):
            return set_aside
        case Refusal():
            return found
        case _:
            raise AssertionError("a coding without its article")
