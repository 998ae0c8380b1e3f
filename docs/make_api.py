"""Write ``api.md`` from the desk's own table of routes: python docs/make_api.py."""

from __future__ import annotations

from pathlib import Path

from dateline.doors.api import routes_table
from dateline.doors.api.problem import PROBLEMS
from dateline.doors.desk import ALL_ROUTES

HEAD = """# The HTTP API

`dateline serve` answers programs at `/api/v1`. The description (OpenAPI 3.1) is at `/api/v1/openapi.json`; it is made
from the same table as the routes, and the records in it are those of [the record](record.md).

    dateline serve --db build/demo/ledger.sqlite &
    curl 'http://127.0.0.1:8642/api/v1/incidents?country=NER&limit=2'
    curl -X POST http://127.0.0.1:8642/api/v1/articles -H 'content-type: application/json' \\
      -d '{"text": "Gunmen killed two people in Arlit on Tuesday, police said.", "published": "2024-05-15"}'
    curl -X POST http://127.0.0.1:8642/api/v1/claims/claim-4c1d/rulings -H 'content-type: application/json' \\
      -H 'idempotency-key: 2024-05-16-17' -d '{"verdict": "accepted", "because": "the hospital list", "seen": 112}'

**Reading.** Every read takes `as_of`: a day (its end, UTC), a moment, or a position of the ledger. `policy` chooses how
one value is held. Lists have `items`, `total`, `position` and `next`; give `next` as `cursor` for the next page. A
cursor names the position of its first page: what is added meanwhile neither doubles nor hides anything.
An answer carries an `ETag` for its position and address, and `Dateline-Position`; `If-None-Match` gives 304 while
nothing has changed. Spans are Unicode code points, half open. Texts are given as they are, as JSON strings.

**Writing.** A decision needs `because`. `seen` is the position that was looked at: where somebody decided on the same
mentions since, the answer is 409 and nothing is stored. `Idempotency-Key` marks one attempt: the same key with the same
decision again answers 200 and adds nothing, with another decision 422. 201 means stored, 200 known already. Adding an
article is its own key: the same text with the same fields is known.

**Who.** On the local desk everything is done in the name of `--by`, with every right. With accounts
([people](people.md)) a program sends a personal token, `Authorization: Bearer …`, a browser its session; the name comes
from there and never from the body. The table says which role each address needs; a mark of sensitivity is undone by
adjudicators alone, though undoing is open to coders.

**What is not shown.** Sensitive incidents, and the articles that tell them, are nowhere in what a reader is answered,
and at their addresses is nothing (404), in the past too. Who has articles left to [code blind](double-coding.md) sees
neither these articles elsewhere nor what they tell, and no answers of others (403 `blind`).

**What is refused.** A `Host` that is none of the desk's names; a write that a browser sends from another site
(`Sec-Fetch-Site`, `Origin`); a body that is not `application/json`, or larger than 8 MiB; a parameter or field that is
not described. Errors are `application/problem+json` (RFC 9457).
"""

ADDRESSES = """Pages of the [desk](desk.md) come first. Beside these, `/` leads to the inbox and `/static/…` has the
desk's own files, both for everybody. `HEAD` is as `GET`; other methods are refused.
"""


def problems_table() -> str:
    """Every problem with its status and meaning."""
    rows = [f"| `{name}` | {status} | {meaning} |" for name, (status, meaning) in PROBLEMS.items()]
    return "\n".join(["| type (about:blank#…) | status | meaning |", "|---|---|---|", *rows]) + "\n"


def api_page() -> str:
    """The whole page."""
    addresses = f"## Addresses\n\n{ADDRESSES}\n{routes_table(ALL_ROUTES)}"
    return f"{HEAD}\n{addresses}\n## Problems\n\n{problems_table()}"


if __name__ == "__main__":
    Path(__file__).with_name("api.md").write_text(api_page(), encoding="utf-8")
