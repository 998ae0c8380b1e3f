"""A value that a person reads in the words of an article, as a claim that has passed the gate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.coding.draft import Proposal
from dateline.coding.gate import prove
from dateline.errors import UsageError
from dateline.ledger import LedgerReader
from dateline.model import Article, Claim, ClaimField, Maker, Mention, PlaceValue, Span, Speaker, canonical, make_id
from dateline.model.codec import value_json
from dateline.runner.typed_value import typed_value


@dataclass(frozen=True, slots=True)
class Reading:
    """``value`` as a person writes it (docs/judgements.md); the words that carry it, by place or by themselves.

    Either ``quote``, words that stand once in the incident's articles, or ``start`` and ``end``, offsets in
    ``article`` (the beginning of its id); a quote beside an article has to stand in that one. ``speaker`` are the
    words that name whoever says so, None for the article's own voice.
    """

    field: ClaimField
    value: str
    quote: str | None = None
    article: str | None = None
    start: int | None = None
    end: int | None = None
    speaker: str | None = None


def claim_read(ledger: LedgerReader, mentions: Sequence[str], reading: Reading, by: str) -> Claim:
    """The claim that a person makes on the incident of these mentions; UsageError where the words do not carry it."""
    told = [m for name in mentions if (m := ledger.mention(name)) is not None]
    article, span = _evidence(_articles(ledger, told, reading.article), reading)
    mention = min((m for m in told if m.article == article.id), key=lambda m: (_distance(m, span), m.id))
    value = typed_value(reading.field, reading.value, span.quote, article.published, _country(ledger, mention))
    proposal = Proposal(reading.field, value, (span.start, span.end), span.quote, "person", 1.0)
    rejection = prove(proposal, article.text)
    if rejection is not None:
        raise UsageError(f"the words {span.quote!r} do not carry that: {rejection.kind}, {rejection.reason}.")
    if reading.speaker is not None and reading.speaker not in article.text:
        raise UsageError(f"the speaker {reading.speaker!r} is not named so in the article.")
    parts = (reading.field, canonical(value_json(value)), span.start, span.end, reading.speaker)
    return Claim(
        id=make_id("claim", mention.id, *parts, "person", by),
        mention=mention.id,
        field=reading.field,
        value=value,
        written=span.quote,
        span=span,
        speakers=() if reading.speaker is None else (Speaker(reading.speaker),),
        attitude="asserts",
        hedge=None,
        quoted=False,
        maker=Maker("person", by, "1"),
        confidence=1.0,
    )


def _articles(ledger: LedgerReader, told: Sequence[Mention], wanted: str | None) -> list[Article]:
    """The incident's articles, or the one whose id begins as wanted."""
    names = dict.fromkeys(m.article for m in told)
    held = [name for name in names if wanted is None or name.startswith(wanted) or f"article-{wanted}" in name]
    if not held:
        raise UsageError(f"no article {wanted!r} tells of this incident; dateline show --json lists its articles.")
    found = (ledger.article(name) for name in held)
    return [stored.article for stored in found if stored is not None]


def _evidence(articles: Sequence[Article], reading: Reading) -> tuple[Article, Span]:
    """The words that the person points at."""
    if reading.start is not None and reading.end is not None:
        if len(articles) != 1:
            raise UsageError("offsets need their article: --span ARTICLE:START-END.")
        try:
            return articles[0], Span.of(articles[0].text, reading.start, reading.end)
        except ValueError as error:
            raise UsageError(f"{error}.") from error
    if not reading.quote:
        raise UsageError("no span, no claim: give the words with --quote TEXT, or --span ARTICLE:START-END.")
    found = [(a, Span.of(a.text, at, at + len(reading.quote))) for a in articles for at in _places(a, reading.quote)]
    if not found:
        raise UsageError(f"the words {reading.quote!r} stand in none of the incident's articles.")
    if len(found) > 1:
        raise UsageError(f"the words {reading.quote!r} stand {len(found)} times; quote more, or give --span.")
    return found[0]


def _places(article: Article, quote: str) -> Iterator[int]:
    at = article.text.find(quote)
    while at >= 0:
        yield at
        at = article.text.find(quote, at + 1)


def _distance(mention: Mention, span: Span) -> int:
    """Characters between the words and the nearest act of a mention."""
    return min(max(act.start - span.end, span.start - act.end, 0) for act in mention.acts)


def _country(ledger: LedgerReader, mention: Mention) -> str | None:
    """The country that the mention's own claims speak of: a place's name is looked for there first."""
    places = (c.value for c in ledger.claims(mention.id) if isinstance(c.value, PlaceValue))
    return next((place.country for place in places if place.country), None)
