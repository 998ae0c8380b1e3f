"""Patterns over class letters and the meaning that each gives (letters: ``lexicon``; groups: ``cut``)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dateline.normalise.dates.cut import Cut
from dateline.normalise.dates.meaning import Meaning

Builder = Callable[[Cut], Meaning | None]

NUM: Final = r"(?:[nkyj](?:n/[nk])?J?|w(?:-?[wJ]|c[wJ]){0,6}|aJ(?:cw|w|J){0,4}|V)"
REL: Final = r"(?:D?T?z|D?t?[lx]|D?t|T)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled pattern and the builder of its meaning, which may still refuse."""

    pattern: re.Pattern[str]
    build: Builder


RULES: Final[list[Rule]] = []


def screen() -> re.Pattern[str]:
    """One pattern that matches wherever a rule does: most places are refused in one step."""
    return re.compile("|".join(f"(?:{re.sub(r'[?]P<[a-z0-9]+>', '?:', rule.pattern.pattern)})" for rule in RULES))


def rule(*patterns: str) -> Callable[[Builder], Builder]:
    """Register a builder for patterns; where two match at one place the longer wins, then the earlier."""

    def register(build: Builder) -> Builder:
        RULES.extend(Rule(re.compile(pattern), build) for pattern in patterns)
        return build

    return register
