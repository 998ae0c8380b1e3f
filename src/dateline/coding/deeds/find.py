"""The main deed of a sentence: the root verb's, unwrapped from reports, intentions, refusals and demands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.coding.act import Act
from dateline.coding.deeds.clause import Clause, clause_of, complement
from dateline.coding.deeds.deed import Deed
from dateline.coding.deeds.lexicon import Frame, Lexicon, load_lexicon
from dateline.coding.token import Parse, Token

_DEPTH = 6
_VERBAL = frozenset({"VERB", "AUX"})
_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "MOBILIZE"})
_LINKED = frozenset({"conj", "advcl", "ccomp", "xcomp", "parataxis", "relcl", "acl"})


def main_deed(parse: Parse, sentence: int, acts: tuple[Act, ...] = ()) -> Deed | None:
    """The deed that a sentence reports, None where no words tell one; ``acts`` are the article's acts of conflict."""
    first, end = parse.sentences[sentence]
    tokens = parse.tokens[first:end]
    own = {act.token: act for act in acts if act.sentence == sentence and act.nonevent not in ("idiom", "fiction")}
    reader = _Reader(parse, load_lexicon(), own)
    roots = [t for t in tokens if t.head == t.index and t.pos in _VERBAL]
    for token in (*roots, *_further(tokens)):
        found = reader.read(token)
        if found is not None:
            return found
    return next((deed for act in own.values() if (deed := _of_act(act)) is not None), None)


def _further(tokens: tuple[Token, ...]) -> Iterator[Token]:
    return (t for t in tokens if t.pos in _VERBAL and t.dep in _LINKED)


def _fits(frame: Frame, clause: Clause) -> bool:
    sides = ((frame.beside, clause.beside), (frame.reached, clause.reached.keys()), (frame.doers, clause.doers))
    return all(not asked or asked & given for asked, given in sides)


def _distance(frame: Frame, clause: Clause) -> int:
    """How far from the verb the nearest noun stands that the entry asks for."""
    return min((clause.reached[w] for w in frame.reached & clause.reached.keys()), default=0)


def _of_act(act: Act) -> Deed | None:
    event = act.event
    if event is None:
        return Deed("ASSAULT", None, act.token)
    return Deed(event.plover_event, event.plover_mode, act.token)


@dataclass(frozen=True, slots=True)
class _Reader:
    parse: Parse
    lexicon: Lexicon
    acts: Mapping[int, Act]

    def read(self, verb: Token, depth: int = 0) -> Deed | None:
        """The deed that a verb tells with what it governs."""
        clause = clause_of(self.parse, verb)
        inner = complement(self.parse, clause)
        if depth > _DEPTH:
            return None
        if self._asks(clause):
            return Deed("REQUEST", None, verb.index)
        if clause.future and verb.lemma not in self._words("report"):
            return self._intended(self._plain(clause, inner, depth), clause)
        return self._plain(clause, inner, depth)

    def _words(self, name: str) -> frozenset[str]:
        return self.lexicon.verbs[name]

    def _asks(self, clause: Clause) -> bool:
        """True for what a party says must be done."""
        above = self.parse.tokens[clause.verb.head]
        told = clause.verb.dep == "ccomp" and above.lemma in self._words("report")
        return told and any(t.dep == "aux" and t.lower in self._words("ask") for t in clause.below)

    def _plain(self, clause: Clause, inner: Token | None, depth: int) -> Deed | None:
        """The deed without regard to tense and will."""
        verb = clause.verb
        found = self._governed(clause, inner, depth) if inner is not None else None
        if found is not None:
            return found
        return self._framed(clause) or self._acted(verb) or self._happens(clause)

    def _governed(self, clause: Clause, inner: Token, depth: int) -> Deed | None:
        """The deed of a verb that governs another one."""
        lemma, index = clause.verb.lemma, clause.verb.index
        if lemma in self._words("report") and inner.head == index:
            return self.read(inner, depth + 1)
        if lemma in self._words("refuse") or self._describes(clause, "against"):
            return Deed("REJECT", None, index)
        if self._describes(clause, "ready") or (lemma in self._words("intend") and inner.dep in ("xcomp", "pcomp")):
            return self._intended(self.read(inner, depth + 1), clause)
        if lemma == "prepare":
            deed = self.read(inner, depth + 1)
            return Deed("MOBILIZE", "troops", index) if deed is not None and deed.category == "ASSAULT" else deed
        if lemma in self._words("through") and not clause.has("dobj"):
            return self.read(inner, depth + 1)
        if lemma == "be" and not clause.has("attr"):
            return self.read(inner, depth + 1)
        if lemma in ("urge", "ask", "call", "press", "persuade", "lobby") and inner.lemma in ("support", "recognize"):
            return Deed("SUPPORT", None, index)
        return None

    def _describes(self, clause: Clause, name: str) -> bool:
        """True where the predicate is an adjective, or a participle used like one, of a set."""
        words = self._words(name)
        if clause.verb.lower in words and clause.has("auxpass"):
            return True
        return clause.verb.lemma == "be" and any(t.lower in words for t in clause.below if t.dep in ("acomp", "ccomp"))

    def _intended(self, deed: Deed | None, clause: Clause) -> Deed | None:
        """What a party means to do: hostile things are threats, others agreement, the contrary a refusal."""
        index = clause.verb.index
        if clause.negated:
            stern = clause.verb.lemma in self._words("tolerate")
            return Deed("THREATEN" if stern else "REJECT", None, index)
        if deed is not None and deed.category in self._words("hostile"):
            return replace(deed, category="THREATEN", mode=None)
        return Deed("AGREE", None, index)

    def _framed(self, clause: Clause) -> Deed | None:
        """The deed of the verb by the lexicon, with the nouns around it."""
        fitting = [f for f in self.lexicon.frames.get(clause.verb.lemma, ()) if _fits(f, clause)]
        frame = min(fitting, key=lambda f: (-f.rank, _distance(f, clause)), default=None)
        return Deed(frame.category, frame.mode, clause.verb.index) if frame is not None else None

    def _acted(self, verb: Token) -> Deed | None:
        """The deed of a verb that tells an act of conflict."""
        act = self.acts.get(verb.index)
        deed = _of_act(act) if act is not None else None
        return deed if deed is not None and deed.category in _FORCE else None

    def _happens(self, clause: Clause) -> Deed | None:
        """The deed that the subject names, where the verb says only that it takes place."""
        subject = clause.has("nsubj") or clause.has("nsubjpass")
        if subject is None:
            return None
        near = (a for i, a in self.acts.items() if self.parse.tokens[i].head == subject.index or i == subject.index)
        act = next(near, None)
        return _of_act(act) if act is not None else None
