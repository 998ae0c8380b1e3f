"""A helper process that turns one page after the other into text. Run as a script; imports nothing of ours.

Frames on standard input and output are 8 bytes of length, big endian, and UTF-8: a page comes in, a JSON object goes
out: ``{"text", "title", "outlet", "url", "dates": [...]}`` or ``{"error": kind, "reason": ...}``. Arguments: processor
seconds for one page, bytes of address space, characters of text.
"""

from __future__ import annotations

import contextlib
import json
import logging
import math
import os
import re
import resource
import sys
from collections.abc import Iterator
from typing import BinaryIO

import trafilatura
from lxml.etree import ParserError  # type: ignore[import-untyped]
from lxml.etree import _Element as Element
from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

Answer = dict[str, object]

_SPACE = re.compile(r"\s+")
_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publish-date",
    "publishdate",
    "publication_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_BREAK = "␤"
_BLOCK_END = re.compile(r"<(?:br\b[^<>]{0,200}|/(?:td|th|tr|div|p|li|h[1-6]))>", re.I)
_LONG_CELL = 200
_OVERLONG = re.compile(r"(<[a-zA-Z][^<>\s]{0,30})\s[^<>]{20000,}(?=[<>]|$)")
"""A tag whose attributes run over 20,000 characters; libxml2 takes time in the square of their number."""
_BYLINE = re.compile(r"publi|byline|posted|entry-date|post-date|article-date|dateline|timestamp|pubdate", re.I)
_CHANGED = re.compile(r"updat|modif|related|comment|sidebar", re.I)
_NEWS = re.compile(r"(?:article|posting|report)$", re.I)
_SITE_TAIL = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")


def main() -> None:
    seconds, memory, most_chars = float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a library that prints must not break the frames
    logging.disable(logging.CRITICAL)
    with contextlib.suppress(ValueError, OSError):  # macOS knows no such limit; the clock still holds
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    _send(out, {})
    while (page := _receive(sys.stdin.buffer)) is not None:
        _limit_cpu(seconds)
        answer = _answer(page, most_chars)
        _send(out, answer)
        if answer.get("error") == "memory":
            return


