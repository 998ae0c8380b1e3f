"""Articles for the mention tests, and the way from a text to its drafts."""

from __future__ import annotations

from datetime import date
from functools import cache

from dateline.coding.acts import find_acts
from dateline.coding.draft import Draft, Leftover
from dateline.coding.mentions import draft_mentions
from dateline.coding.parser import parse
from dateline.coding.parties import find_parties
from dateline.coding.speech import find_speech
from dateline.coding.tolls import find_tolls
from dateline.model import Article
from dateline.normalise.places import Gazetteer, default_gazetteer_path, open_gazetteer
from dateline.reading import split_sentences

PUBLISHED = date(2021, 6, 16)  # a Wednesday


@cache
def gazetteer() -> Gazetteer:
    return open_gazetteer(default_gazetteer_path())


def article(text: str, published: date | None = PUBLISHED) -> Article:
    return Article(
        id="sha256:0",
        snapshot="sha256:0",
        text_hash="sha256:0",
        text=text,
        title=text.split("\n", 1)[0],
        outlet="Valley Wire",
        url=None,
        published=published,
        published_from="given" if published else "none",
        language="en",
        sentences=tuple(split_sentences(text)),
    )


def drafts(text: str, published: date | None = PUBLISHED) -> tuple[tuple[Draft, ...], tuple[Leftover, ...]]:
    one = article(text, published)
    parsed = parse(one.text, one.sentences)
    acts = find_acts(parsed, text.find("\n"))
    parties = find_parties(parsed, acts)
    return draft_mentions(one, parsed, acts, parties, find_tolls(parsed), find_speech(parsed), gazetteer())


def values(draft: Draft, name: str) -> list[object]:
    return [p.value for p in draft.proposals if p.field == name]


def words(text: str, draft: Draft) -> list[str]:
    return [text[a.span[0] : a.span[1]] for a in draft.acts]
