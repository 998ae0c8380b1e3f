"""Time expressions in a text, in text order and without overlap."""

from __future__ import annotations

import re
from typing import Final

from dateline.normalise.dates import calendar_rules, relative_rules, time_rules  # noqa: F401 - they register the rules
from dateline.normalise.dates.cut import Cut
from dateline.normalise.dates.expression import TimeExpression, TimeKind
from dateline.normalise.dates.grammar import RULES, screen
from dateline.normalise.dates.join import Found, join
from dateline.normalise.dates.lexer import Tokens, tokenise
from dateline.normalise.dates.meaning import Core, Every, Length, Meaning, Period, Shift, Stretch, Weekday

_STARTERS: Final = frozenset("MFWBPnkwJVoOyjuUqQpshdNlxtzTaDEmrRCIHKvhAG")
_SCREEN: Final = screen()
_NAMED_AFTER: Final = frozenset({
    "movement", "brigade", "brigades", "battalion", "martyrs", "street", "square", "bridge", "avenue", "airport",
    "hospital", "university", "mosque", "stadium", "times", "telegraph", "herald", "mirror", "revolution",
})  # fmt: skip
_LEADING: Final = frozenset({
    "in", "on", "at", "during", "by", "since", "until", "till", "from", "before", "after", "around", "about", "over",
    "throughout", "within", "between", "through", "towards", "toward", "for", "of", "as", "shortly", "just", "soon",
    "early", "late", "to", "into",
})  # fmt: skip
_AHEAD: Final = re.compile(
    r"\b(?:will|shall|would|wo|going to|upcoming|effective|payable|until|till|deadline|as (?:early|soon|late) as|"
    r"(?:expected|scheduled|due|set|planned|slated|likely|poised|supposed|plans?|planning|intends?|hopes?|wants?|agreed|"
    r"vowed|called?|threatened|extended) (?:to|for)|(?:is|are) to|"
    r"takes? effect|comes? into (?:force|effect)|begins|starts|resumes|expires|reopens)\b|['’]ll\b",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    r"\b(?:since|ago|(?<!be )(?<!have )\w{2,}ed|said|says|told|were|was|had|took|held|began|fell|rose|shot|left|came|"
    r"met|struck|hit)\b",
    re.IGNORECASE,
)
_NEAR: Final = 16
"""Characters before an expression in which a verb of the past says that it is over."""
_REACH: Final = 100
"""Characters before an expression in which a verb can say whether it is still to come."""


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Every time expression of a text after TIMEX3 (extents without a leading preposition)."""
    tokens = tokenise(text)
    joined = join(tokens, _atoms(tokens))
    return tuple(_expression(text, tokens, found) for found in joined if not _in_a_name(text, tokens, found))


def _in_a_name(text: str, tokens: Tokens, found: Found) -> bool:
    """Whether a time begins the name of a movement or a place: "23 March Movement", "Friday Mosque"."""
    if found.end >= len(tokens.words) or tokens.words[found.end] not in _NAMED_AFTER:
        return False
    return (
        text[tokens.starts[found.end]].isupper() and text[tokens.ends[found.end - 1] : tokens.starts[found.end]] == " "
    )


def _atoms(tokens: Tokens) -> list[Found]:
    """The longest match at each place, from left to right."""
    atoms: list[Found] = []
    at, size = 0, len(tokens.classes)
    while at < size:
        if tokens.classes[at] not in _STARTERS or not _SCREEN.match(tokens.classes, at):
            at += 1
            continue
        found = _longest(tokens, at)
        if found:
            atoms.append(found)
        at = found.end if found else at + 1
    return atoms


def _longest(tokens: Tokens, at: int) -> Found | None:
    """The longest rule that matches at a token and whose builder accepts."""
    matches = [(match.end(), rule) for rule in RULES if (match := rule.pattern.match(tokens.classes, at))]
    matches.sort(key=lambda entry: -entry[0])
    for end, rule in matches:
        match = rule.pattern.match(tokens.classes, at)
        if match is None or end == at:
            continue
        meaning = rule.build(Cut(tokens, match))
        if meaning is not None:
            return Found(at, end, meaning)
    return None


def _expression(text: str, tokens: Tokens, found: Found) -> TimeExpression:
    """The expression with its offsets, its words with and without the preposition, and its direction."""
    last = found.end - 1
    core = found.meaning.core
    inner = last - 1 if _trails(core, tokens.words[last]) and last > found.start else last
    start, end = tokens.starts[found.start], tokens.ends[inner]
    first = found.start
    while first > 0 and tokens.words[first - 1] in _LEADING and found.start - first < 3:
        first -= 1
    outer, outer_end = tokens.starts[first], tokens.ends[last]
    before = tokens.words[first : found.start]
    owner = tokens.classes[found.end : found.end + 1] == "S"
    ahead = False if owner and isinstance(core, Weekday) else _ahead(text, start, before)
    return TimeExpression(
        start=start,
        end=end,
        words=text[start:end],
        outer=outer,
        outer_end=outer_end,
        written=text[outer:outer_end],
        kind=_kind(found.meaning),
        meaning=found.meaning,
        ahead=ahead,
    )


def _trails(core: Core, word: str) -> bool:
    """Whether the last word is the preposition of what follows ("two days before the attack")."""
    if word not in ("before", "after"):
        return False
    return (isinstance(core, Shift) and core.base is None) or isinstance(core, Period)


def _kind(meaning: Meaning) -> TimeKind:
    if isinstance(meaning.core, (Length, Stretch)):
        return "duration"
    if isinstance(meaning.core, Every):
        return "set"
    return "time" if meaning.part or meaning.clock else "date"


def _ahead(text: str, start: int, before: tuple[str, ...]) -> bool | None:
    """Whether the words say that the time was still to come; the nearest word that tells decides."""
    if "since" in before:
        return False
    clause = re.split(r"[.!?;\n]\s", text[max(0, start - _REACH) : start])[-1]
    if clause.startswith("Until"):
        return None
    coming = max((match.end() for match in _AHEAD.finditer(clause)), default=-1)
    gone = max((match.start() for match in _BEHIND.finditer(clause)), default=-1)
    if coming < 0:
        return False if gone >= 0 and len(clause) - gone < _NEAR else None
    return gone < coming
