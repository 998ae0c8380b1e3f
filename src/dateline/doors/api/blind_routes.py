"""The addresses of double coding."""

from __future__ import annotations

from typing import Final

from dateline.doors.api import blind
from dateline.doors.api.asked import Asked, Listing, Reading
from dateline.doors.api.blind import CodedBlind, Drawn, SettledOn
from dateline.doors.api.route import Route

_ONE: Final = "/api/v1/samples/{id}"
BLIND_ROUTES: Final = (
    Route(
        "listSamples",
        "GET",
        "/api/v1/samples",
        "coder",
        "Samples for double coding",
        blind.list_samples,
        "SamplePage",
        Listing,
    ),
    Route("getSample", "GET", _ONE, "coder", "One sample and how far it is", blind.get_sample, "Sample", Reading),
    Route(
        "getSampledArticle",
        "GET",
        _ONE + "/articles/{article}",
        "coder",
        "An article to code, with one's own answers; when done, with everybody's",
        blind.get_sampled,
        "Sampled",
        Reading,
    ),
    Route(
        "getAgreement", "GET", _ONE + "/agreement", "coder", "Krippendorff's alpha", blind.get_agreement, "Agreement"
    ),
    Route("getTable", "GET", _ONE + "/table", "coder", "The table behind it", blind.get_table, "text/csv"),
    Route("draw", "POST", "/api/v1/samples", "adjudicator", "Draw a sample", blind.draw, "Kept", Asked, Drawn),
    Route("codeBlind", "POST", _ONE + "/codings", "coder", "Code blind", blind.code_blind, "Kept", Asked, CodedBlind),
    Route(
        "settle",
        "POST",
        _ONE + "/settlements",
        "adjudicator",
        "Settle an article",
        blind.settle,
        "Kept",
        Asked,
        SettledOn,
    ),
)
"""Coders see nobody else's answers, nor the program's, while they have articles left."""
