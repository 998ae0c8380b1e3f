"""JSON as a type, its canonical text, and checked access to decoded objects."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
JsonObject: TypeAlias = "Mapping[str, Json]"


def canonical(value: Json) -> str:
    """One text for one value on every machine: sorted keys, no spaces, no escapes beyond JSON's own."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def as_object(value: Json) -> JsonObject:
    """The value as an object; TypeError where it is none."""
    if not isinstance(value, Mapping):
        raise TypeError(f"expected a JSON object, not {type(value).__name__}")
    return value


def as_list(value: Json) -> Sequence[Json]:
    """The value as a list; TypeError where it is none."""
    if not isinstance(value, list | tuple):
        raise TypeError(f"expected a JSON list, not {type(value).__name__}")
    return value


def as_text(value: Json) -> str:
    """The value as text; TypeError where it is none."""
    if not isinstance(value, str):
        raise TypeError(f"expected a text, not {type(value).__name__}")
    return value


def as_optional_text(value: Json) -> str | None:
    """The value as text or None."""
    return None if value is None else as_text(value)


def as_int(value: Json) -> int:
    """The value as a whole number; TypeError where it is none."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"expected a whole number, not {value!r}")
    return value


def as_optional_int(value: Json) -> int | None:
    """The value as a whole number or None."""
    return None if value is None else as_int(value)


def as_optional_float(value: Json) -> float | None:
    """The value as a number or None."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"expected a number, not {value!r}")
    return float(value)
