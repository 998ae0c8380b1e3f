"""Who is meant by "he", "the spokesman" or a bare family name."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dateline.coding.speech.speaker import load_voices, read_speaker
from dateline.coding.token import Parse, Range
from dateline.model import Speaker

HE_SHE: Final = frozenset({"he", "she", "him", "her"})
THEY: Final = frozenset({"they", "it", "them"})
REACH: Final = 2500
"""Characters back that a pronoun may reach."""


class Antecedents:
    """The voices met so far, asked for the one that the words mean. Feed it in text order."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._people = _people(parse)
        self._met: list[tuple[int, Speaker]] = []

    def resolve(self, span: Range, written: str) -> Speaker:
        """The speaker of a source, with what earlier mentions tell of it."""
        speaker = self._known(span, written)
        self._met.append((span[0], speaker))
        return speaker

    def _known(self, span: Range, written: str) -> Speaker:
        at = span[0]
        word = written.strip().lower()
        if word in HE_SHE:
            return self._carry(written, self._person(at))
        if word in THEY:
            return self._carry(
                written, next((s for start, s in reversed(self._met) if at - start < REACH and s.name is None), None)
            )
        own = read_speaker(written)
        if own.name is not None and own.title is None and self._is_body(span):
            return replace(own, name=None, organisation=written)
        if own.name is not None:
            return self._completed(own, at)
        if word.startswith(("the ", "that ", "this ")):
            return self._definite(own, word)
        return own

    def _is_body(self, span: Range) -> bool:
        """True where the parser sees an organisation or a country and no person in the words."""
        labels = {t.entity for t in self._parse.between(*span) if t.entity}
        return "PERSON" not in labels and not labels.isdisjoint({"ORG", "GPE", "NORP", "FAC", "LOC"})

    def _carry(self, written: str, other: Speaker | None) -> Speaker:
        if other is None:
            return Speaker(written)
        organisation = other.organisation
        return Speaker(
            written, other.name, other.title or (None if other.name or organisation else other.written), organisation
        )

    def _person(self, at: int) -> Speaker | None:
        """The nearest earlier voice that is a person, or the nearest person named."""
        voices = load_voices()
        for start, speaker in reversed(self._met):
            if at - start > REACH:
                break
            last = speaker.written.split()[-1:] or [""]
            if speaker.name or speaker.title or last[0].lower() in voices.roles:
                return speaker
        return next(
            (Speaker(name, name) for start, name in reversed(self._people) if start < at and at - start < REACH), None
        )

    def _completed(self, own: Speaker, at: int) -> Speaker:
        """A family name with the full name, title and organisation met before."""
        assert own.name is not None
        last = own.name.split()[-1].lower()
        for _, other in reversed(self._met):
            if other.name and other.name.split()[-1].lower() == last:
                longer = max(own.name, other.name, key=len)
                return replace(
                    own,
                    name=longer,
                    title=own.title or other.title,
                    organisation=own.organisation or other.organisation,
                )
        if " " not in own.name:
            full = next((name for start, name in self._people if start < at and name.split()[-1].lower() == last), None)
            return replace(own, name=full or own.name)
        return own

    def _definite(self, own: Speaker, word: str) -> Speaker:
        """ "the spokesman" is the spokesman named before."""
        head = word.split()[-1]
        if head not in load_voices().roles or len(word.split()) > 3:
            return own
        for _, other in reversed(self._met):
            known = f"{other.title or ''} {other.written}".lower().split()
            if other.name and head in known:
                return replace(
                    own,
                    name=other.name,
                    title=other.title or own.title,
                    organisation=other.organisation or own.organisation,
                )
        return own


def _people(parse: Parse) -> list[tuple[int, str]]:
    """Full names of people in text order."""
    found: list[tuple[int, str]] = []
    start = end = -1
    for token in (*parse.tokens, None):
        if token is not None and token.entity == "PERSON" and not token.entity_begins and start >= 0:
            end = token.end
            continue
        if start >= 0:
            name = parse.text[start:end].removesuffix("'s").removesuffix("’s").strip()
            if " " in name and "\n" not in name:
                found.append((start, name))
            start = -1
        if token is not None and token.entity == "PERSON":
            start, end = token.start, token.end
    return found
