"""The incident that a user means by the beginning of an id."""

from __future__ import annotations

from dateline.errors import UsageError
from dateline.model import Incident
from dateline.publish import Corpus


def incident_named(corpus: Corpus, prefix: str) -> Incident:
    """The one incident whose id, or one of whose mentions' ids, begins so; UsageError where none or several do.

    A mention's id finds its incident even after a merge, so an old link never dies.
    """
    wanted = prefix if "-" in prefix else f"incident-{prefix}"
    digits = wanted.partition("-")[2]
    if len(digits) < 4:
        raise UsageError(f"{prefix!r} is too short to name an incident; give at least four digits of the id")
    known = {incident for mention, incident in corpus.incident_of.items() if mention.startswith(f"mention-{digits}")}
    held = [i for i in corpus.incidents if i.id.startswith(wanted) or i.id in known]
    if not held:
        raise UsageError(f"no incident {prefix!r}; dateline incidents lists them")
    if len(held) > 1:
        raise UsageError(f"{prefix!r} fits {len(held)} incidents; give more digits")
    return held[0]
