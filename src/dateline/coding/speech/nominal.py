"""Attributions by a phrase or a noun: "according to", "citing", "a claim by the rebels that", "reportedly"."""

from __future__ import annotations

import re
from typing import Final

from dateline.coding.screened import screened
from dateline.coding.speech.lexicon import Lexicon
from dateline.coding.speech.phrase import child, chunk_right, is_boundary, readable_tokens, subtree_range, trim
from dateline.coding.speech.sighting import Sighting
from dateline.coding.token import Parse, Range, Token

UNSURE: Final = screened(
    r"(?:could not|cannot|ha(?:s|ve) not been|not yet|yet to)(?: be| been)? (?:immediately |independently )*"
    r"(?:verified|confirmed|corroborated|established)|initial (?:assessment|reports?)|preliminar(?:y|ily)"
    r"|what (?:sounded|looked|appeared|seemed)(?: like| to be)|\b(?:is|are|were|was) feared\b"
    r"|\bfeared (?:dead|killed)\b",
    re.I,
)


def find_nominal(parse: Parse, lexicon: Lexicon) -> list[Sighting]:
    """Every attribution by a phrase, a noun or a hedging adverb, in text order."""
    found: list[Sighting] = []
    firsts = {phrase[0] for phrase in lexicon.source_phrases}
    for token in readable_tokens(parse):
        one: Sighting | None = None
        if token.lower in firsts:
            one = _phrase(parse, lexicon, token)
        if one is None and token.lower == "by":
            one = _owned(parse, lexicon, token)
        if one is None and token.lower in lexicon.source_nouns and token.dep == "nsubj":
            one = _counted(parse, token)
        if one is None and token.lower in lexicon.nouns and token.pos in {"NOUN", "PROPN"}:
            one = _noun(parse, token)
        if one is None and token.lower in lexicon.hedges:
            one = _hedge(parse, lexicon, token)
        if one is not None:
            found.append(one)
    return found + _hedged(parse)


def _hedged(parse: Parse) -> list[Sighting]:
    """Sentences that say of themselves that they are unsure: "this could not be verified"."""
    found: list[Sighting] = []
    for match in UNSURE.finditer(parse.text):
        token = parse.at(match.start())
        if token is not None:
            span = parse.sentence_range(token.sentence)
            found.append(Sighting([span], None, match.span(), "asserts", -1, hedge=match.group()))
    return found


def _phrase(parse: Parse, lexicon: Lexicon, token: Token) -> Sighting | None:
    """ "according to X", "citing X": the source follows, the content is the clause around."""
    last = parse.sentences[token.sentence][1]
    words = tuple(t.lower for t in parse.tokens[token.index : min(last, token.index + 5)])
    phrase = max((p for p in lexicon.source_phrases if words[: len(p)] == p), key=len, default=None)
    if phrase is None:
        return None
    end = token.index + len(phrase)
    before = parse.tokens[token.index - 1] if token.index else None
    if phrase == ("per",) and before is not None and before.sentence == token.sentence and not is_boundary(before):
        return None
    source = _following(parse, end, last)
    if source is None:
        return None
    content = _around(parse, token.index, source[1])
    if not content:
        return None
    hedge = "according to" if phrase == ("according", "to") else None
    cue = (token.start, parse.tokens[end - 1].end)
    return Sighting(content, trim(parse, *source), cue, "asserts", token.index, hedge=hedge)


def _following(parse: Parse, start: int, ceiling: int) -> Range | None:
    """The noun phrase after a preposition, by the parser where it holds together."""
    if start >= ceiling:
        return None
    head = next(
        (
            parse.tokens[i]
            for i in range(start, min(ceiling, start + 12))
            if parse.tokens[i].dep in {"pobj", "dobj"} and parse.tokens[i].head < start
        ),
        None,
    )
    if head is not None:
        low, high = subtree_range(parse, head.index)
        if low == start and high <= ceiling:
            return low, high
    return chunk_right(parse, start, ceiling)


def _around(parse: Parse, start: int, end: int) -> list[Range]:
    """The rest of the sentence, both sides of a phrase: after it where it opens the sentence, before it otherwise."""
    first, last = parse.sentences[parse.tokens[start].sentence]
    before = trim(parse, first, start)
    after = trim(parse, end, last)
    opens = parse.tokens[start].text[:1].isupper() and not parse.tokens[start].text.isupper()
    if before is None or start - first <= 2 or (opens and after):
        return [after] if after else []
    parenthesis = end < last and parse.tokens[end].text == "," and start > first and parse.tokens[start - 1].text == ","
    return [before, after] if parenthesis and after else [before]


