"""Inputs: what is taken in, and what is refused and how."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.intake import ARTICLE_JSON, NOTES, REFUSAL_KINDS, InputLimits, count_inputs, read_inputs
from dateline.model import Given, Refusal, Snapshot

TEXT = "Two men died when a mine went off near Tara on Monday, police said.\n"


def line(**fields: object) -> bytes:
    return json.dumps({"title": None, "text": TEXT, "published": None, "outlet": None, "url": None} | fields).encode()


def kinds(*paths: Path | str, limits: InputLimits | None = None) -> list[str]:
    found = read_inputs(paths, limits=limits or InputLimits())
    return [one.kind if isinstance(one, Refusal) else one.media_type for one in found]


def test_a_folder_is_read_below_and_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.html").write_text("<html><p>Two</p></html>")
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(line() + b"\n\n" + line(title="Raid") + b"\n"))
    (tmp_path / ".hidden").write_text("no")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round").symlink_to(tmp_path)
    found = list(read_inputs([tmp_path]))
    origins = [one.origin.removeprefix(f"{tmp_path}/") for one in found]
    assert origins == ["a.txt", "b/two.html", "c.jsonl.gz line 1", "c.jsonl.gz line 3", "link"]
    assert [one.kind for one in found if isinstance(one, Refusal)] == ["not_found"]
    assert count_inputs([tmp_path]) == 6


def test_the_fields_of_a_line_come_before_the_users_word(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    raw = line(outlet="Tara Post", published="2021-03-04T23:10:00+02:00", id=7)
    path.write_bytes(raw + b"\r\n")
    told = Given(outlet="Other", title="Given title", published=date(2020, 1, 1))
    (found,) = read_inputs([path], given=told)
    assert isinstance(found, Snapshot)
    assert (found.content, found.media_type, found.origin) == (raw, ARTICLE_JSON, f"{path} line 1")
    assert found.given == Given("Given title", "Tara Post", None, date(2021, 3, 4))


def test_a_bad_date_is_noted_and_the_article_kept(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_bytes(line(published="4 March 2021"))
    note, kept = read_inputs([path], given=Given(published=date(2020, 1, 1)))
    assert isinstance(note, Refusal)
    assert note.kind in NOTES
    assert isinstance(kept, Snapshot)
    assert kept.given.published is None


BAD_LINES = [
    (b'{"text": "cut off', "broken_json"),
    (b"[1, 2]", "broken_json"),
    (b"[" * 100_000, "broken_json"),
    (b'{"text": 7}', "bad_field"),
    (b'{"text": "a", "title": ["b"]}', "bad_field"),
    (b'{"title": "no text"}', "bad_field"),
    (b'{"text": null}', "empty"),
    (b'{"text": "  "}', "empty"),
    (b'{"text": "caf\xe9"}', "bad_encoding"),
    (b'{"text": "' + b"x" * 2000 + b'"}', "too_large"),
]


@pytest.mark.parametrize(("bad", "kind"), BAD_LINES)
def test_the_batch_goes_on_after_a_bad_line(tmp_path: Path, bad: bytes, kind: str) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_bytes(line() + b"\n" + bad + b"\n" + line())
    limits = InputLimits(line_bytes=1000 if kind == "too_large" else 1 << 20)
    assert kinds(path, limits=limits) == [ARTICLE_JSON, kind, ARTICLE_JSON]


BAD_FILES = [
    ("a.txt", b"", "empty"),
    ("a.txt", b" \n", "empty"),
    ("a.jsonl", b"\n\n", "empty"),
    ("a.txt", b"x" * 3000, "too_large"),
    ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
    ("a.bin", bytes(range(256)) * 4, "binary"),
    ("a.jsonl", bytes(range(256)) * 4, "binary"),
    ("a.html", b"%PDF-1.7 ...", "binary"),
    ("a.txt.gz", gzip.compress(TEXT.encode(), mtime=0)[:-12], "broken_archive"),
    ("a.txt.gz", gzip.compress(b"x" * 3000, mtime=0), "too_large"),
]


@pytest.mark.parametrize(("name", "content", "kind"), BAD_FILES)
def test_bad_files(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "z.txt").write_text(TEXT)
    assert kinds(tmp_path, limits=InputLimits(article_bytes=2000)) == [kind, "text/plain"]
    assert kind in REFUSAL_KINDS


def test_missing_paths(tmp_path: Path) -> None:
    assert kinds(tmp_path / "none.txt", "bad\0name", tmp_path) == ["not_found", "not_found", "empty"]


def test_a_folder_without_rights(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir()
    (tmp_path / "z.txt").write_text(TEXT)
    shut.chmod(0)
    try:
        # Who may read everything (root) finds an empty folder instead.
        refused = [] if os.access(shut, os.R_OK) else ["unreadable"]
        assert kinds(tmp_path) == [*refused, "text/plain"]
    finally:
        shut.chmod(0o700)


def test_wide_text_is_not_binary(tmp_path: Path) -> None:
    for number, codec in enumerate(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp1251")):
        (tmp_path / f"{number}.txt").write_bytes((TEXT * 5).encode(codec))
    assert kinds(tmp_path) == ["text/plain"] * 6


@pytest.mark.parametrize(
    ("content", "kind"),
    [(line() + b"\n", ARTICLE_JSON), (b"<!DOCTYPE html><p>a", "text/html"), (TEXT.encode(), "text/plain")],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_standard_input_is_told_by_its_first_bytes(monkeypatch, content, kind, pack) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pack(content))))
    assert kinds("-") == [kind]
    assert count_inputs(["-"]) is None


def test_a_json_file_of_one_object_or_of_lines(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"text": TEXT}, indent=2))
    (tmp_path / "b.json").write_bytes(line() + b"\n" + line())
    assert kinds(tmp_path) == [ARTICLE_JSON] * 3


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.jsonl", "a.html", "a.json", "a", "a.gz"]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_raises_on_any_bytes(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = list(read_inputs([path]))
    assert found
    assert all(isinstance(one, Snapshot) or one.kind in REFUSAL_KINDS for one in found)
