"""Phrases of our own, each with the party that it names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from dateline.model import PARTY_KINDS, PartyRole
from dateline.normalise.actors import describe_actor

TABLE = Path(__file__).parent / "phrases.txt"
Case = tuple[str | None, str | None, str | None, PartyRole | None, str]


def _cases() -> Iterator[Case]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        kind, country, context, role, phrases = (part.strip() for part in line.split("|"))
        for phrase in phrases.split(";"):
            yield _of(kind), _of(country), _of(context), cast("PartyRole | None", _of(role)), phrase.strip()


def _of(cell: str) -> str | None:
    return None if cell == "-" else cell


CASES = tuple(_cases())


def test_the_table_is_large() -> None:
    assert len(CASES) >= 1200
    assert {case[0] for case in CASES} == {*PARTY_KINDS, None}


@pytest.mark.parametrize(("kind", "country", "context", "role", "phrase"), CASES)
def test_kind_and_country(
    kind: str | None, country: str | None, context: str | None, role: PartyRole | None, phrase: str
) -> None:
    answer = describe_actor(phrase, context, role)
    assert answer.kind == kind
    if country:
        assert answer.country == country
    assert (answer.kind is not None) or answer.reason
