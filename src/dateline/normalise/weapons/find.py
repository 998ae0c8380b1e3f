"""Weapons in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model import WeaponClass
from dateline.normalise.weapons.lexicon import WORD, Lexicon, Term, lexicon
from dateline.normalise.weapons.weapon import WeaponAnswer, WeaponPhrase

_NONE: frozenset[str] = frozenset()
_LADEN = re.compile(
    r"\b(?:car|van|truck|lorry|vehicle|motor(?:cycle|bike)|bicycle|rickshaw|pickup|minibus|bus|tanker|boat|cart|donkey)\s+"
    r"(?:\w+\s+)?(?:loaded|packed|laden|filled|rigged|stuffed)\s+with\s+(?:[\w.,-]+\s+){0,4}$",
    re.IGNORECASE,
)
_BURIED = re.compile(
    r"\s+(?:\w+\s+)?(?:buried|planted|hidden|placed|concealed|attached|rigged|left|laid|strapped|under|beside|"
    r"in a parked|by the road|on the road|along)\b",
    re.IGNORECASE,
)


def _tokens(text: str) -> tuple[list[str], list[int], list[int]]:
    """Lower-cased words with their offsets; hyphens are tokens and are stepped over in look-up."""
    words, starts, ends = [], [], []
    for match in WORD.finditer(text):
        words.append(match.group().lower())
        starts.append(match.start())
        ends.append(match.end())
    return words, starts, ends


def _matches(words: list[str], book: Lexicon) -> Iterator[tuple[int, int, str, Term]]:
    """First and last+1 token of every term, the longest at each place."""
    place = 0
    while place < len(words):
        best: tuple[int, str, Term] | None = None
        limit = book.longest.get(words[place], 0)
        parts: list[str] = []
        ahead = place
        while limit and len(parts) < limit and ahead < len(words):
            if words[ahead] != "-":
                parts.append(words[ahead])
                key = " ".join(parts)
                if key in book.terms:
                    best = (ahead + 1, key, book.terms[key])
            elif not parts:
                break
            ahead += 1
        if best and not _barred(words, place, best[0], best[1], book):
            yield place, best[0], best[1], best[2]
        place = best[0] if best else place + 1


def _barred(words: list[str], first: int, last: int, key: str, book: Lexicon) -> bool:
    """True where a neighbour makes the term another word ("gold mine", "bomb disposal"); hyphens are stepped over."""
    before, after = book.not_before.get(key, _NONE), book.not_after.get(key, _NONE)
    first -= 1 + (first > 1 and words[first - 1] == "-")
    last += last + 1 < len(words) and words[last] == "-"
    return (first >= 0 and words[first] in before) or (last < len(words) and words[last] in after)


def _reach(words: list[str], first: int, book: Lexicon) -> int:
    """The first token of the phrase around a term: numbers, calibres and describing words before it."""
    place = first
    while place and first - place < 8:
        before = words[place - 1]
        if before in book.describing or before[0].isdigit() or before in ("-", "x"):
            place -= 1
        elif before in book.opening:
            return place - 1
        else:
            break
    while place < first and words[place] == "-":
        place += 1
    return place


def find_weapons(text: str) -> tuple[WeaponPhrase, ...]:
    """Every weapon or means in a text, in text order; act words that imply one are marked ``implied``."""
    book = lexicon()
    words, starts, ends = _tokens(text)
    found = []
    for first, last, key, term in _matches(words, book):
        begin = first if term.implied else _reach(words, first, book)
        core = (starts[first], ends[last - 1])
        found.append(
            WeaponPhrase(
                (starts[begin], core[1]), core, _in_context(text, core, key, term), term.implied, not term.vague
            )
        )
    return tuple(found)


def _in_context(text: str, core: tuple[int, int], key: str, term: Term) -> WeaponClass:
    """A plain bomb that lies hidden is an improvised device, and so is a vehicle full of explosives."""
    if term.weapon_class != "explosive" or term.implied:
        return term.weapon_class
    if key in ("bomb", "bombs", "explosive charge", "explosives") and _BURIED.match(text, core[1]):
        return "ied"
    return "ied" if _LADEN.search(text, max(0, core[0] - 60), core[0]) else "explosive"


def classify_weapon(written: str) -> WeaponAnswer:
    """The class of a weapon phrase: its last named term before a preposition decides, "car bomb" before "car"."""
    found = find_weapons(written)
    named = [f for f in found if not f.implied] or list(found)
    if not named:
        return WeaponAnswer(written, None, sure=False, reason="no word of the phrase names a weapon")
    best = min(named, key=lambda f: (not f.sure, _RANK.get(f.weapon_class, 5), f.core[0]))
    mode, cameo = lexicon().codes[best.weapon_class]
    return WeaponAnswer(written, best.weapon_class, mode, cameo, best.sure and not best.implied)


_RANK: dict[WeaponClass, int] = {"suicide": 0, "chemical": 1, "drone": 2, "ied": 3, "crowd_control": 4}
"""Where a phrase names two, the class that decides: a drone with explosives is a drone."""
