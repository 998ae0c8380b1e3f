"""The snapshot store: written once, read-only, checked on the way out."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from dateline.errors import LedgerCorrupt, LedgerError
from dateline.intake import SnapshotStore
from dateline.model import content_hash


def test_bytes_come_back(tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path / "snapshots")
    first = store.put(b"Two men died.")
    assert store.put(b"Two men died.") == first == content_hash(b"Two men died.")
    second = store.put(b"")
    assert (store.get(first), store.get(second)) == (b"Two men died.", b"")
    assert list(store.ids()) == sorted([first, second])
    assert first in store
    assert store.path(first).stat().st_mode & 0o777 == 0o444
    assert len(list((tmp_path / "snapshots").rglob("*"))) == 6


def test_a_changed_byte_is_found(tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path)
    kept = store.put(b"Two men died.")
    path = store.path(kept)
    for damage in (zlib.compress(b"Ten men died."), b"no zlib"):
        path.chmod(0o600)
        path.write_bytes(damage)
        assert not store.verify(kept)
        with pytest.raises(LedgerCorrupt):
            store.get(kept)


def test_a_missing_snapshot_and_a_bad_id(tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path)
    with pytest.raises(LedgerCorrupt):
        store.get(content_hash(b"never kept"))
    with pytest.raises(ValueError, match="no snapshot id"):
        store.path("sha256:../../etc/passwd")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError):
        SnapshotStore(tmp_path / "file").put(b"x")
