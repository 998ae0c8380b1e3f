"""Noun phrases and clauses around a cue, by the parse where it holds and by word classes where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.coding.token import Parse, Range, Token

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "ADP", "PART", "CCONJ", "SYM", "X"})
QUOTES: Final = frozenset({'"', "“", "”", "''", "``", "«", "»", "„"})
DASHES: Final = frozenset({"-", "–", "—", "--", "―"})
LONGEST_SENTENCE: Final = 400
"""Tokens."""
LONGEST_SOURCE: Final = 40
"""Tokens; a longer subject is a parser's error."""


def readable_tokens(parse: Parse) -> Iterator[Token]:
    """The tokens of all sentences but those that are lists or texts without stops: their parse says nothing."""
    for first, last in parse.sentences:
        if last - first <= LONGEST_SENTENCE:
            yield from parse.tokens[first:last]


def is_boundary(token: Token) -> bool:
    """True for a token that ends a stretch of text: a comma, dash, bracket, quotation mark or stop."""
    return (token.pos in {"PUNCT", "SPACE"} and token.text not in {"-", ".", "'", "’", "/", "&"}) or token.text in {
        "--",
        "–",
        "—",
    }


def trim(parse: Parse, start: int, end: int) -> Range | None:
    """A token range in characters without white space and loose punctuation at its ends; None where nothing is left."""
    tokens = parse.tokens
    while start < end and (
        tokens[start].pos == "SPACE" or tokens[start].text in {",", ":", ";", ".", ")", "]", "…"} | DASHES
    ):
        start += 1
    while start < end and (
        tokens[end - 1].pos == "SPACE" or tokens[end - 1].text in {",", ":", ";", "(", "["} | DASHES
    ):
        end -= 1
    if start < end and tokens[end - 1].text in {".", "?", "!"} and end - 1 > start:
        end -= 1
    return (tokens[start].start, tokens[end - 1].end) if start < end else None


def subtree_range(parse: Parse, index: int) -> Range:
    """First and last token (exclusive) of what depends on a token, within its sentence."""
    indices = [t.index for t in parse.subtree(index)]
    return min(indices), max(indices) + 1


def child(parse: Parse, index: int, *deps: str) -> Token | None:
    """The first dependant with one of the labels."""
    return next((parse.tokens[i] for i in parse.children[index] if parse.tokens[i].dep in deps), None)


def is_negated(parse: Parse, index: int) -> bool:
    """True where the verb itself is negated, or stands with "never", "declined to", "refused to"."""
    for i in parse.children[index]:
        token = parse.tokens[i]
        if i < index and (token.dep == "neg" or token.lower in {"never", "not", "n't", "neither", "hardly"}):
            return True
    if any(t.lower in {"nor", "neither"} for t in parse.tokens[max(index - 2, 0) : index]):
        return True
    head = parse.tokens[parse.tokens[index].head]
    return parse.tokens[index].dep == "xcomp" and head.lemma in {"decline", "refuse", "fail"} and head.index != index


def governing_subject(parse: Parse, index: int) -> Token | None:
    """The subject of a verb, its own or the one it shares with the verbs above it."""
    seen: set[int] = set()
    while index not in seen:
        seen.add(index)
        own = [parse.tokens[i] for i in parse.children[index] if parse.tokens[i].dep in SUBJECTS]
        token = parse.tokens[index]
        if own:
            first = own[-1] if own[-1].dep != "expl" else own[0]
            if first.tag in {"WDT", "WP"} and token.dep == "relcl":
                return parse.tokens[token.head]
            return first
        if token.dep in {"acl", "relcl"}:
            return parse.tokens[token.head]
        if token.dep not in {"conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "dep"} or token.head == index:
            return None
        if token.dep == "ccomp" and token.tag != "VBG":
            return None
        index = token.head
    return None


def _is_source(parse: Parse, start: int, end: int) -> bool:
    """True where a token range can be a noun phrase: no finite verb outside a relative clause, no break, not long."""
    if not 0 < end - start <= LONGEST_SOURCE:
        return False
    relative = False
    for token in parse.tokens[start:end]:
        if token.pos == "SPACE" or (token.text in QUOTES and token.index in (start, end - 1)):
            return False
        relative = relative or token.tag in {"WDT", "WP", "WP$", "WRB"}
        if token.tag in FINITE and not relative and token.pos in {"VERB", "AUX"}:
            return False
    return True


def source_range(parse: Parse, head: Token, cue: int) -> Range | None:
    """The token range of a source whose head is known; on the left of the cue it ends before the cue."""
    start, end = subtree_range(parse, head.index)
    if head.index < cue:
        end = min(end, cue)
        shared = governing_tokens(parse, cue)
        for i in range(head.index + 1, end):
            if i in shared:
                end = i
                break
    else:
        start = max(start, cue + 1)
    return (start, end) if _is_source(parse, start, end) and start <= head.index < end else None


def governing_tokens(parse: Parse, cue: int) -> set[int]:
    """A verb and its auxiliaries and adverbs: they are no part of a source."""
    return {cue} | {i for i in parse.children[cue] if parse.tokens[i].dep in {"aux", "auxpass", "neg", "advmod"}}


def chunk_left(parse: Parse, end: int, floor: int) -> Range | None:
    """The noun phrase that ends at a token: back to a break or a verb; an apposition takes its name."""
    stop = end
    while stop > floor and parse.tokens[stop - 1].text == ",":
        stop -= 1
    start = stop
    while start > floor and not is_boundary(parse.tokens[start - 1]) and parse.tokens[start - 1].pos in NOMINAL:
        start -= 1
    while start < stop and parse.tokens[start].pos in {"CCONJ", "ADP", "PART"}:
        start += 1
    if start >= stop or parse.tokens[stop - 1].pos in {"CCONJ", "ADP", "PART"}:
        return None
    if start > floor + 1 and parse.tokens[start - 1].text == "," and parse.tokens[start].pos in {"DET", "NOUN", "ADJ"}:
        first = start - 1
        while first > floor and (parse.tokens[first - 1].pos == "PROPN" or parse.tokens[first - 1].text == "."):
            first -= 1
        named = first < start - 1 and (first == floor or is_boundary(parse.tokens[first - 1]))
        if named and end != stop:
            return first, stop
    return start, stop


def chunk_right(parse: Parse, start: int, ceiling: int) -> Range | None:
    """The noun phrase that begins at a token: up to a comma (an apposition after a name included), a stop or a verb."""
    end = start
    while (
        end < ceiling
        and not is_boundary(parse.tokens[end])
        and parse.tokens[end].pos in NOMINAL
        and parse.tokens[end].dep != "prt"
    ):
        if parse.tokens[end].text == "." and end + 1 >= ceiling:
            break
        end += 1
    while end > start and parse.tokens[end - 1].pos in {"CCONJ", "ADP", "PART"}:
        end -= 1
    return (start, end) if end > start else None
