"""Who the API takes a caller for."""

from __future__ import annotations

from typing import Any, Final

from starlette.responses import Response

from dateline.doors.api.reads import json_answer
from dateline.doors.api.route import Call

ME: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "role": {"enum": ["reader", "coder", "adjudicator", "admin"]},
        "local": {"type": "boolean", "description": "True at a desk without accounts."},
    },
    "required": ["name", "role", "local"],
}


def get_me(call: Call) -> Response:
    """Name and role, from the session or the token."""
    return json_answer({"name": call.person.name, "role": call.person.role, "local": call.register is None})
