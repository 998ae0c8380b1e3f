"""The store's contract, apart from the database under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from types import TracebackType
from typing import Literal, Protocol, Self

from dateline.ledger.capture import Capture
from dateline.ledger.entry import Entry
from dateline.ledger.event import Event
from dateline.ledger.shelf import Shelf, ShelfWriter
from dateline.ledger.stored import (
    Choice,
    Decided,
    Head,
    KeptWork,
    Observation,
    Outcome,
    Problem,
    Run,
    RunShare,
    StoredArticle,
    StoredClaim,
    StoredCoding,
    StoredDecision,
)
from dateline.model import (
    Act,
    Amendments,
    Article,
    Claim,
    CoderId,
    Decision,
    Judgement,
    Matter,
    Mention,
    Refusal,
    Saying,
    Snapshot,
)
from dateline.model.double_coding import Work, Worked

Kept = Literal["new", "known"]
"""Whether the store learned something or had it already."""


class LedgerReader(Protocol):
    """Questions. ``upto`` is the last position that counts, None for all: every answer is "as of" a position.

    Everything comes in the order of recording unless said otherwise.
    """

    def close(self) -> None:
        """Let go of the store; closing twice is no error."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def head(self, upto: int | None = None) -> Head:
        """The last position and its seal."""

    def position_at(self, moment: datetime) -> int:
        """The last position recorded at or before the moment; 0 where there is none."""

    def content_hash(self, upto: int | None = None) -> str:
        """``sha256:`` over everything known, whatever the order, the times and the interruptions of its arrival."""

    def counts(self, upto: int | None = None) -> Mapping[str, int]:
        """Number of events by kind; every kind is there."""

    def events(self, after: int = 0, upto: int | None = None) -> Iterator[Event]:
        """The log itself."""

    def content_of(self, snapshot: str) -> bytes:
        """The bytes of a snapshot; LedgerError where there are none, LedgerCorrupt where the hash does not hold."""

    def snapshot(self, capture: str) -> Snapshot:
        """A capture's snapshot with its bytes; its origin is the first one it was met at."""

    def captures(self, upto: int | None = None) -> Iterator[Capture]:
        """Every capture."""

    def observations(self, capture: str, upto: int | None = None) -> Iterator[Observation]:
        """Where and when a capture was met."""

    def knows(self, snapshot: Snapshot, coder: CoderId) -> bool:
        """True where this coder's run over this capture already has an outcome."""

    def article_of(self, capture: str) -> Article | None:
        """The article last read from a capture (a full id)."""

    def articles(self, upto: int | None = None) -> Iterator[StoredArticle]:
        """Every article; one text from two captures comes twice, with one id."""

    def article(self, prefix: str, upto: int | None = None) -> StoredArticle | None:
        """The article whose id begins so, as first read; UsageError where several do."""

    def versions(self, url: str, upto: int | None = None) -> Iterator[StoredArticle]:
        """The articles read from captures of one address, whatever its scheme, fragment or closing slash."""

    def family_of(self, article: str, upto: int | None = None) -> frozenset[str]:
        """The ids of an article's versions, its own (a full id) among them."""

    def family(self, article: str, upto: int | None = None) -> Sequence[StoredArticle]:
        """All versions of an article (a full id), itself among them, each as first read; the newest last.

        Versions are what was met at one address, and what one outlet tells again elsewhere (``version`` events),
        across several steps too.
        """

    def codings(
        self, upto: int | None = None, *, after: int = 0, coder: CoderId | None = None, latest: bool = True
    ) -> Iterator[StoredCoding]:
        """Codings recorded after a position; with ``latest`` only the one of each article that counts.

        That is the chosen run's coder's, where it coded the article; else the last one, leaving out those that were
        made beside (see ``start_run``) by a coder that was not chosen.
        """

    def standing(self, upto: int | None = None) -> Iterator[StoredCoding]:
        """What counts now: the coding that counts of each article that no newer version has replaced (codebook §6).

        Versions are articles met at one address, or told by one outlet as one story (``version`` events); the newest
        was published last, or else read last. An article that was also met elsewhere stands as long as it stands
        anywhere.
        """

    def counting_of(self, articles: Iterable[str], upto: int | None = None) -> Mapping[str, tuple[int, bool]]:
        """For those of the articles (full ids) that were coded: where the coding that counts stands in the log, and
        whether the article stands."""

    def stands(self, article: str, upto: int | None = None) -> bool:
        """True where an article (a full id) was coded and no newer version has replaced it; see ``standing``."""

    def codings_of(self, article: str, upto: int | None = None) -> Iterator[StoredCoding]:
        """Every coding of one article (a full id)."""

    def coded_articles(self, coder: CoderId, upto: int | None = None) -> Sequence[str]:
        """The ids of the articles that a coder coded, in the order of recording."""

    def coding_by(self, article: str, coder: CoderId, upto: int | None = None) -> StoredCoding | None:
        """A coder's coding of an article (a full id)."""

    def mention(self, prefix: str, upto: int | None = None) -> Mention | None:
        """The mention whose id begins so; UsageError where several do."""

    def counts_now(self, mention: str, upto: int | None = None) -> bool:
        """True where the coding that found a mention (a full id) is the one that counts for its article."""

    def claims(self, mention: str, upto: int | None = None) -> Iterator[Claim]:
        """The claims on a mention (a full id) in the coding of its article that counts, else in its last one."""

    def claim(self, prefix: str, upto: int | None = None) -> StoredClaim | None:
        """The claim whose id begins so, as first made; UsageError where several do."""

    def judgements(self, upto: int | None = None, *, mention: str | None = None) -> Iterator[Judgement]:
        """Every judgement, or those on one mention: the machine's, then those that people's standing decisions come to.

        Decisions count as they stand at ``upto``: what is undone by then is left out.
        """

    def decisions(self, upto: int | None = None) -> Iterator[StoredDecision]:
        """Everything that people decided, what is undone and the undos too."""

    def people(self, upto: int | None = None, *, mention: str | None = None) -> Sequence[Decision]:
        """What people say as it stands, in the order of deciding; with ``mention`` what may bear on that one.

        A word on a mention of a coding that no longer counts is carried over to the mention of the same act, and one on
        a claim to the claim that reads the same from the same words, in the coding that does.
        """

    def heir(self, mention: str, upto: int | None = None) -> str | None:
        """The mention that tells this one's act in the coding that counts: itself where its own does; None for none."""

    def decisions_on(self, mentions: Sequence[str], upto: int | None = None) -> Iterator[StoredDecision]:
        """The decisions that speak of any of the mentions, with the undos of these."""

    def decision(self, prefix: str, upto: int | None = None) -> StoredDecision | None:
        """The decision whose id begins so; UsageError where several do."""

    def decision_with_key(self, key: str) -> StoredDecision | None:
        """The decision that an attempt with this key led to."""

    def last_decision(self) -> StoredDecision | None:
        """The decision recorded last."""

    def decided(self, decision: str) -> Sequence[str]:
        """The mentions that a decision (a full id) speaks of, sorted."""

    def amendments(self, upto: int | None = None) -> Amendments:
        """What people say about claims, as it stands at ``upto``."""

    def sensitive(self, upto: int | None = None) -> frozenset[str]:
        """The mentions that people mark as sensitive, as it stands at ``upto``; their incidents are."""

    def works(self, upto: int | None = None) -> Iterator[Worked]:
        """Samples, blind codings and their settlements."""

    def standing_articles(self, upto: int | None = None) -> Sequence[str]:
        """The ids of the articles that were coded and that no newer version has replaced; see ``standing``."""

    def standing_coders(self, upto: int | None = None) -> Sequence[CoderId]:
        """The coders whose codings count, of articles that were not replaced."""

    def unlinked(self, linker: str) -> Iterator[StoredCoding]:
        """The codings that count which a linker (name and version) has not compared yet."""

    def neighbours(self, keys: Iterable[str], article: str, linker: str) -> Sequence[int]:
        """Positions of the codings that the linker compared before and that share a key of one time (a period and a
        word) or two words of any time, those with the most first; only codings that count, of articles other than
        ``article``. Not more than ``block`` says, so that the cost of dense days and common names is bounded.
        """

    def coding_at(self, position: int) -> StoredCoding:
        """The coding at a position."""

    def outcomes(self, upto: int | None = None) -> Iterator[Outcome]:
        """What became of every capture under every coder."""

    def refusals(self, upto: int | None = None) -> Iterator[Refusal]:
        """Inputs that were not taken in."""

    def runs(self, upto: int | None = None) -> Iterator[Run]:
        """Every run."""

    def run_shares(self, upto: int | None = None) -> Mapping[str, RunShare]:
        """How many codings each run (by id) made and how many of them count."""

    def chosen(self, upto: int | None = None) -> Choice | None:
        """The last choice of a run; None where nobody has chosen one."""

    def choices(self, upto: int | None = None) -> Iterator[Choice]:
        """Every choice of a run."""

    @property
    def shelf(self) -> Shelf:
        """The incidents that are ready to be listed, as far as they are made."""

    def all_mentions(self, upto: int) -> Iterator[str]:
        """Every mention, in the order of recording; one that several codings found comes several times."""

    def turns(self, after: int, upto: int) -> Sequence[int]:
        """Where after a position another coding of any article may have begun to count: a run was chosen, or a coder
        whose runs stood beside the others began one that does not."""

    def touched(self, after: int, upto: int) -> set[str]:
        """The mentions that events after a position speak of, bring in, let speak or silence."""

    def kin_of(self, mention: str) -> frozenset[str]:
        """The mentions of other codings of its article, and itself; a word on one may bear on another."""

    def alike(self, mention: str, upto: int) -> Iterator[str]:
        """The mentions that a linker ever judged the same."""

    def linked(self, mention: str, upto: int) -> Iterator[tuple[int, Judgement]]:
        """A linker's judgements on a mention as the left one of a pair, each with its position."""

    def articles_telling(self, mentions: Iterable[str]) -> set[str]:
        """The articles whose codings found any of the mentions."""

    def coding_parts(self, article: str, mentions: frozenset[str], upto: int) -> Iterator[StoredCoding]:
        """The codings of an article (a full id), with some mentions and their claims alone."""

    def meetings(self, article: str, after: int, upto: int) -> Sequence[int]:
        """Where after a position an article (a full id) was met again, or found to tell a story with another."""

    def latest_outcomes(self, limit: int, upto: int, before: int | None = None) -> Sequence[Outcome]:
        """The last outcome of every capture, the newest first, those before a position alone."""

    def latest_articles(self, limit: int, upto: int, before: int | None = None) -> Sequence[StoredArticle]:
        """Every article as last read, the newest first, those before a position alone."""

    def latest_refused(self, limit: int, upto: int) -> Sequence[Refusal]:
        """The last inputs that were not taken in, the newest first."""

    def count_captured(self, upto: int) -> int:
        """How many captures have an outcome."""

    def count_articles(self, upto: int) -> int:
        """How many articles were read."""

    def relevance(self, articles: Iterable[str], upto: int) -> Mapping[str, bool]:
        """For those of the articles (full ids) that were coded, whether the coding that counts finds them relevant."""

    def article_at(self, capture: str, upto: int) -> StoredArticle | None:
        """The article last read from a capture (a full id)."""

    def problems(self) -> Iterator[Problem]:
        """What does not hold in the store itself: bytes, digests, seals, read tables against the log."""


