"""Claims for tests, with everything but the point of the test filled in."""

from __future__ import annotations

from itertools import count

from dateline.model import (
    Attitude,
    Claim,
    ClaimField,
    ClaimValue,
    CountClaim,
    Maker,
    Mention,
    Role,
    Span,
    Speaker,
    Status,
    make_id,
)

MAKER = Maker("rule", "sample", "1")
_numbers = count()


def mention(name: str, article: str = "article-a", role: Role = "main") -> Mention:
    """A mention of its own article."""
    return Mention(make_id("mention", name), article, role, (Span(0, 6, "attack"),))


def claim(
    of: Mention,
    field: ClaimField,
    value: ClaimValue,
    *,
    speaker: str | None = None,
    attitude: Attitude = "asserts",
    withdrawn: bool = False,
    confidence: float = 0.9,
    at: int | None = None,
) -> Claim:
    """A claim; later calls stand later in the text unless ``at`` says otherwise."""
    number = next(_numbers)
    start = number * 10 if at is None else at
    voices = () if speaker is None else (Speaker(speaker),)
    return Claim(
        id=make_id("claim", number),
        mention=of.id,
        field=field,
        value=value,
        written="words",
        span=Span(start, start + 5, "words"),
        speakers=voices,
        attitude=attitude,
        hedge=None,
        quoted=False,
        maker=MAKER,
        confidence=confidence,
        withdrawn=withdrawn,
    )


def toll(low: int | None, high: int | None, status: Status = "reported", **more: object) -> CountClaim:
    """A number of people; ``group``, ``part`` and ``cause`` by name."""
    group = more.get("group")
    cause = more.get("cause")
    assert group is None or isinstance(group, str)
    return CountClaim(low, high, status, group, bool(more.get("part")), "accident" if cause == "accident" else None)
