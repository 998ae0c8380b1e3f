"""Fill in what the commands of ``worked-examples.md`` and ``time.md`` print: python docs/make_worked_examples.py.

Every line that begins with ``$ dateline`` in a code block is run against a ledger of the page's articles, each added on
its day; the lines up to the next command or the block's end are its output. Ids are cut to ``incident-…``, since they
name the coder's version.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from click.testing import CliRunner

from dateline.doors.cli import cli, saying
from dateline.ledger import SqliteLedger
from dateline.model import Coder, CountClaim
from dateline.publish import policy_named
from dateline.publish.reading_room import corpus_of
from dateline.runner import add_inputs
from dateline.runner.coder import make_coder
from dateline.settings import Settings

DOCS: Final = Path(__file__).parent
EXAMPLES: Final = DOCS.parent / "examples"
PAGES: Final = {
    "worked-examples.md": {
        "worked/toll.jsonl": date(2024, 7, 9),
        "worked/zero-1.jsonl": date(2024, 7, 14),
        "worked/zero-2.jsonl": date(2024, 7, 15),
        "worked/late-1.jsonl": date(2024, 7, 20),
        "worked/late-2.jsonl": date(2024, 7, 23),
    },
    "judgements.md": {"judgements/gazette.jsonl": date(2024, 8, 6), "judgements/radio.jsonl": date(2024, 8, 9)},
    "time.md": {f"story/market-{n}.jsonl": date(2024, 6, day) for n, day in ((1, 3), (2, 4), (3, 6))},
}
"""The articles of each page with the day on which they are added."""

_KINDS = "incident|claim|mention|article|run|decision|correction|ruling|undo"
_ID = re.compile(rf"\b({_KINDS})-[0-9a-f]{{4,32}}( (?= ))?|\bsha256:[0-9a-f]{{4,64}}")


@cache
def _coder() -> Coder:
    return make_coder(Settings.read())


def make_ledger(store: Path, articles: Mapping[str, date]) -> None:
    """The ledger of a page: each article recorded at six in the evening of its day (UTC)."""
    with SqliteLedger.open(store) as ledger:
        for name, day in articles.items():
            at = datetime.combine(day, time(18), UTC)
            add_inputs(ledger, [EXAMPLES / name], _coder(), now=lambda at=at: at)  # type: ignore[misc]


def _cut(found: re.Match[str]) -> str:
    """An id without its digits; in a table's column as wide as before."""
    short = "sha256:…" if found[1] is None else f"{found[1]}-…"
    return short.ljust(len(found[0])) if found[2] else short


def _named(store: Path) -> dict[str, str]:
    """``$NAME`` for the ids that commands need: an incident by the capitals of its place, the first article, the last
    decision, and a claim on the dead by place and number."""
    with SqliteLedger.open(store) as ledger:
        corpus = corpus_of(ledger, policy_named("cautious"))
        last = ledger.last_decision()
        names = {"ARTICLE": next(ledger.articles()).article.id, "LAST": "" if last is None else last.decision.id}
    for i in corpus.incidents:
        if i.role == "main":
            place = (i.place.name or "").upper()
            names[place] = i.id
            tolls = [c for c in corpus.claims_of(i) if isinstance(c.value, CountClaim) and c.field == "killed"]
            names |= {f"{place}-KILLED-{c.value.low}": c.id for c in tolls if isinstance(c.value, CountClaim)}
    return names


def _run(line: str, store: Path, names: Mapping[str, str]) -> list[str]:
    """What a command prints; decisions are taken a quarter of an hour after what was recorded before."""
    with SqliteLedger.open(store) as ledger:
        before = [datetime.fromisoformat(event.recorded_at) for event in ledger.events()][-1]
    saying.now = lambda: before + timedelta(minutes=15)
    asked = [names[word[1:]] if word.startswith("$") else word for word in shlex.split(line)[1:]]
    done = CliRunner().invoke(cli, [*asked, "--db", str(store)], catch_exceptions=False)
    return [_ID.sub(_cut, row).rstrip() for row in done.stdout.splitlines()]


def _filled(lines: Iterable[str], store: Path) -> Iterator[str]:
    names: dict[str, str] = {}
    inside = asked = False
    for line in lines:
        if line.startswith("```"):
            inside, asked = not inside, False
        if inside and line.startswith("$ dateline"):
            asked = True
            yield line
            names |= _named(store)
            yield from _run(line.removeprefix("$ "), store, names)
        elif not asked:
            yield line


def page(name: str) -> str:
    """The page with what its commands print now."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "ledger.sqlite"
        make_ledger(store, PAGES[name])
        lines = (DOCS / name).read_text(encoding="utf-8").splitlines()
        return "\n".join(_filled(lines, store)) + "\n"


if __name__ == "__main__":
    for each in PAGES:
        (DOCS / each).write_text(page(each), encoding="utf-8")
