"""The addresses of double coding at the desk."""

from __future__ import annotations

from typing import Final

from dateline.doors.api.asked import Asked, Reading
from dateline.doors.api.blind import Drawn
from dateline.doors.api.route import Route
from dateline.doors.desk import coding
from dateline.doors.desk.coding import AgreementAsked, Entered, FormAsked

_HTML: Final = "text/html"
_ONE: Final = "/samples/{id}/articles/{article}"
_SETTLED: Final = _ONE + "/settlement"
CODING_PAGES: Final = (
    Route("coding", "GET", "/coding", "coder", "Double coding", coding.show_coding, _HTML, Reading, page=True),
    Route("drawHere", "POST", "/samples", "adjudicator", "Draw a sample", coding.draw, _HTML, Asked, Drawn, page=True),
    Route("codingForm", "GET", _ONE, "coder", "Code an article blind", coding.show_form, _HTML, FormAsked, page=True),
    Route("codeHere", "POST", _ONE, "coder", "Keep the answers", coding.code, _HTML, Asked, Entered, page=True),
    Route(
        "settlement",
        "GET",
        _SETTLED,
        "adjudicator",
        "Both coders' answers and the program's",
        coding.show_settlement,
        _HTML,
        Reading,
        page=True,
    ),
    Route(
        "settleHere",
        "POST",
        _SETTLED,
        "adjudicator",
        "Settle what they disagree on",
        coding.settle,
        _HTML,
        Asked,
        Entered,
        page=True,
    ),
    Route(
        "agreement",
        "GET",
        "/agreement",
        "coder",
        "Agreement of two coders",
        coding.show_agreement,
        _HTML,
        AgreementAsked,
        page=True,
    ),
    Route(
        "agreementTable",
        "GET",
        "/agreement/table",
        "coder",
        "The table behind it",
        coding.download_table,
        "text/csv",
        AgreementAsked,
        page=True,
    ),
)
"""Each is one step of a double coding, or a look at it."""
