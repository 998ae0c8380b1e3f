"""Passages to arrays: windows of word pieces with an answer, or none, for every head of the encoder."""

from __future__ import annotations

import gzip
import pickle
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from dateline.coding.encoder.window import Window, windows
from dateline.coding.parser import load_parser
from dateline.reading import split_sentences
from training.encoder import corpora
from training.encoder.labels import MODALITIES, PLOVER, ROLES, SPANS, SUB_TYPES
from training.encoder.own import own
from training.encoder.passage import Passage
from training.encoder.patterns import patterns

SPAN_INDEX = {name: i for i, name in enumerate(SPANS)}
Array = np.ndarray[Any, Any]


@dataclass(slots=True)
class Sample:
    """One window with its answers; ``words`` is W. Answers of -1 are not known.

    grammar: tags [W] ..., governor [W]; spans: rows (label, first word, end word); known: span labels that are
    complete here; links: rows (governor word, dependant first, end, role), governors [n]; acts: rows (word, sub-type,
    modality); relevant: -1, 0 or 1.
    """

    corpus: str
    pieces: Array
    first: Array
    shapes: Array
    grammar: dict[str, Array] | None
    spans: Array
    known: Array
    governors: Array
    links: Array
    acts: Array
    relevant: int
    category: int = -1
    document: str = ""


class Names:
    """Label lists that grow as they are met: tags, dependencies, entities."""

    def __init__(self) -> None:
        self.lists: dict[str, dict[str, int]] = {"pos": {}, "tag": {}, "dep": {}, "entity": {}}

    def of(self, kind: str, name: str) -> int:
        known = self.lists[kind]
        return known.setdefault(name, len(known))


def parse_passage(passage: Passage) -> tuple[Any, list[tuple[int, int]]]:
    """The parser's document with the product's sentence bounds."""
    pipeline = load_parser()
    doc = pipeline.make_doc(passage.text)
    starts = sorted(start for start, _ in split_sentences(passage.text))
    position = 0
    for token in doc:
        begins = False
        while position < len(starts) and starts[position] < token.idx + len(token.text):
            position, begins = position + 1, True
        token.is_sent_start = begins or token.i == 0
    if passage.grammar:
        for _, component in pipeline.pipeline:
            doc = component(doc)
    return doc, [(s.start, s.end) for s in doc.sents]


