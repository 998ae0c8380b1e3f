"""What a source says that it does not know, and casualties without a number."""

from __future__ import annotations

import re

from dateline.coding.token import Parse
from dateline.coding.tolls.candidate import Candidate
from dateline.coding.tolls.find import Find
from dateline.model import CountField, Status
from dateline.normalise.counts import CountAnswer

_WHO = r"(?:(?:people|persons|civilians|villagers|soldiers|others|more|of (?:them|the \w+)|\w+) )?"
_STATE = (
    r"(?P<state>killed|dead|died|die|perished|fell|hurt|injured|wounded|harmed|abducted|kidnapped|taken|arrested|detained|missing|"
    r"under the \w+ \w+)"
)
_NOUN = r"(?P<state>casualt(?:y|ies)|dead|deaths?|fatalities|wounded|injured|injuries|killed|missing|abducted|arrests?|arrested|losses|victims)"
_PATTERNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?:not (?:(?:immediately|yet|initially) )?(?:clear|known|certain|say|said|established|confirmed)|unclear|unknown|nobody (?:could say|knows)|no one (?:could say|knows)|"
        rf"could not (?:\w+ ){{0,2}}?(?:say|establish|determine|confirm|verify)|did not (?:\w+ )?(?:know|say)|do not (?:yet )?know|being clarified|has never been settled)\b[^.;]{{0,20}}?"
        rf"(?P<span>(?:how many(?! of the)|whether(?: any of)?) (?:[\w’'-]+ ){{0,5}}?(?:{_STATE}))",
        rf"(?P<span>[Hh]ow many (?!of (?:the|them))(?:[\w’'-]+ ){{0,4}}?{_STATE})\b[^.;]{{0,40}}?\b(?:is not known|was not known|is unknown|remains unclear|was unclear|is unclear|nobody (?:pretends to )?know|being clarified|not clear)",
        rf"(?P<span>(?:casualty )?(?:figures?|numbers?|counts?|data|information|details?|word)(?: at this time)?(?: on| for| of| about)? ?(?:the )?(?:{_NOUN})?[^.;\n]{{0,25}}?(?:(?:was|were|is|are) )?(?:not|un)(?: yet| immediately)? ?available)",
        rf"(?:gave|given?|giving|had|have|has|provided|offered|released|issued) no (?:figures?|numbers?|details?|word|information|toll) (?:for|on|of|about) (?P<span>(?:the |any )?{_NOUN})",
        rf"no (?:immediate |official |confirmed )*(?:word|information|details?|figures?|reports?) (?:on|of|about) (?P<span>(?:any |possible )?{_NOUN})(?! (?:have|has|had) been)",
        rf"do(?:es)? not have (?:any )?information (?:at this time )?(?:on|about) (?P<span>{_NOUN}(?: among [\w’'-]+)?)",
        rf"(?P<span>(?:[A-Z][\w-]* )?{_NOUN})(?: (?:is|are|was|were))? not (?:known|stated|given|disclosed|reported yet)\b",
        r"(?P<state>casualt(?:y|ies)|wounded|injured|dead|killed|arrested|missing)\s*:\s*(?P<span>not (?:available|known|stated|given)|unknown|n/?a\b|no data)",
    )
)
_FEARED = re.compile(
    r"(?P<span>(?:[\"“]?(?:some|heavy|numerous|confirmed|unconfirmed|multiple|several|mass) )?casualties[\"”]?)(?= (?:were |are |was )?(?:feared|reported|expected|confirmed))"
    r"|(?:caus(?:ed|ing)|inflict(?:ed|ing)|suffered|left|reported|reports of|resulted in|sustained) (?P<span2>[\"“]?(?:some |heavy |numerous |confirmed |unconfirmed |multiple |mass )?casualties[\"”]?)(?! figures)",
    re.I,
)
_NEGATIVE = re.compile(r"\b(?:no|not|without|any|zero|nor|neither)\b[^.;]{0,30}$", re.I)
_FIELD: tuple[tuple[str, tuple[CountField, ...]], ...] = (
    (r"casualt|victims|harmed", ("killed", "injured")),
    (r"losses", ("killed",)),
    (r"dead|death|died|die\b|kill|fatal|perish|fell", ("killed",)),
    (r"hurt|injur|wound", ("injured",)),
    (r"abduct|kidnap|taken", ("abducted",)),
    (r"arrest|detain", ("arrested",)),
    (r"missing|under the", ("missing",)),
)


def silences(parse: Parse) -> list[Find]:
    """Unknown tolls and unnumbered casualties, in text order."""
    finds: list[Find] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(parse.text):
            fields = _fields(match.groupdict().get("state") or "casualties")
            start, end = match.span("span")
            finds.extend(_made(parse, start, end, match.span(), fields, "unknown_to_source"))
    for match in _FEARED.finditer(parse.text):
        name = "span" if match.group("span") else "span2"
        start, end = match.span(name)
        if not _NEGATIVE.search(parse.text[max(0, start - 40) : start]):
            finds.extend(_made(parse, start, end, match.span(), ("killed", "injured"), "vague"))
    return _single(finds)


def _single(finds: list[Find]) -> list[Find]:
    """One silence for each field and place."""
    kept: list[Find] = []
    for find in sorted(finds, key=lambda f: (f.candidate.start, -f.candidate.end)):
        if not any(f.field == find.field and find.candidate.start < f.candidate.end for f in kept):
            kept.append(find)
    return kept


def _fields(word: str) -> tuple[CountField, ...]:
    for pattern, fields in _FIELD:
        if re.search(pattern, word, re.I):
            return fields
    return ()


def _made(
    parse: Parse, start: int, end: int, whole: tuple[int, int], fields: tuple[CountField, ...], status: Status
) -> list[Find]:
    token = parse.at(start)
    if token is None or "\n" in parse.text[whole[0] : whole[1]]:
        return []
    low = None
    answer = CountAnswer(low, None, status, reason="silence")
    after = max(
        token.index + 1,
        len(parse.between(0, end)) and parse.between(start, end)[-1].index + 1 if parse.between(start, end) else 0,
    )
    candidate = Candidate(start, end, token.index, after, answer)
    return [Find(field, candidate, whole, token.sentence, token.index) for field in fields]
