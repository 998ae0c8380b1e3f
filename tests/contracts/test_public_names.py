"""What may be imported from outside a room: a guarded list, sorted, each name there."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import dateline

ROOT = Path(dateline.__file__).parent
SURFACES = sorted(
    ".".join(("dateline", *path.parent.relative_to(ROOT).parts))
    for path in ROOT.rglob("__init__.py")
    if path.parent != ROOT
)
PUBLIC = ["DatelineError", "__version__", "code_text"]


@pytest.mark.parametrize("name", SURFACES)
def test_a_surface_names_what_it_has(name: str) -> None:
    room = import_module(name)
    names = getattr(room, "__all__", [])
    assert sorted(names) == sorted(set(names))
    assert names == sorted(names, key=lambda n: (not n.isupper(), not n[0].isupper(), n)), "RUF022's order"
    for one in names:
        assert getattr(room, one) is not None
    assert room.__doc__ or not names


def test_the_package_has_three_names() -> None:
    assert sorted(dateline.__all__) == PUBLIC
    assert sorted(n for n in dir(dateline) if n in PUBLIC) == PUBLIC
    with pytest.raises(AttributeError, match="colour"):
        dateline.colour  # type: ignore[attr-defined]  # noqa: B018


def test_the_import_is_light() -> None:
    """``import dateline`` loads none of the rooms; neither does ``--help`` load a parser."""
    script = (
        "import dateline, sys; print(*[m for m in sys.modules if m.split('.')[0] in ('dateline', 'spacy', 'click')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["dateline"]
    script = "import sys; from dateline.doors.cli import cli; cli.main(['--help'], standalone_mode=False); "
    script += "print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


def test_a_text_can_be_coded_in_one_call() -> None:
    record = dateline.code_text(
        "Gunmen killed three people in Arlit on Tuesday, police said.", published="2024-05-15", outlet="Sahel Wire"
    )
    (incident,) = record["incidents"]
    assert (incident["killed"]["best"], incident["date"]["start"]) == (3, "2024-05-14")
    assert record["article"]["outlet"] == "Sahel Wire"
    assert record["article"]["published_from"] == "given"


def test_a_text_that_cannot_be_coded_gives_a_record_with_the_reason() -> None:
    assert dateline.code_text("")["rejections"][0]["kind"] in ("empty", "no_text")
    assert dateline.code_text("Deux soldats ont été tués mardi près de la ville.")["incidents"] == []
    with pytest.raises(dateline.DatelineError, match="yesterday"):
        dateline.code_text("Gunmen killed three people.", published="yesterday")
