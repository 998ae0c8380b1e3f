"""YAML text as plain Python values, by the C loader where PyYAML was built with it."""

from __future__ import annotations

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str) -> object:
    """The document's value; ValueError names the line where the text is no YAML."""
    try:
        value: object = yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    return value
