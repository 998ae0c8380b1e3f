"""Which mentions a person means by a name, and what an incident is called: looked up near the name alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from dateline.errors import UsageError
from dateline.incidents import cluster_around, incident_id
from dateline.ledger import LedgerReader
from dateline.model import Judgement, Mention

SHORTEST = 4
"""Digits of an id that a person has to give."""


def mentions_meant(ledger: LedgerReader, name: str) -> tuple[str, ...]:
    """The mention of a ``mention-`` id, or every mention of the incident that an ``incident-`` id leads to now.

    Beginnings of ids will do. An incident's former id leads to the incident that it became a part of. UsageError where
    the name fits nothing or several.
    """
    kind, _, digits = name.rpartition("-")
    if kind not in ("", "incident", "mention") or len(digits) < SHORTEST:
        raise UsageError(f"{name!r} names no incident or mention; give an id or at least {SHORTEST} digits of it.")
    found = ledger.mention(f"mention-{digits}")
    if found is None:
        raise UsageError(f"no {kind or 'incident'} {name!r}; dateline incidents lists them.")
    heir = ledger.heir(found.id) or found.id
    return (heir,) if kind == "mention" else cluster_of(ledger, heir)


def cluster_of(ledger: LedgerReader, mention: str) -> tuple[str, ...]:
    """The mentions of one incident, given one of them."""
    return cluster_around(mention, partial(_judgements, ledger, cache(ledger.counts_now)))


def _judgements(ledger: LedgerReader, counts: Callable[[str], bool], mention: str) -> Iterator[Judgement]:
    """The judgements on a mention; a machine's counts only while both codings do."""
    for judgement in ledger.judgements(mention=mention):
        if judgement.maker.kind == "person" or (counts(judgement.left) and counts(judgement.right)):
            yield judgement


def name_of(ledger: LedgerReader, group: Iterable[str]) -> str:
    """What the incident of these mentions is called."""
    known: dict[str, Mention] = {m.id: m for name in group if (m := ledger.mention(name)) is not None}
    articles = {m.article: ledger.article(m.article) for m in known.values()}
    published = {name: stored.article.published for name, stored in articles.items() if stored is not None}
    return incident_id(known, known, published)


def incidents_now(ledger: LedgerReader, mentions: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The incidents that these mentions are in, each with all its mentions."""
    found: dict[str, tuple[str, ...]] = {}
    seen: set[str] = set()
    for mention in mentions:
        if mention not in seen:
            group = cluster_of(ledger, mention)
            seen.update(group)
            found[name_of(ledger, group)] = group
    return found
