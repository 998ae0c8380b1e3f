"""What an article says about itself: not finished, corrected, updated, withdrawn."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import get_args

from dateline.model import Notice, NoticeKind, Span
from dateline.reading.ranges import Range

_STORY = r"(?:story|article|report|dispatch|page|post|item|piece|(?:live )?blog|copy|version|file)"
_HINTS = (
    "retract", "kill notice", "withdr", "taken down", "removed", "correct", "clarif", "erratum", "corrigend",
    "version", "edition", "amended", "regret", "apologi", "wrongly", "mistaken", "erroneous", "earlier",
    "previous", "develop", "breaking", "follow", "to come", "will come", "updat", "check back", "bring",
    "have more", "available", "keep checking", "stay with", "will be revised", "we get", "we have", "we learn",
    "refresh", "flash", "urgent", "live", "adds", "recasts",
)  # fmt: skip
"""Some word of every rule, so that most sentences are never looked at closely."""


@cache
def _rules() -> tuple[tuple[NoticeKind, re.Pattern[str]], ...]:
    """The rules of ``data/notices.txt`` joined by kind, in the order in which they are asked."""
    found: dict[NoticeKind, list[str]] = {}
    for row in (files(__package__) / "data" / "notices.txt").read_text("utf-8").splitlines():
        name, _, pattern = row.partition(": ")
        for kind in get_args(NoticeKind):
            if name == kind:
                found.setdefault(kind, []).append(pattern.replace("STORY", _STORY))
    return tuple((kind, re.compile("|".join(patterns), re.I)) for kind, patterns in found.items())


def notices_of(text: str, sentences: tuple[Range, ...]) -> tuple[Notice, ...]:
    """One notice for each sentence that speaks of the article itself, in text order; the span is the sentence."""
    lowered = text.lower()
    hints = [hint for hint in _HINTS if hint in lowered]
    found: list[Notice] = []
    for start, end in sentences if hints else ():
        words = text[start:end]
        lowered = words.lower()
        if not any(hint in lowered for hint in hints):
            continue
        kind = next((kind for kind, rule in _rules() if rule.search(words)), None)
        if kind is not None:
            found.append(Notice(kind, Span(start, end, words)))
    return tuple(found)
