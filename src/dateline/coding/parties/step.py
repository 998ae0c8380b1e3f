"""The sequence inside one incident: who did what first, next and last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coding.act import Act
from dateline.coding.parties.clause import arguments, is_passive, subject_of
from dateline.coding.parties.frame import load_frames
from dateline.coding.parties.near import nearest_act
from dateline.coding.parties.phrases import Phrases
from dateline.coding.token import Parse, Range, Token

_LONGEST = 6
"""Most words of an object that is still told with the verb."""
_LINKED = frozenset({"conj", "advcl", "xcomp"})
_HAPPENS = frozenset({"happen", "occur", "erupt", "begin", "start", "ensue", "unfold", "follow"})
"""Verbs by which a noun of act only takes place."""
_CAUSES = frozenset({"prompt", "cause", "lead", "trigger", "provoke", "spark", "force", "mean", "bring", "heighten"})
"""Verbs by which one event leads to another: no deed of a party."""
_GOES_WITH = frozenset(
    {"under", "across", "upon", "to", "into", "onto", "against", "at", "on", "over", "toward", "towards"}
)
_BEFALLS = frozenset({"suffer", "sustain", "die", "receive", "succumb", "sprain", "survive"})
_HARMS = frozenset({"kill", "wound", "injure", "hurt", "maim", "arrest", "detain"})
"""Verbs that, told of those who suffer it or as what a deed did, give its toll."""
_AWAY = frozenset({"back", "away", "off", "out"})
_LATER = frozenset({"since", "later", "afterwards", "eventually", "subsequently"})


@dataclass(frozen=True, slots=True)
class StepMention:
    """``span`` are the verb with its particle and a short object; ``act`` indexes the act that the step belongs to.

    ``actor`` and ``target`` are noun phrases. ``order`` counts from 1 over the article, in the order of events: text
    order, but for "after", "before" and "having". ``deed`` names it by its lemmas ("return fire"), ``first`` and
    ``last`` set it before the whole event ("happened after …") or behind it ("has since …"); ``row`` counts the
    sequences.
    """

    span: Range
    act: int
    actor: Range | None
    target: Range | None
    sentence: int
    order: int
    deed: str = ""
    first: bool = False
    last: bool = False
    row: int = 0


def find_steps(parse: Parse, acts: Sequence[Act]) -> tuple[StepMention, ...]:
    """The steps of every sentence that tells two or more in a row about one act."""
    phrases, frames = Phrases(parse), load_frames()
    own = {a.token for a in acts if a.nonevent is None}
    found: list[StepMention] = []
    for token in parse.tokens:
        if token.pos != "VERB" or (token.dep in _LINKED and parse.tokens[token.head].pos == "VERB"):
            continue
        chain = [v for v in _chain(parse, token) if _concrete(parse, v, frames.words["speech"], phrases)]
        near = nearest_act(acts, token.sentence, token.index)
        if len(chain) < 2 or near is None or not _is_told(parse, chain, own, phrases):
            continue
        row = found[-1].row + 1 if found else 0
        turns = [n for n, v in enumerate(chain) if v.lemma in _HAPPENS]
        before: Range | None = None
        for number, verb in enumerate(chain):
            if verb.lemma in _HAPPENS:
                continue
            step = _step(parse, verb, near, len(found) + 1, phrases)
            suffers = is_passive(parse, verb) or _befalls(parse, verb)
            if before is not None and _shares(parse, verb):
                step = replace(step, target=before) if suffers else replace(step, actor=before)
            before = (step.target if suffers else step.actor) or before
            found.append(replace(step, row=row, first=bool(turns) and number < turns[0]))
    return tuple(found)


def _shares(parse: Parse, verb: Token) -> bool:
    """True where the subject is left out or a pronoun, so that it is the party named before."""
    subject = subject_of(parse, verb)
    return subject is None or parse.tokens[subject].lower in ("it", "they", "he", "she")


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
    marks = {t.lower for t in map(parse.tokens.__getitem__, parse.children[below.index]) if t.dep in ("mark", "aux")}
    if marks & {"after", "having", "since"} or (below.dep == "pcomp" and parse.tokens[below.head].lower == "after"):
        return True
    return below.dep == "advcl" and below.index < verb.index and "before" not in marks


def _concrete(parse: Parse, verb: Token, speech: frozenset[str], phrases: Phrases) -> bool:
    """True for a deed that took place: no saying, being or wanting, nothing denied or only possible."""
    if verb.lemma in speech or verb.tag == "VB" or verb.lemma in _CAUSES or _circumstance(parse, verb):
        return False
    subject = subject_of(parse, verb)
    if subject is not None and verb.lemma not in _HAPPENS:
        doer = phrases.at(subject)
        if not (doer.people or doer.pronoun or doer.weapon or is_passive(parse, verb)):
            return False
    helpers = [parse.tokens[c] for c in parse.children[verb.index]]
    return not any(t.dep == "neg" or (t.dep == "aux" and t.tag in ("MD", "TO")) for t in helpers)


def _circumstance(parse: Parse, verb: Token) -> bool:
    """True for a toll, for what befalls a body, for what somebody was at meanwhile: "killing two", "while on duty"."""
    marks = {parse.tokens[c].lower for c in parse.children[verb.index]}
    if verb.lemma in _HARMS and (verb.tag == "VBG" or is_passive(parse, verb)):
        return True
    return verb.lemma in _BEFALLS or (verb.dep == "advcl" and "while" in marks)


def _is_told(parse: Parse, chain: Sequence[Token], own: set[int], phrases: Phrases) -> bool:
    """True where one of the verbs tells an act or armed men do them."""
    if any(v.index in own or (v.lemma in _HAPPENS and subject_of(parse, v) in own) for v in chain):
        return True
    subject = subject_of(parse, chain[0])
    return subject is not None and phrases.at(subject).kind in (
        "unidentified",
        "rebel",
        "militia",
        "police",
        "state_forces",
        "external_forces",
    )


def _step(parse: Parse, verb: Token, act: int, order: int, phrases: Phrases) -> StepMention:
    """The step that a verb tells."""
    subject = subject_of(parse, verb)
    objects = [c for c in parse.children[verb.index] if parse.tokens[c].dep == "dobj"]
    doer, done_to = subject, (objects[0] if objects else None)
    if is_passive(parse, verb) or _befalls(parse, verb):
        doer, done_to = _agent(parse, verb), subject
    beside = [parse.tokens[c] for c in parse.children[verb.index]]
    span, deed = _words(parse, verb, objects, phrases)
    return StepMention(
        span,
        act,
        _party(doer, phrases),
        _party(done_to, phrases),
        verb.sentence,
        order,
        deed,
        last=any(t.lower in _LATER and t.dep == "advmod" for t in beside),
    )


def _befalls(parse: Parse, verb: Token) -> bool:
    """True for "came under fire", which is done to the subject."""
    return any(parse.tokens[c].lower == "under" and parse.tokens[c].dep == "prep" for c in parse.children[verb.index])


def _agent(parse: Parse, verb: Token) -> int | None:
    """Who does it, behind "by" or "from"."""
    places = [verb.index, *_complement(parse, verb)]
    return next((h for at in places for word, h in arguments(parse, at) if word in ("by", "from")), None)


def _words(parse: Parse, verb: Token, objects: Sequence[int], phrases: Phrases) -> tuple[Range, str]:
    """The verb with its particle and its object, or what it is done to, where that is short; and its lemmas."""
    end, deed = verb.end, [verb.lemma]
    for child in parse.children[verb.index]:
        token = parse.tokens[child]
        if token.index > verb.index and (token.dep == "prt" or (token.dep == "advmod" and token.lower in _AWAY)):
            end = max(end, token.end)
            deed.append(token.lower)
    for head in objects or _complement(parse, verb):
        last = phrases.at(head).span[1] if objects else parse.tokens[head].end
        if len(parse.between(verb.end, last)) > _LONGEST:
            last = _core_end(parse, head)
        if head > verb.index and len(parse.between(verb.end, last)) <= _LONGEST:
            end = max(end, last)
            deed.append(parse.tokens[head].lemma)
    return (verb.start, end), " ".join(deed)


def _core_end(parse: Parse, head: int) -> int:
    """Where a long object ends without its clauses: "a series of warnings", not "… to turn back"."""
    of = (c for c in parse.children[head] if parse.tokens[c].lower == "of")
    nouns = [n for c in of for n in parse.children[c] if parse.tokens[n].dep == "pobj"]
    return parse.tokens[nouns[0] if nouns else head].end


def _complement(parse: Parse, verb: Token) -> list[int]:
    """The noun behind the preposition right after a verb without an object: "came under fire", not "came at dawn"."""
    after = verb.index + 1
    if after >= len(parse.tokens) or parse.tokens[after].lower not in _GOES_WITH:
        return []
    nouns = [c for c in parse.children[after] if parse.tokens[c].dep == "pobj"]
    return [c for c in nouns if parse.tokens[c].entity not in ("DATE", "TIME")][:1]


def _party(head: int | None, phrases: Phrases) -> Range | None:
    """The noun phrase of a doer or target; pronouns name nobody."""
    if head is None:
        return None
    phrase = phrases.at(head)
    return None if phrase.pronoun or phrase.place else phrase.span
