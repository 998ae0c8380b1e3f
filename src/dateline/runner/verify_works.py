"""Double coding checked: ids, what it speaks of, and that only who was asked has coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dateline.ledger import LedgerReader, Problem
from dateline.model import canonical
from dateline.model.double_coding import Sample, work_id
from dateline.model.work_codec import work_json


def work_problems(ledger: LedgerReader, upto: int, checked: Counter[str]) -> Iterator[Problem]:
    """Everything that does not hold about samples, blind codings and settlements."""
    samples: dict[str, Sample] = {}
    for worked in ledger.works(upto):
        checked["works"] += 1
        work = worked.work
        if work_id(work, worked.by, worked.because, worked.at, canonical(work_json(work))) != worked.id:
            yield Problem("id", worked.id, "its content gives another id")
        if isinstance(work, Sample):
            samples[worked.id] = work
            for name in work.articles:
                if ledger.article(name) is None:
                    yield Problem("work", worked.id, f"it speaks of {name}, which was never recorded")
        elif work.sample not in samples or work.article not in samples[work.sample].articles:
            yield Problem("work", worked.id, f"{work.article} is in no sample {work.sample} before it")
