"""Whether the one acted on bears arms: the line between an armed clash and an attack on civilians (codebook §4)."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.scene import Scene
from dateline.coding.token import Parse, Token
from dateline.normalise.actors import describe_actor

ARMED_KINDS = frozenset({"state_forces", "police", "rebel", "militia", "external_forces"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "pobj", "attr"})
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


def votes(scene: Scene, cluster: Cluster) -> tuple[int, int]:
    """How many objects of the event's acts bear arms, and how many do not."""
    armed = civil = 0
    own = {view.index for view in cluster.views}
    for party in scene.parties:
        if party.act in own and party.role in ("target", "victim", "both_sides"):
            kind = describe_actor(scene.parse.text[party.span[0] : party.span[1]], None, "target").kind
            armed, civil = armed + (kind in ARMED_KINDS), civil + (kind == "civilians")
    if armed or civil:
        return armed, civil
    for view in cluster.views:
        for head in _objects(scene.parse, scene.parse.tokens[view.act.token]):
            kind = describe_actor(_phrase(scene.parse, head), None, "target").kind
            armed, civil = armed + (kind in ARMED_KINDS), civil + (kind == "civilians")
    return armed, civil
