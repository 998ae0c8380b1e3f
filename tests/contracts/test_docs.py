"""Every command, option, setting, error, kind and export column stands in the docs."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from dateline import errors
from dateline.incidents import POLICIES
from dateline.intake import REFUSAL_KINDS
from dateline.ledger import EVENT_KINDS
from dateline.model import COUNT_FIELDS, GRADES, REJECTION_KINDS, STATUSES
from dateline.publish import FORMATS
from dateline.publish.acled import COLUMNS as ACLED
from dateline.publish.flat import COLUMNS as FLAT
from dateline.runner import WORK_REFUSALS
from dateline.settings import ENVIRONMENT

DOCS = Path(__file__).parent.parent.parent / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_commands_page_is_what_the_command_line_says() -> None:
    spec = importlib.util.spec_from_file_location("make_commands", DOCS / "make_commands.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert page("commands.md") == module.commands_page(), "run: python docs/make_commands.py"


@pytest.mark.parametrize("kind", [*REFUSAL_KINDS, *WORK_REFUSALS, *REJECTION_KINDS])
def test_kinds(kind: str) -> None:
    assert f"`{kind}`" in page("errors.md")


def test_errors() -> None:
    text = page("errors.md")
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, errors.DatelineError):
            assert f"`{name}`" in text, name
            assert re.search(rf"^\| {kind.exit_code} \|", text, re.MULTILINE), name


@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_events(kind: str) -> None:
    assert f"`{kind}`" in page("ledger.md")


@pytest.mark.parametrize("variable", ENVIRONMENT)
def test_settings(variable: str) -> None:
    assert f"`{variable}`" in page("ledger.md")


@pytest.mark.parametrize("status", STATUSES)
def test_statuses(status: str) -> None:
    assert f"`{status}`" in page("record.md")


@pytest.mark.parametrize("policy", POLICIES)
def test_policies(policy: str) -> None:
    assert f"`{policy}`" in page("record.md")
    assert f"| `{policy}` | {POLICIES[policy].version} |" in page("policies.md")


@pytest.mark.parametrize("grade", GRADES)
def test_grades(grade: str) -> None:
    assert f"| `{grade}` |" in page("policies.md")


def test_export_columns() -> None:
    text = page("exports.md")
    for name in FORMATS:
        assert f"## {name}\n" in text
    same_as_killed = tuple(f"{name}_" for name in COUNT_FIELDS if name != "killed")
    for column in (*ACLED, *FLAT):
        if not column.startswith(same_as_killed) or column in ACLED:
            assert f"`{column}`" in text, column
    assert all(f"`{prefix}`" in text for prefix in same_as_killed)


def test_the_readme_names_its_two_commands_and_only_pages_that_exist() -> None:
    text = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("http") or (DOCS.parent / target).exists(), target
