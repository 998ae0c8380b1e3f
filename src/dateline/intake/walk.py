"""The files behind the paths that a user names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from dateline.intake.stream import STDIN
from dateline.model import Refusal


def printable(path: str) -> str:
    """The path as text that can be stored and printed, whatever bytes the file system holds."""
    return path if path.isprintable() else os.fsencode(path).decode("utf-8", "replace")


def files_of(paths: Iterable[str]) -> Iterator[str | Refusal]:
    """Files in the order given; a folder's files below it, sorted by name, without hidden ones and linked folders."""
    for path in paths:
        if path == STDIN:
            yield path
        elif _is_folder(path):
            yield from _below(path)
        else:
            yield path


def _is_folder(path: str) -> bool:
    try:
        return os.path.isdir(path)
    except ValueError:
        return False


def _below(folder: str) -> Iterator[str | Refusal]:
    waiting = [folder]
    empty = True
    while waiting:
        here = waiting.pop()
        if not os.path.isdir(here) or (os.path.islink(here) and here != folder):
            yield here
            continue
        try:
            names = sorted((entry.name for entry in os.scandir(here)), reverse=True)
        except OSError as error:
            empty = False
            yield Refusal(printable(here), "unreadable", f"The folder cannot be read: {error.strerror}.")
            continue
        found = [os.path.join(here, name) for name in names if not name.startswith(".")]
        found = [path for path in found if not (os.path.islink(path) and os.path.isdir(path))]
        empty = empty and not found
        waiting.extend(found)
    if empty:
        yield Refusal(printable(folder), "empty", "The folder holds no files.")
