"""Adds a folder with the small coder, as a program of its own that can be killed: STORE FOLDER JOBS SECONDS."""

from __future__ import annotations

import sys

from small_coder import SmallCoder, noon, read

from dateline.ledger import open_ledger
from dateline.runner import Progress, add_inputs
from dateline.settings import place_of


def show(progress: Progress) -> None:
    print(progress.became, progress.origin, flush=True)


def main() -> None:
    store, folder, jobs, seconds = sys.argv[1:]
    with open_ledger(place_of(store)) as ledger:
        summary = add_inputs(
            ledger, [folder], SmallCoder(float(seconds)), now=noon, read=read, jobs=int(jobs), progress=show
        )
    print("interrupted" if summary.interrupted else "finished", summary.done, flush=True)


if __name__ == "__main__":
    main()
