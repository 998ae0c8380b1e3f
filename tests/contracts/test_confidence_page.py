"""The page on confidence and its diagram show the pinned figures."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

DOCS = Path(__file__).parent.parent.parent / "docs"


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_confidence", DOCS / "make_confidence.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_page_and_diagram_are_made_from_the_pin() -> None:
    made = maker()
    text = made.PAGE.read_text(encoding="utf-8")
    assert text == made.page(text, made.figures()), "run: python docs/make_confidence.py"
    assert made.DIAGRAM.read_text(encoding="utf-8") == made.diagram(made.figures())


def test_calibration_lowers_the_error_of_all_claims() -> None:
    whole = maker().figures()["figures"]["all"]
    assert whole["after"]["error"] < whole["before"]["error"]
    assert whole["after"]["brier"] < whole["before"]["brier"]
