"""The bytes as captured, kept once by their hash and never changed."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import LedgerCorrupt, LedgerError, LedgerFull
from dateline.model import content_hash

_PREFIX = "sha256:"
_READ_ONLY = 0o444


class SnapshotStore:
    """A folder of zlib-compressed files ``ab/cd/<64 hexadecimal digits>``, written atomically and read-only.

    Several processes may write at once: equal bytes have equal names. LedgerError (LedgerFull, LedgerCorrupt) is
    what goes wrong.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)

    def path(self, snapshot_id: str) -> Path:
        """Where the bytes of this id lie, whether or not they do; ValueError for what is no id."""
        digits = snapshot_id.removeprefix(_PREFIX)
        if len(digits) != 64 or not set(digits) <= set("0123456789abcdef") or not snapshot_id.startswith(_PREFIX):
            raise ValueError(f"no snapshot id: {snapshot_id[:80]}")
        return self.folder / digits[:2] / digits[2:4] / digits

    def __contains__(self, snapshot_id: str) -> bool:
        return self.path(snapshot_id).exists()

    def put(self, content: bytes) -> str:
        """Keep the bytes and return their id; when this returns they are on disk, also after a power cut."""
        snapshot_id = content_hash(content)
        path = self.path(snapshot_id)
        if path.exists():
            return snapshot_id
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._write(path, zlib.compress(content, 6))
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise LedgerFull(f"No space left for snapshots in {self.folder}.") from error
            raise LedgerError(f"Cannot keep a snapshot in {self.folder}: {error.strerror or error}.") from error
        return snapshot_id

    def _write(self, path: Path, packed: bytes) -> None:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(packed)
                file.flush()
                os.fchmod(file.fileno(), _READ_ONLY)
                os.fsync(file.fileno())
            os.replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
        for folder in (path.parent, path.parent.parent, self.folder):
            _sync_folder(folder)

    def get(self, snapshot_id: str) -> bytes:
        """The bytes, hashed again on the way out; LedgerCorrupt where they are missing or are not the same."""
        path = self.path(snapshot_id)
        try:
            content = zlib.decompress(path.read_bytes())
        except FileNotFoundError as error:
            raise LedgerCorrupt(f"The snapshot {snapshot_id} is missing from {self.folder}.") from error
        except zlib.error as error:
            raise LedgerCorrupt(f"The snapshot {snapshot_id} in {self.folder} is damaged.") from error
        except OSError as error:
            raise LedgerError(f"Cannot read the snapshot {snapshot_id}: {error.strerror or error}.") from error
        if content_hash(content) != snapshot_id:
            raise LedgerCorrupt(f"The snapshot {snapshot_id} in {self.folder} holds other bytes.")
        return content

    def verify(self, snapshot_id: str) -> bool:
        """True where the bytes are there and hash to their name."""
        try:
            self.get(snapshot_id)
        except LedgerCorrupt:
            return False
        return True

    def ids(self) -> Iterator[str]:
        """Every id in the store, sorted."""
        for path in sorted(self.folder.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/[0-9a-f]*")):
            if len(path.name) == 64:
                yield _PREFIX + path.name


def _sync_folder(folder: Path) -> None:
    """Make the new name itself last; not every file system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
