"""What the desk's API says, for tests that need to know what there is to click on."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen


def told(home: str, path: str, **asked: object) -> dict[str, Any]:
    """One answer of the API."""
    with urlopen(f"{home}/api/v1/{path}?{urlencode(asked)}") as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def items(home: str, path: str, **asked: object) -> list[dict[str, Any]]:
    """The first page of a list."""
    return list(told(home, path, **asked)["items"])


def said(home: str, path: str, **body: object) -> dict[str, Any]:
    """Something written through the API."""
    sent = json.dumps(body).encode()
    request = Request(f"{home}/api/v1/{path}", sent, {"content-type": "application/json"})
    with urlopen(request) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def screens(home: str) -> dict[str, str]:
    """An address of every screen, by name; the incident is the one most told of."""
    incident = max(
        items(home, "incidents", limit=500), key=lambda i: (bool(i["conflicts"]), len(i["articles"]), i["id"])
    )
    article = incident["articles"][-1]
    story = next((a for a in items(home, "articles", limit=40) if _has_changes(home, a["id"])), None)
    return {
        "inbox": "/inbox",
        "article": f"/articles/{article}",
        **({"changes": f"/articles/{story['id']}/changes"} if story else {}),
        "incidents": "/incidents",
        "incident": f"/incidents/{incident['id']}",
        "map": "/map",
        "review": "/review",
        "history": "/history",
        "runs": "/runs?old=1&new=1",
        "export": "/export?format=jsonl",
        "past": "/incidents?as_of=20",
        "nothing": "/incidents?since=2091-01-01",
    }


def _has_changes(home: str, article: str) -> bool:
    try:
        with urlopen(f"{home}/articles/{article}/changes"):
            return True
    except OSError:
        return False
