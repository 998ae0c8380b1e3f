"""Find the words of an article that tell acts."""

from __future__ import annotations

from bisect import bisect_left

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
)
from dateline.coding.token import Parse, Range, Token

_STATES = frozenset({"capture", "base", "withdraw"})
_COUNTED = frozenset(
    {"kill", "injure", "attack", "clash", "abduct", "arrest", "explode", "shell", "air", "blade", "rape"}
)


def _modifies(parse: Parse, token: Token) -> bool:
    """True for a noun that only qualifies another one ("raid jacket"), which then carries the sense."""
    above = head(parse, token)
    return (
        token.dep == "compound" and above is not None and above.index > token.index and above.pos in ("NOUN", "PROPN")
    )


def _inside(ranges: list[Range], start: int, end: int) -> bool:
    at = bisect_left(ranges, (end, end))
    return any(begin < end and start < stop for begin, stop in ranges[max(0, at - 2) : at])


def _aggregate(kind: str, token: Token, sentence: str) -> bool:
    """True for a plural or a toll in a sentence that sums a period up."""
    if kind not in _COUNTED or not sums_up(sentence):
        return False
    return token.tag in ("NNS", "NNPS") or token.pos in ("VERB", "AUX")


def _speaks_of_remote_arms(parse: Parse, lexicon: Lexicon) -> bool:
    """True where an article names what a strike from afar is made with."""
    arms = lexicon.sets["aircraft"] | lexicon.sets["ordnance"] | lexicon.sets["bombs"]
    return any(token.lower in arms for token in parse.tokens)


def _is_walkout(match: Match, token: Token) -> bool:
    """True for the bare noun "strike", which without arms in the article is one of workers."""
    return match.trigger.kind == "air" and match.trigger.needs is None and token.lower in ("strike", "strikes")


def _act(parse: Parse, match: Match, lexicon: Lexicon, sentence: str, whole: str | None, idiom: bool) -> Act:
    tokens = parse.tokens
    token = tokens[match.first] if match.trigger.part != "n" else tokens[match.last]
    span = (tokens[match.first].start, tokens[match.last].end)
    reading = read_trigger_context(parse, token)
    nonevent = "idiom" if idiom else whole or reading.nonevent
    if match.trigger.kind == "agree" and nonevent in ("threat", "announced"):
        nonevent = None
    if nonevent is None and _aggregate(match.trigger.kind, token, sentence):
        nonevent = "aggregate"
    if nonevent is None and habitual(sentence) and token.tag in ("VBP", "VBZ", "NNS"):
        nonevent = "habitual"
    if nonevent is None and token.dep == "acl" and token.tag == "VBN" and match.trigger.kind in _STATES:
        nonevent = "state"
    weight = reading.certain * match.certainty
    event = lexicon.event(match.trigger.kind)
    return Act(span, token.index, token.sentence, event, reading.modality, nonevent, weight, match.trigger.kind)


def find_acts(parse: Parse, title_end: int = 0) -> tuple[Act, ...]:
    """Every act of an article in text order, those that tell no event with their reason.

    ``title_end`` is the offset where the headline ends: its telegraphic grammar is read leniently.
    """
    lexicon = load_lexicon()
    idioms = idiom_ranges(parse.text)
    drill = "drill" in parse.text.lower() or "exercise" in parse.text.lower() or "mock" in parse.text.lower()
    sentences: dict[int, tuple[str, str | None]] = {}
    acts: list[Act] = []
    remote = _speaks_of_remote_arms(parse, lexicon)
    for match in find_matches(parse, lexicon, title_end):
        token = parse.tokens[match.first]
        if match.trigger.part == "n" and _modifies(parse, parse.tokens[match.last]) and token.start >= title_end:
            continue
        if token.sentence not in sentences:
            start, end = parse.sentence_range(token.sentence)
            text = parse.text[start:end]
            sentences[token.sentence] = (text, sentence_reading(text, drill))
        if _is_walkout(match, token) and not remote:
            continue
        text, whole = sentences[token.sentence]
        start, end = token.start, parse.tokens[match.last].end
        acts.append(_act(parse, match, lexicon, text, whole, _inside(idioms, start, end)))
    return tuple(acts)


__all__ = ["Reading", "find_acts"]
