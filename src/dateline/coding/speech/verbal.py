"""Attributions that a verb makes: "police said", "said the governor", "denied", "was reported by"."""

from __future__ import annotations

from typing import Final

from dateline.coding.speech.lexicon import CueVerb, Lexicon
from dateline.coding.speech.phrase import (
    QUOTES,
    SUBJECTS,
    child,
    chunk_left,
    chunk_right,
    governing_subject,
    governing_tokens,
    is_negated,
    source_range,
    subtree_range,
    trim,
)
from dateline.coding.speech.sighting import Sighting
from dateline.coding.token import Parse, Range, Token
from dateline.model import Attitude

CLEAR_FORMS: Final = frozenset({"said", "says", "told", "added", "tells", "wrote", "denied", "announced", "tweeted"})
TAKEN: Final = frozenset({"responsibility", "credit"})
TAKERS: Final = frozenset({"claim", "take", "accept", "assume", "admit"})
NON_ANSWERS: Final = frozenset({"comment", "respond", "reply", "answer", "elaborate", "speculate"})


def find_verbal(parse: Parse, lexicon: Lexicon, stances: bool) -> list[Sighting]:
    """Every attribution by a verb, in text order."""
    found: list[Sighting] = []
    for token in parse.tokens:
        verb = lexicon.forms.get(token.lower)
        if verb is None or not _is_verb(token, lexicon):
            continue
        one = _sight(parse, lexicon, token, verb, stances)
        if one is not None:
            found.append(one)
    return found


def _is_verb(token: Token, lexicon: Lexicon) -> bool:
    if token.pos in {"VERB", "AUX"}:
        return token.dep not in {"amod", "compound"}
    return token.lower in CLEAR_FORMS or (
        token.pos in {"PROPN", "NOUN"} and token.dep == "ROOT" and token.lower not in lexicon.also_nouns
    )


def _sight(parse: Parse, lexicon: Lexicon, token: Token, verb: CueVerb, stances: bool) -> Sighting | None:
    """The attribution of one cue verb, or None where it tells nothing."""
    if is_negated(parse, token.index) and not (stances or verb.attitude == "denies"):
        return None
    if _is_passive(parse, token):
        return _passive(parse, lexicon, token, verb, stances)
    content = _content(parse, lexicon, token, verb, stances)
    if not content:
        return None
    source = _source(parse, token, content)
    if source is None and token.tag not in {"VBG", "VBN", "VB"} and not verb.speak:
        return None
    ranges = [r for r in (trim(parse, *c) for c in _outside(content, source, token.index)) if r]
    if not ranges:
        return None
    return Sighting(
        ranges,
        trim(parse, *source) if source else None,
        _cue(parse, token),
        verb.attitude,
        token.index,
        stance=not verb.tells,
    )


def _outside(content: list[Range], source: Range | None, cue: int) -> list[Range]:
    """Content without the words of its source and cue."""
    result: list[Range] = []
    for start, end in content:
        if source and start < source[1] and source[0] < end:
            result += [(a, b) for a, b in ((start, source[0]), (source[1], end)) if a < b]
        else:
            result.append((start, end))
    return result


def _is_passive(parse: Parse, token: Token) -> bool:
    return token.tag == "VBN" and (
        child(parse, token.index, "auxpass", "nsubjpass", "agent") is not None
        or (token.dep in {"acl", "relcl"} and child(parse, token.index, "nsubj") is None)
    )


def _cue(parse: Parse, token: Token) -> Range:
    """The verb with its auxiliaries and particle where they stand together, in characters."""
    first = last = token.index
    shared = governing_tokens(parse, token.index)
    while first - 1 in shared:
        first -= 1
    nxt = last + 1
    if nxt < len(parse.tokens) and parse.tokens[nxt].dep == "prt" and parse.tokens[nxt].head == token.index:
        last = nxt
    return parse.tokens[first].start, parse.tokens[last].end


