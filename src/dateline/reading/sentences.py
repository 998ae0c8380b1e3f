"""Where sentences begin and end in news copy."""

from __future__ import annotations

import re

from dateline.reading.abbreviations import Abbreviations, abbreviations
from dateline.reading.lines import blocks_of
from dateline.reading.ranges import Range

_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«(["
_END = re.compile(rf"(?:\.(?:[ \u00a0]\.){{2,3}}|[.!?…؟。।]+)[{re.escape(_CLOSERS)}]*|\s(?=[•●▪■‣]\s)")
_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_TOKEN = re.compile(r"[^\s(\[\"“”‘—–]{1,12}$")
_GLUED = re.compile(r"[“\"]?[A-Z][a-z]+[\s,’']|[“\"]?(?:A|I)\s")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_ASKED = re.compile(
    r"(?:[\w’'-]+\s+){0,4}"
    r"(?:(?:asked|asks|shouted|cried|wondered|exclaimed|demanded)\b|(?:said|says|added|told)\s*[.,])",
    re.I,
)
_MARKER = re.compile(r"[(\[]?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[.)]+")
_NUMBERED = re.compile(r"[·:|]\s\d{1,2}$")
_DASHES = "-–—"


def split_sentences(text: str) -> tuple[Range, ...]:
    """Half-open code-point ranges of the sentences, in text order, with nothing but white space between them.

    A blank line, a list item, a table row and a headline's line end end a sentence whether or not a full stop stands
    there; a line end inside a paragraph wrapped at a fixed width does not. Linear in the length of the text.
    """
    words = abbreviations()
    cased = any(char.isupper() for char in text)
    found: list[Range] = []
    for start, end in blocks_of(text):
        for stop, following in _ends(text, start, end, words, cased):
            found.append((start, stop))
            start = following
        if start < end:
            found.append((start, end))
    return tuple(found)


def _ends(text: str, start: int, end: int, words: Abbreviations, cased: bool) -> list[Range]:
    """(end of a sentence, start of the next) for every boundary inside one block."""
    found: list[Range] = []
    for match in _END.finditer(text, start, end):
        stop = match.end()
        space = _SPACE.match(text, stop, end)
        following = space.end() if space else stop
        if match.group().isspace():
            stop = match.start()
        if following >= end or stop <= start:
            continue
        if match.group().isspace() or _is_end(text, start, match, following, end, words, cased):
            found.append((stop, following))
            start = following
    return found


def _is_end(
    text: str, start: int, match: re.Match[str], following: int, end: int, words: Abbreviations, cased: bool
) -> bool:
    """True where the mark found ends the sentence that began at ``start``."""
    mark = match.group()
    dot = match.start()
    glued = following == match.end()
    if glued and not (text[dot - 1 : dot].islower() and _GLUED.match(text, following, end)) and mark[0] not in "。।":
        return False
    if _MARKER.fullmatch(text, start, match.end()) or _NUMBERED.search(text[max(start, dot - 5) : dot]):
        return False
    first = text[following]
    if first in _DASHES and not text[following + 1 : following + 2].isalnum():
        return mark[0] != "." or _plain_word_before(text, dot, start, words)
    if mark[0] in "!?" and mark[-1] in _CLOSERS and _ASKED.match(text[following : following + 100]):
        return False
    if first.islower():
        lower_ends = not cased and not (mark[0] in "!?" and mark[-1] in _CLOSERS)
        return lower_ends and (mark[0] != "." or len(mark) > 1 or _ends_word(text, start, dot, following, words, cased))
    if not first.isalnum() and first not in _OPENERS + "•●▪■‣*#@[$£€" and not _is_sign(first):
        return False
    if mark[0] != "." or mark.startswith((".?", ".!")) or mark.count(".") > 1:
        return True
    return _ends_word(text, start, dot, following, words, cased)


def _is_sign(char: str) -> bool:
    return ord(char) > 0x2000 and char not in "…–—’”»"


def _token_before(text: str, dot: int, start: int) -> str:
    """The word that the full stop stands behind, lower case, inner stops kept."""
    match = _TOKEN.search(text[max(start, dot - 13) : dot])
    return match.group() if match else ""


def _plain_word_before(text: str, dot: int, start: int, words: Abbreviations) -> bool:
    token = _token_before(text, dot, start)
    lower = token.lower()
    return token[-3:].isalpha() and len(token) > 2 and lower not in words.title | words.month | words.name


def _ends_word(text: str, start: int, dot: int, following: int, words: Abbreviations, cased: bool) -> bool:
    """True where the single full stop at ``dot`` ends a sentence rather than an abbreviation."""
    token = _token_before(text, dot, start)
    lower = token.lower()
    after = _WORD.search(text[following : following + 40])
    word = after.group() if after else ""
    if lower in words.title:
        return not word[:1].isalpha()
    if lower in words.number or lower in words.month:
        return not text[following].isdigit() and not (lower in words.month and word[:1].islower())
    if lower in words.clock:
        return word.lower() not in words.follows and (not word[:1].islower() or word in words.firm)
    if token == lower and cased and len(token) > 1 and lower in words.name and lower not in words.small:
        return True
    if lower in words.name or _INITIALS.fullmatch(token):
        return _starts_sentence(text, following, word, words)
    return True


def _starts_sentence(text: str, following: int, word: str, words: Abbreviations) -> bool:
    """True where the next word begins sentences, or a quotation opens; "A." is another initial."""
    if text[following] in '"“‘«':
        return True
    after = text[following + len(word) : following + len(word) + 1]
    begins = word in words.firm if word[:1].islower() else word.lower() in words.starter
    return text[following].isalnum() and begins and after != "."
