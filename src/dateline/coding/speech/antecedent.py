"""Who is meant by "he", "the spokesman" or a bare family name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.coding.speech.phrase import FINITE, source_range, trim
from dateline.coding.speech.speaker import load_voices, read_speaker
from dateline.coding.token import Parse, Range
from dateline.model import Speaker

HE_SHE: Final = frozenset({"he", "she", "him", "her"})
THEY: Final = frozenset({"they", "it", "them"})
PAPERS: Final = frozenset({"statement", "post", "message", "tweet", "communique", "communiqué", "letter", "release"})
"""What a voice puts out; told of with "the", it is that of the voice just heard."""
REACH: Final = 2500
"""Characters back that a pronoun may reach."""


class Antecedents:
    """The voices met so far, asked for the one that the words mean. Feed it in text order."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._people = _people(parse)
        self._subjects = _subjects(parse)
        self._bodies = _bodies(parse)
        self._met: list[tuple[int, Speaker]] = []

    def resolve(self, span: Range, written: str, said: Sequence[Range] = ()) -> Speaker:
        """The speaker of a source, with what earlier mentions tell of it; whoever is named in ``said`` is another."""
        speaker = self._known(span, written, said)
        self._met.append((span[0], speaker))
        return speaker

    def _known(self, span: Range, written: str, said: Sequence[Range]) -> Speaker:
        at = span[0]
        word = written.strip().lower()
        if word in HE_SHE:
            return self._carry(written, self._person(at, said))
        if word in THEY:
            met = next(((n, s) for n, s in reversed(self._met) if at - n < REACH and s.name is None), None)
            named = self._in_paragraph(self._bodies, at) if word == "it" else None
            if named is not None and (met is None or (met[0] < named[0] and not self._is_near(met[0], at))):
                met = named
            return self._carry(written, met[1] if met is not None else None)
        own = read_speaker(written)
        if own.name is not None and own.title is None and self._is_body(span):
            return replace(own, name=None, organisation=written)
        if own.name is not None:
            return self._completed(own, at)
        if word.startswith(("the ", "that ", "this ")):
            return self._definite(own, word, at)
        return own

    def _is_body(self, span: Range) -> bool:
        """True where the parser sees an organisation or a country and no person in the words."""
        labels = {t.entity for t in self._parse.between(*span) if t.entity}
        return "PERSON" not in labels and not labels.isdisjoint({"ORG", "GPE", "NORP", "FAC", "LOC"})

    def _carry(self, written: str, other: Speaker | None) -> Speaker:
        """The voice that a pronoun stands for, with the words that name it; a bare name leaves the pronoun."""
        if other is None:
            return Speaker(written)
        title = other.title or (None if other.name or other.organisation else other.written)
        named = written if other.written == other.name else other.written
        return Speaker(named, other.name, title, other.organisation)

    def _is_near(self, start: int, at: int) -> bool:
        return "\n" not in self._parse.text[start:at]

    def _in_paragraph(
        self, named: list[tuple[int, Speaker]], at: int, said: Sequence[Range] = ()
    ) -> tuple[int, Speaker] | None:
        """The last of some voices before an offset, in the same paragraph."""
        return next(
            ((n, s) for n, s in reversed(named) if n < at and not _lies_in(n, said) and self._is_near(n, at)), None
        )

    def _person(self, at: int, said: Sequence[Range]) -> Speaker | None:
        """The nearest earlier voice that is a person, or the nearest person named."""
        voices = load_voices()
        acting = self._in_paragraph(self._subjects, at, said)
        for start, speaker in reversed(self._met):
            if _lies_in(start, said):
                continue
            if at - start > REACH or (acting is not None and start < acting[0]):
                break
            last = speaker.written.split()[-1:] or [""]
            if speaker.name or speaker.title or last[0].lower() in voices.roles:
                return speaker
        if acting is not None:
            return acting[1]
        return next(
            (
                Speaker(name, name)
                for start, name in reversed(self._people)
                if start < at and at - start < REACH and not _lies_in(start, said)
            ),
            None,
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

    def _author(self, own: Speaker, at: int) -> Speaker:
        """ "the post" is the paper of the voice just heard in the same paragraph."""
        met = next(((n, s) for n, s in reversed(self._met) if at - n < REACH), None)
        if met is None or not self._is_near(met[0], at) or met[1].written.lower() in HE_SHE | THEY:
            return own
        return replace(met[1], channel=own.channel)

    def _definite(self, own: Speaker, word: str, at: int) -> Speaker:
        """ "the spokesman" is the spokesman named before."""
        head = word.split()[-1]
        if head in PAPERS and len(word.split()) == 2:
            return self._author(own, at)
        if head not in load_voices().roles or len(word.split()) > 3:
            return own
        for _, other in reversed(self._met):
            known = re.findall(r"[\w'’\-]+", f"{other.title or ''} {other.written}".lower())
            if head in known and (other.name or other.written.lower() != word):
                return replace(
                    own,
                    name=other.name,
                    title=other.title or own.title,
                    organisation=other.organisation or own.organisation,
                )
        return own


def _lies_in(offset: int, ranges: Sequence[Range]) -> bool:
    return any(a <= offset < b for a, b in ranges)


def _subjects(parse: Parse) -> list[tuple[int, Speaker]]:
    """Subjects of sentences that are people by their office, in text order: "A doctor at the hospital disagreed." """
    found: list[tuple[int, Speaker]] = []
    for token in parse.tokens:
        if token.dep != "nsubj" or token.lower not in load_voices().roles or token.tag in {"NNS", "NNPS"}:
            continue
        if parse.tokens[token.head].tag not in FINITE or parse.tokens[token.head].dep != "ROOT":
            continue
        span = source_range(parse, token, token.head)
        written = trim(parse, *span) if span is not None else None
        if written is not None:
            found.append((written[0], read_speaker(parse.text[slice(*written)])))
    return found


def _bodies(parse: Parse) -> list[tuple[int, Speaker]]:
    """Organisations by name, in text order."""
    found: list[tuple[int, Speaker]] = []
    tokens = parse.tokens
    for n, token in enumerate(tokens):
        if token.entity == "ORG" and token.entity_begins:
            end = n + 1
            while end < len(tokens) and tokens[end].entity == "ORG" and not tokens[end].entity_begins:
                end += 1
            name = parse.text[token.start : tokens[end - 1].end]
            found.append((token.start, Speaker(name, organisation=name)))
    return found


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
