"""The installed program in a process of its own, as a user runs it."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples/dispatches"
DISPATCHES = ROOT / "tests/data/dispatches/dev.input.jsonl"
MATERIAL = Path(os.environ.get("DATELINE_MATERIAL", ROOT.parent / "shared"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    def is_clean(self) -> bool:
        """True where the program failed in its own words or not at all."""
        return "Traceback" not in self.err + self.out


def command(*arguments: object) -> list[str]:
    """The command line that runs the program in this interpreter."""
    start = "from dateline.doors.cli import main; main()"
    return [sys.executable, "-c", start, *map(str, arguments)]


def _obey_rights() -> None:
    """Give up root's power over file rights (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH) for what is executed next."""
    libc = ctypes.CDLL(None, use_errno=True)
    drop_from_bounding_set = 24
    for capability in (1, 2):
        libc.prctl(drop_from_bounding_set, capability, 0, 0, 0)


def run(*arguments: object, timeout: float = 120, stdin: bytes | None = None, **environment: str) -> Outcome:
    """Run ``dateline ARGUMENTS`` with an ordinary user's rights; keyword arguments are environment variables."""
    done = subprocess.run(
        command(*arguments),
        capture_output=True,
        timeout=timeout,
        env={**os.environ, **environment},
        input=stdin,
        check=False,
        preexec_fn=_obey_rights if os.geteuid() == 0 else None,
    )
    out, err = (part.decode("utf-8", "replace") for part in (done.stdout, done.stderr))
    return Outcome(done.returncode, out, err)
