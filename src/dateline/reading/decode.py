"""Bytes to text: marks, declarations, UTF-8, then the likeliest legacy encoding. Never fails."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})", re.I
)
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LATIN = re.compile(r"[A-Za-z]")
_WESTERN = re.compile(
    rb"[\x80\x82\x84\x85\x91-\x97\xa0\xa3\xa9\xab\xb0\xb4\xb7\xbb]|(?<=[A-Za-z])[\xc0-\xff]|[\xc0-\xff](?=[A-Za-z])"
)
_SAMPLE = 1 << 15
_WHATWG = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}


def decode(content: bytes, *, html: bool = False) -> str:
    """The text of the bytes; U+FFFD for what no encoding explains and for lone surrogates.

    UTF-8 that holds beats what the page declares, because a wrong declaration is far commoner than bytes that are
    UTF-8 by accident. ISO 8859-1 is read as windows-1252 (WHATWG Encoding Standard).
    """
    return _SURROGATE.sub("\ufffd", _decode(content, html))


def _decode(content: bytes, html: bool) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    wide = _wide_encoding(content[:8192])
    if wide:
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _declared(content) if html else None
    if declared and declared != "utf-8":
        return content.decode(declared, "replace")
    return _legacy(content)


def _wide_encoding(head: bytes) -> str | None:
    """UTF-16 without a mark, told by the zero bytes of Latin text."""
    half = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if half < 2 or max(even, odd) < 0.8 * half or min(even, odd) > 0.1 * half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _declared(content: bytes) -> str | None:
    """The codec that the page names in its first two kilobytes; None for none or an unknown one."""
    match = _DECLARED.search(content[:2048])
    if not match:
        return None
    name = match.group(1).decode("ascii").lower()
    try:
        known = codecs.lookup(_WHATWG.get(name, name))
    except LookupError:
        return None
    return known.name if known._is_text_encoding else None


def _legacy(content: bytes) -> str:
    """UTF-8 with a few broken bytes, Western European text, or whatever charset-normalizer takes it for."""
    broken = content.decode("utf-8", "replace")
    high = len(_NOT_ASCII.findall(content))
    if broken.count("\ufffd") * 10 < high:
        return broken
    if len(_WESTERN.findall(content)) > 0.9 * high and high < 0.2 * len(content):
        return content.decode("cp1252", "replace")
    from charset_normalizer import from_bytes  # slow to import and rarely needed

    first = _NOT_ASCII.search(content)
    start = max(0, first.start() - _SAMPLE // 2) if first else 0
    best = from_bytes(content[start : start + _SAMPLE]).best()
    return content.decode(best.encoding if best else "cp1252", "replace")
