"""Parties told apart from the act's own words: the dead and hurt, those who came after, those who only stood there."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.parties.around import Placed
from dateline.coding.parties.blame import blamed
from dateline.coding.parties.clause import Argument, arguments, is_passive
from dateline.coding.parties.frame import Frames
from dateline.coding.parties.phrases import Phrases
from dateline.coding.token import Parse, Token

_ARMED = frozenset({"rebel", "militia", "unidentified", "state_forces", "external_forces", "communal", "rioters"})
_STANDING = frozenset({"police", "state_forces", "external_forces", "rebel", "militia"})
_HELPERS = frozenset({"police", "state_forces", "external_forces"})
_HURT = frozenset(
    {
        "wound",
        "injury",
        "burn",
        "cut",
        "bruise",
        "fracture",
        "shrapnel",
        "concussion",
        "splinter",
        "ankle",
        "wrist",
        "rib",
    }
    | {"collarbone", "leg", "arm", "nose", "bone", "shock", "fragment", "bullet", "hospital", "clinic"}
)
_STRUCK = frozenset({"hit", "strike", "cut", "scratch", "burn", "hospitalise", "hospitalize", "admit", "treat", "bury"})
_MOVED = frozenset({"take", "bring", "rush", "evacuate", "carry", "airlift", "fly", "transport", "admit"})
_CARE = frozenset({"hospital", "coma", "care"})
_COUNTED = frozenset(
    {"dead", "wounded", "injured", "victim", "killed", "fatality", "casualty", "hurt", "taken", "missing"}
)
_LOST = frozenset({"life", "leg", "foot", "arm", "hand", "eye", "sight", "finger"})
_STATES = frozenset({"dead", "alive", "unhurt", "missing", "unharmed", "hospitalised", "hospitalized"})
_BEAR = frozenset({"suffer", "sustain", "have", "take", "receive", "get", "break"})
_MOVES = frozenset({"take", "lead", "march", "separate", "seize", "drag", "snatch", "hang", "bundle", "whisk"})


def aftermath(parse: Parse, verb: Token, frames: Frames, phrases: Phrases) -> Iterator[Placed]:
    """Role, head and weight around a verb that is no act's own word."""
    places = arguments(parse, verb.index, frames.words["transitive"])
    frame = frames.verbs.get(verb.lemma)
    if verb.lemma == "be" and any(r == "behind" for r, _ in places):
        yield from (("perpetrator", h, 0.8) for r, h in places if r == "subject" and phrases.at(h).kind in _ARMED)
    yield from blamed(parse, verb, places, frames, phrases)
    if frame == "harm" and verb.lemma not in _MOVES:
        yield from _harmed(places, phrases)
    elif _suffers(parse, verb, frame, places):
        yield from (("victim", phrases.party(h), 0.7) for r, h in places if r in ("subject", "passive"))
    elif verb.lemma in frames.words["responder"]:
        wanted = "by" if is_passive(parse, verb) else "subject"
        yield from (
            ("responder", phrases.party(h), 0.6)
            for r, h in places
            if r == wanted and phrases.at(phrases.party(h)).kind in _HELPERS
        )
    elif (
        frame in ("attack", "fire", "explode")
        and verb.lemma not in frames.words["stand_by"]
        and not is_passive(parse, verb)
    ):
        yield from (
            ("perpetrator", phrases.party(h), 0.6)
            for r, h in places
            if r == "subject" and phrases.at(phrases.party(h)).kind in _ARMED
        )
    elif verb.lemma in frames.words["stand_by"] or (verb.dep == "relcl" and verb.lemma in frames.words["present"]):
        yield from (("present", h, 0.5) for r, h in places if r == "subject" and phrases.at(h).kind in _STANDING)


def _harmed(places: tuple[Argument, ...], phrases: Phrases) -> Iterator[Placed]:
    """Who is hurt and by whom; where nobody is hurt by the subject, the subject is."""
    hurt = [phrases.party(h) for r, h in places if r in ("object", "passive")]
    people = any(phrases.at(h).people for h in hurt)
    yield from (("target" if phrases.at(h).kind == "rebel" else "victim", h, 0.7) for h in hurt)
    for relation, head in places:
        party = phrases.party(head)
        if relation in ("subject", "by") and people and phrases.at(party).kind in _ARMED:
            yield "perpetrator", party, 0.7
        elif relation == "subject" and not hurt:
            yield ("perpetrator" if phrases.at(party).kind in _ARMED else "victim"), party, 0.7


def _suffers(parse: Parse, verb: Token, frame: str | None, places: tuple[Argument, ...]) -> bool:
    """True for dying, losing a life or limb, having wounds, being dead."""
    beside = {parse.tokens[h].lemma for r, h in places if r not in ("subject", "passive")}
    if frame == "die":
        return verb.lemma != "lose" or bool(beside & _LOST)
    if verb.lemma in _STRUCK or verb.lemma in _MOVED:
        return is_passive(parse, verb) and (verb.lemma in _STRUCK or bool(beside & _HURT))
    if verb.lemma in _BEAR:
        alone = verb.lemma == "suffer" and not any(r == "object" for r, _ in places)
        return alone or bool(beside & _HURT)
    if verb.lemma != "be":
        return False
    return bool(beside & (_COUNTED | _CARE)) or any(
        parse.tokens[c].lower in _STATES for c in parse.children[verb.index]
    )
