"""What the pages show is what the commands print."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from dateline.incidents import RULES
from dateline.publish.traces import FATES

DOCS = Path(__file__).parent.parent.parent / "docs"


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_worked_examples", DOCS / "make_worked_examples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["worked-examples.md", "time.md", "judgements.md"])
def test_a_page_shows_what_its_commands_print(name: str) -> None:
    made = maker().page(name)
    assert (DOCS / name).read_text(encoding="utf-8") == made, "run: python docs/make_worked_examples.py"


@pytest.mark.parametrize("word", [*RULES, *FATES, "address", "headline", "text", "linked", "version"])
def test_every_rule_is_told(word: str) -> None:
    assert f"`{word}`" in (DOCS / "time.md").read_text(encoding="utf-8")
