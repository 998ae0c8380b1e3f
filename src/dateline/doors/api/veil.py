"""What one person may not see: sensitive incidents for readers, and what is being coded blind for its coders."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from dateline.doors.people import Person
from dateline.ledger import LedgerReader
from dateline.model import digest
from dateline.model.double_coding import folders_of
from dateline.runner.concerned import cluster_of

PUBLIC: Final = Person("", "reader")
"""Somebody who may see no more than any reader."""

SENSITIVE: Final = "incidents marked as sensitive, and the words of the articles that tell them"
"""What is withheld from readers, as a manifest says it."""


@dataclass(frozen=True)
class Veil:
    """``mentions`` (ids) of incidents that are not shown, of every coding, and ``articles`` whose words are not."""

    mentions: frozenset[str] = frozenset()
    articles: frozenset[str] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        return bool(self.mentions or self.articles)

    @cached_property
    def key(self) -> str:
        """A mark of what is hidden; "" where nothing is."""
        return digest("veil", *sorted(self.mentions), "", *sorted(self.articles))[:24] if self else ""

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of incidents that may have been named after a hidden mention."""
        return frozenset(f"incident-{mention.removeprefix('mention-')}" for mention in self.mentions)

    def hides(self, mentions: Iterable[str]) -> bool:
        """True where any of the mentions is hidden."""
        return not self.mentions.isdisjoint(mentions)


def veil_for(ledger: LedgerReader, person: Person) -> Veil:
    """What a person may not see now; a look at the past hides the same.

    An article that tells a sensitive incident is hidden with it, in all its versions, since its words tell it. An
    article that is being coded blind hides the incidents that it tells, whoever else tells them.
    """
    mentions: set[str] = set()
    articles: set[str] = set()
    if not person.may("coder"):
        marked = _with_kin(ledger, _incidents(ledger, ledger.sensitive()))
        mentions |= marked
        articles |= _families(ledger, ledger.articles_telling(marked))
    own = [f for f in folders_of(ledger.works()).values() if f.is_blind_for(person.name)]
    blind = _families(ledger, {article for folder in own for article in folder.sample.articles})
    told = {m.id for article in blind for coded in ledger.codings_of(article) for m in coded.coding.mentions}
    mentions |= _with_kin(ledger, _incidents(ledger, told))
    return Veil(frozenset(mentions), frozenset(articles | blind))


def marked_now(ledger: LedgerReader) -> frozenset[str]:
    """Every mention of an incident that is marked as sensitive now."""
    return frozenset(_incidents(ledger, ledger.sensitive()))


def _incidents(ledger: LedgerReader, mentions: Collection[str]) -> set[str]:
    """The mentions of every incident that has one of these; looked up on the shelf where that is up to date."""
    found: set[str] = set()
    if mentions and ledger.shelf.position == ledger.head().position:
        lines = {place.line for place in ledger.shelf.of_mentions(mentions).values()}
        found.update(*ledger.shelf.members(lines).values())
    for name in mentions:
        if name not in found:
            found.update(cluster_of(ledger, name), (name,))
    return found


def _with_kin(ledger: LedgerReader, mentions: set[str]) -> set[str]:
    """Also the mentions of other codings of the same articles that these took the place of, or that nothing did."""
    kin = {other for name in mentions for other in ledger.kin_of(name)} - mentions
    return mentions | {name for name in kin if ledger.heir(name) in (None, *mentions)}


def _families(ledger: LedgerReader, articles: Iterable[str]) -> set[str]:
    """The articles in all their versions."""
    return set().union(*(ledger.family_of(article) for article in articles))