def _owned(parse: Parse, lexicon: Lexicon, token: Token) -> Sighting | None:
    """ "by the army's count"."""
    last = parse.sentences[token.sentence][1]
    for i in range(token.index + 2, min(last, token.index + 9)):
        one = parse.tokens[i]
        if is_boundary(one):
            return None
        if one.lower in lexicon.source_nouns and any(
            parse.tokens[j].tag in {"POS", "PRP$"} for j in range(token.index + 1, i)
        ):
            content = _around(parse, token.index, i + 1)
            source = trim(parse, token.index + 1, i - 1 if parse.tokens[i - 1].tag == "POS" else i)
            return (
                Sighting(content, source, (token.start, token.end), "asserts", token.index)
                if content and source
                else None
            )
    return None


def _counted(parse: Parse, token: Token) -> Sighting | None:
    """ "The government's count was thirty-nine"."""
    verb = parse.tokens[token.head]
    start, end = subtree_range(parse, token.index)
    owned = child(parse, token.index, "poss") is not None and end <= verb.index
    last = parse.sentences[token.sentence][1]
    if (
        not owned
        or verb.lemma not in {"be", "stand"}
        or not any(t.pos == "NUM" for t in parse.tokens[verb.index : last])
    ):
        return None
    content, source = trim(parse, verb.index + 1, last), trim(parse, start, end)
    return Sighting([content], source, (verb.start, verb.end), "asserts", verb.index) if content and source else None


def _noun(parse: Parse, token: Token) -> Sighting | None:
    """ "a claim by the rebels that they had left"; "the army's statement that"."""
    clause = child(parse, token.index, "acl", "ccomp")
    if clause is None or clause.index < token.index:
        return _noun_by(parse, token)
    start, end = subtree_range(parse, clause.index)
    if parse.tokens[max(start, token.index + 1)].lower != "that":
        return None
    owner = child(parse, token.index, "poss")
    by = next(
        (parse.tokens[i] for i in parse.children[token.index] if parse.tokens[i].lower in {"by", "from", "of"}), None
    )
    owner = child(parse, by.index, "pobj") if by is not None else owner
    source = None
    if owner is not None:
        low, high = subtree_range(parse, owner.index)
        high = min(high, start) if owner.index < start else high
        source = trim(parse, low, high - 1 if parse.tokens[high - 1].tag == "POS" else high)
    content = trim(parse, start, end)
    return Sighting([content], source, (token.start, token.end), "asserts", token.index) if content else None


def _noun_by(parse: Parse, token: Token) -> Sighting | None:
    """ "a statement by the union that": where the parser loses the clause."""
    last = parse.sentences[token.sentence][1]
    if token.index + 3 < last and parse.tokens[token.index + 1].lower == "that":
        return _noun_that(parse, token, last)
    if token.index + 3 >= last or parse.tokens[token.index + 1].lower not in {"by", "from"}:
        return None
    source = chunk_right(parse, token.index + 2, last)
    if source is None:
        return None
    that = next((i for i in range(source[0] + 1, min(source[1] + 1, last)) if parse.tokens[i].lower == "that"), None)
    if that is None:
        return None
    written, content = trim(parse, source[0], that), trim(parse, that, last)
    return (
        Sighting([content], written, (token.start, token.end), "asserts", token.index) if written and content else None
    )


def _noun_that(parse: Parse, token: Token, last: int) -> Sighting | None:
    """ "The allegation that guards tortured inmates is old": up to the verb that the noun is subject of."""
    if parse.tokens[token.index + 2].pos in {"VERB", "AUX"}:
        return None
    main = parse.tokens[token.head]
    stop = main.index if main.pos in {"VERB", "AUX"} and main.index > token.index + 3 else last
    content = trim(parse, token.index + 1, stop)
    return Sighting([content], None, (token.start, token.end), "asserts", token.index) if content else None


def _hedge(parse: Parse, lexicon: Lexicon, token: Token) -> Sighting | None:
    """A hedge without a speaker covers the clause it stands in, or the noun phrase it describes."""
    if token.lower in lexicon.hedge_adjectives:
        if token.head == token.index:
            return None
        span = subtree_range(parse, token.head) if token.dep in {"amod", "nmod", "compound"} else None
        content = trim(parse, *span) if span else None
    else:
        head = token.head if token.dep == "advmod" else token.index
        start, end = subtree_range(parse, head)
        content = trim(parse, start, end)
    if content is None:
        return None
    return Sighting([content], None, (token.start, token.end), "asserts", token.index, hedge=token.lower)
