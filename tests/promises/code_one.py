"""The product's own path from a file to a record, in this process."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dateline.model import Coder, Given
from dateline.publish import policy_named, record_json
from dateline.runner import Coded, code_snapshot, read_inputs
from dateline.runner.coder import make_coder
from dateline.settings import Settings


@cache
def coder() -> Coder:
    """One warm coder for all tests of a process."""
    return make_coder(Settings.read())


def code_one(path: Path, published: date | None) -> dict[str, Any]:
    """The record of one file as ``dateline code FILE --json`` prints it."""
    (taken,) = read_inputs([path], given=Given(published=published))
    assert not hasattr(taken, "reason"), taken
    result = code_snapshot(taken, coder())  # type: ignore[arg-type]
    assert isinstance(result, Coded), result
    record: dict[str, Any] = json.loads(
        json.dumps(record_json(result.article, result.coding, policy_named("cautious")))
    )
    return record
