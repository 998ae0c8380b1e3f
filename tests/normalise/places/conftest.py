"""The gazetteer for these tests: built once, where the user's would lie, if it is not there yet."""

from __future__ import annotations

import pytest

from dateline.errors import ResourceError
from dateline.normalise.places import Gazetteer, build_gazetteer, default_gazetteer_path, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    try:
        return open_gazetteer()
    except ResourceError:
        return open_gazetteer(build_gazetteer(default_gazetteer_path()))
