"""Attributions by a passive verb: "was confirmed by police", "is believed to have fled", "was quoted as saying"."""

from __future__ import annotations

from typing import Final

from dateline.coding.speech.phrase import FINITE, child, is_negated, subtree_range, trim
from dateline.coding.speech.scene import TIMES, Scene
from dateline.coding.speech.sighting import Sighting
from dateline.coding.token import Range, Token

EMPTY_SUBJECTS: Final = frozenset({"it", "there", "which", "that", "who", "this", "what"})
AGENTS: Final = frozenset({"by", "from"})


def is_passive(scene: Scene) -> bool:
    """True for a participle with a passive subject, a passive auxiliary or an agent."""
    if scene.token.tag != "VBN":
        return False
    if scene.dependants("auxpass", "nsubjpass", "agent"):
        return True
    if scene.token.dep not in {"acl", "relcl"} or scene.dependants("nsubj"):
        return False
    return any(t.tag in FINITE for t in scene.parse.tokens[scene.first : scene.last])


def sight_passive(scene: Scene) -> Sighting | None:
    """The attribution of a passive cue, or None where it tells nothing."""
    parse, token, verb = scene.parse, scene.token, scene.verb
    by, agent = _agent(scene)
    clause = next((t for t in scene.dependants("xcomp", "ccomp") if t.index > token.index), None)
    hedging = token.lower in {"said", "reported"} or verb.lemma in scene.lexicon.hedge_verbs
    if (by is None and not (hedging and clause is not None)) or is_negated(parse, token.index):
        return None
    subject = next(iter(scene.dependants("nsubjpass", "expl")), None)
    if by is not None and clause is None and not (verb.speak or verb.report or verb.accuse or scene.stances):
        return None
    if subject is not None and by is None and verb.lemma in {"tell", "inform", "ask"}:
        return None
    content = _content(scene, subject, clause)
    by_range = subtree_range(parse, by.index) if by is not None else None
    told = _told_of(scene, by) if by is not None else None
    ranges = [r for r in (trim(parse, *c) for c in ([told] if told else content)) if r]
    if not ranges:
        return None
    cue = scene.cue
    if agent is not None and agent.index == scene.high:
        cue = (cue[0], agent.end)
    source = (
        trim(parse, by_range[0], told[0] - 1 if told and told[0] > by_range[0] else by_range[1]) if by_range else None
    )
    hedge = parse.text[slice(*scene.cue)] if by is None else None
    return Sighting(ranges, source, cue, verb.attitude, token.index, hedge=hedge, stance=not verb.tells)


def _agent(scene: Scene) -> tuple[Token | None, Token | None]:
    """Who did it and the preposition; a time is no agent."""
    for one in scene.dependants("agent", "prep"):
        if one.lower not in AGENTS or one.index < scene.token.index or (one.dep != "agent" and not scene.verb.speak):
            continue
        by = child(scene.parse, one.index, "pobj")
        if by is None or by.entity in TIMES or by.pos not in {"NOUN", "PROPN", "PRON"}:
            continue
        if one.lower == "by" or next(iter(scene.dependants("nsubjpass")), scene.token).lower == "it":
            return by, one
    return None, None


def _told_of(scene: Scene, by: Token) -> Range | None:
    """ "had been told by the gravedigger of up to 14": what was told, where the parser hangs it on the teller."""
    if scene.verb.lemma not in {"tell", "inform"}:
        return None
    parse = scene.parse
    about = next((i for i in parse.children[by.index] if parse.tokens[i].lower in {"of", "about"}), None)
    return (about + 1, subtree_range(parse, about)[1]) if about is not None else None


def _content(scene: Scene, subject: Token | None, clause: Token | None) -> list[Range]:
    parse, token = scene.parse, scene.token
    content: list[Range] = []
    about = next((t for t in scene.dependants("prep") if t.lower in scene.verb.about and t.index > token.index), None)
    if clause is not None:
        if subject is not None and subject.lower not in EMPTY_SUBJECTS:
            content.append(subtree_range(parse, subject.index))
        content.append(subtree_range(parse, clause.index))
    elif about is not None:
        content.append((about.index + 1, subtree_range(parse, about.index)[1]))
    elif subject is not None and subject.lower not in EMPTY_SUBJECTS:
        content.append(subtree_range(parse, subject.index))
    elif subject is not None and scene.verb.speak and scene.low > scene.first + 3:
        content.append((scene.first, min(subject.index, scene.low)))
    elif token.dep in {"acl", "relcl"}:
        content.append((subtree_range(parse, token.head)[0], min(token.index, subtree_range(parse, token.index)[0])))
    return [(a, min(b, scene.low)) if a < scene.low < b else (a, b) for a, b in content if a < b]
