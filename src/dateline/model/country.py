"""Countries in the codes that exports need: ISO 3166, FIPS 10-4, a short English name, an ACLED-style region."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """``numeric`` keeps its leading zeros; ``fips`` is "" where FIPS 10-4 had no code."""

    alpha3: str
    alpha2: str
    numeric: str
    fips: str
    name: str
    region: str


@cache
def countries() -> dict[str, Country]:
    """Every country by its ISO 3166 alpha-3 code."""
    lines = files("dateline.model").joinpath("data/countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = (Country(*line.split("\t")) for line in lines if line and not line.startswith("#"))
    return {row.alpha3: row for row in rows}
