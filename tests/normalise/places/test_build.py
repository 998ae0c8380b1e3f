"""Building the gazetteer: the same packages give the same rows, and a failed build leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import ResourceError
from dateline.normalise.places import Gazetteer, build_gazetteer, open_gazetteer


@pytest.mark.slow
def test_two_builds_hold_the_same(gazetteer: Gazetteer, tmp_path: Path) -> None:
    stages: list[float] = []
    path = build_gazetteer(tmp_path / "deep" / "er.sqlite", lambda _what, share: stages.append(share))
    assert open_gazetteer(path).content == gazetteer.content
    assert stages == sorted(stages)
    assert stages[-1] == 1.0
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    with pytest.raises(ResourceError, match="cannot write the gazetteer"):
        build_gazetteer(blocked / "g.sqlite")
