"""The dictionary form of a word, from spaCy's English tables; the tag says which form stands there.

The rules are those of spaCy's ``EnglishLemmatizer`` (MIT), which take the forms of WordNet's morphy: exceptions first,
then suffix rules whose result is a known word.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.errors import ResourceError

if TYPE_CHECKING:
    from spacy.lookups import Lookups, Table

_BASE_TAGS: Final = frozenset({"NN", "VB", "VBP", "JJ", "RB", "MD"})
_CONTRACTED: Final = {
    **{"n't": "not", "n’t": "not", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ve": "have", "’ve": "have"},
    **{"'ll": "will", "’ll": "will", "ca": "can", "wo": "will", "sha": "shall", "'d": "would", "’d": "would"},
}
_PRONOUNS: Final = {"them": "they", "us": "we", "him": "he", "me": "i"}
_BE: Final = frozenset({"'s", "’s"})
_AUX: Final = {
    **dict.fromkeys(("am", "is", "are", "was", "were", "been", "being", "be"), "be"),
    **dict.fromkeys(("has", "had", "having", "have"), "have"),
    **dict.fromkeys(("does", "did", "done", "doing", "do"), "do"),
}


@lru_cache(maxsize=1)
def _tables(model: str) -> Lookups:
    from spacy.lookups import Lookups

    package = import_module(model)
    folder = Path(package.__file__ or "").parent
    found = next(folder.glob("*/lemmatizer/lookups"), None)
    if found is None:
        raise ResourceError(f"the package {model!r} has no lemma tables: pip install --force-reinstall {model}")
    tables = Lookups()
    tables.from_disk(found)
    return tables


@lru_cache(maxsize=65536)
def lemma_of(word: str, pos: str, tag: str, model: str) -> str:
    """The lower-case dictionary form of a word with its Universal and Penn tags."""
    lower = word.lower()
    if pos == "AUX" or (pos == "VERB" and lower in _AUX):
        return _AUX.get(lower) or _CONTRACTED.get(lower) or ("be" if lower in _BE else lower)
    if tag in _BASE_TAGS or pos in ("PROPN", "SPACE", "X", "SYM", "NUM", "DET", "ADP", "CCONJ", "SCONJ", "INTJ"):
        return _CONTRACTED.get(lower, lower) if pos == "PART" else lower
    if pos == "PRON":
        return "she" if tag == "PRP" and lower == "her" else _PRONOUNS.get(lower, lower)
    if pos == "PART":
        return _CONTRACTED.get(lower, lower)
    return _ruled(lower, pos.lower(), _tables(model))


def _ruled(word: str, kind: str, tables: Lookups) -> str:
    exceptions: list[str] = _of(tables.get_table("lemma_exc"), kind).get(word, [])
    if exceptions:
        return exceptions[-1]
    index = _of(tables.get_table("lemma_index"), kind)
    known = odd = unknown = ""
    for old, new in _rules(tables.get_table("lemma_rules"), kind):
        if word.endswith(old) and (form := word[: len(word) - len(old)] + new):
            if form in index:
                known = form
            elif not form.isalpha():
                odd = odd or form
            else:
                unknown = unknown or form
    return known or odd or unknown or word


def _of(table: Table, kind: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = table.get(kind, {})
    return found


def _rules(table: Table, kind: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = table.get(kind, [])
    return found
