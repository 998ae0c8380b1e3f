"""Who a voice is, read off the words: name, title, organisation, channel."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

import yaml

from dateline.coding.speech.lexicon import Words, load_lexicon
from dateline.model import Channel, Speaker

_WORD: Final = re.compile(r"[^\W\d_][\w'’\-]*\.?|\d+|,|\(|\)|&")
_PARTICLES: Final = frozenset(
    {"al", "el", "de", "la", "le", "van", "von", "der", "den", "bin", "ibn", "abu", "um", "del", "da", "dos", "di"}
)
_LINKS: Final = frozenset({"for", "of", "at", "in", "with", "from"})
_ARTICLES: Final = frozenset(
    {
        "the",
        "a",
        "an",
        "one",
        "another",
        "his",
        "her",
        "its",
        "their",
        "our",
        "some",
        "two",
        "three",
        "several",
        "this",
        "that",
    }
)
_POSSESSIVE: Final = re.compile(r"^(.*?)['’]s? (.*)$")


@dataclass(frozen=True, slots=True)
class Voices:
    """Lower-case words: offices and people, bodies, papers, forms of address."""

    roles: Words
    bodies: Words
    papers: Words
    honorifics: Words
    state: Words


@lru_cache(maxsize=1)
def load_voices() -> Voices:
    """The tables of ``data/voices.yaml``, read once a process."""
    raw = yaml.safe_load((files(__package__) / "data" / "voices.yaml").read_text("utf-8"))
    return Voices(*(frozenset(map(str, raw[key])) for key in ("roles", "bodies", "papers", "honorifics", "state")))


def _is_name_word(word: str) -> bool:
    return word[:1].isupper() or word.lower() in _PARTICLES


def _bare(word: str) -> str:
    return word.rstrip(".").lower().removesuffix("'s").removesuffix("’s")


def _recase(written: str) -> str:
    """An all-capitals phrase in title case, words of office and bodies in lower case, so that both kinds read alike."""
    voices = load_voices()
    if written.upper() != written or len(re.sub(r"[^A-Z]", "", written)) < 6:
        return written
    small = voices.roles | voices.bodies | _LINKS | _ARTICLES | {"and", "local", "senior", "deputy"}
    return re.sub(
        r"[^\W\d_]+", lambda m: m.group().lower() if m.group().lower() in small else m.group().capitalize(), written
    )


def _name_in(words: list[str]) -> tuple[int, int] | None:
    """Where a person's name stands in a list of words: capitalised words after a form of address or an office."""
    voices = load_voices()
    office = max((i for i, w in enumerate(words) if _bare(w) in voices.roles | voices.honorifics), default=-1)
    start = office + 1
    end = start
    while end < len(words) and words[end] != "," and _is_name_word(words[end]):
        end += 1
    while end > start and words[end - 1].lower() in _PARTICLES:
        end -= 1
    if (
        end <= start
        or words[start].lower() in _ARTICLES
        or (office < 0 and end < len(words) and words[end] != "(")
        or (office < 0 and end - start == 1 and words[start].isupper())
    ):
        return None
    if any(_bare(w) in voices.bodies | voices.papers for w in words[start:end]):
        return None
    return start, end


def _organisation_of(words: list[str]) -> str | None:
    """The body in a phrase of office: before the office ("police spokesman") or after for/of/at."""
    voices = load_voices()
    at = next((i for i, w in enumerate(words) if _bare(w) in voices.roles), None)
    if at is None:
        return None
    for i in range(at + 1, len(words) - 1):
        if words[i].lower() in _LINKS:
            return " ".join(words[i + 1 :]).split(" ,")[0]
    before = [
        w for w in words[:at] if w.lower() not in _ARTICLES | {"senior", "local", "chief", "former", "deputy", "top"}
    ]
    capital = [w for w in before if w[:1].isupper() or _bare(w) in voices.bodies or w.isdigit()]
    if not capital:
        return None
    joined = " ".join(before[before.index(capital[0]) :])
    return re.sub(r"['’]s?$", "", joined)


