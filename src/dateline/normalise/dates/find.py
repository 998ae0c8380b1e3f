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

_STARTERS: Final = frozenset("MFWBPnkwJVoOyjuUqQpshdNlxtzTaDEmrRCIHKvhAGXL")
_SCREEN: Final = screen()
_NAMED_AFTER: Final = frozenset({
    "movement", "brigade", "brigades", "battalion", "martyrs", "street", "square", "bridge", "avenue", "airport",
    "hospital", "university", "mosque", "stadium", "times", "telegraph", "herald", "mirror", "revolution",
})  # fmt: skip
_PROGRAMME: Final = re.compile(r"(?:\d+|[A-Z]\w+) (?:Minutes?|Hours?|Days?|Weeks?|Months?|Years?)$")
_QUOTE: Final = re.compile(r"\w\W*\s[\"'“‘`]{1,2}$")
_LEADING: Final = frozenset({
    "in", "on", "at", "during", "by", "since", "until", "till", "from", "before", "after", "around", "about", "over",
    "throughout", "within", "between", "through", "towards", "toward", "for", "of", "as", "shortly", "just", "soon",
    "early", "late", "to", "into",
})  # fmt: skip
_AHEAD: Final = re.compile(
    r"\b(?:will|shall|would|wo|going to|upcoming|effective|payable|until|till|deadline|as (?:early|soon|late) as|"
    r"(?<!had been )(?:expected|scheduled|due|slated|poised)\b(?=\s*$|\s+(?:to|for|in|on|at|by|before|this|next)\b)|"
    r"(?:planned|set|likely|supposed|plans?|planning|intends?|hopes?|wants?|agreed|vowed|called?|threatened|"
    r"extended) (?:to|for)|"
    r"(?:plan(?:s|ned|ning)?|schedul(?:es|ed|ing)) (?:an?|another|the|its|their|his|her|more|fresh|new)\b|"
    r"(?:is|are) to|takes? effect|comes? into (?:force|effect)|begins|starts|opens|resumes|expires|reopens|"
    r"threaten(?:s|ed|ing)? an?)\b|['’]ll\b",
    re.IGNORECASE,
)
_GOING_TO: Final = re.compile(
    r"\b(?:will|shall|would|plans? to|(?:is|are) (?:to|expected|scheduled|due|set|slated))\b", re.IGNORECASE
)
"""Verbs after a time that opens its sentence."""
_BEHIND: Final = re.compile(
    r"\b(?:since|ago|(?<!be )(?<!have )(?-i:[a-z]{2,}ed)|said|says|told|were|was|had|took|held|began|fell|rose|shot|"
    r"left|came|met|struck|hit)\b",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"[.!?;\n]\s")
_OPENING: Final = 16
"""Characters before an expression that opens its sentence."""
_WENT_ON: Final = re.compile(
    r"\b(?:went on|lasted|continued|raged|dragged on|fought|kept|stayed|remained)\b"
    r"[^.;:]*\b(?:until|till)\b[^.;:,]{0,20}$",
    re.IGNORECASE,
)
"""What went on until a time is over, and so is the time."""
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
    """Whether a time begins a movement's or a place's name, or is a programme's: "Friday Mosque", the "60 Minutes"."""
    if _PROGRAMME.match(text[tokens.starts[found.start] : tokens.ends[found.end - 1]]) and _QUOTE.search(
        text[max(0, tokens.starts[found.start] - 8) : tokens.starts[found.start]]
    ):
        return True
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
    ahead = False if owner and isinstance(core, Weekday) else _ahead(text, (start, end), before)
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


def _ahead(text: str, span: tuple[int, int], before: tuple[str, ...]) -> bool | None:
    """Whether the words say that the time was still to come; the nearest word that tells decides."""
    if "since" in before:
        return False
    start, end = span
    clause = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    if clause.startswith("Until") or _WENT_ON.search(clause):
        return None
    coming = max((match.end() for match in _AHEAD.finditer(clause)), default=-1)
    gone = max((match.start() for match in _BEHIND.finditer(clause)), default=-1)
    if coming >= 0:
        return gone < coming
    if gone < 0 and len(clause) < _OPENING:
        return _ahead_after(text[end : end + _REACH])
    return False if gone >= 0 and len(clause) - gone < _NEAR else None


def _ahead_after(text: str) -> bool | None:
    """The same for a time that opens its sentence: "On Tuesday, the league plans to …"."""
    clause = _SENTENCE_END.split(text)[0]
    coming, gone = _GOING_TO.search(clause), _BEHIND.search(clause)
    return True if coming and (gone is None or coming.start() < gone.start()) else None
