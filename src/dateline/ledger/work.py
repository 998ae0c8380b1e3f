"""How double coding enters the store: told twice it counts once."""

from __future__ import annotations

from dateline.errors import StaleDecision, UsageError
from dateline.ledger.appender import Appender
from dateline.ledger.entry import NewEvent
from dateline.ledger.ledger import LedgerReader
from dateline.ledger.stored import KeptWork
from dateline.model import Saying, canonical
from dateline.model.double_coding import Adjudication, BlindCoding, Sample, Work, Worked, kind_of_work, work_id
from dateline.model.work_codec import work_json, worked_json


def take_in(ledger: LedgerReader, log: Appender, work: Work, saying: Saying) -> KeptWork:
    """Take in a piece of work inside an open transaction; see ``Ledger.take_in``."""
    before = [*ledger.works()]
    tried = next((w for w in before if saying.key is not None and w.key == saying.key), None)
    if tried is not None:
        if (tried.work, tried.by) != (work, saying.by):
            raise UsageError(f"the key {saying.key!r} stands for something else, {tried.id}; take a new one.")
        return KeptWork("known", tried)
    same = [w for w in before if _on_one_thing(w, work, saying.by)]
    if same and (same[-1].work, same[-1].by, same[-1].because) == (work, saying.by, saying.because):
        return KeptWork("known", same[-1])
    if same and saying.seen is not None and same[-1].position > saying.seen:
        raise StaleDecision(f"{same[-1].by} settled this in the meantime ({same[-1].because!r}); look at it again.")
    name = work_id(work, saying.by, saying.because, log.recorded_at, canonical(work_json(work)))
    worked = Worked(log.position + 1, name, work, saying.by, saying.because, log.recorded_at, saying.key)
    log.append(NewEvent(kind_of_work(work), name, worked_json(worked)))
    return KeptWork("new", worked)


def _on_one_thing(worked: Worked, work: Work, by: str) -> bool:
    match worked.work, work:
        case BlindCoding(), BlindCoding():
            same = (worked.work.sample, worked.work.article) == (work.sample, work.article)
            return same and worked.by == by
        case Adjudication(), Adjudication():
            return (worked.work.sample, worked.work.article) == (work.sample, work.article)
        case Sample(), Sample():
            return False
        case _:
            return False
