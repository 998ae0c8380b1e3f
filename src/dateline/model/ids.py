"""Ids: SHA-256 over length-prefixed canonical bytes with a type tag (architecture, law 2)."""

from __future__ import annotations

import hashlib

Part = str | bytes | int | None


def _bytes(part: Part) -> bytes:
    """A part's canonical bytes with a one-letter tag, so that ``"1"``, ``1``, ``b"1"`` and None differ."""
    if isinstance(part, str):
        return b"s" + part.encode("utf-8", "surrogatepass")
    if part is None:
        return b"n"
    return b"b" + part if isinstance(part, bytes) else b"i" + str(part).encode()


def digest(tag: str, *parts: Part) -> str:
    """64 hexadecimal digits over the tag and the parts, each prefixed with its length in 8 bytes, big endian."""
    pieces: list[bytes] = []
    for part in (tag, *parts):
        raw = _bytes(part)
        pieces += (len(raw).to_bytes(8, "big"), raw)
    return hashlib.sha256(b"".join(pieces)).hexdigest()


def make_id(tag: str, *parts: Part) -> str:
    """A typed id such as ``claim-3f2a…``: the tag and the first 32 digits (128 bits) of the digest."""
    return f"{tag}-{digest(tag, *parts)[:32]}"


def content_hash(content: bytes) -> str:
    """``sha256:`` and the plain SHA-256 of the bytes, as any other tool computes it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
