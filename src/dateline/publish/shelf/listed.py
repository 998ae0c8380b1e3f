"""Incidents that a file or a command lists: read from the shelf where it has them, else folded from the log."""

from __future__ import annotations

from dateline.incidents import DEFAULT_POLICY, Policy
from dateline.ledger import LedgerReader
from dateline.publish.corpus import Corpus
from dateline.publish.export import Origin
from dateline.publish.filters import IncidentFilter
from dateline.publish.knowledge import day_of
from dateline.publish.reading_room import corpus_with_origin, origin_of
from dateline.publish.shelf.shelving import made_by
from dateline.publish.shelf.stand import Stand, Wanted
from dateline.publish.traces import with_former


def stand_at(ledger: LedgerReader, policy: Policy, upto: int) -> Stand | None:
    """The shelf at a position; None where it does not go so far, where another program made it, in the middle of what
    came in at once, and for a policy under which other numbers may pass a filter than those that it has."""
    shelf = ledger.shelf
    if policy.name != DEFAULT_POLICY or shelf.position < upto or not shelf.is_of(made_by()):
        return None
    here = [event.recorded_at for event in ledger.events(upto - 1, upto + 1)]
    if len(here) > 1 and here[0] == here[1]:
        return None
    return Stand(shelf, ledger, policy, upto, day_of(ledger, upto))


def corpus_listed(
    ledger: LedgerReader, policy: Policy, version: str, upto: int, wanted: IncidentFilter
) -> tuple[Corpus, Origin]:
    """What is behind the incidents that pass, with their former claims, and what an export of them says of itself.

    ``ledger`` hides nothing. From the shelf, it costs what those incidents cost; a fold gives all there are.
    """
    stand = None if wanted == IncidentFilter() else stand_at(ledger, policy, upto)
    if stand is None:
        return corpus_with_origin(ledger, policy, version, upto)
    asked = Wanted(wanted)
    found = stand.page(asked, stand.count(asked))
    corpus = with_former(ledger, stand.corpus(found), upto)
    if stand_at(ledger, policy, upto) is None:  # somebody had the shelf made anew meanwhile
        return corpus_with_origin(ledger, policy, version, upto)
    return corpus, origin_of(ledger, policy, version, upto)
