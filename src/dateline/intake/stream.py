"""Bytes from a file or standard input, unpacked where they are gzip."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

STDIN = "-"
_GZIP = b"\x1f\x8b"

BROKEN_ARCHIVE = (EOFError, gzip.BadGzipFile, zlib.error)
"""What reading a damaged gzip stream raises."""


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The unpacked bytes of ``path`` (``-``: standard input); OSError or ValueError where it cannot be opened."""
    if path == STDIN:
        yield _unpacked(_buffered(sys.stdin.buffer))
        return
    with Path(path).open("rb") as raw:
        yield _unpacked(raw)


def _buffered(raw: BinaryIO) -> io.BufferedReader:
    return raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", raw))


def _unpacked(raw: io.BufferedReader) -> BinaryIO:
    """The stream itself, or what its gzip members hold; told by the first two bytes, whatever the name."""
    if raw.peek(2)[:2] == _GZIP:
        return cast("BinaryIO", io.BufferedReader(gzip.GzipFile(fileobj=raw)))
    return raw


def peeked(stream: BinaryIO, size: int = 4096) -> bytes:
    """Up to ``size`` of the bytes that come next, without taking them."""
    return stream.peek(size)[:size] if isinstance(stream, io.BufferedReader) else b""
