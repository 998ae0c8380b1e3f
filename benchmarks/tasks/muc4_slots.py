"""The phrases that the encoder reads as parties, things, people and means of attacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.tasks.muc4_words import fill_of, plain
from dateline.coding.token import Parse, Token

SLOTS = ("slot_person", "slot_group", "slot_thing", "slot_human", "slot_means")
_NOUNS = ("slot_person", "slot_thing", "slot_human")
"""Slots whose phrases go on to the noun that they qualify; of the others, a name before a noun is the filler."""


@dataclass(frozen=True)
class Phrase:
    """Words ``first`` to ``end`` in a slot; ``named`` where they are a name, ``chance`` as the encoder gives it."""

    slot: str
    words: str
    first: int
    end: int
    sentence: int
    named: bool
    chance: float


def phrases(parsed: Parse, slot: str, floor: float) -> tuple[Phrase, ...]:
    """The phrases of one slot, in text order, each widened to the noun or the name that it begins."""
    if parsed.reading is None:
        return ()
    found: list[Phrase] = []
    for span in parsed.reading.spans(slot, floor):
        first, end = _whole(parsed, span.first, span.end, slot in _NOUNS)
        if found and first < found[-1].end:
            continue
        tokens = parsed.tokens[first:end]
        words = plain(parsed.text[tokens[0].start : tokens[-1].end]).removesuffix("'S").strip(" ,'\"()")
        if words and (slot != "slot_thing" or not _is_human(tokens)):
            found.append(Phrase(slot, words, first, end, tokens[0].sentence, _is_name(tokens), span.chance))
    return tuple(found)


def _whole(parsed: Parse, first: int, end: int, widen: bool) -> tuple[int, int]:
    tokens = parsed.tokens
    last = tokens[end - 1]
    while widen and last.dep in ("compound", "amod", "nmod", "nummod") and end <= last.head < end + 4:
        end = last.head + 1
        last = tokens[end - 1]
    while _goes_on(tokens, end - 1):
        end += 1
    while first and _goes_on(tokens, first - 1):
        first -= 1
    return first, end


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """True where the next word belongs to the same name."""
    if at + 1 >= len(tokens):
        return False
    one, two = tokens[at], tokens[at + 1]
    return one.entity == two.entity and one.entity in ("PERSON", "ORG") and not two.entity_begins


def _is_human(tokens: Sequence[Token]) -> bool:
    return tokens[-1].entity == "PERSON" or fill_of("human", tokens[-1].text.upper()) is not None


def name_of(parsed: Parse, phrase: Phrase) -> tuple[str | None, str | None]:
    """A person's name and the words before it."""
    tokens = parsed.tokens[phrase.first : phrase.end]
    at = len(tokens)
    while at and tokens[at - 1].entity == "PERSON":
        at -= 1
    if at == len(tokens):
        return None, phrase.words
    title = plain(parsed.text[tokens[0].start : tokens[at].start].strip(" ,")) if at else ""
    return plain(parsed.text[tokens[at].start : tokens[-1].end]).removesuffix("'S"), title or None


def _is_name(tokens: Sequence[Token]) -> bool:
    return tokens[-1].entity == "PERSON"


def nearest(phrase: Phrase, incidents: Sequence[frozenset[int]]) -> tuple[int, int]:
    """The incident in whose sentences a phrase stands, or nearest to which; with the distance in sentences."""
    gaps = [(min((abs(s - phrase.sentence) for s in own), default=99), number) for number, own in enumerate(incidents)]
    gap, number = min(gaps)
    return number, gap


def distinct(found: Sequence[Phrase]) -> Iterator[Phrase]:
    """Each thing once: a phrase whose words are all in another one of the same slot is that one."""
    kept: list[Phrase] = []
    for one in sorted(found, key=lambda p: (-len(p.words.split()), p.first)):
        words = set(one.words.split())
        if not any(words <= set(other.words.split()) or _same_head(one, other) for other in kept):
            kept.append(one)
    return iter(sorted(kept, key=lambda p: p.first))


def _same_head(one: Phrase, other: Phrase) -> bool:
    if one.named or other.named:
        return False
    return one.words.split()[-1].removesuffix("S") == other.words.split()[-1].removesuffix("S")