def _channel(words: list[str]) -> Channel | None:
    lexicon, voices = load_lexicon(), load_voices()
    for word in words:
        bare = _bare(word)
        if (
            bare in lexicon.channels
            and (bare in voices.papers or lexicon.channels[bare] in {"broadcast", "report"})
            and bare not in {"news", "press"}
        ):
            return lexicon.channels[bare]
    return None


@lru_cache(maxsize=4096)
def read_speaker(written: str) -> Speaker:
    """Read a speaker off the words: "Pentagon spokesperson Dana Ortiz" has a name, a title and an organisation.

    What the words do not say stays None. Never raises.
    """
    words = _WORD.findall(_recase(" ".join(written.split())))
    voices = load_voices()
    main, rest = _split(words)
    channel = _channel(main)
    main = _author(main)
    if ("and" in main and _name_in(main) is None) or not main:
        return Speaker(written, channel=channel)
    found = _name_in(main)
    if found is None and rest:
        swapped = _name_in(rest)
        if swapped and any(_bare(w) in voices.roles for w in main):
            name = " ".join(rest[swapped[0] : swapped[1]])
            return Speaker(written, _clean(name), _title(main), _organisation_of(main), channel)
    if found is None:
        return _nameless(written, main, channel)
    start, end = found
    name = " ".join(main[start:end])
    before = main[:start]
    while before and _bare(before[-1]) in voices.honorifics and _bare(before[-1]) not in voices.roles:
        before.pop()
    described = before if any(_bare(w) in voices.roles for w in before) else rest
    return Speaker(written, _clean(name), _title(described), _organisation_of(described), channel)


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    """What stands before the first comma, and the apposition after it without ages."""
    if "," not in words:
        return words, []
    at = words.index(",")
    rest = words[at + 1 :]
    while rest and (rest[0].isdigit() or rest[0] == ","):
        rest = rest[1:]
    if "," in rest:
        rest = rest[: rest.index(",")]
    return words[:at], rest


def _author(words: list[str]) -> list[str]:
    """The office-holder behind a paper: of "a statement posted online by army spokesman X" the last three words."""
    voices = load_voices()
    at = next((i for i in reversed(range(len(words))) if words[i].lower() == "by"), -1)
    signed = at > 0 and any(_bare(w) in voices.papers for w in words[:at])
    return words[at + 1 :] if signed and any(_bare(w) in voices.roles for w in words[at + 1 :]) else words


def _clean(name: str) -> str | None:
    return re.sub(r"['’]s$", "", name).strip() or None


def _title(words: list[str]) -> str | None:
    """A phrase of office without its article."""
    voices = load_voices()
    if not any(_bare(w) in voices.roles for w in words):
        return None
    while words and (words[0].lower() in _ARTICLES or words[0] in {",", "(", ")"}):
        words = words[1:]
    return " ".join(words) or None


def _nameless(written: str, words: list[str], channel: Channel | None) -> Speaker:
    """An office, a body, a paper or a crowd."""
    voices = load_voices()
    roles = [i for i, w in enumerate(words) if _bare(w) in voices.roles]
    bodies = [i for i, w in enumerate(words) if _bare(w) in voices.bodies]
    if roles and (not bodies or roles[-1] > bodies[-1] or any(w.lower() in _LINKS for w in words[roles[0] :])):
        return Speaker(written, None, _title(words), _organisation_of(words), channel)
    if any(_bare(w) in voices.papers for w in words):
        return Speaker(written, None, None, _owner(words), channel)
    acronym = len(words) == 1 and words[0].isupper() and len(words[0]) > 1
    organisation = acronym or bool(bodies) or (any(w[:1].isupper() for w in words[1:]) and not roles)
    return Speaker(written, None, None, written if organisation else None, channel)


def _owner(words: list[str]) -> str | None:
    """Whose paper it is: "the ministry's statement", "a statement from the ministry"."""
    match = _POSSESSIVE.match(" ".join(words))
    if match:
        return match.group(1)
    for i, word in enumerate(words[:-1]):
        if word.lower() in {"by", "from", "of"}:
            return " ".join(words[i + 1 :])
    return None
