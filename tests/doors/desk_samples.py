"""A desk over a ledger of the example dispatches, and articles that want to do harm."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from dateline.doors.api import ROUTES, document
from dateline.doors.api.library import Library
from dateline.doors.api.route import Person, Role
from dateline.doors.desk import make_app
from dateline.model import Coder
from dateline.runner.coder import make_coder
from dateline.settings import Settings

HOME: Final = "http://127.0.0.1:8642"
EXAMPLES: Final = Path(__file__).parent.parent.parent / "examples"

HOSTILE: Final = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(2)>',
    "</textarea><iframe srcdoc='<script>alert(3)</script>'></iframe>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(4)&gt;'>",
    "javascript:alert(5)//",
    "{{ 7*7 }}{% for x in y %}",
    "<a href='jav&#x09;ascript:alert(6)'>read on</a>",
    "<form action=https://elsewhere.example><button name=verdict>ok</button></form>",
    "'; DROP TABLE event; --",
    "\u202e\u2066gnp.exe\u2069 \u0000\u0007 \ud800".encode("utf-8", "replace").decode(),
    "<link rel=stylesheet href=//elsewhere.example/a.css><meta http-equiv=refresh content='0;url=//elsewhere.example'>",
)
"""Payloads of our own, after the families that sanitizers are tried with."""


@cache
def coder() -> Coder:
    """The program's coder, loaded once."""
    return make_coder(Settings.read())


def client(store: Path, role: Role = "admin", name: str = "ana") -> TestClient:
    """A browser at a desk on that ledger."""
    return TestClient(make_app(Library(store, coder=coder), Person(name, role)), base_url=HOME, follow_redirects=False)


def items(desk: TestClient, path: str, **asked: Any) -> list[dict[str, Any]]:
    """The first page of a list."""
    answer = desk.get(f"/api/v1/{path}", params=asked)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


def schema_of(name: str) -> Draft202012Validator:
    """What the description says of an answer."""
    components = document(ROUTES)["components"]
    return Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": components})
