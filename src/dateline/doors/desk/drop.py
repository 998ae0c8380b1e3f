"""Files dropped or chosen on the inbox: taken in as the command takes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.responses import Response

from dateline.doors.api.asked import Dropped
from dateline.doors.api.route import Call
from dateline.doors.desk.frame import linked, sent_on
from dateline.ledger import Ledger
from dateline.model import Given, Refusal, Snapshot
from dateline.runner import add_snapshots, read_inputs


@contextmanager
def _taken(dropped: Dropped) -> Iterator[Iterator[Snapshot | Refusal]]:
    """What is in the files, each under its own name; read while the context is open."""
    given = Given(outlet=dropped.outlet, published=dropped.published)
    with TemporaryDirectory() as folder:
        paths = []
        for number, file in enumerate(dropped.files):
            home = Path(folder) / str(number)
            home.mkdir()
            (home / file.name).write_bytes(file.content)
            paths.append(home / file.name)

        def found() -> Iterator[Snapshot | Refusal]:
            for path in paths:
                for one in read_inputs([path], given=given):
                    yield replace(one, origin=one.origin.replace(f"{path.parent}/", "", 1))

        yield found()


def add_files(call: Call) -> Response:
    """Add the files; show the article where there is one, else the inbox with what became of them."""
    dropped = call.said(Dropped)
    read: list[str] = []

    def noted(found: Iterator[Snapshot | Refusal]) -> Iterator[Snapshot | Refusal]:
        for one in found:
            read.append(one.id if isinstance(one, Snapshot) else "")
            yield one

    with call.library.writing() as ledger, _taken(dropped) as found:
        names = [f"{file.name}, sent by {call.person.name}" for file in dropped.files]
        run = add_snapshots(ledger, noted(found), call.library.coder, names=names, now=call.library.now).run
        article = _article_of(ledger, read[0]) if len(read) == 1 else None
    return sent_on(f"/articles/{article}" if article else linked(call, "/inbox", added=run))


def _article_of(ledger: Ledger, snapshot: str) -> str | None:
    return next((s.article.id for s in ledger.articles() if s.capture.snapshot == snapshot), None)
