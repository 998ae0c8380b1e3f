"""The words that a value rests on."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.mentions.view import ActView
from dateline.coding.token import Parse, Range, Token


def trimmed(text: str, span: Range) -> Range:
    """A range without white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


_OTHER_CLAUSES = frozenset({"ccomp", "advcl", "conj", "parataxis", "relcl", "punct", "cc", "mark", "dep", "meta"})

_CLAUSE_WORDS = 80
"""Words after which a clause is cut, so that a text without full stops costs no more than another."""


def _words_of(parse: Parse, index: int) -> Iterator[Token]:
    """A word with its dependants, other clauses left out."""
    queue, left = [index], _CLAUSE_WORDS
    while queue and left:
        left -= 1
        at = queue.pop()
        yield parse.tokens[at]
        queue.extend(c for c in parse.children[at] if parse.tokens[c].dep not in _OTHER_CLAUSES)


def act_clause(parse: Parse, view: ActView) -> Range:
    """The words that tell an act: its own clause, or its noun phrase with the verb over it."""
    token = parse.tokens[view.act.token]
    start, end = view.segment.span
    found = list(_words_of(parse, token.index))
    above = parse.tokens[token.head]
    if token.pos not in ("VERB", "AUX") and above.pos in ("VERB", "AUX") and above.sentence == token.sentence:
        found.append(above)
    inside = [t for t in found if start <= t.start and t.end <= end]
    spans = [view.act.span, *((t.start, t.end) for t in inside)]
    return trimmed(parse.text, (min(s for s, _ in spans), max(e for _, e in spans)))


def clause(text: str, view: ActView, inner: Range) -> Range:
    """The stretch from an act to a value told with it; the value alone where they stand far apart."""
    start, end = view.segment.span
    if start <= inner[0] and inner[1] <= end:
        return trimmed(text, (min(view.act.span[0], inner[0]), max(view.act.span[1], inner[1])))
    return inner
