"""The API's own description (OpenAPI 3.1), made from its table of routes and the record's schema."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pydantic.json_schema import models_json_schema

from dateline.doors.api.asked import Asked
from dateline.doors.api.blind import SCHEMAS
from dateline.doors.api.people import ME
from dateline.doors.api.problem import PROBLEMS
from dateline.doors.api.route import ROLES, Person, Route
from dateline.doors.version import VERSION
from dateline.model import JsonObject

_REF: Final = "#/components/schemas/"
Schema = dict[str, Any]
"""A JSON Schema as decoded JSON."""

_KEY: Final[Schema] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
    "description": "Marks one attempt: the same key with the same decision again adds nothing.",
}


def _object(properties: Schema, optional: Sequence[str] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def _in_path(name: str) -> Schema:
    described = "An id or the beginning of it, at least four digits."
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}, "description": described}


def _ref(name: str) -> Schema:
    return {"$ref": _REF + name}


_TEXT: Final[Schema] = {"type": "string"}
_MAYBE: Final[Schema] = {"type": ["string", "null"]}
_NUMBER: Final[Schema] = {"type": "integer"}
_ANY: Final[Schema] = {}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _page(name: str) -> Schema:
    """A page of things; ``next`` is null on the last one."""
    return _object({"items": _list(_ref(name)), "total": _NUMBER, "position": _NUMBER, "next": _MAYBE})


@cache
def _record() -> Schema:
    """The record contract's own definitions, under their own names."""
    text = files("dateline.publish").joinpath("record.schema.json").read_text(encoding="utf-8")
    found: Schema = json.loads(text.replace('"#/$defs/', f'"{_REF}'))["$defs"]
    return found


def _extended(name: str, more: Schema) -> Schema:
    """A definition of the record with fields that only the API adds."""
    schema: Schema = copy.deepcopy(_record()[name])
    schema["properties"].update(more)
    schema["required"] = [*schema["required"], *more]
    return schema


def _answers() -> Schema:
    knowledge = _object(
        {"state": {"enum": ["developing", "settled"]}, "rule": _TEXT, "reason": _TEXT, "since": _MAYBE,
         "article": _MAYBE, "span": {"type": ["object", "null"]}}
    )  # fmt: skip
    change = dict.fromkeys(("recorded_at", "incident", "then", "field", "cause"), _TEXT)
    change_more = dict.fromkeys(("article", "snapshot", "by", "because", "decision"), _MAYBE)
    lists = {name: _list(_TEXT) for name in ("claims", "withdrawn")}
    coder = _object({"name": _TEXT, "version": _TEXT, "config": _TEXT})
    decision = {"id": _TEXT, "act": _TEXT, "by": _TEXT, "because": _TEXT, "at": _TEXT}
    named = _object({"incident": _TEXT, "mentions": _list(_TEXT)})
    due = {"incident": _TEXT, "due": _TEXT, "overdue": _NUMBER, "looked": _TEXT, "knowledge": _ref("Knowledge")}
    run = {"number": _NUMBER, "id": _TEXT, "started_at": _TEXT, "finished_at": _MAYBE, "coder": coder}
    shares = {"codings": _NUMBER, "counting": _NUMBER, "beside": {"type": "boolean"}, "chosen": {"type": "boolean"}}
    added = dict.fromkeys(("became", "kind", "reason", "article"), _MAYBE)
    things: Schema = {
        "Knowledge": knowledge,
        "Incident": _extended("incident", {"knowledge": _ref("Knowledge"), "sensitive": {"type": "boolean"}}),
        "Claim": _record()["claim"],
        "Article": _extended("article", {"recorded_at": _TEXT}),
        "Change": _object({"position": _NUMBER, **change, "old": _ANY, "new": _ANY, **lists, **change_more}),
        "Due": _object({**due, "urls": _list(_TEXT)}),
        "Run": _object({**run, "inputs": _list(_TEXT), "outcomes": {"type": "object"}, **shares}),
        "Decision": _object({**decision, "position": _NUMBER}, ["position"]),
    }
    pages = {f"{name}Page": _page(name) for name in things if name != "Knowledge"}
    problem = {"type": _TEXT, "title": _TEXT, "status": _NUMBER, "detail": _TEXT}
    kept = {"enum": ["new", "known"]}
    return {
        **things,
        **pages,
        "ArticleText": _object({"article": _ref("Article"), "text": _TEXT, "claims": _list(_ref("Claim"))}),
        "Added": _object({"run": _TEXT, **added, "mentions": _NUMBER, "claims": _NUMBER}),
        "Decided": _object(
            {"decision": _ref("Decision"), "kept": kept, "position": _NUMBER, "incidents": _list(named)}
        ),
        "Description": {"type": "object"},
        "Me": ME,
        **SCHEMAS,
        "SamplePage": _page("Sample"),
        "Problem": _object(problem),
    }


