"""What a coder makes of one article, and what a coder is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dateline.model.article import Article
from dateline.model.claim import Claim
from dateline.model.mention import Mention
from dateline.model.rejection import Rejection


@dataclass(frozen=True, slots=True)
class CoderId:
    """Name, version and ``sha256:`` of the configuration: two runs with equal ids give equal claims."""

    name: str
    version: str
    config: str


@dataclass(frozen=True, slots=True)
class Coding:
    """Mentions in text order with the claims that passed the gate, and what did not pass."""

    article: str
    coder: CoderId
    relevant: bool
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    rejections: tuple[Rejection, ...] = ()


class Coder(Protocol):
    """A component that reads an article (architecture, law 4)."""

    @property
    def id(self) -> CoderId:
        """Who is coding."""

    @property
    def writes(self) -> frozenset[str]:
        """The claim fields that this coder may write."""

    def code(self, article: Article) -> Coding:
        """Code one article. Pure: the same article gives the same coding."""
