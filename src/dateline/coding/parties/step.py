"""The sequence inside one incident: who did what first, next and last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.coding.act import Act
from dateline.coding.parties.clause import is_passive, subject_of
from dateline.coding.parties.frame import load_frames
from dateline.coding.parties.near import nearest_act
from dateline.coding.parties.phrases import Phrases
from dateline.coding.token import Parse, Range, Token

_LONGEST = 6
"""Most words of an object that is still told with the verb."""
_LINKED = frozenset({"conj", "advcl", "xcomp"})


@dataclass(frozen=True, slots=True)
class StepMention:
    """``span`` are the verb with its particle and a short object; ``act`` indexes the act that the step belongs to.

    ``actor`` and ``target`` are noun phrases. ``order`` counts from 1 over the article, in the order of events: text
    order, but for "after", "before" and "having".
    """

    span: Range
    act: int
    actor: Range | None
    target: Range | None
    sentence: int
    order: int


def find_steps(parse: Parse, acts: Sequence[Act]) -> tuple[StepMention, ...]:
    """The steps of every sentence that tells two or more in a row about one act."""
    phrases, frames = Phrases(parse), load_frames()
    own = {a.token for a in acts if a.nonevent is None}
    found: list[StepMention] = []
    for token in parse.tokens:
        if token.pos != "VERB" or (token.dep in _LINKED and parse.tokens[token.head].pos == "VERB"):
            continue
        chain = [v for v in _chain(parse, token) if _concrete(parse, v, frames.words["speech"])]
        near = nearest_act(acts, token.sentence, token.index)
        if len(chain) < 2 or near is None or not _is_told(parse, chain, own, phrases):
            continue
        for verb in chain:
            found.append(_step(parse, verb, near, len(found) + 1, phrases))
    return tuple(found)


def _chain(parse: Parse, verb: Token) -> Iterator[Token]:
    """A verb and those that go on from it, in the order of events."""
    first: list[Token] = []
    then: list[Token] = []
    for below in _linked(parse, verb):
        (first if _comes_first(parse, verb, below) else then).extend(_chain(parse, below))
    yield from first
    yield verb
    yield from then


def _linked(parse: Parse, verb: Token) -> Iterator[Token]:
    """The verbs that hang on a verb, also behind a preposition: "after shelling the hills"."""
    for child in parse.children[verb.index]:
        below = parse.tokens[child]
        if below.pos == "VERB" and below.dep in _LINKED:
            yield below
        elif below.dep == "prep" and below.lower in ("after", "before"):
            yield from (t for t in map(parse.tokens.__getitem__, parse.children[child]) if t.dep == "pcomp")


def _comes_first(parse: Parse, verb: Token, below: Token) -> bool:
    """True for "after shelling the hills" and "having cut the fence"; "when" and "before" tell what came next."""
    marks = {parse.tokens[c].lower for c in parse.children[below.index]}
    if marks & {"after", "having", "since"} or (below.dep == "pcomp" and parse.tokens[below.head].lower == "after"):
        return True
    return below.dep == "advcl" and below.index < verb.index and "before" not in marks


def _concrete(parse: Parse, verb: Token, speech: frozenset[str]) -> bool:
    """True for a deed that took place: no saying, being or wanting, nothing denied or only possible."""
    if verb.lemma in speech or verb.tag == "VB":
        return False
    helpers = [parse.tokens[c] for c in parse.children[verb.index]]
    return not any(t.dep == "neg" or (t.dep == "aux" and t.tag in ("MD", "TO")) for t in helpers)


def _is_told(parse: Parse, chain: Sequence[Token], own: set[int], phrases: Phrases) -> bool:
    """True where one of the verbs tells an act or armed men do them."""
    if any(v.index in own for v in chain):
        return True
    subject = subject_of(parse, chain[0])
    return subject is not None and phrases.at(subject).kind in (
        "unidentified",
        "rebel",
        "militia",
        "police",
        "state_forces",
    )


def _step(parse: Parse, verb: Token, act: int, order: int, phrases: Phrases) -> StepMention:
    """The step that a verb tells."""
    subject = subject_of(parse, verb)
    objects = [c for c in parse.children[verb.index] if parse.tokens[c].dep == "dobj"]
    doer, done_to = subject, (objects[0] if objects else None)
    if is_passive(parse, verb):
        doer, done_to = None, subject
    return StepMention(
        _words(parse, verb, objects, phrases),
        act,
        _party(doer, phrases),
        _party(done_to, phrases),
        verb.sentence,
        order,
    )


def _words(parse: Parse, verb: Token, objects: Sequence[int], phrases: Phrases) -> Range:
    """The verb with its particle and its object where that is short."""
    end = verb.end
    for child in parse.children[verb.index]:
        token = parse.tokens[child]
        if token.dep == "prt" and token.index > verb.index:
            end = max(end, token.end)
    for head in objects:
        last = phrases.at(head).span[1]
        if head > verb.index and len(parse.between(verb.end, last)) <= _LONGEST:
            end = max(end, last)
    return verb.start, end


def _party(head: int | None, phrases: Phrases) -> Range | None:
    """The noun phrase of a doer or target; pronouns name nobody."""
    if head is None:
        return None
    phrase = phrases.at(head)
    return None if phrase.pronoun or phrase.place else phrase.span
