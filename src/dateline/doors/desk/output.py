"""Runs side by side, and exports: what a file would hold, what it leaves out, and the file with its manifest."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

from pydantic import Field
from starlette.responses import Response

from dateline.doors.api.asked import IncidentsAsked, Reading
from dateline.doors.api.problem import ProblemRaised
from dateline.doors.api.reads import wanted_by
from dateline.doors.api.route import Call
from dateline.doors.api.veil import SENSITIVE
from dateline.doors.cli.runs import run_named
from dateline.doors.desk.frame import shown
from dateline.doors.desk.lists import parameters_of
from dateline.doors.version import VERSION
from dateline.ledger import Run, RunShare
from dateline.publish import export, format_named
from dateline.publish.reading_room import corpus_with_origin
from dateline.publish.run_diff import diff_runs
from dateline.publish.run_report import RunName, diff_text
from dateline.publish.shelf import corpus_listed

PREVIEW: Final = 4000
"""Characters of a file that its page shows."""
SHOWN: Final = 20
"""Incidents that a preview is made from."""
MOST_LEFT: Final = 100
"""Incidents that a page names which its format leaves out."""
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


class RunsAsked(Reading):
    """Which two runs to compare."""

    old: str | None = Field(None, max_length=100)
    new: str | None = Field(None, max_length=100)


class ExportAsked(IncidentsAsked):
    """What to export, and as what."""

    format: Literal["jsonl", "csv", "acled", "geojson"] = "csv"


def show_runs(call: Call) -> Response:
    """Every run, and two of them compared where two are named."""
    asked, view = call.asked(RunsAsked), call.seen
    runs = list(view.ledger.runs(view.upto))
    shares, chosen = view.ledger.run_shares(view.upto), view.ledger.chosen(view.upto)
    rows = [(n, run, shares.get(run.id, RunShare(0, 0))) for n, run in enumerate(runs, 1)]
    told = _compared(call, runs, asked.old, asked.new) if asked.old and asked.new else ""
    return shown(call, "runs", rows=rows[::-1], chosen="" if chosen is None else chosen.run, told=told)


def _compared(call: Call, runs: list[Run], old: str, new: str) -> str:
    view = call.seen
    one, other = run_named(runs, old), run_named(runs, new)
    if one.coder == other.coder:
        return "Both runs have the same coder and configuration: they cannot differ."
    found = diff_runs(view.ledger, one.coder, other.coder, view.policy, view.upto)
    names = [RunName(run.id, run.started_at, run.coder) for run in (one, other)]
    return diff_text(found, *names)


def show_export(call: Call) -> Response:
    """What the file would be: rows, the beginning of it, what is left out and why."""
    asked, view = call.asked(ExportAsked), call.seen
    chosen = format_named(asked.format)
    stand, wanted = view.stand, wanted_by(asked)
    total = stand.count(wanted)
    found = stand.page(wanted, SHOWN)
    some_left = asked.format == "acled"
    left = stand.count(wanted, held=False) if some_left else 0
    shown_left = [one.incident for one in stand.page(wanted, MOST_LEFT, held=False)] if some_left else []
    text = chosen.write([one.incident for one in found], stand.corpus(found))
    return shown(
        call,
        "export",
        format=asked.format,
        filters=parameters_of(asked),
        rows=total - left,
        left=[(i, chosen.left_out(i)) for i in shown_left],
        left_out=left,
        preview=text[:PREVIEW],
        cut=len(text) > PREVIEW or total > SHOWN,
    )


def download(call: Call) -> Response:
    """The file and its manifest in one archive, the same bytes for the same ledger."""
    asked, view = call.asked(ExportAsked), call.seen
    if asked.state is not None or asked.disputed is not None:
        raise ProblemRaised("invalid", "state and disputed are not in a manifest; leave them out of an export.")
    if view.veil:  # what is told of the others then hides words that the shelf has
        corpus, origin = corpus_with_origin(view.ledger, view.policy, VERSION, view.upto)
    else:
        corpus, origin = corpus_listed(view.ledger, view.policy, VERSION, view.upto, asked.wanted)
    if not call.person.may("coder"):
        origin = replace(origin, withheld=SENSITIVE)
    held = io.BytesIO()
    with TemporaryDirectory() as folder, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        target = Path(folder) / f"incidents{format_named(asked.format).suffix}"
        for path in export(corpus, asked.wanted, asked.format, target, origin):
            archive.writestr(zipfile.ZipInfo(path.name, _EPOCH), path.read_bytes())
    name = f"dateline-{asked.format}-{view.upto}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(held.getvalue(), media_type="application/zip", headers=headers)