class Ledger(LedgerReader, Protocol):
    """One writer. Each call is one transaction; when it returns, what it took is on the disk.

    ``at`` is the moment of recording, with a time zone.
    """

    def shelving(self) -> AbstractContextManager[ShelfWriter]:
        """A transaction that adds to the shelf."""

    def record(self, entry: Entry, at: datetime, *, met: bool = True) -> Kept:
        """Take in what one input gave; a repetition adds at most an observation.

        ``met`` False: the bytes come from the store itself, so nothing was met anywhere.
        """

    def observe(self, snapshot: Snapshot, at: datetime) -> Kept:
        """Note that a known capture was met again: once for each origin and day (UTC)."""

    def refuse(self, refusal: Refusal, at: datetime) -> Kept:
        """Take in that an input could not be taken in."""

    def judge(self, judgements: Iterable[Judgement], at: datetime) -> int:
        """Take in judgements; a maker's standing judgement repeated adds nothing. The number added."""

    def decide(self, act: Act, matter: Matter, saying: Saying, at: datetime) -> Decided:
        """Take in a person's decision.

        The same person's last standing word on the same thing repeated, with the same reason, adds nothing, nor does
        the same key twice. StaleDecision where somebody decided on one of its mentions after the position that was
        seen; UsageError where the key stands for another decision, or an undo names none.
        """

    def link(
        self,
        coding: str,
        linker: str,
        keys: Iterable[str],
        compared: int,
        judgements: Iterable[Judgement],
        at: datetime,
    ) -> int:
        """Take in that a linker made ``compared`` comparisons of what a coding tells, which lies under ``keys``, with
        those judgements that say something; the number of new ones."""

    def take_in(self, work: Work, saying: Saying, at: datetime) -> KeptWork:
        """Take in a piece of double coding.

        The same person's last word on the same thing repeated adds nothing, nor does the same key twice. StaleDecision
        where somebody settled it after the position that was seen; UsageError where the key stands for something else.
        """

    def start_run(self, inputs: Sequence[str], coder: CoderId, at: datetime, *, beside: bool = False) -> str:
        """Note that a run begins; its id. A coder all of whose runs are ``beside`` counts only when it is chosen."""

    def finish_run(self, run: str, counts: Mapping[str, int], at: datetime) -> None:
        """Note that a run ended, with the number of inputs by what became of them."""

    def choose_run(self, run: str, by: str, because: str | None, at: datetime) -> Kept:
        """Let the codings of a run's coder count from now on; LedgerError for a run that is none.

        The standing choice repeated adds nothing.
        """
