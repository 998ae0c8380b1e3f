"""Why words that look like an act tell no event (codebook §7), or that the act was only tried or stopped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.coding.acts.context import ancestors, children, clause_verb, head, helpers, leading_verb
from dateline.coding.acts.lexicon import word_lists
from dateline.coding.screened import Screened
from dateline.coding.token import Parse, Range, Token
from dateline.model import Modality

_PERFECT = frozenset({"have", "'ve", "’ve", "has", "had"})


@dataclass(frozen=True, slots=True)
class Reading:
    """How the words around a trigger let it be read; ``nonevent`` None means that it tells an event."""

    modality: Modality = "occurred"
    nonevent: str | None = None
    certain: float = 1.0


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    return word_lists("nonevents.yaml")


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in _lists().items()}


@lru_cache(maxsize=16)
def _pattern(name: str) -> Screened:
    return Screened(_lists()[name], before=r"(?<!\w)", after=r"(?!\w)")


@lru_cache(maxsize=1)
def _idioms() -> Screened:
    return Screened(_lists()["idioms"])


def idiom_ranges(text: str) -> list[Range]:
    """Character ranges of figures of speech in a text."""
    return [match.span() for match in _idioms().finditer(text.lower())]


def _conditional(parse: Parse, verb: Token) -> bool:
    """True inside an if-clause, or where the verb is governed by one."""
    words = _words()["conditionals"]
    for token in (verb, *ancestors(parse, verb, 3)):
        for child in children(parse, token):
            if (
                child.dep == "mark"
                and child.lower in ("if", "unless", "whether", "lest", "should")
                and child.index < verb.index
            ):
                return True
            if child.dep == "aux" and child.lower == "should" and child.lower in words and _opens_clause(parse, child):
                return True
        if token.dep in ("ccomp", "ROOT", "relcl"):
            break
    return False


_ANYBODY = frozenset({"anyone", "anybody", "whoever", "any", "everyone", "everybody", "those"})


def _of_anybody(parse: Parse, verb: Token) -> bool:
    """True in "anyone who blocks a road": a rule, not an event. "Those who" only before a modal verb."""
    first = leading_verb(parse, verb)
    if first.dep not in ("relcl", "acl", "csubj"):
        return any(c.lower == "whoever" and c.dep in ("nsubj", "nsubjpass") for c in children(parse, first))
    above = head(parse, first)
    if above is None:
        return False
    words = {above.lower, *(c.lower for c in children(parse, above) if c.dep == "det")}
    if not words & _ANYBODY:
        return False
    ruled = head(parse, above)
    modal = ruled is not None and any(h.lower in _words()["modals"] for h in helpers(parse, ruled))
    return modal or not words & {"those", "everyone", "everybody"}


def _opens_clause(parse: Parse, token: Token) -> bool:
    """True for an auxiliary that stands before its subject ("should the convoy be hit")."""
    verb = head(parse, token)
    if verb is None:
        return False
    return any(c.dep in ("nsubj", "nsubjpass") and c.index > token.index for c in children(parse, verb))


def _possible(parse: Parse, verb: Token) -> Reading | None:
    """The reading that a modal verb gives."""
    found = helpers(parse, verb)
    modal = next((h for h in found if h.dep == "aux" and h.lower in _words()["modals"] and not _is_may(parse, h)), None)
    if modal is None:
        return None
    perfect = any(h.dep == "aux" and h.lower in _PERFECT for h in found)
    if perfect and modal.lower in ("may", "might", "must", "will", "'ll"):
        return Reading(certain=0.5)
    return Reading("hypothetical", "hypothetical")


def _is_may(parse: Parse, token: Token) -> bool:
    """True for the month: "on 13 May the army arrested"."""
    around = parse.tokens[max(0, token.index - 1) : token.index + 2]
    return token.text == "May" and any(t.text[0].isdigit() or t.lower in ("in", "of", "since") for t in around)


def _purpose(parse: Parse, verb: Token) -> Reading | None:
    """The reading of an infinitive under a verb or noun of threat, plan or attempt."""
    first = leading_verb(parse, verb)
    if not any(c.lower == "to" and c.dep in ("aux", "mark") for c in children(parse, first)):
        return None
    above = head(parse, first)
    if above is None:
        return None
    return _governed(above) or (None if first.dep == "advcl" else Reading(certain=0.6))


def _governed(above: Token) -> Reading | None:
    """What a governing word makes of the act under it."""
    words, lemma = _words(), above.lemma
    if lemma in words["threats"]:
        return Reading("threatened", "threat")
    if lemma in words["attempts"]:
        return Reading("attempted")
    if lemma in words["plans"]:
        return Reading("hypothetical", "announced")
    return None


def _noun_reading(parse: Parse, noun: Token) -> Reading | None:
    """The reading of a noun: negated, threatened, planned, stopped."""
    for child in children(parse, noun):
        if child.lower in ("no", "neither", "any") and child.dep in ("det", "neg", "advmod"):
            return Reading("denied", "negated")
        if child.lemma in (
            "possible",
            "potential",
            "future",
            "further",
            "planned",
            "hypothetical",
            "imminent",
            "alleged-never",
            "threatened",
            "proposed",
            "fresh-never",
        ):
            return Reading("hypothetical", "hypothetical")
        if child.lemma in ("attempted", "failed"):
            return Reading("attempted")
        if child.lemma in ("foiled", "thwarted"):
            return Reading("foiled")
    above = head(parse, noun)
    if above is None:
        return None
    if _foretold(parse, noun, above):
        return Reading("hypothetical", "hypothetical")
    via = above
    if above.dep == "prep" or above.pos == "ADP":
        via = head(parse, above) or above
        if above.lower not in ("of", "for", "against", "to"):
            return None
    elif noun.dep not in ("dobj", "pobj", "nsubjpass"):
        return None
    if via.lemma in _words()["foils"]:
        return Reading("foiled")
    if (
        via.lemma
        in ("order", "consider", "see", "say", "agree", "allow", "ask", "prepare", "aim", "set", "seek", "stop")
        and above is via
    ):
        return None
    return _governed(via) if via.lemma in _words()["threats"] or via.lemma in _words()["plans"] else None


_TO_COME = frozenset(
    {"likely", "unlikely", "possible", "probable", "inevitable", "imminent", "unavoidable", "conceivable"}
)
"""What is said of an act that has not happened."""


def _foretold(parse: Parse, noun: Token, above: Token) -> bool:
    """True for the subject of "is likely": no event yet."""
    if noun.dep != "nsubj" or above.lemma not in ("be", "seem", "appear", "look", "remain"):
        return False
    return any(c.dep in ("acomp", "attr", "oprd") and c.lower in _TO_COME for c in children(parse, above))


def tallied(parse: Parse, noun: Token) -> bool:
    """True for a plural with a number too high for one story's acts: "66 abductions" are a figure of a period."""
    numbers = (c.text.replace(",", "") for c in children(parse, noun) if c.dep == "nummod")
    return noun.tag == "NNS" and any(n.isdigit() and int(n) >= _A_FIGURE for n in numbers)


