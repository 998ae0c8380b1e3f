"""Attributions that a verb makes: "police said", "said the governor", "denied", "was reported by"."""

from __future__ import annotations

from typing import Final

from dateline.coding.speech.content import find_content
from dateline.coding.speech.lexicon import Lexicon
from dateline.coding.speech.passive import is_passive, sight_passive
from dateline.coding.speech.phrase import child, chunk_left, is_negated, readable_tokens, trim
from dateline.coding.speech.scene import Scene, find_source
from dateline.coding.speech.sighting import Sighting
from dateline.coding.speech.speaker import load_voices
from dateline.coding.token import Parse, Range, Token

CLEAR_FORMS: Final = frozenset({"said", "says", "told", "added", "tells", "wrote", "denied", "announced", "tweeted"})
SOURCE_BRINGERS: Final = frozenset({"citing", "quoting"})
NOBODY: Final = frozenset({"no", "neither", "nobody", "none", "nothing", "few", "any"})
FUTURE: Final = frozenset({"will", "shall", "'ll", "may", "might", "should", "must"})
CARRIERS: Final = frozenset({"go", "continue", "come", "begin", "appear", "seem", "use", "be", "have"})
QUESTION_WORDS: Final = frozenset({"who", "nobody", "noone", "none", "neither", "what", "that", "this"})


def find_verbal(parse: Parse, lexicon: Lexicon, stances: bool) -> list[Sighting]:
    """Every attribution by a verb, in text order."""
    found: list[Sighting] = []
    for token in readable_tokens(parse):
        verb = lexicon.forms.get(token.lower)
        if verb is None or (token.lower in SOURCE_BRINGERS and not stances):
            continue
        if not (verb.tells or stances) or not _is_verb(parse, token, lexicon):
            continue
        one = _sight(Scene.of(parse, lexicon, token, verb, stances))
        if one is not None:
            found.append(one)
    return found


def _is_verb(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    """True for a verb; for a form that the tagger took for a noun where its place shows a cue: ", the court states"."""
    if token.pos in {"VERB", "AUX"}:
        return token.dep not in {"amod", "compound"} or token.lower in CLEAR_FORMS
    if token.lower in CLEAR_FORMS:
        return True
    verb = lexicon.forms[token.lower]
    if token.pos not in {"PROPN", "NOUN"} or not (verb.speak or verb.report or verb.about):
        return False
    if token.dep == "ROOT" and token.lower not in lexicon.also_nouns:
        return True
    if token.lower.endswith("s") and child(parse, token.index, "dobj", "ccomp") is not None:
        return True
    first, last = parse.sentences[token.sentence]
    closes = token.index + 1 < last and parse.tokens[token.index + 1].text in {";", ".", ","}
    if not closes or token.index - first < 4:
        return False
    chunk = chunk_left(parse, token.index, first)
    if chunk is None or chunk[0] <= first or parse.tokens[chunk[0] - 1].text != "," or chunk[1] - chunk[0] > 6:
        return False
    if token.lower.endswith("s"):
        return parse.tokens[chunk[0]].lower == "the" and chunk[1] - chunk[0] >= 2
    voices = load_voices()
    return any(t.lower.endswith("s") and t.lower in voices.roles for t in parse.tokens[slice(*chunk)])


def _sight(scene: Scene) -> Sighting | None:
    """The attribution of one cue verb, or None where it tells nothing."""
    parse, token, verb = scene.parse, scene.token, scene.verb
    if is_passive(scene):
        return sight_passive(scene)
    if not scene.stances and is_untold(scene):
        return None
    source, inverted = find_source(scene)
    if source is None and not (verb.speak and token.tag in {"VBG", "VBD", "VBZ", "VBP"}):
        return None
    content = find_content(scene, source, inverted)
    holes = [(scene.low, scene.high)] + ([source] if source else [])
    ranges = [r for r in (trim(parse, *c) for c in _outside(content, holes)) if r]
    if not ranges or (source and _is_nobody(scene, source)):
        return None
    written = trim(parse, *source) if source else None
    attitude = "denies" if scene.rules_out else verb.attitude
    return Sighting(ranges, written, scene.cue, attitude, token.index, stance=not verb.tells)


def _is_nobody(scene: Scene, source: Range) -> bool:
    """True for "who", "what" alone, and for "no group", "neither side", "nobody": no voice is given."""
    first = scene.parse.tokens[source[0]].lower
    return first in NOBODY or (first in QUESTION_WORDS and source[1] - source[0] == 1)


def is_untold(scene: Scene) -> bool:
    """True for what is not said ("would not say") or is still to be said: "will answer", "asked to report"."""
    if is_negated(scene.parse, scene.token.index):
        return True
    if any(t.lower in FUTURE for t in scene.dependants("aux") if t.index < scene.token.index):
        return True
    to = any(t.lower == "to" for t in scene.dependants("aux"))
    head = scene.parse.tokens[scene.token.head]
    return to and scene.token.dep != "ROOT" and head.lemma not in CARRIERS


def _outside(content: list[Range], holes: list[Range]) -> list[Range]:
    """Content without the words of its source and cue."""
    for hole in holes:
        content = [
            piece
            for a, b in content
            for piece in (((a, hole[0]), (hole[1], b)) if a < hole[1] and hole[0] < b else ((a, b),))
            if piece[0] < piece[1]
        ]
    return content