def _content(parse: Parse, lexicon: Lexicon, token: Token, verb: CueVerb, stances: bool) -> list[Range]:
    """Token ranges of what is said."""
    first, last = parse.sentences[token.sentence]
    right, left = _clauses(parse, token, verb, stances)
    if right is None and (verb.speak or verb.show):
        right = _quoted_right(parse, token, last)
    trailing = _trailing(parse, token, first, last) if (verb.speak or verb.think) else None
    if right is not None:
        return [right] if trailing is None or (right[1] - right[0] > 3 and left is None) else [trailing, right]
    if trailing is not None:
        return [trailing]
    if left is not None:
        return [left]
    thing = _thing(parse, lexicon, token, verb, stances)
    return [thing] if thing else []


def _clauses(parse: Parse, token: Token, verb: CueVerb, stances: bool) -> tuple[Range | None, Range | None]:
    """The clause right of the cue and the one left of it, as the parser sees them."""
    right = left = None
    for i in parse.children[token.index]:
        one = parse.tokens[i]
        takes = one.dep == "ccomp" or (one.dep == "xcomp" and (verb.speak or verb.think or stances))
        if (
            one.dep in {"advcl", "parataxis", "dep"}
            and one.index < token.index
            and one.pos in {"VERB", "AUX"}
            and verb.speak
        ):
            takes = one.dep == "parataxis"
        if not takes or not (verb.speak or verb.think or verb.show or verb.report or stances):
            continue
        start, end = subtree_range(parse, i)
        if i > token.index and right is None:
            start = max(start, token.index + 1)
            right = (start, _right_end(parse, token, i, end))
        elif i < token.index:
            left = (parse.sentences[token.sentence][0], min(end, token.index))
    return right, left


def _right_end(parse: Parse, token: Token, clause: int, end: int) -> int:
    """Where a clause on the right ends: before the next thing that the cue itself governs."""
    whole = subtree_range(parse, token.index)[1]
    for i in parse.children[token.index]:
        one = parse.tokens[i]
        if i > clause and i >= end and one.dep in {"conj", "cc", "advcl", "parataxis", "nsubj"}:
            whole = min(whole, subtree_range(parse, i)[0], i)
    return max(end, whole)


def _quoted_right(parse: Parse, token: Token, last: int) -> Range | None:
    """What follows a cue and a colon, or a cue and an opening quotation mark."""
    for i in range(token.index + 1, min(last, token.index + 14)):
        one = parse.tokens[i]
        if one.text in QUOTES or one.text == ":":
            return (i if one.text != ":" else i + 1, last) if i + 1 < last else None
        if one.pos in {"VERB", "SPACE"} or one.text == ";":
            return None
    return None


def _trailing(parse: Parse, token: Token, first: int, last: int) -> Range | None:
    """What stands before ", police said" or ", said the governor": the sentence up to the comma."""
    if token.dep in {"relcl", "acl"} and token.tag != "VBD":
        return None
    start = _cluster_start(parse, token, first)
    if start is None or start <= first:
        return None
    before = parse.tokens[start - 1]
    if before.text not in {",", "?", "!", "-", "–", "—", "--", "…"} | QUOTES:
        return None
    return first, start


def _cluster_start(parse: Parse, token: Token, first: int) -> int | None:
    """First token of source and cue: the cue itself where the source follows it."""
    low = token.index
    shared = governing_tokens(parse, token.index)
    while low - 1 >= first and low - 1 in shared:
        low -= 1
    subject = next((parse.tokens[i] for i in parse.children[token.index] if parse.tokens[i].dep in SUBJECTS), None)
    if (
        low > first
        and parse.tokens[low - 1].text in {","} | QUOTES
        and (subject is None or subject.index > token.index)
    ):
        return low
    if subject is not None and subject.index < low:
        own = source_range(parse, subject, token.index)
        if own and own[0] > first and parse.tokens[own[0] - 1].text in {",", "?", "!", "–", "—", "--"} | QUOTES:
            return own[0]
    chunk = chunk_left(parse, low, first)
    return chunk[0] if chunk else None


