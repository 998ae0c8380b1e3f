"""A real PostgreSQL server of our own: in a folder of its own, on a socket only, as a user who is not root."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import quote

_FAST = ("fsync=off", "full_page_writes=off", "listen_addresses=", "autovacuum=off", "shared_buffers=32MB")


def binary(name: str) -> str | None:
    """The server's program, on the path or where Debian keeps it."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return shutil.which(name) or (str(installed[0]) if installed else None)


def missing() -> str | None:
    """Why no server can be started here, or None."""
    if binary("initdb") is None or binary("pg_ctl") is None:
        return "no PostgreSQL server is installed (Debian: apt-get install postgresql)"
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        return "PostgreSQL refuses to run as root, and runuser is missing"
    return None


def _as_user(*command: str) -> Sequence[str]:
    return ("runuser", "-u", "postgres", "--", *command) if os.geteuid() == 0 else command


def _run(*command: str) -> None:
    done = subprocess.run(_as_user(*command), cwd="/", capture_output=True, text=True, timeout=60)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr or done.stdout}")


@dataclass(frozen=True)
class Server:
    """A running server; ``fresh`` gives the address of a new, empty store in it."""

    folder: Path
    numbers: Iterator[int]

    def fresh(self) -> str:
        """The address of a schema that no test has used."""
        import psycopg

        name = f"store_{next(self.numbers)}"
        base = f"postgresql:///postgres?host={quote(str(self.folder), safe='')}&user=dateline"
        with psycopg.connect(base, autocommit=True) as db:
            db.execute(f"CREATE SCHEMA {name}")
        return f"{base}&options=-csearch_path%3D{name}"


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    try:
        folder.chmod(0o755)  # the socket in it is for programs of any user
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        data = str(folder / "data")
        initdb, control = binary("initdb"), binary("pg_ctl")
        assert initdb is not None
        assert control is not None
        _run(initdb, "-D", data, "-U", "dateline", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = " ".join(f"-c {setting}" for setting in (*_FAST, f"unix_socket_directories={folder}"))
        _run(control, "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield Server(folder, count(1))
        finally:
            _run(control, "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
