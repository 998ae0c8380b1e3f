"""Who, where and when by the headline and the first sentences: for articles whose main event is none of a conflict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateline.coding.parties.noun_phrase import noun_phrase
from dateline.coding.token import Parse, Range, Token
from dateline.normalise.actors import describe_actor
from dateline.normalise.dates import chain_times

LEAD: Final = 8
"""Sentences after the headline that may tell the main event."""
_LOCATIVE: Final = frozenset({"in", "at", "near", "outside", "inside"})
_PLACES: Final = frozenset({"GPE", "LOC", "FAC"})
_WITHIN: Final = timedelta(days=8)
_VAGUE: Final = frozenset({"now", "then", "today's", "currently", "recently", "recent", "soon"})


@dataclass(frozen=True)
class Lead:
    """An article's headline and first sentences."""

    parsed: Parse
    headline_end: int
    published: date | None

    @property
    def sentences(self) -> list[int]:
        """The headline's sentences, then those of the lead."""
        numbers = range(len(self.parsed.sentences))
        head = [n for n in numbers if self.parsed.sentence_range(n)[0] < self.headline_end]
        told = [n for n in numbers if n not in head and self._tells(n)]
        return head + told[:LEAD]

    def _tells(self, number: int) -> bool:
        first, end = self.parsed.sentences[number]
        return end - first > 6 and any(t.dep in ("nsubj", "nsubjpass") for t in self.parsed.tokens[first:end])

    def _tokens(self) -> Iterator[Token]:
        for number in self.sentences:
            yield from self.parsed.tokens[slice(*self.parsed.sentences[number])]

    def who(self) -> str | None:
        """The first subject that can act, else the first subject."""
        subjects = [t for t in self._tokens() if t.dep in ("nsubj", "nsubjpass") and self._told(t)]
        chosen = next((t for t in subjects if self._acts(t)), next(iter(subjects), None))
        return self._words(noun_phrase(self.parsed, chosen.index).span) if chosen else None

    def _told(self, subject: Token) -> bool:
        """True for a noun that is the subject of a clause which stands by itself."""
        verb = self.parsed.tokens[subject.head]
        return subject.pos in ("NOUN", "PROPN", "NUM") and verb.dep not in ("relcl", "acl", "advcl")

    def _acts(self, subject: Token) -> bool:
        if subject.entity in ("PERSON", "ORG", "NORP", "PRODUCT"):
            return True
        words = self._words(noun_phrase(self.parsed, subject.index).span)
        return subject.entity == "" and describe_actor(words, None, "perpetrator").kind is not None

    def where(self) -> str | None:
        """The first place that a preposition brings, with its whole name; else the first one named."""
        tokens = list(self._tokens())
        brought = next((t for t in tokens if self._brought(t)), None)
        if brought is not None:
            return self._name(brought)
        named = next((t for t in tokens if t.entity in _PLACES), None)
        return self._name(named) if named else None

    def _name(self, token: Token) -> str:
        """The run of proper nouns around a word."""
        tokens = self.parsed.tokens
        first = last = token.index
        while first and self._goes_on(tokens[first - 1], token):
            first -= 1
        while last + 1 < len(tokens) and self._goes_on(tokens[last + 1], token):
            last += 1
        return self._words((tokens[first].start, tokens[last].end))

    def _goes_on(self, one: Token, token: Token) -> bool:
        same = one.entity == token.entity if token.entity else one.dep == "compound"
        return same and one.pos in ("PROPN", "ADJ", "NOUN", "PUNCT") and one.sentence == token.sentence

    def _brought(self, token: Token) -> bool:
        """True for a proper noun right behind a preposition of place."""
        if token.pos != "PROPN" or token.entity not in (*_PLACES, "ORG", ""):
            return False
        return token.dep == "pobj" and self.parsed.tokens[token.head].lower in _LOCATIVE

    def when(self) -> tuple[str | None, date | None]:
        """The latest time of the lead up to publication, with its day: what is new happened last."""
        text, published = self.parsed.text, self.published
        ends = [self.parsed.sentence_range(n)[1] for n in self.sentences]
        times = [(x, a.value) for x, a in chain_times(text, published) if x.kind in ("date", "time")]
        days = [(x.words, v.start, x.start < max(ends, default=0)) for x, v in times
                if v.start and v.precision == "day" and not _VAGUE & set(x.words.lower().split())]  # fmt: skip
        if published is None:
            return next(((words, day) for words, day, _ in days), (None, None))
        near = [d for d in days if published - _WITHIN <= d[1] <= published]
        told = [d for d in near if d[2]] or near[:1]
        chosen = max(told, key=lambda d: d[1], default=None)
        return (chosen[0], chosen[1]) if chosen else (f"{published:%B} {published.day}, {published.year}", published)

    def _words(self, span: Range) -> str:
        return " ".join(self.parsed.text[slice(*span)].split())
