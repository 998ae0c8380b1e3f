"""From a snapshot to an article."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date

from dateline.errors import ReadingError
from dateline.model import Article, Given, Piece, SetAside, Snapshot, content_hash, make_id
from dateline.model.words import PublishedFrom
from dateline.reading.cleaning import clean
from dateline.reading.decode import decode
from dateline.reading.headline import headline_of
from dateline.reading.language import language_of
from dateline.reading.limits import ReadingLimits
from dateline.reading.notices import notices_of
from dateline.reading.page_worker import read_page
from dateline.reading.published import PrintedDate, page_date, printed_on
from dateline.reading.sentences import split_sentences

ARTICLE_JSON = "application/x-dateline-article+json"
HTML = "text/html"
LANGUAGE = "en"
"""The language that articles are coded in."""

_DEFAULT = ReadingLimits()


@dataclass(frozen=True, slots=True)
class Source:
    """The decoded text that offsets map back to, and what came with it."""

    text: str
    given: Given
    page_title: str | None = None
    page_date: date | None = None


def read_article(
    snapshot: Snapshot, limits: ReadingLimits = _DEFAULT, printed_date: PrintedDate | None = None
) -> Article | SetAside:
    """The article in a snapshot, or why there is none to code: ``other_language``, ``no_text``, ``too_large``,
    ``timeout``, ``memory``, ``malformed``. Never raises for what the bytes hold.

    The source text that ``pieces`` map back to is the decoded file; for a JSON line its ``text`` field; for a page
    the text that was extracted from it (blocks apart by a blank line), before page furniture is taken out. A headline
    that came beside the text and is in none of its first lines becomes the article's first line, with a blank line
    below; it maps back to nothing.
    The publication date is the given one, else the page's own, else what ``printed_date`` reads off a date line.
    """
    try:
        source = _source(snapshot, limits, printed_date)
    except ReadingError as error:
        return SetAside(snapshot.id, error.kind, str(error))
    if len(source.text) > limits.most_chars:
        return SetAside(snapshot.id, "too_large", f"The text is longer than {limits.most_chars:,} characters.")
    text, pieces = clean(source.text)
    if sum(map(str.isalpha, text[:1000])) < limits.fewest_letters:
        return SetAside(snapshot.id, "no_text", "There is hardly any text in it.")
    article = _article(snapshot.id, source, text, pieces, printed_date)
    if article.language not in (LANGUAGE, "und"):
        return SetAside(
            snapshot.id, "other_language", f"The text is in another language ({article.language}).", article
        )
    return article


def _source(snapshot: Snapshot, limits: ReadingLimits, printed_date: PrintedDate | None) -> Source:
    if snapshot.media_type == ARTICLE_JSON:
        return _from_line(snapshot)
    if snapshot.media_type != HTML:
        return Source(decode(snapshot.content), snapshot.given)
    page = read_page(decode(snapshot.content, html=True), limits)
    given = snapshot.given
    beside = replace(given, outlet=given.outlet or page.outlet, url=given.url or page.url)
    return Source(page.text, beside, page.title, page_date(page.dates, printed_date))


def _from_line(snapshot: Snapshot) -> Source:
    """The ``text`` field as it is written; the other fields were taken in beside the bytes."""
    try:
        fields: object = json.loads(snapshot.content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ReadingError("The line is no JSON object.", "malformed") from error
    text = fields.get("text") if isinstance(fields, dict) else None
    if not isinstance(text, str):
        raise ReadingError("The line has no text.", "no_text")
    return Source(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), snapshot.given)


def _article(
    snapshot: str, source: Source, text: str, pieces: tuple[Piece, ...], printed_date: PrintedDate | None
) -> Article:
    given = source.given
    told = given.title or source.page_title
    title = " ".join(told.split()) if told else headline_of(text)
    if title and not _begins_with(text, title, source.page_title):
        ours = f"{title}\n\n"
        text = ours + text
        pieces = tuple(replace(piece, text_start=piece.text_start + len(ours)) for piece in pieces)
    published, published_from = _published(source, text, printed_date)
    text_hash = content_hash(text.encode())
    sentences = split_sentences(text)
    return Article(
        id=make_id("article", text_hash, title, published.isoformat() if published else None),
        snapshot=snapshot,
        text_hash=text_hash,
        text=text,
        title=title,
        outlet=given.outlet,
        url=given.url,
        published=published,
        published_from=published_from,
        language=language_of(text),
        notices=notices_of(text, sentences),
        pieces=pieces,
        sentences=sentences,
    )


def _published(source: Source, text: str, printed_date: PrintedDate | None) -> tuple[date | None, PublishedFrom]:
    if source.given.published:
        return source.given.published, "given"
    found = source.page_date or (printed_on(text, printed_date) if printed_date else None)
    return (found, "metadata") if found else (None, "none")


def _begins_with(text: str, *titles: str | None) -> bool:
    """True where one of the first lines already is, or begins with, one of the titles."""
    lines = [" ".join(line.split()).casefold() for line in text[:2000].split("\n") if line.strip()]
    named = [" ".join(title.split()).casefold() for title in titles if title]
    return any(line.startswith(title) for line in lines[:6] for title in named)
