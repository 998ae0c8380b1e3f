"""A number with its modifiers: what "between 9 and 12", "more than a dozen" or "dozens" allow (codebook §3, §7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.model import Status
from dateline.normalise.counts import modifier
from dateline.normalise.counts.lexicon import is_person
from dateline.normalise.counts.modifier import Move
from dateline.normalise.counts.number import SCALES, STARTS, Reading, cardinal
from dateline.normalise.counts.word import Word


@dataclass(frozen=True, slots=True)
class Quantity:
    """Bounds and the words [first, after) that give them; ``number`` is the index of the number's own first word."""

    low: int | None
    high: int | None
    status: Status
    reason: str
    first: int
    number: int
    after: int
    remainder: bool = False
    approximate: bool = False
    definite: bool = False


_VAGUE: dict[str, int | None] = {
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "thousands": 2_000,
    "hundreds": 200,
    "millions": 2_000_000,
    "dozens": 24,
    "scores": 40,
    "tens": 20,
    "several": 2,
    "many thousands": 2_000,
    "many hundreds": 200,
    "many dozens": 24,
    "dozens upon dozens": 24,
    "hundreds upon hundreds": 200,
    "scores and scores": 40,
    "dozens and dozens": 24,
    "several dozen": 24,
    "several dozens": 24,
    "several score": 40,
    "several hundred": 200,
    "several hundreds": 200,
    "several thousand": 2_000,
    "several thousands": 2_000,
    "a few dozen": 24,
    "a few hundred": 200,
    "a few thousand": 2_000,
    "a few": 2,
    "few": 2,
    "quite a few": 2,
    "many": 2,
    "numerous": 2,
    "multiple": 2,
    "countless": 2,
    "various": 2,
    "a handful": 2,
    "handful": 2,
    "a couple": 2,
    "couple": 2,
    "a couple of dozen": 24,
    "a couple dozen": 24,
    "a couple of hundred": 200,
    "a couple hundred": 200,
    "a couple of thousand": 2_000,
    "a number of": 2,
    "a large number of": 2,
    "a small number of": 2,
    "large numbers of": 2,
    "an undetermined number": None,
    "undetermined number": None,
    "an unspecified number": None,
    "an uncertain number": None,
    "an untold number": None,
    "unspecified numbers": None,
}
_UNKNOWN = frozenset(
    [
        "an unknown number",
        "unknown number",
        "an undisclosed number",
        "undisclosed number",
        "an unconfirmed number",
        "an unknown amount",
    ]
)
_EXACT: dict[str, int] = {
    "a pair": 2,
    "a trio": 3,
    "a quartet": 4,
    "the couple": 2,
    "the pair": 2,
    "the trio": 3,
    "both": 2,
}
_ZERO = ("not a single", "not one", "no one", "nobody", "none", "nil", "no-one", "no body", "not any", "zero")
_HEDGES = ("perhaps", "possibly", "maybe")
_SCALE_WORDS = SCALES | {"dozen": 12, "score": 20}
_LONGEST = 4
_MODIFIERS = 4


_VAGUE_STARTS = frozenset(phrase.split()[0] for phrases in (_VAGUE, _UNKNOWN) for phrase in phrases)
_ZERO_STARTS = frozenset(phrase.split()[0] for phrase in _ZERO)
_EXACT_STARTS = frozenset(phrase.split()[0] for phrase in _EXACT)
FIRST_WORDS = (
    frozenset(phrase.split()[0] for phrases in (_VAGUE, _UNKNOWN, _EXACT, _ZERO) for phrase in phrases)
    | modifier.STARTS
    | {"twin"}
    | STARTS
)
"""Words that can begin a quantity, beside numerals."""


def quantity(words: Sequence[Word], at: int) -> Quantity | None:
    """The longest number phrase that begins at a word, or None."""
    if at >= len(words) or not (words[at].numeral or words[at].lower in FIRST_WORDS):
        return None
    for reader in (_vague, _exact_words, _modified):
        found = reader(words, at)
        if found is not None:
            return found
    return None


def _phrase(words: Sequence[Word], at: int, length: int) -> str:
    return " ".join(word.lower for word in words[at : at + length])


def _vague(words: Sequence[Word], at: int) -> Quantity | None:
    if at and words[at - 1].lower in ("how", "as", "so", "too", "very"):
        return None
    here, remainder = at, False
    for _ in range(_MODIFIERS):
        moved = modifier.before(words, here)
        if moved is None or moved[0] not in ("least", "about", "exact", "rest", "above"):
            break
        if words[here].lower in ("the", "his", "her", "its", "their", "both"):
            break
        remainder, here = remainder or moved[0] == "rest", moved[1]
    if here >= len(words) or words[here].lower not in _VAGUE_STARTS:
        return None
    for length in range(_LONGEST, 0, -1):
        phrase = _phrase(words, here, length)
        if phrase in _UNKNOWN:
            return Quantity(None, None, "unknown_to_source", "unknown", at, here, here + length)
        if phrase in _VAGUE and here + length <= len(words):
            found = Quantity(_VAGUE[phrase], None, "vague", "vague", at, here, here + length, remainder)
            if phrase in ("a couple", "couple") and not _of_follows(words, here + length):
                return _married(found) if phrase == "a couple" else None
            return found
    return None


def _of_follows(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].lower in ("of", "more", "dozen", "hundred", "were", "others")


def _married(found: Quantity) -> Quantity:
    """ "A couple" that is no "couple of": a married pair."""
    return replace(found, low=2, high=2, status="reported", reason="married")


