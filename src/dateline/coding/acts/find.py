"""Find the words of an article that tell acts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.act import Act
from dateline.coding.acts.context import head
from dateline.coding.acts.lexicon import Lexicon, load_lexicon
from dateline.coding.acts.match import Match, find_matches
from dateline.coding.acts.nonevent import (
    Reading,
    habitual,
    idiom_ranges,
    read_trigger_context,
    sentence_reading,
    sums_up,
    tallied,
)
from dateline.coding.acts.read import read_acts
from dateline.coding.token import Parse, Range, Token

_STATES = frozenset({"capture", "base", "withdraw"})
_COUNTED = frozenset(
    {"kill", "injure", "attack", "clash", "abduct", "arrest", "explode", "shell", "air", "blade", "rape"}
)


_EACH_ALONE = _COUNTED - {"arrest", "injure"}
"""Kinds whose plural counts events and not people."""


def _modifies(parse: Parse, token: Token) -> bool:
    """True for a noun that only qualifies another one ("raid jacket"), which then carries the sense."""
    above = head(parse, token)
    return (
        token.dep == "compound" and above is not None and above.index > token.index and above.pos in ("NOUN", "PROPN")
    )


def _inside(ranges: list[Range], start: int, end: int) -> bool:
    at = bisect_left(ranges, (end, end))
    return any(begin < end and start < stop for begin, stop in ranges[max(0, at - 2) : at])


def _counts_many(kind: str, token: Token) -> bool:
    """True for a plural or a toll, which in a sentence that sums a period up is a figure and no event."""
    return kind in _COUNTED and (token.tag in ("NNS", "NNPS") or token.pos in ("VERB", "AUX"))


def _speaks_of_remote_arms(parse: Parse, lexicon: Lexicon) -> bool:
    """True where an article names what a strike from afar is made with."""
    arms = (lexicon.sets["aircraft"] | lexicon.sets["ordnance"] | lexicon.sets["bombs"]) - {"round", "rounds"}
    return any(token.lower in arms for token in parse.tokens)


def _is_walkout(match: Match, token: Token) -> bool:
    """True for the bare noun "strike", which without arms in the article is one of workers."""
    return match.trigger.kind == "air" and match.trigger.needs is None and token.lower in ("strike", "strikes")


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a whole sentence says of the acts in it."""

    against: str | None
    total: bool
    habit: bool


def _setting(parse: Parse, sentence: int, drill: bool) -> _Setting:
    start, end = parse.sentence_range(sentence)
    words = parse.text[start:end]
    return _Setting(sentence_reading(words, drill), sums_up(words), habitual(words))


def _nonevent(parse: Parse, match: Match, token: Token, reading: Reading, setting: _Setting, idiom: bool) -> str | None:
    """The reason why the words tell no event; None where they tell one."""
    kind = match.trigger.kind
    found = "idiom" if idiom else setting.against or reading.nonevent
    if found is not None and not (kind == "agree" and found in ("threat", "announced")):
        return found
    if (setting.total and _counts_many(kind, token)) or (kind in _EACH_ALONE and tallied(parse, token)):
        return "aggregate"
    if setting.habit and token.tag in ("VBP", "VBZ", "NNS"):
        return "habitual"
    return "state" if token.dep == "acl" and token.tag == "VBN" and kind in _STATES else None


def _act(parse: Parse, match: Match, lexicon: Lexicon, setting: _Setting, idioms: list[Range]) -> Act:
    tokens, kind = parse.tokens, match.trigger.kind
    token = tokens[match.first] if match.trigger.part != "n" else tokens[match.last]
    span = (tokens[match.first].start, tokens[match.last].end)
    reading = read_trigger_context(parse, token)
    nonevent = _nonevent(parse, match, token, reading, setting, _inside(idioms, *span))
    weight = reading.certain * match.certainty
    return Act(span, token.index, token.sentence, lexicon.event(kind), reading.modality, nonevent, weight, kind)


def find_acts(parse: Parse, title_end: int = 0) -> tuple[Act, ...]:
    """Every act of an article in text order, those that tell no event with their reason.

    ``title_end`` is the offset where the headline ends: its telegraphic grammar is read leniently.
    """
    lexicon = load_lexicon()
    idioms = idiom_ranges(parse.text)
    lower = parse.text.lower()
    drill = any(word in lower for word in ("drill", "exercise", "mock"))
    remote = _speaks_of_remote_arms(parse, lexicon)
    settings: dict[int, _Setting] = {}
    acts: list[Act] = []
    for match in find_matches(parse, lexicon, title_end):
        token = parse.tokens[match.first]
        if match.trigger.part == "n" and _modifies(parse, parse.tokens[match.last]) and token.start >= title_end:
            continue
        if _is_walkout(match, token) and not remote:
            continue
        if token.sentence not in settings:
            settings[token.sentence] = _setting(parse, token.sentence, drill)
        acts.append(_act(parse, match, lexicon, settings[token.sentence], idioms))
    acts += _read(parse, acts, lexicon, idioms)
    return tuple(sorted(acts, key=lambda a: a.span))


def _read(parse: Parse, known: Sequence[Act], lexicon: Lexicon, idioms: list[Range]) -> list[Act]:
    """What the encoder reads in sentences where no known word tells an act."""
    told = {a.sentence for a in known if a.nonevent is None}
    acts: list[Act] = []
    for token, span, kind, chance in read_acts(parse, [a.span for a in known]):
        if token.sentence not in told:
            says = read_trigger_context(parse, token)
            weight = round(says.certain * chance, 2)
            nonevent = "idiom" if _inside(idioms, *span) else says.nonevent
            event = lexicon.event(kind)
            acts.append(Act(span, token.index, token.sentence, event, says.modality, nonevent, weight, kind))
    return acts
