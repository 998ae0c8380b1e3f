"""Snapshots from files, folders, JSON lines and standard input; whatever cannot be taken in is a refusal."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dateline.intake.article_line import read_article_line
from dateline.intake.limits import InputLimits
from dateline.intake.sniff import ARTICLE_JSON, MediaType, is_binary, media_type
from dateline.intake.stream import BROKEN_ARCHIVE, STDIN, opened, peeked
from dateline.intake.walk import files_of, printable
from dateline.model import Given, Refusal, Snapshot, content_hash

Taken = Snapshot | Refusal

_NOTHING = Given()
_DEFAULT = InputLimits()
_CHUNK = 1 << 20


def read_inputs(
    paths: Iterable[str | os.PathLike[str]], *, given: Given = _NOTHING, limits: InputLimits = _DEFAULT
) -> Iterator[Taken]:
    """One snapshot for every article behind ``paths``, in order, and one refusal for every input that is none.

    A path is a text or HTML file, a JSON lines file, a folder (all files below it, sorted, hidden ones left out) or
    ``-`` for standard input, each of them gzipped or not. ``given`` is the user's word about all of them; the fields
    of a JSON line come before it. Nothing is raised for a bad input.
    """
    for found in files_of(os.fspath(path) for path in paths):
        if isinstance(found, Refusal):
            yield found
        else:
            yield from _read(found, given, limits)


def _read(path: str, given: Given, limits: InputLimits) -> Iterator[Taken]:
    origin = "standard input" if path == STDIN else printable(path)
    try:
        if path != STDIN and stat.S_ISSOCK(os.stat(path).st_mode):
            yield Refusal(origin, "unreadable", "The path is a socket.")
            return
        with opened(path) as stream:
            kind = media_type(path, peeked(stream))
            reader = _lines if kind == ARTICLE_JSON else _whole
            yield from reader(stream, origin, kind, given, limits)
    except BROKEN_ARCHIVE as error:
        yield Refusal(origin, "broken_archive", f"The gzip stream is damaged: {error}.")
    except FileNotFoundError:
        yield Refusal(origin, "not_found", "No such file or folder.")
    except OSError as error:
        yield Refusal(origin, "unreadable", f"The file cannot be read: {error.strerror or error}.")
    except ValueError:
        yield Refusal(origin, "not_found", "No file can have this name.")


def _whole(stream: BinaryIO, origin: str, kind: MediaType, given: Given, limits: InputLimits) -> Iterator[Taken]:
    content = stream.read(limits.article_bytes + 1)
    if len(content) > limits.article_bytes:
        yield Refusal(origin, "too_large", f"Over the limit of {limits.article_bytes:,} bytes for one article.")
    elif not content.strip(b" \t\r\n\x00"):
        yield Refusal(origin, "empty", "The file is empty.")
    elif is_binary(content):
        yield Refusal(origin, "binary", "Not text: a picture, a program, a PDF or an archive.")
    else:
        yield Snapshot(content_hash(content), content, kind, origin, given)


def _lines(stream: BinaryIO, origin: str, kind: MediaType, given: Given, limits: InputLimits) -> Iterator[Taken]:
    if is_binary(peeked(stream)):
        yield Refusal(origin, "binary", "Not text: a picture, a program, a PDF or an archive.")
        return
    if origin.lower().endswith((".json", ".json.gz")):
        yield from _one_object(stream, origin, given, limits)
        return
    number = 0
    seen = False
    while line := stream.readline(limits.line_bytes + 1):
        number += 1
        here = f"{origin} line {number}"
        if len(line) > limits.line_bytes and not line.endswith(b"\n"):
            _skip_line(stream)
            yield Refusal(here, "too_large", f"Over the limit of {limits.line_bytes:,} bytes for one line.")
        elif content := line.strip(b" \t\r\n"):
            yield from read_article_line(content, here, given)
        else:
            continue
        seen = True
    if not seen:
        yield Refusal(origin, "empty", "The file has no lines.")


def _one_object(stream: BinaryIO, origin: str, given: Given, limits: InputLimits) -> Iterator[Taken]:
    """A ``.json`` file holds one article, on as many lines as it likes; JSON lines under that name are read as such."""
    content = stream.read(limits.line_bytes + 1).strip(b" \t\r\n")
    if len(content) > limits.line_bytes:
        yield Refusal(origin, "too_large", f"Over the limit of {limits.line_bytes:,} bytes for one article.")
        return
    if not content:
        yield Refusal(origin, "empty", "The file is empty.")
        return
    lines = content.split(b"\n")
    if len(lines) > 1 and lines[0].rstrip().endswith(b"}"):
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield from read_article_line(line.strip(), f"{origin} line {number}", given)
        return
    yield from read_article_line(content, origin, given)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
        pass


def count_inputs(paths: Iterable[str | os.PathLike[str]]) -> int | None:
    """How many articles and refusals to expect, for a progress bar; None where standard input is among the paths.

    Files are counted, and line ends in JSON lines files; nothing is parsed.
    """
    total = 0
    for found in files_of(os.fspath(path) for path in paths):
        if found == STDIN:
            return None
        total += 1 if isinstance(found, Refusal) else _count_file(found)
    return total


def _count_file(path: str) -> int:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return 1
        with opened(path) as stream:
            if media_type(path, peeked(stream)) != ARTICLE_JSON:
                return 1
            return max(1, _count_lines(stream))
    except (*BROKEN_ARCHIVE, OSError, ValueError):
        return 1


def _count_lines(stream: BinaryIO) -> int:
    lines, last = 0, b"\n"
    while chunk := stream.read(_CHUNK):
        lines += chunk.count(b"\n")
        last = chunk[-1:]
    return lines + (last != b"\n")