def _is_several(noun: str) -> bool:
    """ "Twin daughters" are two; "twin blasts" count nobody, "her twin sister" is one."""
    return is_person(noun) and noun.endswith(("s", "men", "children"))


def _exact_words(words: Sequence[Word], at: int) -> Quantity | None:
    if words[at].lower == "twin" and at + 1 < len(words) and _is_several(words[at + 1].lower):
        return Quantity(2, 2, "reported", "pair", at, at, at + 1)
    for length in (2, 1) if words[at].lower in _EXACT_STARTS else ():
        phrase = _phrase(words, at, length)
        if phrase in _EXACT and not (phrase == "both" and cardinal(words, at + 1)):
            value = _EXACT[phrase]
            return Quantity(
                value, value, "reported", "pair", at, at, at + length, definite=phrase.startswith(("the", "both"))
            )
    if words[at].lower not in _ZERO_STARTS:
        return None
    for phrase in _ZERO:
        if _phrase(words, at, phrase.count(" ") + 1) == phrase and not phrase.count("-"):
            return Quantity(0, 0, "explicit_zero", "zero", at, at, at + phrase.count(" ") + 1)
    if _phrase(words, at, 3) == "no - one":
        return Quantity(0, 0, "explicit_zero", "zero", at, at, at + 3)
    return None


def _modified(words: Sequence[Word], at: int) -> Quantity | None:
    moves: list[Move] = []
    here = at
    while (moved := modifier.before(words, here)) and len(moves) < _MODIFIERS:
        moves.append(moved[0])
        here = moved[1]
    read = cardinal(words, here)
    if read is None:
        return None
    if "between" in moves:
        return _between(words, at, here, read)
    low, high, reason, after = _range(words, here, read, _follows_from(words, at))
    late = modifier.after(words, after)
    if late is not None and not (late[0] == "least" and _counts_on(words, late[1])):
        moves.append(late[0])
        after = late[1]
    remainder = "rest" in moves
    if after < len(words) and words[after].lower in ("more", "others", "other", "further", "additional"):
        remainder = True
        after += words[after].lower not in ("others",)
    found = Quantity(low, high, "reported", reason, at, here, after, remainder, "about" in moves, "exact" in moves)
    return _spanning(words, _bounded(found, moves))


def _counts_on(words: Sequence[Word], at: int) -> bool:
    """ "killed 12, at least 3 ...": the words belong to the next number."""
    return cardinal(words, at) is not None


def _follows_from(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].lower == "from"


def _between(words: Sequence[Word], at: int, here: int, read: Reading) -> Quantity | None:
    low, after = read
    if after < len(words) and words[after].lower in ("and", "to", "-", "–"):
        upper = cardinal(words, after + 1)
        low = _scaled(words, read, upper)
        if upper and upper[0] >= low:
            return Quantity(low, upper[0], "reported", "range", at, here, upper[1])
    return None


def _range(words: Sequence[Word], here: int, read: Reading, changing: bool) -> tuple[int, int, str, int]:
    """ "3 or 4", "15 to 20", "12-14"; after "from" the two numbers are a change, not a range."""
    low, after = read
    if after < len(words) and not changing:
        joint = words[after]
        dash = joint.text in "-–—‑" and joint.glued and after + 1 < len(words) and words[after + 1].glued
        hedged = after + 1 < len(words) and words[after + 1].lower in _HEDGES
        if dash or joint.lower in ("or", "to") or (joint.text == "," and hedged):
            upper = cardinal(words, after + (2 if hedged else 1))
            low = _scaled(words, read, upper)
            if upper and low < upper[0] <= max(20 * low, 20) and words[here].lower not in ("no",):
                return low, upper[0], "range", upper[1]
    return read[0], read[0], "exact", after


def _scaled(words: Sequence[Word], read: Reading, upper: Reading | None) -> int:
    """ "Two or three dozen", "200 to 300 thousand": the first number takes the second's scale."""
    low, after = read
    if upper is None or low >= 1000 or words[after - 1].lower in _SCALE_WORDS:
        return low
    scale = _SCALE_WORDS.get(words[upper[1] - 1].lower, 1)
    return low * scale if low * scale < upper[0] else low


def _bounded(found: Quantity, moves: Sequence[Move]) -> Quantity:
    low, high = found.low, found.high
    if low is None or high is None:
        return found
    if "least" in moves:
        return replace(found, high=None, reason="lower bound")
    if "above" in moves:
        return replace(found, low=low + 1, high=None, reason="lower bound")
    if "most" in moves:
        return replace(found, low=None, reason="upper bound")
    if "below" in moves:
        return replace(found, low=None, high=max(high - 1, 0), reason="upper bound")
    if low == high == 0:
        return replace(found, status="explicit_zero", reason="zero")
    return replace(found, reason="approximation") if "about" in moves else found


def _spanning(words: Sequence[Word], found: Quantity) -> Quantity:
    """ "At least 3 and as many as 5": both bounds."""
    after = found.after
    if found.reason != "lower bound" or after >= len(words) or words[after].lower not in ("and", "but", "or", ","):
        return found
    hedged = after + 1 < len(words) and words[after + 1].lower in _HEDGES
    moved = modifier.before(words, after + 2 if hedged else after + 1)
    if moved is None or moved[0] != "most":
        return found
    upper = cardinal(words, moved[1])
    if upper is None or found.low is None or upper[0] < found.low:
        return found
    return replace(found, high=upper[0], after=upper[1], reason="range")