_A_FIGURE = 20
"""From so many acts of a kind on, a sentence counts and does not tell."""


def sentence_reading(sentence: str, drill: bool) -> str | None:
    """The reason that a whole sentence gives against its acts: a drill, a work of art, a rumour that is denied."""
    lower = sentence.lower()
    if drill and _pattern("drill").search(lower):
        return "drill"
    if _pattern("works").search(lower):
        return "fiction"
    return "rumour" if _pattern("rumour").search(lower) else None


def sums_up(sentence: str) -> bool:
    """True for a sentence that speaks of a period's total."""
    lower = sentence.lower()
    return _pattern("totals").search(lower) is not None or (
        _pattern("years").search(lower) is not None and _pattern("large").search(lower) is not None
    )


def habitual(sentence: str) -> bool:
    """True for a sentence that speaks of what happens again and again."""
    return _pattern("habits").search(sentence.lower()) is not None


def _negated(parse: Parse, verb: Token) -> bool:
    if any(h.dep == "neg" or h.lower in ("never", "not") for h in helpers(parse, verb)):
        return True
    subject = next((c for c in children(parse, verb) if c.dep in ("nsubj", "nsubjpass")), None)
    return (subject is not None and subject.lower in ("nobody", "none")) or (
        subject is not None and any(c.lower == "no" for c in children(parse, subject))
    )


def _audience(parse: Parse, noun: Token) -> bool:
    """True for a crowd that is only spoken to: "told a rally", "speaking at a march"."""
    if noun.lemma not in _words()["audiences"]:
        return False
    above = head(parse, noun)
    if above is not None and above.dep == "prep" and above.lower in ("at", "to", "before", "during"):
        above = head(parse, above)
        return above is not None and above.lemma in ("say", "speak", "tell", "declare", "address", "remark", "talk")
    return noun.dep in ("dobj", "dative") and above is not None and above.lemma in ("tell", "address", "assure")


def _by_nature(parse: Parse, verb: Token) -> bool:
    """True for "a landslide killed twenty" and "died in the flood"."""
    doers = [c for c in children(parse, verb) if c.dep in ("nsubj", "agent", "prep")]
    above = head(parse, verb) if verb.dep == "acl" else None
    named = [*(word for one in doers for word in ([one] if one.dep == "nsubj" else children(parse, one))), above]
    return any(word is not None and word.lemma in _words()["disasters"] for word in named)


def _of_ground(parse: Parse, verb: Token) -> bool:
    """True for "a checkpoint held by": ground is held, nobody is."""
    above = head(parse, verb)
    return verb.dep == "acl" and above is not None and above.lemma in _words()["grounds"]


def read_trigger_context(parse: Parse, token: Token) -> Reading:
    """How a trigger is to be read from its own clause."""
    verb = clause_verb(parse, token)
    if token.pos not in ("VERB", "AUX") or token.dep == "pcomp":
        if _audience(parse, token):
            return Reading("hypothetical", "audience")
        found = _noun_reading(parse, token)
        if found is not None:
            return found
    if _conditional(parse, verb) and verb.lemma not in _words()["speech"]:
        return Reading("hypothetical", "hypothetical")
    if token is verb and _of_anybody(parse, verb):
        return Reading("hypothetical", "hypothetical")
    if token is verb and verb.lemma == "hold" and _of_ground(parse, verb):
        return Reading("hypothetical", "state")
    if token is verb and _negated(parse, verb):
        return Reading("denied", "negated")
    if token is verb and _by_nature(parse, verb):
        return Reading("hypothetical", "disaster")
    if token is verb:
        return _possible(parse, verb) or _purpose(parse, verb) or Reading()
    governs = token.dep in ("nsubj", "nsubjpass", "dobj") and token.head == verb.index
    return (_possible(parse, verb) if governs and verb.lemma not in _words()["speech"] else None) or Reading()
