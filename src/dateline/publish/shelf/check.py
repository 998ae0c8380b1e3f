"""The shelf against the log: what is listed has to be what folding everything gives."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from dateline.incidents import DEFAULT_POLICY, policy_named
from dateline.ledger import LedgerReader, Problem, ShelfFilter
from dateline.publish.corpus import Corpus
from dateline.publish.reading_room import corpus_of
from dateline.publish.record import incident_json
from dateline.publish.shelf.line import kept_from
from dateline.publish.shelf.shelving import made_by

_AT_ONCE = 200


def shelf_problems(ledger: LedgerReader) -> Iterator[Problem]:
    """Lines that do not hold, up to where the shelf goes; nothing for one that another program made, which is thrown
    away before it is read."""
    shelf = ledger.shelf
    if not shelf.is_of(made_by()) or not shelf.position:
        return
    corpus = corpus_of(ledger, policy_named(DEFAULT_POLICY), shelf.position)
    mentions = _mentions(corpus)
    places = shelf.page(ShelfFilter(), len(corpus.incidents) + 1)
    if len(places) != len(corpus.incidents):
        detail = f"it lists {len(places)} incidents, the log gives {len(corpus.incidents)}"
        yield Problem("shelf", str(shelf.position), detail)
    for start in range(0, len(places), _AT_ONCE):
        some = places[start : start + _AT_ONCE]
        members, records = shelf.members(p.line for p in some), shelf.records(p.line for p in some)
        folded = corpus.incidents[start : start + _AT_ONCE]
        for place, record, incident in zip_longest(some, records, folded):
            if place is None or record is None or incident is None:
                return
            same = kept_from(record).body == incident_json(incident) and members[place.line] == mentions[incident.id]
            if not same:
                yield Problem("shelf", place.id, "its line is not what folding the log gives")


def _mentions(corpus: Corpus) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for mention, incident in sorted(corpus.incident_of.items()):
        found.setdefault(incident, []).append(mention)
    return found
