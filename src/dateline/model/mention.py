"""One event as told by one article."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.span import Span
from dateline.model.words import Role


@dataclass(frozen=True, slots=True)
class Mention:
    """``article`` is the article's id; ``acts`` are the words that tell the act, in text order, at least one."""

    id: str
    article: str
    role: Role
    acts: tuple[Span, ...]