def _source(parse: Parse, token: Token, content: list[Range]) -> Range | None:
    """The token range of who says it."""
    first, last = parse.sentences[token.sentence]
    own = next((parse.tokens[i] for i in parse.children[token.index] if parse.tokens[i].dep in SUBJECTS), None)
    head = own if own is not None and own.tag not in {"WDT", "WP"} else governing_subject(parse, token.index)
    if head is not None:
        found = source_range(parse, head, token.index)
        inside = found and any(a <= found[0] < b and b <= token.index and b != found[0] for a, b in content)
        if found and not inside:
            return found
    shared = governing_tokens(parse, token.index)
    low = token.index
    while low - 1 >= first and low - 1 in shared:
        low -= 1
    if low > first and parse.tokens[low - 1].text in {","} | QUOTES:
        right = chunk_right(parse, token.index + 1, last)
        if right:
            return right
    return chunk_left(parse, low, first)


def _thing(parse: Parse, lexicon: Lexicon, token: Token, verb: CueVerb, stances: bool) -> Range | None:
    """An object or a prepositional phrase as content."""
    goal = child(parse, token.index, "dobj", "attr")
    preps = [
        parse.tokens[i]
        for i in parse.children[token.index]
        if parse.tokens[i].lower in verb.about and parse.tokens[i].index > token.index
    ]
    if preps and child(parse, preps[0].index, "pobj", "pcomp"):
        inner = child(parse, preps[0].index, "pobj", "pcomp")
        assert inner is not None
        return subtree_range(parse, inner.index)
    if goal is None:
        return None
    start, end = subtree_range(parse, goal.index)
    start = max(start, token.index + 1)
    if verb.name:
        named = child(parse, token.index, "oprd", "xcomp") or next(
            (parse.tokens[i] for i in parse.children[token.index] if parse.tokens[i].lower == "as"), None
        )
        if named:
            return start, max(end, subtree_range(parse, named.index)[1])
    if verb.accuse or verb.report or (stances and verb.stance):
        whole = subtree_range(parse, token.index)[1]
        return (start, whole) if verb.accuse else (start, end)
    if verb.tally and any(t.pos == "NUM" or t.lower in lexicon.tally_words for t in parse.tokens[start:end]):
        return start, _right_end(parse, token, goal.index, end)
    return None


def _passive(parse: Parse, lexicon: Lexicon, token: Token, verb: CueVerb, stances: bool) -> Sighting | None:
    """ "was confirmed by police", "is believed to have fled", "was quoted as saying"."""
    agent = child(parse, token.index, "agent")
    by = child(parse, agent.index, "pobj") if agent is not None else None
    hedging = token.lower in {"said", "reported", "rumoured", "rumored"} or token.lemma in lexicon.hedge_verbs
    clause = child(parse, token.index, "xcomp", "ccomp")
    subject = child(parse, token.index, "nsubjpass", "expl")
    if by is None and not (hedging and clause is not None):
        return None
    attitude: Attitude = verb.attitude
    content: list[Range] = []
    if subject is not None and subject.lower not in {"it", "there", "which", "that", "who"}:
        content.append(subtree_range(parse, subject.index))
    elif token.dep in {"acl", "relcl"}:
        content.append((subtree_range(parse, token.head)[0], min(token.index, subtree_range(parse, token.index)[0])))
    if clause is not None and clause.index > token.index:
        content.append(subtree_range(parse, clause.index))
    content = [(a, min(b, token.index)) if a < token.index < b else (a, b) for a, b in content]
    ranges = [r for r in (trim(parse, *c) for c in content) if r]
    if not ranges:
        return None
    cue = _cue(parse, token)
    source = trim(parse, *subtree_range(parse, by.index)) if by is not None else None
    if agent is not None and by is not None:
        cue = (cue[0], agent.end) if agent.index == token.index + 1 else cue
    hedge = parse.text[cue[0] : cue[1]] if by is None else None
    return Sighting(ranges, source, cue, attitude, token.index, hedge=hedge, stance=not verb.tells)
