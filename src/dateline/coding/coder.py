"""The coder: an encoder, lexicons and rules propose, the gate disposes (architecture, laws 1 and 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from dateline.coding.act import Act
from dateline.coding.acts import find_acts, is_relevant
from dateline.coding.claims import prove_drafts
from dateline.coding.confidence import calibrated
from dateline.coding.mentions import draft_mentions
from dateline.coding.parser import DEFAULT_MODEL, encoder_of, model_version, parse
from dateline.coding.parties import find_parties
from dateline.coding.rules import rules_hash
from dateline.coding.speech import find_speech
from dateline.coding.token import Parse
from dateline.coding.tolls import find_tolls
from dateline.coding.triage import set_aside
from dateline.model import CLAIM_FIELDS, Article, CoderId, Coding, Rejection, Span, canonical, content_hash
from dateline.normalise.actors import Registry, load_registry, using
from dateline.normalise.places import Gazetteer, open_gazetteer

NAME: Final = "parser-lexicon"
VERSION: Final = "1"


class ParserCoder:
    """Coder by what the encoder reads, its grammar, lexicons and normalisers.

    The gazetteer, the parser and the user's own ``places`` and ``actors`` are its configuration: with the same ones,
    the same article gives the same coding on every machine. They are opened at first use, once a process.
    """

    def __init__(
        self, gazetteer: Path, parser: str = DEFAULT_MODEL, places: Path | None = None, actors: Path | None = None
    ) -> None:
        self._path = gazetteer
        self._parser = parser
        self._places = places
        self._actors = actors

    def __reduce__(self) -> tuple[type[ParserCoder], tuple[Path, str, Path | None, Path | None]]:
        """Pickled as its configuration, so that a worker process opens its own files."""
        return ParserCoder, (self._path, self._parser, self._places, self._actors)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The open gazetteer; ResourceError says how to build a missing one, InputError which own place is off."""
        return open_gazetteer(self._path, self._places)

    @cached_property
    def registry(self) -> Registry:
        """The parties known by name; InputError which own actor is off."""
        return load_registry([self._actors] if self._actors else [])

    @cached_property
    def id(self) -> CoderId:
        """Name, version, and the hash of all that decides: rules, parser with its version, gazetteer, own actors."""
        config = {
            "rules": rules_hash(),
            "parser": self._parser,
            "model": model_version(self._parser),
            "gazetteer": self.gazetteer.content,
            **({"actors": self.registry.content} if self._actors else {}),
        }
        return CoderId(NAME, VERSION, content_hash(canonical(config).encode()))

    @property
    def writes(self) -> frozenset[str]:
        """Every claim field."""
        return frozenset(CLAIM_FIELDS)

    def code(self, article: Article) -> Coding:
        """Mentions with the claims that stand, and everything that was found and not taken."""
        with using(self.registry):
            title_end = headline_end(article)
            encoder = encoder_of(self._parser)
            aside = set_aside(article, encoder, title_end) if encoder else None
            if aside is not None:
                return Coding(article.id, self.id, False, rejections=aside)
            parsed = parse(article.text, article.sentences, self._parser)
            acts = find_acts(parsed, title_end)
            if not is_relevant(parsed, acts, title_end):
                return Coding(article.id, self.id, False, rejections=tuple(_nonevents(article, acts)))
            return self._code_relevant(article, parsed, acts)

    def _code_relevant(self, article: Article, parsed: Parse, acts: Sequence[Act]) -> Coding:
        frames = find_speech(parsed)
        tolls = find_tolls(parsed)
        parties = find_parties(parsed, acts)
        drafts, leftovers = draft_mentions(article, parsed, acts, parties, tolls, frames, self.gazetteer)
        proved = prove_drafts(article, drafts, leftovers, frames, self.id)
        claims = calibrated(proved.claims, proved.mentions, parsed)
        return Coding(article.id, self.id, True, proved.mentions, claims, proved.rejections)


def headline_end(article: Article) -> int:
    """Where the headline ends in the text; 0 where the text does not begin with it."""
    title = (article.title or "").strip()
    return len(title) if title and article.text.startswith(title) else 0


def _nonevents(article: Article, acts: Sequence[Act]) -> Iterator[Rejection]:
    """Words that look like an act and tell none, kept with the reason."""
    for act in acts:
        if act.nonevent is not None:
            kind = "aggregate" if act.nonevent == "aggregate" else "not_an_event"
            yield Rejection(kind, act.nonevent, Span.of(article.text, *act.span))
