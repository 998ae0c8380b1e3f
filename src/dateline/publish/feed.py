"""The fact log as an Atom feed (RFC 4287): one entry for what one event changed in one incident, the newest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from uuid import UUID
from xml.etree import ElementTree

from dateline.ledger import LedgerReader
from dateline.model import digest
from dateline.publish.fact_change import FactChange
from dateline.publish.values import change_text

ATOM: Final = "http://www.w3.org/2005/Atom"
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (production [2], Char)."""


@dataclass(frozen=True, slots=True)
class FeedHead:
    """``ledger`` names the log (its first event's seal); ``updated`` is when its last event was recorded."""

    ledger: str
    updated: str
    title: str = "Dateline: changed facts"
    version: str = ""


def head_of(ledger: LedgerReader, upto: int | None, version: str) -> FeedHead:
    """What a feed says of its ledger; an empty one has been updated when time began."""
    first = next(ledger.events(0, 1), None)
    last = ledger.head(upto).position
    newest = next(ledger.events(last - 1, last), None)
    name = "" if first is None else first.seal.hex()
    return FeedHead(name, "1970-01-01T00:00:00+00:00" if newest is None else newest.recorded_at, version=version)


def urn(*parts: str | int) -> str:
    """A ``urn:uuid:`` that depends on the parts alone (UUID version 8, RFC 9562)."""
    raw = bytearray(bytes.fromhex(digest("feed", *parts))[:16])
    raw[6] = raw[6] & 0x0F | 0x80
    raw[8] = raw[8] & 0x3F | 0x80
    return f"urn:uuid:{UUID(bytes=bytes(raw))}"


def _moment(recorded_at: str) -> str:
    """A date-time as Atom has it (RFC 3339), in UTC."""
    return recorded_at.replace("+00:00", "Z")


def _put(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = _NOT_XML.sub("\ufffd", text)
    return child


def _entry(parent: ElementTree.Element, head: FeedHead, changes: Sequence[FactChange]) -> None:
    """One event's changes of one incident, under the name that it had right after them: that name never changes."""
    first = changes[0]
    entry = ElementTree.SubElement(parent, "entry")
    _put(entry, "id", urn(head.ledger, first.position, first.then))
    fields = ", ".join(change.field for change in changes)
    _put(entry, "title", f"{first.then[:21]}: {fields}")
    _put(entry, "updated", _moment(first.recorded_at))
    if first.by is not None:
        _put(ElementTree.SubElement(entry, "author"), "name", first.by)
    for change in changes:
        ElementTree.SubElement(entry, "category", {"term": change.field})
    _put(entry, "content", "\n".join(map(change_text, changes)), type="text")


def atom_feed(head: FeedHead, changes: Iterable[FactChange], limit: int | None = None) -> str:
    """The feed's text; ``limit`` keeps the newest entries. The same log gives the same bytes."""
    feed = ElementTree.Element("feed", {"xmlns": ATOM})
    _put(feed, "id", urn(head.ledger))
    _put(feed, "title", head.title)
    _put(feed, "updated", _moment(head.updated))
    _put(ElementTree.SubElement(feed, "author"), "name", "Dateline")
    _put(feed, "generator", "Dateline", version=head.version or "0")
    groups = [tuple(own) for _, own in groupby(changes, key=lambda c: (c.position, c.then))]
    newest = groups[::-1] if limit is None else groups[::-1][:limit]
    for group in newest:
        _entry(feed, head, group)
    ElementTree.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"
