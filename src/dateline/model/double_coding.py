"""Two people code the same articles without seeing each other's answers, and a third settles what they disagree on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dateline.model.blind_field import Answers
from dateline.model.ids import digest, make_id

WorkKind = Literal["sample", "blind_coding", "adjudication"]


@dataclass(frozen=True, slots=True)
class Sample:
    """``articles`` drawn from the ``among`` that stood at ``position``, for ``coders``: those that ``drawn`` gives."""

    seed: str
    among: int
    position: int
    articles: tuple[str, ...]
    coders: tuple[str, str]


@dataclass(frozen=True, slots=True)
class BlindCoding:
    """What a coder reads in an article: its incidents in the order of the text, none where it tells none."""

    sample: str
    article: str
    incidents: tuple[Answers, ...]


@dataclass(frozen=True, slots=True)
class Adjudication:
    """What stands for an article in the end, incident by incident."""

    sample: str
    article: str
    incidents: tuple[Answers, ...]


Work = Sample | BlindCoding | Adjudication


@dataclass(frozen=True, slots=True)
class Worked:
    """A piece of work as it was recorded; ``at`` is ISO 8601 in UTC."""

    position: int
    id: str
    work: Work
    by: str
    because: str
    at: str
    key: str | None = None


def kind_of_work(work: Work) -> WorkKind:
    """The kind of event that keeps a piece of work."""
    match work:
        case Sample():
            return "sample"
        case BlindCoding():
            return "blind_coding"
        case Adjudication():
            return "adjudication"


def work_id(work: Work, by: str, because: str, at: str, content: str) -> str:
    """The id of a piece of work; ``content`` is its canonical JSON."""
    return make_id(kind_of_work(work), content, by, because, at)


def drawn(seed: str, articles: Iterable[str], size: int) -> tuple[str, ...]:
    """A sample without chance: the articles (ids) with the lowest SHA-256 of the seed and the id, in that order."""
    return tuple(sorted(set(articles), key=lambda article: digest("draw", seed, article))[:size])


@dataclass(slots=True)
class Folder:
    """One sample with what has come in: last words count. ``answers`` by article and coder, ``settled`` by article."""

    drawn: Worked
    sample: Sample
    answers: dict[tuple[str, str], Worked] = field(default_factory=dict)
    settled: dict[str, Worked] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The sample's id."""
        return self.drawn.id

    def left_for(self, coder: str) -> tuple[str, ...]:
        """The articles that a coder still has to code, in the order of the draw; none for who is no coder of it."""
        if coder not in self.sample.coders:
            return ()
        return tuple(a for a in self.sample.articles if (a, coder) not in self.answers)

    def is_blind_for(self, coder: str) -> bool:
        """True while a coder may not see what others, or the machine, read in these articles."""
        return bool(self.left_for(coder))

    def answered_by_both(self, article: str) -> bool:
        """True where nobody has to code an article any more."""
        return all((article, coder) in self.answers for coder in self.sample.coders)

    def to_settle(self) -> tuple[str, ...]:
        """The articles that both have coded and nobody has settled."""
        return tuple(a for a in self.sample.articles if self.answered_by_both(a) and a not in self.settled)


def folders_of(works: Iterable[Worked]) -> Mapping[str, Folder]:
    """Every sample by its id, in the order of drawing."""
    found: dict[str, Folder] = {}
    for worked in works:
        match worked.work:
            case Sample() as sample:
                found[worked.id] = Folder(worked, sample)
            case BlindCoding(sample=name, article=article):
                found[name].answers[article, worked.by] = worked
            case Adjudication(sample=name, article=article):
                found[name].settled[article] = worked
    return found


def incidents_answered(worked: Worked | None) -> tuple[Answers, ...] | None:
    """The incidents of a coding or a settlement; None where there is none yet."""
    if worked is None or isinstance(worked.work, Sample):
        return None
    return worked.work.incidents
