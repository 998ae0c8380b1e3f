"""The parties around an act's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.coding.act import Act
from dateline.coding.parties.clause import Argument, arguments
from dateline.coding.parties.frame import Frames, load_frames
from dateline.coding.parties.noun_phrase import NounPhrase
from dateline.coding.parties.phrases import Phrases
from dateline.coding.token import Parse, Token

Placed = tuple[str, int, float]
"""A role, the head of a noun phrase and a weight."""

_BACK = re.compile(r"\b(?:back|return(?:ed|s|ing)?|retaliat\w+|repl(?:y|ied))\b", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:under|into|victim|prey|onto|over|against)\b", re.IGNORECASE)
_OWN_DEED = frozenset(
    {
        "fire",
        "firing",
        "raid",
        "operation",
        "strike",
        "airstrike",
        "shelling",
        "gunfire",
        "shooting",
        "bombardment",
        "offensive",
    }
)
_ARMED = frozenset({"rebel", "militia", "unidentified", "external_forces"})
_FIGHTS = _ARMED | {"state_forces", "police", "communal", "rioters", "protesters"}
_HARMLESS = frozenset({"civilians", "person", "militia"})
_STRUCK = frozenset({"attack", "explode", "suicide", "harm", "fire"})
_STRIKES = frozenset({"hit", "strike", "graze", "injure", "pelt"})
_ONTO = frozenset({"at", "on", "into", "upon", "through", "against"})
_RUNS_INTO = frozenset({"hit", "strike", "run", "drive", "step", "tread", "set", "trigger", "roll", "walk", "pass"})


def around(parse: Parse, act: Act, frames: Frames, phrases: Phrases) -> Iterator[Placed]:
    """Role, head and weight of what stands around an act's own words."""
    token = parse.tokens[act.token]
    verbal = token.pos in ("VERB", "AUX")
    name = frames.name(token.lemma, act.kind, verbal)
    if name == "suffer" and not _UNDER.search(parse.text, act.span[0], min(len(parse.text), act.span[1] + 12)):
        name = frames.kinds.get(act.kind, "attack")
    if name is None:
        return
    frame = frames.frames[name]
    found = [(r, phrases.party(h)) for r, h in _places(parse, act, verbal, frames, phrases)]
    struck = {phrases.at(h).kind for r, h in found if r in ("object", "passive") and not phrases.at(h).thing}
    if (name == "intercept" and struck - {None}) or (name == "riot" and struck & _HARMLESS):
        name, frame = "harm", frames.frames["harm"]
    subjects = [h for r, h in found if r in ("subject", "passive")]
    if verbal and not any(phrases.at(h).people or phrases.at(h).pronoun for h in subjects):
        nearest = phrases.before(act.token)
        if nearest is not None and not any(phrases.at(h).weapon for h in subjects):
            found.append(("subject" if any(r == "object" for r, _ in found) else "nearest", nearest))
    active = token.dep == "conj" or any(r == "object" for r, _ in found)
    acts_on = any(r == "object" or (r in _ONTO and not phrases.at(h).place) for r, h in found)
    later = any(parse.tokens[c].lower in ("later", "after", "afterwards") for c in parse.children[act.token])
    answers = not later and _BACK.search(parse.text, *act.span) is not None
    drives_into = token.lemma in _RUNS_INTO and any(
        r not in ("subject", "passive", "with", "by") and phrases.at(h).weapon for r, h in found
    )
    for relation, head in found:
        role = _role(token, name, frame.get(relation, "-"), relation, phrases.at(head))
        if relation == "subject" and (drives_into or answers) and role == "perpetrator":
            role = "target"
        if role == "perpetrator" and relation == "subject" and name in ("harm", "attack"):
            role = _struck_down(role, phrases.at(head), active, acts_on)
        if role != "-":
            yield role, head, 1.0
    if not verbal:
        yield from _by_light_verb(parse, token, name, frame.get("subject", "perpetrator"), frames, phrases)


def _struck_down(role: str, phrase: NounPhrase, active: bool, acts_on: bool) -> str:
    """The role of a verb's subject: of a harm that falls on nobody else, unarmed people are the ones struck."""
    if phrase.kind == "civilians" and not acts_on:
        return "victim"
    return "victim" if not active and phrase.kind in ("civilians", "person") else role


def _places(parse: Parse, act: Act, verbal: bool, frames: Frames, phrases: Phrases) -> Iterator[Argument]:
    """The arguments of an act's head, of the nouns in its words ("opened fire on") and of a weapon as its subject."""
    own = arguments(parse, act.token, frames.words["transitive"])
    yield from own
    if not verbal:
        return
    inner = [t.index for t in parse.between(*act.span) if t.index != act.token and t.pos == "NOUN"]
    inner += [head for relation, head in own if relation == "subject" and phrases.at(head).weapon]
    for index in inner:
        yield from (a for a in arguments(parse, index) if a[0] not in ("owner", "of", "subject"))


def _role(token: Token, name: str, role: str, relation: str, phrase: NounPhrase) -> str:
    """The frame's role, but for what the party's own words rule out."""
    if relation == "owner" and name in _STRUCK:
        own = phrase.kind in ("state_forces", "police") and token.lemma in _OWN_DEED
        if phrase.kind in _ARMED or own:
            return "perpetrator"
        return "victim" if name == "harm" else "target"
    if relation == "nearest":
        if token.tag == "VBN" and token.lemma in load_frames().words["transitive"] and phrase.head < token.index:
            return "victim"
        return "perpetrator" if phrase.kind in _ARMED else ("victim" if phrase.kind == "civilians" else "-")
    if role == "perpetrator" and relation in ("of", "from") and phrase.kind not in _FIGHTS:
        return {"civilians": "victim"}.get(phrase.kind or "", "target") if relation == "of" else "-"
    if role == "victim" and phrase.thing:
        return "target" if relation != "owner" else "-"
    if role == "target" and relation in ("object", "passive") and token.lemma in _STRIKES and phrase.single:
        return "victim"
    if relation == "passive" and role == "target" and phrase.kind in ("civilians", "person") and not phrase.thing:
        return "victim"
    return role


def _by_light_verb(
    parse: Parse, noun: Token, name: str, doer: str, frames: Frames, phrases: Phrases
) -> Iterator[Placed]:
    """The parties of the verb that carries a noun of act: "X carried out the attack", "Y came under fire from Z"."""
    verb = parse.tokens[noun.head]
    if noun.dep == "pobj":
        verb = parse.tokens[verb.head]
    if verb.pos not in ("VERB", "AUX"):
        return
    suffers = verb.lemma in frames.words["light_passive"]
    for relation, found in arguments(parse, verb.index):
        head = phrases.party(found)
        if head == noun.index:
            continue
        if noun.dep in ("nsubj", "nsubjpass") and relation == "object" and (name in _STRUCK or name == "clash"):
            yield ("victim" if frames.verbs.get(verb.lemma) == "harm" else "target"), head, 0.9
        elif noun.dep in ("dobj", "pobj") and relation == "subject" and suffers:
            yield ("both_sides" if name == "clash" else "target"), head, 0.9
        elif noun.dep == "dobj" and relation == "subject" and verb.lemma in frames.words["light_active"]:
            yield doer, head, 0.9
        elif suffers and relation in ("from", "by"):
            yield "perpetrator", head, 0.9
