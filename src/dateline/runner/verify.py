"""The whole chain checked again, from the bytes to the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from dateline.errors import LedgerError
from dateline.incidents import DEFAULT_POLICY, Policy, clusters, fold_incident, heard, origins_of, policy_named
from dateline.ledger import Capture, Head, LedgerReader, Problem, StoredArticle, StoredCoding, coding_id
from dateline.model import (
    COUNT_FIELDS,
    Article,
    Claim,
    Incident,
    Judgement,
    Mention,
    SetAside,
    Snapshot,
    Span,
    content_hash,
)
from dateline.runner.read import read_snapshot
from dateline.runner.verify_decisions import decision_problems
from dateline.runner.verify_works import work_problems
from dateline.runner.work import Reader


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """``checked`` counts what was looked at, by name in the plural; ``head`` and ``content`` say of which store.

    ``read_anew`` counts the articles whose text was read from its snapshot once more.
    """

    head: Head
    content: str
    checked: Mapping[str, int]
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """True where everything holds."""
        return not self.problems


def verify(
    ledger: LedgerReader,
    *,
    anchor: Head | None = None,
    read: Reader | None = read_snapshot,
    policy: str = DEFAULT_POLICY,
) -> VerifyReport:
    """Check every link: bytes against hashes, the log against its seals, read tables against the log, texts against
    their snapshots, quotes against their texts, and records, folded anew, against their claims.

    ``anchor`` is a head written down elsewhere (in a release): it proves that nothing before it was rewritten as a
    whole. ``read`` None leaves out reading every snapshot again, which takes most of the time.
    """
    head = ledger.head()
    counts = ledger.counts(head.position)
    checked = Counter(events=head.position, captures=counts["snapshot"], judgements=counts["judgement"])
    problems = list(chain(_moved(ledger, anchor), ledger.problems()))
    if not problems or all(problem.kind in ("snapshot_bytes", "read_table") for problem in problems):
        try:
            problems += _meaning(ledger, head.position, read, policy_named(policy), checked)
        except LedgerError as error:
            problems.append(Problem("unreadable", str(head.position), str(error)))
    return VerifyReport(head, ledger.content_hash(head.position), dict(checked), tuple(problems))


def _moved(ledger: LedgerReader, anchor: Head | None) -> Iterator[Problem]:
    if anchor is not None and ledger.head(anchor.position) != anchor:
        yield Problem("anchor", anchor.seal, f"the log up to position {anchor.position} is not the one written down")


def _meaning(
    ledger: LedgerReader, upto: int, read: Reader | None, policy: Policy, checked: Counter[str]
) -> Iterator[Problem]:
    """Texts, quotes and records."""
    for capture in ledger.captures(upto):
        if Capture.of(Snapshot(capture.snapshot, b"", capture.media_type, "", capture.given)).id != capture.id:
            yield Problem("id", capture.id, "its content gives another id")
    for stored in ledger.articles(upto):
        checked["articles"] += 1
        yield from _article(stored.article)
        if read is not None:
            checked["read_anew"] += 1
            yield from _derivation(ledger, stored, read)
    for coding in ledger.codings(upto, latest=False):
        yield from _coding(coding, checked)
    judgements = list(ledger.judgements(upto))
    yield from _records(ledger, upto, judgements, policy, checked)
    yield from _judgements(judgements, ledger)
    yield from decision_problems(ledger, upto, checked)
    yield from work_problems(ledger, upto, checked)


def _records(
    ledger: LedgerReader, upto: int, judgements: Sequence[Judgement], policy: Policy, checked: Counter[str]
) -> Iterator[Problem]:
    """Every incident folded anew, with what people say about its claims."""
    said = ledger.amendments(upto)
    spoken = {claim.mention for claim in said.claims.values()}
    own = {mention.id for coding in ledger.standing(upto) for mention in coding.coding.mentions}
    known: dict[str, Mention] = {}
    published: dict[str, date | None] = {}
    articles: dict[str, Article] = {}
    for coding in ledger.codings(upto):
        known.update((mention.id, mention) for mention in coding.coding.mentions)
        published[coding.article.id] = coding.article.published
        articles[coding.article.id] = coding.article
    for group in clusters(list(known), judgements):
        if own.isdisjoint(group):
            continue
        told = [known[m] for m in group if m in own or m in spoken]
        coded = (claim for mention in group if mention in own for claim in ledger.claims(mention, upto))
        claims = list(said.apply(coded, {mention.id for mention in told}))
        origins = origins_of([articles[name] for name in sorted({mention.article for mention in told})])
        yield from _record(told, claims, policy, published, origins, checked)


def _article(article: Article) -> Iterator[Problem]:
    if content_hash(article.text.encode("utf-8", "surrogatepass")) != article.text_hash:
        yield Problem("text_hash", article.id, "the text does not hash to its hash")
    for name, span in (("notice", notice.span) for notice in article.notices):
        yield from _stands(span, article, article.id, name)
    if any(not 0 <= start < end <= len(article.text) for start, end in article.sentences):
        yield Problem("sentence", article.id, "a sentence lies outside the text")


def _derivation(ledger: LedgerReader, stored: StoredArticle, read: Reader) -> Iterator[Problem]:
    """Read the snapshot again: the text has to come out character by character, and map back as it did."""
    article, capture = stored.article, stored.capture
    try:
        content = ledger.content_of(capture.snapshot)
    except LedgerError:
        return  # already told by the store's own check
    again = read(Snapshot(capture.snapshot, content, capture.media_type, capture.id, capture.given))
    found = again.article if isinstance(again, SetAside) else again
    if found is None or (found.text, found.pieces) != (article.text, article.pieces):
        detail = "reading its snapshot again gives another text: it was changed, or this program reads otherwise"
        yield Problem("text_not_derivable", article.id, detail)


def _coding(stored: StoredCoding, checked: Counter[str]) -> Iterator[Problem]:
    coding, article = stored.coding, stored.article
    own = {mention.id for mention in coding.mentions}
    if coding_id(coding.article, coding.coder) != stored.id:
        yield Problem("id", stored.id, "its content gives another id")
    checked.update(codings=1, mentions=len(own), claims=len(coding.claims), rejections=len(coding.rejections))
    for mention in coding.mentions:
        if mention.article != article.id:
            yield Problem("mention", mention.id, f"it is of {mention.article}, its coding of {article.id}")
        for span in mention.acts:
            yield from _stands(span, article, mention.id, "act")
    for claim in coding.claims:
        if claim.mention not in own:
            yield Problem("claim", claim.id, f"its mention {claim.mention} is not of its coding")
        yield from _stands(claim.span, article, claim.id, "quote")
    for number, rejection in enumerate(coding.rejections):
        if rejection.span is not None:
            yield from _stands(rejection.span, article, f"{stored.id} rejection {number}", "quote")


def _stands(span: Span, article: Article, owner: str, name: str) -> Iterator[Problem]:
    if not span.stands_in(article.text):
        detail = f"the {name} {span.quote[:60]!r} does not stand at {span.start}:{span.end} of {article.id}"
        yield Problem("quote", owner, detail)


def _record(
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    policy: Policy,
    published: Mapping[str, date | None],
    origins: Mapping[str, str],
    checked: Counter[str],
) -> Iterator[Problem]:
    """Fold twice, from both ends, and look for the evidence of every field that says something."""
    record = fold_incident(mentions, claims, policy, published, origins)
    if fold_incident(mentions[::-1], claims[::-1], policy, published, origins) != record:
        yield Problem("record_order", record.id, "another order of its claims gives another record")
    behind = {claim.field for claim in heard(claims) if not claim.withdrawn}
    spoken = set(_spoken(record))
    checked.update(records=1, fields=len(spoken))
    for field in sorted(spoken - behind):
        yield Problem("no_evidence", record.id, f"no claim stands behind {field}")
    known = {claim.id for claim in claims}
    for name in chain(record.claims, *(conflict.claims for conflict in record.conflicts)):
        if name not in known:
            yield Problem("record_claim", record.id, f"{name} is none of its mentions' claims")


def _spoken(record: Incident) -> Iterator[str]:
    """The fields of a record that say more than that nobody says."""
    if record.event is not None:
        yield "event_type"
    if record.modality != "occurred":
        yield "modality"
    if record.investigation is not None:
        yield "investigation"
    yield from (name for name in ("participants", "weapons", "steps") if getattr(record, name))
    yield from (name for name in ("date", "place") if getattr(record, name).status != "not_reported")
    yield from (name for name in COUNT_FIELDS if record.count(name).status != "not_reported")


def _judgements(judgements: Iterable[Judgement], ledger: LedgerReader) -> Iterator[Problem]:
    seen: dict[str, bool] = {}
    for judgement in judgements:
        if judgement.left >= judgement.right:
            yield Problem("judgement", judgement.id, "its mentions are not in order")
        for name in (judgement.left, judgement.right):
            if name not in seen:
                seen[name] = ledger.mention(name) is not None
            if not seen[name]:
                yield Problem("judgement", judgement.id, f"it speaks of {name}, which was never recorded")