def _limit_cpu(seconds: float) -> None:
    """End this process, by SIGXCPU, after that many more seconds of work, rounded up."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = math.ceil(used.ru_utime + used.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _receive(source: BinaryIO) -> str | None:
    head = source.read(8)
    return source.read(int.from_bytes(head, "big")).decode("utf-8") if len(head) == 8 else None


def _send(out: BinaryIO, answer: Answer) -> None:
    raw = json.dumps(answer).encode()
    out.write(len(raw).to_bytes(8, "big") + raw)
    out.flush()


def _answer(page: str, most_chars: int) -> Answer:
    try:
        return _read(page, most_chars)
    except MemoryError:
        return {"error": "memory", "reason": "The page needs more memory than allowed."}
    except RecursionError:
        return {"error": "malformed", "reason": "The page's markup nests too deeply."}
    except Exception as error:  # whatever a parser makes of a hostile page, the batch goes on
        return {"error": "malformed", "reason": f"The page could not be parsed ({type(error).__name__})."}


def _read(page: str, most_chars: int) -> Answer:
    page = _OVERLONG.sub(r"\1", page)
    tree = trafilatura.load_html(page)
    if tree is None and page.strip():
        tree = _parsed_leniently(page)
    if tree is None:
        return {"error": "malformed", "reason": "The page has no markup that can be parsed."}
    _mark_breaks(tree)
    found = _metadata(tree)
    document = trafilatura.bare_extraction(
        tree, with_metadata=False, include_comments=False, include_tables=True, favor_recall=True
    )
    body = getattr(document, "body", None)
    text = "\n\n".join(_blocks(body)) if body is not None else ""
    if len(text) < 200:
        plain = trafilatura.baseline(_BLOCK_END.sub(rf"{_BREAK}\g<0>", page))[0]
        longer = "\n\n".join(_blocks(plain)) if plain is not None else ""
        text = longer if len(longer) > len(text) else text
    if len(text) > most_chars:
        return {"error": "too_large", "reason": f"The page's text is longer than {most_chars:,} characters."}
    return {"text": text, **found}


def _parsed_leniently(page: str) -> Element | None:
    """Whatever tree the parser can make of markup that does not look like a page."""
    try:
        return document_fromstring(page, parser=HTMLParser(recover=True, remove_comments=True, remove_pis=True))
    except ParserError:
        return None


def _mark_breaks(tree: Element) -> None:
    """Put a character where ``<br>`` stands and a cell ends; the extractor loses such breaks and keeps characters."""
    for cell in tree.iter("td", "th"):
        if len(cell):
            cell[-1].tail = (cell[-1].tail or "") + _BREAK
        else:
            cell.text = (cell.text or "") + _BREAK
    for tag in list(tree.iter("br")):
        tag.tail = _BREAK + (tag.tail or "")
        tag.drop_tag()


def _squeezed(text: str | None) -> str:
    return _SPACE.sub(" ", (text or "").replace(_BREAK, " ")).strip()


def _paragraphs(text: str | None) -> list[str]:
    return [words for part in (text or "").split(_BREAK) if (words := _squeezed(part))]


def _blocks(body: Element) -> Iterator[str]:
    """Paragraphs, headings and quotes one by one; a list or a table as one block with a line for each item or row."""
    yield from _paragraphs(body.text)
    for child in body:
        if not isinstance(child.tag, str):
            continue
        if child.tag == "list":
            items = [_squeezed("".join(item.itertext())) for item in child.iter("item")]
            yield "\n".join(f"- {item}" for item in items if item)
        elif child.tag == "table":
            yield from _table(child)
        elif any(inner.tag in ("p", "head", "list", "table", "quote") for inner in child):
            yield from _blocks(child)
        else:
            for line_break in child.iter("lb"):
                line_break.tail = _BREAK + (line_break.tail or "")
            yield from _paragraphs("".join(child.itertext()))
        yield from _paragraphs(child.tail)


def _table(table: Element) -> Iterator[str]:
    """A line for each row; the cells of a table that only lays out the page are text of their own."""
    cells = [["".join(cell.itertext()) for cell in row.iter("cell")] for row in table.iter("row")]
    if any(len(cell) > _LONG_CELL for row in cells for cell in row):
        for row in cells:
            for cell in row:
                yield from _paragraphs(cell)
    else:
        yield "\n".join(" | ".join(_squeezed(cell) for cell in row) for row in cells)


def _metadata(tree: Element) -> Answer:
    """Title, outlet, address and the publication dates as the page writes them, the most trusted first."""
    meta: dict[str, str] = {}
    for tag in tree.iter("meta"):
        value = _squeezed(tag.get("content"))
        for key in (tag.get("property"), tag.get("name"), tag.get("itemprop")):
            if key and value:
                meta.setdefault(key.strip().lower(), value[:500])
    linked = list(_linked_data(tree))
    dates = [meta[name] for name in _DATE_NAMES[:2] if name in meta]
    dates += [value for item in linked if (value := _text_of(item, "datePublished"))]
    dates += [meta[name] for name in _DATE_NAMES[2:] if name in meta]
    dates += _byline_dates(tree)
    canonical = next(
        (tag.get("href") for tag in tree.iter("link") if (tag.get("rel") or "").lower() == "canonical"), None
    )
    publishers = [publisher for item in linked if isinstance(publisher := item.get("publisher"), dict)]
    return {
        "title": _title(tree, meta, linked),
        "outlet": meta.get("og:site_name") or next((_text_of(one, "name") for one in publishers), None) or None,
        "url": _squeezed(canonical) or meta.get("og:url") or None,
        "dates": dates[:8],
    }


def _title(tree: Element, meta: dict[str, str], linked: list[dict[str, object]]) -> str | None:
    headings = [_squeezed("".join(tag.itertext())) for tag in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1 and len(headings[0]) <= 300:
        return headings[0]
    for item in linked:
        if headline := _text_of(item, "headline"):
            return headline
    if title := meta.get("og:title"):
        return title
    named = next((_squeezed("".join(tag.itertext())) for tag in tree.iter("title")), "")
    return _SITE_TAIL.sub("", named)[:300] or None


def _text_of(item: dict[str, object], key: str) -> str:
    value = item.get(key)
    return _squeezed(value)[:300] if isinstance(value, str) else ""


def _linked_data(tree: Element) -> Iterator[dict[str, object]]:
    """The page's JSON-LD objects that are an article of some kind."""
    waiting: list[object] = []
    for tag in tree.iter("script"):
        if "ld+json" in (tag.get("type") or "") and tag.text and len(tag.text) < 1_000_000:
            try:
                waiting.append(json.loads(tag.text, strict=False))
            except (ValueError, RecursionError):
                continue
    for _ in range(1000):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and (_NEWS.search(kind) or kind == "WebPage") for kind in kinds):
                yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity") if isinstance(item.get(key), list | dict))


def _byline_dates(tree: Element) -> list[str]:
    """``<time datetime>`` that says it is the publication: by its own words or those of the element around it."""
    found = []
    for tag in tree.iter("time"):
        value = tag.get("datetime")
        parent = tag.getparent()
        around = [tag, parent] if parent is not None else [tag]
        words = " ".join(f"{one.get('class')} {one.get('itemprop')} {one.get('id')}" for one in around)
        words += " ".join(_squeezed(one.text) for one in around)
        if value and not _CHANGED.search(words) and (_BYLINE.search(words) or tag.get("pubdate") is not None):
            found.append(value.strip()[:60])
    return found


if __name__ == "__main__":
    main()
