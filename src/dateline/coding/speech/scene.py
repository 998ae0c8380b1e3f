"""A cue verb in its sentence, with the words that may be its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.coding.speech.lexicon import CueVerb, Lexicon
from dateline.coding.speech.phrase import (
    FINITE,
    QUOTES,
    SUBJECTS,
    chunk_left,
    chunk_right,
    governing_subject,
    governing_tokens,
    source_range,
)
from dateline.coding.speech.speaker import load_voices
from dateline.coding.token import Parse, Range, Token

BREAKS: Final = frozenset({",", "?", "!", "–", "—", "--", "-", "…"}) | QUOTES
TIMES: Final = frozenset({"DATE", "TIME"})
COMPANIONS: Final = frozenset({"add", "put"})
"""Participles that go with another cue: "said nine died, adding that"."""
FARTHEST: Final = 5
"""Heads up from such a participle."""
REFLEXIVES: Final = frozenset({"himself", "herself", "itself", "themselves"})
RELATIVES: Final = frozenset({"WDT", "WP", "WP$", "WRB"})


@dataclass(frozen=True, slots=True)
class Scene:
    """``first`` and ``last`` bound the sentence, ``low`` and ``high`` the verb with its auxiliaries, in tokens."""

    parse: Parse
    lexicon: Lexicon
    token: Token
    verb: CueVerb
    stances: bool
    first: int
    last: int
    low: int
    high: int

    @classmethod
    def of(cls, parse: Parse, lexicon: Lexicon, token: Token, verb: CueVerb, stances: bool) -> Scene:
        """The scene of one cue verb."""
        first, last = parse.sentences[token.sentence]
        shared = governing_tokens(parse, token.index)
        low, high = token.index, token.index + 1
        while low - 1 >= first and low - 1 in shared:
            low -= 1
        if high < last and parse.tokens[high].dep == "prt" and parse.tokens[high].head == token.index:
            high += 1
        return cls(parse, lexicon, token, verb, stances, first, last, low, high)

    @property
    def cue(self) -> Range:
        """The verb with its auxiliaries, in characters."""
        return self.parse.tokens[self.low].start, self.parse.tokens[self.high - 1].end

    @property
    def rules_out(self) -> bool:
        """True for "ruled out", which denies."""
        if self.verb.lemma != "rule" or any(t.lower == "nothing" for t in self.dependants("dobj")):
            return False
        return any(t.lower == "out" for t in self.dependants("prt", "prep", "advmod"))

    def dependants(self, *deps: str) -> list[Token]:
        """What depends on the verb with one of the labels, in text order."""
        return [self.parse.tokens[i] for i in self.parse.children[self.token.index] if self.parse.tokens[i].dep in deps]


def find_source(scene: Scene) -> tuple[Range | None, bool]:
    """The token range of who speaks, and whether it follows the cue."""
    found, inverted = _find_source(scene)
    return (_whole(scene, found) if found is not None else None), inverted


def _whole(scene: Scene, found: Range) -> Range:
    """The source from its head on where the words found are what it calls itself: "a man presenting himself as"."""
    tokens = scene.parse.tokens
    at = found[0]
    if at - 1 > scene.first and tokens[at - 1].lower in {"as", "be"}:
        at -= 2 if tokens[at - 1].lower == "be" else 1
    if at - 2 > scene.first and tokens[at - 1].lower in REFLEXIVES and tokens[at - 2].tag == "VBG":
        left = chunk_left(scene.parse, at - 2, scene.first)
        return (left[0], found[1]) if left is not None else found
    return found


def _find_source(scene: Scene) -> tuple[Range | None, bool]:
    right = _inverted(scene)
    if right is not None:
        return right, True
    parse, token = scene.parse, scene.token
    near = _adjacent(scene)
    subjects = scene.dependants(*SUBJECTS)
    if token.tag == "VBG" and scene.verb.lemma in COMPANIONS and (outer := _governors_source(scene)) is not None:
        return outer, False
    own = next((t for t in reversed(subjects) if t.index < token.index), next(iter(subjects), None))
    if own is None and near is not None and token.tag in FINITE:
        return near, False
    head = own if own is not None and own.tag not in {"WDT", "WP"} else governing_subject(parse, token.index)
    found = source_range(parse, head, token.index) if head is not None else None
    if found is not None and near is not None and found[1] <= scene.low and _is_better(parse, near, found):
        found = near
    if found is None and token.tag == "VBG":
        found = _governors_source(scene)
    if found is None and (token.tag in FINITE or token.tag == "VBN" or token.pos != "VERB"):
        found = chunk_left(parse, scene.low, scene.first)
    return found, found is not None and found[0] > token.index


def _adjacent(scene: Scene) -> Range | None:
    """The noun phrase between a comma and the cue: ", police said"; not the "who" of a relative clause."""
    near = chunk_left(scene.parse, scene.low, scene.first)
    if near is None or near[0] <= scene.first or scene.parse.tokens[near[0] - 1].text not in BREAKS | {";", ":"}:
        return None
    tokens = scene.parse.tokens[slice(*near)]
    if tokens[0].tag in RELATIVES or all(t.entity in TIMES for t in tokens):
        return None
    return _with_office(scene, near)


def _with_office(scene: Scene, near: Range) -> Range:
    """A name with the office before it: ", the mayor, Dana Ortiz, said"."""
    tokens = scene.parse.tokens
    if tokens[near[0]].pos != "PROPN" or tokens[near[0] - 1].text != ",":
        return near
    office = chunk_left(scene.parse, near[0] - 1, scene.first)
    if office is None or office[0] <= scene.first or tokens[office[0] - 1].text != ",":
        return near
    named = tokens[office[0]].pos == "DET" and tokens[near[0] - 2].lower in load_voices().roles
    return (office[0], near[1]) if named else near


def _is_better(parse: Parse, near: Range, found: Range) -> bool:
    """True where the words next to the cue make the better source: they hold the parser's, or that runs on."""
    if near[0] < found[0] and near[1] >= found[1]:
        return True
    before = parse.tokens[near[0] - 1]
    if found[0] < near[0] - 1 and near[1] == found[1] and before.text == "," and parse.tokens[near[1]].text != ",":
        return True
    commas = sum(parse.tokens[i].text == "," for i in range(*found))
    return commas >= 2 and found[0] < near[0] and "," in {parse.tokens[i].text for i in range(*near)}


