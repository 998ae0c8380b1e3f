"""The incident that a user means by the beginning of an id."""

from __future__ import annotations

import click

from dateline.errors import UsageError
from dateline.ledger import LedgerReader
from dateline.model import Incident
from dateline.publish import Corpus


def incident_named(corpus: Corpus, prefix: str, ledger: LedgerReader, upto: int) -> Incident:
    """The one incident whose id, or one of whose mentions' ids, begins so; UsageError where none or several do.

    An id that was an incident's leads to where its first mention is now, after a merge, a split or another coding of
    the article, and a word on standard error says so: an old link never dies.
    """
    wanted = prefix if "-" in prefix else f"incident-{prefix}"
    digits = wanted.partition("-")[2]
    if len(digits) < 4:
        raise UsageError(f"{prefix!r} is too short to name an incident; give at least four digits of the id")
    known = {incident for mention, incident in corpus.incident_of.items() if mention.startswith(f"mention-{digits}")}
    held = [i for i in corpus.incidents if i.id.startswith(wanted) or i.id in known]
    if not held:
        old = ledger.mention(f"mention-{digits}", upto)
        heir = None if old is None else ledger.heir(old.id, upto)
        held = [i for i in corpus.incidents if i.id == corpus.incident_of.get(heir or "")]
    if not held:
        raise UsageError(f"no incident {prefix!r}; dateline incidents lists them")
    if len(held) > 1:
        raise UsageError(f"{prefix!r} fits {len(held)} incidents; give more digits")
    if wanted.startswith("incident-") and not held[0].id.startswith(wanted):
        click.echo(f"{wanted} is now part of {held[0].id}", err=True)
    return held[0]
