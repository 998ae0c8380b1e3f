"""Whether two tellings are of two days beyond doubt: a second strike the next day is another incident (codebook §5).

However alike the words: wire services tell like events in like sentences. In doubt are a night between two days, a day
that a copy or a version of one text counts from another day of publication, and people who are named as harmed in both.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.incidents.gist import short_name
from dateline.incidents.origins import SHARE, share
from dateline.incidents.telling import Telling
from dateline.model import COUNT_FIELDS, DateValue, Incident

_LATE: Final = re.compile(r"\b(?:late|evening|night|overnight|midnight|eve)\b", re.IGNORECASE)
_EARLY: Final = re.compile(r"\b(?:early|dawn|overnight|midnight|small hours)\b|\ba\.?m\b", re.IGNORECASE)
_FIRST: Final = re.compile(r"^(?:on|in|at) ")


def are_two_days(one: Telling, other: Telling) -> bool:
    """True where each tells its day, the days differ, and nothing leaves a doubt; symmetric."""
    if one.record is None or other.record is None:
        return False
    left, right = one.record.date, other.record.date
    if not (left.precision == right.precision == "day") or left.start == right.start:
        return False
    return not (_night_between(left, right) or _is_one_text(one, other) or _harmed_in_both(one, other))


def _night_between(one: DateValue, other: DateValue) -> bool:
    """True for neighbouring days of which the first is told late, or the second early, but not both alike."""
    if one.start is None or other.start is None or abs((one.start - other.start).days) > 1:
        return False
    before, after = (d.written or "" for d in ((one, other) if one.start < other.start else (other, one)))
    return any(bool(part.search(before)) != bool(part.search(after)) for part in (_LATE, _EARLY)) and bool(
        _LATE.search(before) or _EARLY.search(after)
    )


def _is_one_text(one: Telling, other: Telling) -> bool:
    """True for what was met at one address, and for copies that give the day in the same words and no other number."""
    if one.url is not None and one.url == other.url:
        return True
    left, right = one.record, other.record
    assert left is not None
    assert right is not None
    if _words(left) != _words(right) or any(left.count(name).low != right.count(name).low for name in COUNT_FIELDS):
        return False
    return share(one.text, other.text) >= SHARE


def _words(record: Incident) -> str:
    return _FIRST.sub("", (record.date.written or "").casefold())


def _harmed_in_both(one: Telling, other: Telling) -> bool:
    """True where somebody harmed in the one is named in the other, or both share a name and an age."""
    if _harmed(one) & other.names or _harmed(other) & one.names:
        return True
    return bool(one.gist.ages & other.gist.ages and one.names & other.names)


def _harmed(telling: Telling) -> frozenset[str]:
    parties = () if telling.record is None else telling.record.participants
    written = (p.name or p.written for p in parties if p.role == "victim")
    return frozenset(name for words in written if (name := short_name(words)) is not None)
