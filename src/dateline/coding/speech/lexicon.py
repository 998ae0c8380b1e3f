"""The words that tell of speech, with what they take and the attitude they show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

import yaml

from dateline.coding.speech.inflection import verb_forms
from dateline.model import Attitude, Channel

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class CueVerb:
    """What one verb takes as its content; ``about`` are the prepositions that bring it."""

    lemma: str
    speak: bool
    report: bool
    name: bool
    think: bool
    show: bool
    tally: bool
    toll: bool
    stance: bool
    accuse: bool
    infinitive: bool
    about: tuple[str, ...]
    attitude: Attitude

    @property
    def tells(self) -> bool:
        """True for a verb of speech or knowledge, False for one of mere attitude."""
        kinds = (self.speak, self.report, self.name, self.think, self.accuse, self.tally, self.toll, self.show)
        return bool(self.about) or any(kinds)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``forms`` maps a lower-case form to its verb; the other tables are lower-case words."""

    forms: dict[str, CueVerb]
    also_nouns: Words
    tally_words: Words
    non_answers: Words
    source_phrases: tuple[tuple[str, ...], ...]
    source_nouns: Words
    nouns: Words
    hedges: Words
    hedge_adjectives: Words
    hedge_verbs: Words
    channels: dict[str, Channel]


def _attitude(lemma: str, table: dict[str, list[str]]) -> Attitude:
    return cast(Attitude, next((name for name, lemmas in table.items() if lemma in lemmas), "asserts"))


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon of ``data/cues.yaml``, read once a process."""
    raw = yaml.safe_load((files(__package__) / "data" / "cues.yaml").read_text("utf-8"))
    kinds = ("speak", "report", "name", "think", "show", "tally", "toll", "stance", "accuse", "infinitive")
    lemmas = sorted({lemma for kind in kinds for lemma in raw[kind]} | set(raw["about"]))
    forms: dict[str, CueVerb] = {}
    for lemma in lemmas:
        flags = {kind: lemma in raw[kind] for kind in kinds}
        about = tuple(raw["about"].get(lemma, ()))
        verb = CueVerb(lemma=lemma, about=about, attitude=_attitude(lemma, raw["attitudes"]), **flags)
        for form in verb_forms(lemma):
            if form not in forms or form == lemma:
                forms[form] = verb
    return Lexicon(
        forms=forms,
        also_nouns=frozenset(raw["also_nouns"]),
        tally_words=frozenset(raw["tally_words"]),
        non_answers=frozenset(raw["non_answers"]),
        source_phrases=tuple(tuple(phrase.split()) for phrase in raw["source_phrases"]),
        source_nouns=frozenset(raw["source_nouns"]),
        nouns=frozenset(raw["nouns"]),
        hedges=frozenset(raw["hedges"]),
        hedge_adjectives=frozenset(raw["hedge_adjectives"]),
        hedge_verbs=frozenset(raw["hedge_verbs"]),
        channels={word: cast(Channel, channel) for channel, words in raw["channels"].items() for word in words},
    )
