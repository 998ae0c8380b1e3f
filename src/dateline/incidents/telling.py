"""One mention as linking sees it: its own record, the words of its evidence, and the day it was published."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.incidents.fold import fold_incident
from dateline.incidents.policy import DEFAULT_POLICY, policy_named
from dateline.model import Claim, Incident, Mention

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_COMMON_WORDS: Final = (
    "said that with from were have been this they their after when which where about into over also more than "
    "people killed wounded injured attack according police officials reported least near other there"
)
_COMMON: Final = frozenset(_COMMON_WORDS.split())
_FULL_NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:[A-Z]\.? )?[A-Z][\w'’-]+)+")


@dataclass(frozen=True, slots=True)
class Telling:
    """``record`` is folded from this mention alone; ``terms`` are the telling words of its quotes, casefolded."""

    mention: Mention
    record: Incident
    terms: frozenset[str]
    published: date | None


def telling_of(mention: Mention, claims: Iterable[Claim], published: date | None) -> Telling:
    """The telling of one mention from its claims."""
    own = [c for c in claims if c.mention == mention.id]
    record = fold_incident([mention], own, policy_named(DEFAULT_POLICY), {mention.article: published})
    quotes = " ".join({c.span.quote for c in own} | {s.quote for s in mention.acts})
    terms = frozenset(w for w in map(str.casefold, _WORD.findall(quotes)) if w not in _COMMON)
    return Telling(mention, record, terms, published)


def names_of(telling: Telling) -> frozenset[str]:
    """The full names of single persons among the parties, casefolded; a group's or an office's is none."""
    persons = (p for p in telling.record.participants if p.kind in ("person", "civilians", "unidentified"))
    return frozenset(name.casefold() for p in persons for name in _FULL_NAME.findall(p.name or p.written))
