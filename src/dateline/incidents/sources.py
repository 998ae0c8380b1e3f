"""When a claim was published, and which claims are one origin however many articles repeat them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from dateline.model import Claim, Speaker

_PLAIN = re.compile(r"\W+")
_ARTICLE = re.compile(r"^(?:the|an?) ")


def plain(text: str) -> str:
    """The words casefolded, without an article before them."""
    return _ARTICLE.sub("", _PLAIN.sub(" ", text.casefold()).strip())


@dataclass(frozen=True, slots=True)
class Sources:
    """``article_of`` by mention id; ``published`` and ``origins`` by article id.

    ``origins`` names the origin of each article that repeats others (a wire copy, a near-copy); an article that is
    not there is an origin of its own.
    """

    article_of: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, date | None] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)

    def day(self, claim: Claim) -> date | None:
        """The day on which the claim's article was published."""
        return self.published.get(self.article_of.get(claim.mention, ""))

    def home(self, claim: Claim) -> str:
        """The origin of the claim's article."""
        article = self.article_of.get(claim.mention, claim.mention)
        return self.origins.get(article, article)

    def origin(self, claim: Claim) -> str:
        """Whom the claim rests on: its nearest named speaker, whichever article quotes him; else its article.

        A speaker without a name or body ("a witness") is one for each origin of articles.
        """
        if not claim.speakers:
            return self.home(claim)
        named = _named(claim.speakers[0])
        return f"says {named}" if named else f"says {plain(claim.speakers[0].written)} in {self.home(claim)}"

    def origins_of(self, claims: Iterable[Claim]) -> frozenset[str]:
        """The independent origins of claims; an article that only quotes adds none beside those it quotes."""
        by_home: dict[str, set[str]] = {}
        for claim in claims:
            by_home.setdefault(self.home(claim), set()).add(self.origin(claim))
        return frozenset(
            origin for home, found in by_home.items() for origin in (found - {home} if len(found) > 1 else found)
        )


def _named(speaker: Speaker) -> str:
    """The body that a voice speaks for, else its name: two spokesmen of one ministry are one origin."""
    return plain(speaker.organisation or speaker.name or "")
