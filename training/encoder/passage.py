"""A text with what its annotators marked in it, whatever corpus it comes from."""

from __future__ import annotations

from dataclasses import dataclass

Marked = tuple[int, int, str]
"""First offset, end offset (code points, half open) and label."""


@dataclass(frozen=True, slots=True)
class Link:
    """``governor`` (a cue or an act, offsets) has the words of ``dependant`` in ``role``."""

    governor: tuple[int, int]
    dependant: tuple[int, int]
    role: str


@dataclass(frozen=True, slots=True)
class Passage:
    """``known`` names the span labels that the corpus marks everywhere: elsewhere their absence means nothing.

    ``governors`` are the spans whose links are complete, by kind (``cue`` or ``act``). ``acts`` gives sub-type and
    modality of an act's span. ``relevant`` is a judgement of the whole text or None. ``grammar``: whether the parser's
    answers on this text may be learned (not on upper- or lower-case texts, which it reads badly). ``category`` is the
    PLOVER category of a sentence.
    """

    id: str
    text: str
    spans: tuple[Marked, ...] = ()
    known: frozenset[str] = frozenset()
    governors: tuple[Marked, ...] = ()
    links: tuple[Link, ...] = ()
    acts: tuple[tuple[int, int, str | None, str | None], ...] = ()
    relevant: bool | None = None
    grammar: bool = True
    group: str = ""
    category: str | None = None