def samples(corpus: str, passages: Iterable[Passage], tokenizer: Tokenizer, names: Names) -> list[Sample]:
    """All windows of all passages of one corpus."""
    made: list[Sample] = []
    began = time.monotonic()
    for number, passage in enumerate(passages):
        doc, sentences = parse_passage(passage)
        for window in windows([t.text for t in doc], sentences, tokenizer):
            made.append(_sample(corpus, passage, doc, window, names))
        if number % 200 == 199:
            print(f"{corpus}: {number + 1} passages, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    print(f"{corpus}: {len(made)} windows", file=sys.stderr, flush=True)
    return made


def _sample(corpus: str, passage: Passage, doc: Any, window: Window, names: Names) -> Sample:
    low, high = window.words
    tokens = list(doc)[low:high]
    cover = _Cover([t.idx for t in tokens], [t.idx + len(t.text) for t in tokens])
    spans = [(SPAN_INDEX[label], *r) for a, b, label in passage.spans if (r := cover.words(a, b))]
    governors: dict[tuple[int, int], int] = {}
    for a, b, kind in passage.governors:
        if (r := cover.words(a, b)) and a >= tokens[0].idx:
            governors[(a, b)] = r[0] if kind == "cue" else _head(tokens, r, low)
    links = [
        (governors[link.governor], *r, ROLES.index(link.role))
        for link in passage.links
        if link.governor in governors and (r := cover.words(*link.dependant))
    ]
    kinds = {(a, b): (s, m) for a, b, s, m in passage.acts}
    acts = [
        (
            word,
            SUB_TYPES.index(s) if (s := kinds[span][0]) in SUB_TYPES else -1,
            MODALITIES.index(m) if (m := kinds[span][1]) in MODALITIES else -1,
        )
        for span, word in governors.items()
        if span in kinds
    ]
    return Sample(
        corpus=corpus,
        pieces=np.array(window.pieces, np.uint16),
        first=np.array(window.first, np.uint16),
        shapes=np.array(window.shapes, np.uint8),
        grammar=_grammar(tokens, low, names) if passage.grammar else None,
        spans=np.array(spans, np.int16).reshape(-1, 3),
        known=np.array(sorted(SPAN_INDEX[k] for k in passage.known), np.int16),
        governors=np.array(
            [
                (w, 0 if kind == "cue" else 1)
                for a, b, kind in passage.governors
                if (w := governors.get((a, b))) is not None
            ],
            np.int16,
        ).reshape(-1, 2),
        links=np.array(links, np.int16).reshape(-1, 4),
        acts=np.array(acts, np.int16).reshape(-1, 3),
        relevant=-1 if passage.relevant is None else int(passage.relevant),
        category=PLOVER.index(passage.category) if passage.category else -1,
        document=passage.id,
    )


class _Cover:
    """Character ranges to word ranges."""

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        self._starts, self._ends = np.array(starts), np.array(ends)

    def words(self, start: int, end: int) -> tuple[int, int] | None:
        first = int(np.searchsorted(self._ends, start, "right"))
        last = int(np.searchsorted(self._starts, end, "left"))
        return (first, last) if first < last else None


def _head(tokens: Sequence[Any], words: tuple[int, int], low: int) -> int:
    """The word of a range whose governor lies outside it."""
    inside = range(words[0], words[1])
    outer = [i for i in inside if tokens[i].head.i - low not in inside or tokens[i].head.i == tokens[i].i]
    named = [i for i in outer if not tokens[i].is_punct]
    return (named or outer or list(inside))[0]


def _grammar(tokens: Sequence[Any], low: int, names: Names) -> dict[str, Array]:
    size = len(tokens)
    heads = [t.head.i - low if t.head.i != t.i else -1 for t in tokens]
    return {
        "pos": np.array([names.of("pos", t.pos_) for t in tokens], np.int8),
        "tag": np.array([names.of("tag", t.tag_) for t in tokens], np.int8),
        "dep": np.array([names.of("dep", t.dep_) for t in tokens], np.int8),
        "entity": np.array(
            [names.of("entity", f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O") for t in tokens], np.int8
        ),
        "head": np.array([h if -1 <= h < size else -2 for h in heads], np.int16),
    }


def prepare(material: Path, tokenizer: Tokenizer) -> dict[str, Any]:
    """All corpora as samples, training and dev, with the label lists."""
    names = Names()
    data = material / "bench" / "data"
    sets: dict[str, list[Sample]] = {}

    def add(name: str, passages: Iterable[Passage]) -> None:
        sets[name] = samples(name.partition(".")[0], passages, tokenizer, names)

    for split in ("dev", "train"):
        add(f"dispatches.{split}", corpora.dispatches(data / "dispatches", split))
        add(f"attribution.{split}", corpora.attribution(data / "attribution", split))
        add(f"entities.{split}", corpora.entities(data / "entities", split))
        add(f"sides.{split}", corpora.sides(data / "roles", split))
        add(f"relevance.{split}", corpora.relevance(data / "relevance", split))
        add(f"templates.{split}", corpora.templates(data / "muc4", split))
    add("plain.train", corpora.plain(data / "syria_news" / "input.jsonl"))
    add("own.train", own())
    add("patterns.train", patterns())
    add("patterns.dev", corpora.categories(data / "plover", "dev"))
    return {"sets": sets, "names": {k: list(v) for k, v in names.lists.items()}}


def save(prepared: dict[str, Any], path: Path) -> None:
    """Write what ``prepare`` made, packed; plain containers and arrays only."""
    plain = {
        "names": prepared["names"],
        "sets": {
            name: [{slot: getattr(s, slot) for slot in Sample.__slots__} for s in found]
            for name, found in prepared["sets"].items()
        },
    }
    with gzip.open(path, "wb", compresslevel=4) as out:
        pickle.dump(plain, out)


if __name__ == "__main__":
    pieces = Tokenizer.from_file(sys.argv[2])
    pieces.no_padding()
    pieces.no_truncation()
    save(prepare(Path(sys.argv[1]), pieces), Path(sys.argv[3]))
