"""Whether the one acted on bears arms: the line between an armed clash and an attack on civilians (codebook §4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.scene import Scene
from dateline.coding.token import Parse, Token
from dateline.normalise.actors import ActorAnswer, describe_actor

ARMED_KINDS = frozenset({"state_forces", "police", "rebel", "militia", "external_forces"})
_STATE = frozenset({"state_forces", "police", "external_forces"})
_REBELS = frozenset({"rebel", "militia"})
_ACTING = frozenset({"perpetrator", "both_sides"})
_SUFFERING = frozenset({"target", "victim"})
_FOUGHT = frozenset({"clash", "ambush"})
_ON = frozenset({"on", "at", "against", "into", "upon", "with", "toward", "towards", "of"})


def _objects(parse: Parse, token: Token) -> Iterator[Token]:
    """Heads of the noun phrases that an act falls on."""
    for index in parse.children[token.index]:
        child = parse.tokens[index]
        if child.dep in ("dobj", "nsubjpass"):
            yield child
        elif child.dep == "prep" and child.lower in _ON:
            yield from (parse.tokens[i] for i in parse.children[child.index] if parse.tokens[i].dep == "pobj")
        elif child.dep == "compound" and token.pos in ("NOUN", "PROPN"):
            yield child


def _phrase(parse: Parse, head: Token) -> str:
    """A noun phrase up to its first clause."""
    words = [
        parse.tokens[i]
        for i in parse.children[head.index]
        if parse.tokens[i].dep in ("amod", "compound", "nmod", "poss", "nummod")
    ]
    start = min([head.start, *(w.start for w in words)])
    return parse.text[start : head.end]


def _count(answers: Iterable[ActorAnswer]) -> tuple[int, int]:
    armed = civil = 0
    for answer in answers:
        if answer.sure or answer.kind in ARMED_KINDS:
            armed, civil = armed + (answer.kind in ARMED_KINDS), civil + (answer.kind == "civilians")
    return armed, civil


def votes(scene: Scene, cluster: Cluster) -> tuple[int, int]:
    """How many of those acted on bear arms, and how many do not; two armed sides that both act are armed."""
    text = scene.parse.text
    own = {view.index for view in cluster.views}
    mine = [p for p in scene.parties if p.act in own]
    actors = {describe_actor(text[p.span[0] : p.span[1]], None, "perpetrator").kind for p in mine if p.role in _ACTING}
    both = bool(actors & _STATE) and bool(actors & _REBELS)
    doers = [p.span for p in mine if p.role in _ACTING]
    hit = [describe_actor(text[p.span[0] : p.span[1]], None, "target") for p in mine if p.role in _SUFFERING]
    armed, civil = _count(hit)
    if both:
        return armed + 1 + (civil if cluster.kinds_told & _FOUGHT else 0), civil
    if armed or civil:
        return armed, civil
    heads = (head for v in cluster.views for head in _objects(scene.parse, scene.parse.tokens[v.act.token]))
    fallen = (h for h in heads if not any(start < h.end and h.start < end for start, end in doers))
    return _count(describe_actor(_phrase(scene.parse, head), None, "target") for head in fallen)