def _governors_source(scene: Scene) -> Range | None:
    """The source of the cue that this one accompanies: "a medic said, putting the number at 13"."""
    head = scene.token
    for _ in range(FARTHEST):
        head = scene.parse.tokens[head.head]
        verb = scene.lexicon.forms.get(head.lower)
        if verb is not None and verb.tells and head.tag in FINITE and head.index < scene.low and head.pos == "VERB":
            return find_source(Scene.of(scene.parse, scene.lexicon, head, verb, scene.stances))[0]
    return None


def _inverted(scene: Scene) -> Range | None:
    """The noun phrase after "…," said; None where the source stands before the cue."""
    parse, low = scene.parse, scene.low
    if scene.verb.lemma == "tell":  # what follows is who is told
        return None
    quoted = low > scene.first and parse.tokens[low - 1].text in QUOTES
    if (
        scene.token.tag not in FINITE | {"VBN"}
        and scene.token.pos == "VERB"
        and not (quoted and scene.token.tag == "VB")
    ):
        return None
    if low > scene.first and parse.tokens[low - 1].text not in BREAKS:
        return None
    right = chunk_right(parse, scene.high, scene.last)
    if right is None or all(t.entity in TIMES or t.pos in {"ADP", "ADV"} for t in parse.tokens[slice(*right)]):
        return None
    if parse.tokens[right[0]].pos == "ADP" and parse.tokens[right[0]].lower not in {"over", "about"}:
        return None
    nxt = parse.tokens[right[1]] if right[1] < scene.last else None
    if nxt is not None and nxt.pos in {"VERB", "AUX"} and nxt.tag in FINITE:
        return None
    if low == scene.first:
        return right if nxt is not None and nxt.text in {":", "."} and scene.token.pos == "VERB" else None
    own = next((t for t in scene.dependants(*SUBJECTS) if t.index < low), None)
    if own is not None and _ends_clause(scene, own):
        return None
    objects = scene.dependants("dobj", "ccomp")
    if own is not None and any(t.index > scene.token.index for t in objects) and not scene.verb.speak:
        return None
    return _with_apposition(scene, right)


def _ends_clause(scene: Scene, own: Token) -> bool:
    """True for a subject in apposition right before the cue: "Smith, the mayor, said"; the parser saw it as one."""
    found = source_range(scene.parse, own, scene.token.index)
    if found is None or found[1] < scene.low - 1:
        return False
    if scene.dependants("ccomp") and any(t.index > scene.token.index for t in scene.dependants("ccomp")):
        return True
    return found[0] == scene.first and any(scene.parse.tokens[i].text == "," for i in range(found[0], scene.low - 1))


def _with_apposition(scene: Scene, found: Range) -> Range:
    """A name on the right with the apposition between commas after it, where the parser hangs it there."""
    parse = scene.parse
    subject = next((t for t in scene.dependants(*SUBJECTS) if found[0] <= t.index < found[1]), None)
    if subject is not None:
        whole = source_range(parse, subject, scene.token.index)
        if whole is not None and whole[0] <= found[0] and whole[1] > found[1]:
            return whole
    return found
