"""A form with files (``multipart/form-data``, RFC 7578) as fields."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, File, parse_form

from dateline.doors.api.problem import ProblemRaised

MULTIPART: Final = "multipart/form-data"
_LONGEST_NAME: Final = 200
"""Characters of a file's name that are kept, its end: the ending says what the file is."""


def fields_of_parts(body: bytes, content_type: str) -> dict[str, object]:
    """The fields by name; files as a list of name and content. A problem where the body is not what it says to be."""
    fields: dict[str, object] = {}
    files: list[object] = []

    def field_read(field: Field) -> None:
        fields[_text(field.field_name)] = _text(field.value)

    def file_read(file: File) -> None:
        with file.file_object as held:
            held.seek(0)
            content = held.read()
        name = _bare(_text(file.file_name))
        if name or content:  # a form without a chosen file sends one without a name
            files.append({"name": name or "unnamed", "content": content})

    try:
        parse_form({"Content-Type": content_type.encode("latin-1")}, BytesIO(body), field_read, file_read)
    except (FormParserError, ValueError):
        raise ProblemRaised("invalid", "The body cannot be read as what it says to be.") from None
    return {**fields, "files": files}


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", "replace")


def _bare(name: str) -> str:
    """A file's own name, without folders and what cannot be printed."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(ch for ch in last if ch.isprintable()).strip(" .")[-_LONGEST_NAME:]
