"""Inflected forms of the lexicon's words, so that a trigger is found whatever the parser makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_VOWELS = frozenset("aeiou")


def inflections(word: str) -> Iterable[str]:
    """The regular English forms of a verb or noun, doubled consonants included; some of them exist in no text."""
    yield from (word, word + "s", word + "ed", word + "ing")
    if word.endswith("e"):
        yield from (word + "d", word[:-1] + "ing")
    elif word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS:
        yield from (word[:-1] + "ies", word[:-1] + "ied")
    elif word.endswith(("s", "sh", "ch", "x", "z")):
        yield word + "es"
    elif len(word) > 2 and word[-1] not in _VOWELS and word[-2] in _VOWELS:
        yield from (word + word[-1] + "ed", word + word[-1] + "ing")
    if word.endswith("man"):
        yield word[:-3] + "men"


def plurals(word: str) -> Iterable[str]:
    """A noun and its regular plural."""
    yield from (form for form in inflections(word) if not form.endswith(("ed", "ing")) or form == word)


def form_table(words: Iterable[str], irregular: Mapping[str, str]) -> dict[str, str]:
    """Form to lemma for every word of the lexicon; the irregular table wins, then the word itself."""
    known = sorted(set(words))
    table: dict[str, str] = {}
    for word in known:
        for form in inflections(word):
            table.setdefault(form, word)
    table.update({word: word for word in known})
    table.update({form: lemma for form, lemma in irregular.items() if lemma in table or form not in table})
    return table