def _parameters(query: type[Asked]) -> list[Schema]:
    schema = query.model_json_schema(ref_template=_REF + "{model}")
    found = []
    for name, one in schema.get("properties", {}).items():
        held = {k: v for k, v in one.items() if k not in ("title", "description")}
        found.append({"name": name, "in": "query", "required": False, "schema": held})
        if "description" in one:
            found[-1]["description"] = one["description"]
    return found


def _operation(route: Route) -> Schema:
    media = route.gives if "/" in route.gives else "application/json"
    content = {media: {"schema": _TEXT if "/" in route.gives else _ref(route.gives)}}
    done: Schema = {"200": {"description": "Done, or known already." if route.body else "Done.", "content": content}}
    if route.body is not None:
        done["201"] = {"description": "Stored.", "content": content}
    elif route.is_read:
        done["304"] = {"description": "As it was: the ETag still holds."}
    problem = {"application/problem+json": {"schema": _ref("Problem")}}
    failed: Schema = {"default": {"description": "A problem (RFC 9457).", "content": problem}}
    operation: Schema = {
        "operationId": route.name,
        "summary": route.summary,
        "x-role": route.role,
        "parameters": [*(_in_path(name) for name in re.findall(r"{(\w+)}", route.path)), *_parameters(route.query)],
        "responses": {**done, **failed},
    }
    if route.body is not None:
        operation["parameters"] += [_KEY] if route.gives in ("Decided", "Kept") else []
        body = {"application/json": {"schema": _ref(route.body.__name__)}}
        operation["requestBody"] = {"required": True, "content": body}
    return operation


def document(routes: Sequence[Route]) -> JsonObject:
    """The whole description."""
    bodies = sorted({r.body for r in routes if r.body is not None}, key=lambda body: body.__name__)
    _, defined = models_json_schema([(body, "validation") for body in bodies], ref_template=_REF + "{model}")
    paths: Schema = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    problems = "; ".join(f"`{name}` ({status}): {meaning}" for name, (status, meaning) in PROBLEMS.items())
    told = (
        "The ledger of one desk. Every read takes `as_of`; ETags name the ledger position. Writes take `seen` and "
        f"an `Idempotency-Key`. Roles, each with the rights of those before it: {', '.join(ROLES)}. "
        f"Problems: {problems}."
    )
    return {
        "openapi": "3.1.0",
        "info": {"title": "Dateline", "version": VERSION, "description": told, "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "components": {"schemas": {**_record(), **_answers(), **defined.get("$defs", {})}},
    }


def routes_table(routes: Sequence[Route]) -> str:
    """Every address, method and role as a Markdown table; ``yes`` where the role may."""
    everybody = (None, *ROLES)
    names = " | ".join(role or "signed out" for role in everybody)
    head = f"| method | address | {names} | what |\n|---|---|{'---|' * len(everybody)}---|"
    rows = [
        f"| {r.method} | `{r.path}` | "
        + " | ".join("yes" if Person("", role).may(r.role) else "–" for role in everybody)
        + f" | {re.sub(r'[|]', '/', r.summary)} |"
        for r in routes
    ]
    return "\n".join([head, *rows]) + "\n"
