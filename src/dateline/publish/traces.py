"""What became of the claims of article versions that a newer one has replaced: none goes away without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from dateline.incidents import same_claim, same_value
from dateline.ledger import LedgerReader, StoredCoding
from dateline.model import Claim, JsonObject, Notice, Span
from dateline.model.codec import claim_json, span_json
from dateline.publish.corpus import Corpus
from dateline.publish.wording import Wording

Fate = Literal["carried", "restated", "recoded", "withdrawn"]

FATES: Final[dict[Fate, str]] = {
    "carried": "the newest version says it in the same words",
    "restated": "the newest version says it in other words",
    "recoded": "the words still stand, and nothing like it is read from them any more",
    "withdrawn": "a later version no longer says it",
}
"""Every fate with its meaning; a claim of several versions ago has the farthest that befell it on the way."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A claim of a replaced version. ``by`` is the article that withdrew it, or else the newest version.

    ``successor`` is the claim there that says the same or, of a withdrawn one, takes it back, and ``span`` where its
    words stand, or the claim's own; both None for what went without a word. ``article`` made the claim.
    """

    claim: Claim
    article: str
    fate: Fate
    by: str
    span: Span | None
    successor: str | None


_wording = lru_cache(maxsize=64)(Wording)


def _order(one: Fate, other: Fate) -> Fate:
    known = list(FATES)
    return max(one, other, key=known.index)


def _step(claim: Claim, span: Span, old: StoredCoding, new: StoredCoding, near: Mapping[str, str]) -> Trace:
    """What the next version does to a claim whose words stand at ``span`` in the old one."""
    anchored = _wording(old.article.text, new.article.text).anchored(span)
    home = near.get(claim.mention)
    said = [c for c in new.coding.claims if same_claim(c, claim) and near.get(c.mention) == home]
    here = [c for c in said if anchored is not None and _meet(c.span, anchored)]
    if here and anchored is not None:
        return Trace(claim, old.article.id, "carried", new.article.id, anchored, here[0].id)
    if said:
        return Trace(claim, old.article.id, "restated", new.article.id, said[0].span, said[0].id)
    back = next((c for c in new.coding.claims if takes_back(c, claim)), None)
    if back is not None:
        return Trace(claim, old.article.id, "withdrawn", new.article.id, back.span, back.id)
    if anchored is not None and any(_corrects(n) and _meet(n.span, anchored) for n in new.article.notices):
        anchored = None
    fate: Fate = "withdrawn" if anchored is None else "recoded"
    return Trace(claim, old.article.id, fate, new.article.id, anchored, None)


def _corrects(notice: Notice) -> bool:
    return notice.kind in ("correction", "retraction")


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def takes_back(claim: Claim, other: Claim) -> bool:
    """True where a claim denies, doubts or corrects what another one asserts."""
    return (
        (claim.attitude in ("denies", "doubts") or claim.withdrawn)
        and not (other.withdrawn or other.attitude in ("denies", "doubts"))
        and claim.field == other.field
        and same_value(claim.value, other.value)
    )


def trace(claim: Claim, versions: Sequence[StoredCoding], near: Mapping[str, str]) -> Trace:
    """A claim of the first of ``versions`` followed to the last; ``near`` gives mentions their incident."""
    first = versions[0]
    found = Trace(claim, first.article.id, "carried", first.article.id, claim.span, claim.id)
    spoken = claim
    for old, new in pairwise(versions):
        step = _step(spoken, found.span or spoken.span, old, new, near)
        found = replace(step, claim=claim, article=first.article.id, fate=_order(found.fate, step.fate))
        if step.fate == "withdrawn":
            return found
        spoken = next((c for c in new.coding.claims if c.id == step.successor), spoken)
    return found


def traces(versions: Sequence[StoredCoding], near: Mapping[str, str]) -> Iterator[Trace]:
    """Every claim of the versions that the last one has replaced, in order; ``versions`` from old to new."""
    for number, version in enumerate(versions[:-1]):
        for claim in version.coding.claims:
            yield trace(claim, versions[number:], near)


def with_former(ledger: LedgerReader, corpus: Corpus, upto: int | None = None, incident: str | None = None) -> Corpus:
    """The corpus with what became of the claims of replaced versions, by incident; of one incident where named."""
    wanted = {m for m, i in corpus.incident_of.items() if incident in (None, i)} - corpus.mentions.keys()
    articles = {m.article for name in sorted(wanted) if (m := ledger.mention(name, upto)) is not None}
    found: dict[str, list[Trace]] = {}
    while articles:
        family = version_codings(ledger, articles.pop(), upto)
        articles -= {s.article.id for s in family}
        for one in traces(family, corpus.incident_of):
            if one.claim.mention in wanted:
                found.setdefault(corpus.incident_of[one.claim.mention], []).append(one)
    return replace(corpus, former={i: tuple(sorted(own, key=_place)) for i, own in found.items()})


def _place(one: Trace) -> tuple[str, int, int, str]:
    return one.article, one.claim.span.start, one.claim.span.end, one.claim.id


def version_codings(ledger: LedgerReader, article: str, upto: int | None = None) -> tuple[StoredCoding, ...]:
    """The codings that count of all versions of an article (a full id), the newest last."""
    ids = [stored.article.id for stored in ledger.family(article, upto)]
    held = ledger.counting_of(ids, upto)
    told = [s for name in ids if name in held for s in ledger.codings_of(name, upto) if s.position == held[name][0]]
    return tuple(told)


def former_json(one: Trace, incident: str | None) -> JsonObject:
    """A former claim with its fate and where it went."""
    return {
        **claim_json(one.claim),
        "incident": incident,
        "article": one.article,
        "fate": one.fate,
        "by": one.by,
        "now": None if one.span is None else span_json(one.span),
        "successor": one.successor,
    }


def about(claim: Claim, others: Sequence[Claim]) -> tuple[str, ...]:
    """The claims that a denial, a doubt or a correction speaks of: those that assert what it takes back."""
    return tuple(other.id for other in others if other.id != claim.id and takes_back(claim, other))
