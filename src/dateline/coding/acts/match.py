"""Where the words of a trigger stand in an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.coding.acts.lexicon import Lexicon
from dateline.coding.acts.trigger import Trigger
from dateline.coding.token import Parse, Token

MAX_GAP = 4
REACH = 9
REACH_AFTER = 5
_ELSEWHERE = frozenset({"from", "at", "in", "near", "outside", "to", "towards", "around"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_WEAK_SETS = frozenset({"armed", "people", "violent", "town", "suspect", "police", "captives", "weaponry"})


@dataclass(frozen=True, slots=True)
class Match:
    """``first`` and ``last`` are token indices, both inside; ``distance`` is how far the needed word stands."""

    trigger: Trigger
    first: int
    last: int
    distance: int

    @property
    def certainty(self) -> float:
        """How sure the words alone are: ambiguous verbs that lean on a common word near them the least."""
        if self.trigger.needs is None:
            return 1.0
        return 0.55 if self.trigger.needs in _WEAK_SETS else 0.85

    @property
    def rank(self) -> tuple[int, int, int]:
        """Better matches compare greater: more words, then a needed word, then a nearer one."""
        weak = 6 if self.trigger.needs in _WEAK_SETS else 0
        return (self.trigger.size, int(self.trigger.needs is not None), -self.distance - weak)


def _fits_part(token: Token, trigger: Trigger, lenient: bool) -> bool:
    """True where the word's part of speech lets it be this trigger; capitals and headlines are read leniently."""
    if trigger.part == "a" or lenient:
        return True
    if trigger.part == "v":
        return token.pos in _VERBAL or token.tag in ("VBN", "VBD", "VBG")
    return token.pos in _NOMINAL or (token.tag == "VBG" and token.dep not in ("ROOT", "advcl", "conj", "xcomp"))


def _meets(token: Token, wanted: frozenset[str], lexicon: Lexicon) -> bool:
    return token.lower in wanted or token.lemma in wanted or lexicon.forms.get(token.lower) in wanted


def _run(tokens: Sequence[Token], start: int, stop: int, trigger: Trigger, lexicon: Lexicon) -> int | None:
    """Index of the last word of the trigger that begins at ``start``, or None."""
    at = start
    for number, wanted in enumerate(trigger.words[1:], 1):
        reach = MAX_GAP if number in trigger.gaps else 0
        end = min(at + 2 + reach, stop)
        for index in range(at + 1, end):
            if _meets(tokens[index], wanted, lexicon) and not _apart(tokens, at, index):
                at = index
                break
        else:
            return None
    return None if at > start and _owns(tokens, at) else at


def _owns(tokens: Sequence[Token], index: int) -> bool:
    """True for a noun before "'s": who empties the town's hospital has not emptied the town."""
    return tokens[index].pos in _NOMINAL and index + 1 < len(tokens) and tokens[index + 1].tag == "POS"


def _apart(tokens: Sequence[Token], before: int, index: int) -> bool:
    """True for a noun behind a preposition inside a gap: "take three people from a village" takes no village."""
    noun = tokens[index]
    while noun.dep in ("compound", "nmod") and noun.head > noun.index:
        noun = tokens[noun.head]
    return before < noun.head < index and noun.dep == "pobj" and tokens[noun.head].lower in _ELSEWHERE


def _depends(tokens: Sequence[Token], index: int, first: int, last: int) -> bool:
    """True for a word that the trigger governs, directly or through one word between."""
    head = tokens[index].head
    return any(first <= h <= last for h in (head, tokens[head].head, tokens[tokens[head].head].head))


def _distance(
    tokens: Sequence[Token], first: int, last: int, bounds: tuple[int, int], trigger: Trigger, sets: frozenset[str]
) -> int | None:
    """Words between the trigger and the nearest word it needs; None where there is none within reach."""
    after = REACH_AFTER if trigger.side == ">" else REACH
    low, high = max(bounds[0], first - REACH), min(bounds[1], last + after + 1)
    places = [
        abs(i - first) if i < first else i - last
        for i in range(low, high)
        if not first <= i <= last
        and (trigger.side == "+" or (trigger.side == "<") == (i < first))
        and (tokens[i].lower in sets or tokens[i].lemma in sets)
        and (trigger.side != ">" or _depends(tokens, i, first, last))
        and not (trigger.kind == "capture" and trigger.side == ">" and _apart(tokens, last, i))
    ]
    return min(places, default=None)


def matches_at(parse: Parse, index: int, lexicon: Lexicon, lenient: bool) -> Iterator[Match]:
    """Every trigger whose first word is this token."""
    token = parse.tokens[index]
    bounds = parse.sentences[token.sentence]
    lemmas = {token.lower, token.lemma, lexicon.forms.get(token.lower, token.lower)}
    for lemma in sorted(lemmas):
        for trigger in lexicon.triggers.get(lemma, ()):
            if not _fits_part(token, trigger, lenient):
                continue
            last = _run(parse.tokens, index, bounds[1], trigger, lexicon)
            if last is None:
                continue
            distance: int | None = 0
            if trigger.needs is not None:
                wanted = lexicon.sets.get(trigger.needs, frozenset())
                distance = _distance(parse.tokens, index, last, bounds, trigger, wanted)
            if distance is not None:
                yield Match(trigger, index, last, distance)


_BEFORE_MONTH = frozenset(
    {"in", "last", "next", "since", "until", "by", "mid", "early", "late", "of", "from", "between"}
)


def _is_month(parse: Parse, index: int, title_end: int) -> bool:
    """True for March the month, and for other words inside a date."""
    token = parse.tokens[index]
    if token.entity in ("DATE", "TIME") and token.text[0].isupper() and token.start >= title_end:
        return True
    if token.lower != "march":
        return False
    around = [parse.tokens[i] for i in (index - 1, index + 1) if 0 <= i < len(parse.tokens)]
    return any(t.pos == "NUM" or t.text[0].isdigit() for t in around) or (
        index > 0 and parse.tokens[index - 1].lower in _BEFORE_MONTH
    )


def find_matches(parse: Parse, lexicon: Lexicon, title_end: int) -> list[Match]:
    """The best match at every place, none inside another, in text order."""
    chosen: list[Match] = []
    covered: set[int] = set()
    for index, token in enumerate(parse.tokens):
        lower = lexicon.forms.get(token.lower, token.lower)
        if _is_month(parse, index, title_end):
            continue
        if index in covered or (lower not in lexicon.triggers and token.lemma not in lexicon.triggers):
            continue
        lenient = token.start < title_end or (token.text.isupper() and len(token.text) > 2)
        best = max(matches_at(parse, index, lexicon, lenient), key=lambda m: m.rank, default=None)
        if best is not None:
            chosen.append(best)
            covered.update(range(best.first, best.last + 1))
    return chosen
