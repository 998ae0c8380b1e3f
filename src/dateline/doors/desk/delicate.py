"""Words that somebody may want to be asked before seeing: a victim's name, graphic detail."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dateline.model import Article, Claim, Participant

_GRAPHIC: Final = re.compile(
    r"\b(?:behead|decapitat|dismember|mutilat|disembowel|tortur|castrat|lynch(?:ed|ing)\b|rap(?:e|es|ed|ing|ist|ists)\b|charred|"
    r"severed|entrails|gore\b|gory\b|corpse|body parts?\b|limbs?\b|blood-?soaked|pools? of blood|burn(?:ed|t) alive|"
    r"burn(?:ed|t) beyond recognition|slit (?:his|her|their) throats?|throats? (?:were |was )?(?:slit|cut)|"
    r"sexual(?:ly)? (?:assault|abus|violen)|mass graves?|hacked to death|stoned to death)",
    re.IGNORECASE,
)
"""Beginnings of words that tell what was done to a body; a few too many fold a sentence too many."""

_HARMED: Final = ("victim", "target")


@dataclass(frozen=True, slots=True)
class Delicate:
    """How many victims an article names, and how many of its sentences tell graphic detail."""

    names: int
    passages: int

    @property
    def words(self) -> str:
        """The counts as a reader is told them; "" where there is nothing to tell."""
        names = f"{self.names} victim{'s' if self.names > 1 else ''} named" if self.names else ""
        passages = f"{self.passages} sentence{'s' if self.passages > 1 else ''} with graphic detail"
        return ", ".join(part for part in (names, passages if self.passages else "") if part)


def names_victim(party: Participant) -> bool:
    """True for a single person whom harm was done to."""
    return party.kind == "person" and party.role in _HARMED


def is_delicate(claims: Iterable[Claim]) -> bool:
    """True where any of the claims names a victim, or its words tell graphic detail."""
    return any(
        (isinstance(c.value, Participant) and names_victim(c.value)) or _GRAPHIC.search(c.span.quote) is not None
        for c in claims
    )


def delicate_in(article: Article, claims: Iterable[Claim]) -> Delicate:
    """What an article holds."""
    parties = [claim.value for claim in claims if isinstance(claim.value, Participant)]
    names = {(party.name or party.written).casefold() for party in parties if names_victim(party)}
    passages = sum(_GRAPHIC.search(article.text, start, end) is not None for start, end in article.sentences)
    return Delicate(len(names), passages)
