"""What a cue verb says: a clause, a quotation, a thing."""

from __future__ import annotations

from typing import Final

from dateline.coding.speech.phrase import DASHES, FINITE, QUOTES, child, subtree_range
from dateline.coding.speech.scene import BREAKS, RELATIVES, TIMES, Scene
from dateline.coding.token import Parse, Range, Token

QUANTIFIERS: Final = frozenset({"between", "at", "more", "up", "over", "nearly", "around", "about", "fewer", "some"})
UNITS: Final = frozenset(
    {
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "dollar",
        "euro",
        "metre",
        "meter",
        "kilometre",
        "km",
        "percent",
        "cent",
    }
)
OPENERS: Final = frozenset({"which", "that", "and", "but", "because", "who", "whom", "as", "so", "if", "when", "where"})


def find_content(scene: Scene, source: Range | None, inverted: bool) -> list[Range]:
    """Token ranges of what is said, none where the verb tells nothing."""
    start, end = scene.low, scene.high
    if source is not None and inverted:
        end = max(end, source[1])
    elif source is not None and source[1] <= scene.low:
        start = source[0]
    hung = any(t.index < scene.low for t in scene.dependants("ccomp"))
    closed = end < scene.last and scene.parse.tokens[end].pos == "PUNCT"
    trails = scene.verb.speak or (scene.verb.think and (hung or closed)) or (scene.verb.show and closed)
    left = _left(scene, start, inverted) if trails else None
    quoted = _quoted_right(scene, end)
    right = quoted or _clause_right(scene, end)
    if left is not None and (right is None or not inverted) and _comma_at(scene, end) and scene.verb.speak:
        return _around(scene, left, end, right)
    if right is not None:
        return [right]
    if left is not None:
        return [left]
    before = _clause_left(scene, start)
    if before is not None:
        return [before]
    thing = _thing(scene) or _neighbour(scene, start, end)
    return [thing] if thing else []


def _neighbour(scene: Scene, start: int, end: int) -> Range | None:
    """The quotation before a bare "Ortiz said.", the paragraph after "The statement read:"."""
    parse, sentence = scene.parse, scene.token.sentence
    if not scene.verb.speak or start > scene.first + 1:
        return None
    closing = [t for t in parse.tokens[end : scene.last] if t.pos != "SPACE"]
    if closing and closing[-1].text == ":" and sentence + 1 < len(parse.sentences):
        first = parse.sentences[sentence + 1][0]
        stop = first
        while stop < len(parse.tokens) and not ("\n" in parse.tokens[stop].text and stop > first):
            stop += 1
        return first, stop
    if sentence == 0 or any(t.pos in {"NOUN", "VERB", "PROPN"} and t.entity not in TIMES for t in closing):
        return None
    first, stop = parse.sentences[sentence - 1]
    return (first, stop) if parse.tokens[stop - 1].text in QUOTES and parse.tokens[stop - 1].pos != "SPACE" else None


def _comma_at(scene: Scene, at: int) -> bool:
    return at < scene.last and scene.parse.tokens[at].text == ","


def after_dateline(parse: Parse, first: int, last: int) -> int:
    """The first token after "KABUL, May 3 (Agency) –" at the head of a sentence, or the sentence's first."""
    if not parse.tokens[first].text.isupper() or len(parse.tokens[first].text) < 3:
        return first
    for i in range(first + 1, min(last, first + 18)):
        if parse.tokens[i].text in DASHES and (i == 0 or parse.text[parse.tokens[i].start - 1] in " )\t"):
            return i + 1
        if parse.tokens[i].pos in {"VERB", "AUX"} and parse.tokens[i].tag in FINITE:
            return first
    return first


def _left(scene: Scene, start: int, inverted: bool) -> Range | None:
    """What stands before ", police said" or ", said the governor"."""
    parse, first = scene.parse, scene.first
    if start <= first or _is_relative(scene):
        return None
    if parse.tokens[start - 1].text not in BREAKS:
        at_end = all(t.pos in {"PUNCT", "SPACE"} for t in parse.tokens[max(scene.high, start) : scene.last])
        headline = (
            at_end
            and not inverted
            and parse.tokens[scene.last - 1].text != "."
            and scene.token.lower in {"say", "says"}
        )
        if not headline:
            return None
    if scene.token.tag == "VBG" and not inverted and parse.tokens[scene.low - 1].lower != "as":
        return None
    begin = after_dateline(parse, first, start)
    cut = begin
    spoken = False
    for one in parse.tokens[begin : start - 1]:
        spoken = spoken or one.lower == "according" or (one.pos == "VERB" and one.lower in scene.lexicon.forms)
        if one.text == ";" and spoken:
            cut = one.index + 1
    return (cut, start) if cut < start else None


def _is_relative(scene: Scene) -> bool:
    """True for a cue inside "who said", "which police say"."""
    parse = scene.parse
    return scene.token.dep == "relcl" and any(
        parse.tokens[i].tag in RELATIVES for i in (*parse.children[scene.token.index], max(scene.low - 1, scene.first))
    )


def _around(scene: Scene, left: Range, end: int, right: Range | None) -> list[Range]:
    """ "But, he said, the raid failed": both sides; "Nine died, he said, adding …": the left one."""
    parse = scene.parse
    rest = (end + 1, scene.last)
    words = [t for t in parse.tokens[slice(*left)] if t.pos not in {"PUNCT", "SPACE"}]
    if not words:
        return [right] if right else []
    if words[-1].lower in OPENERS or (words[-1].pos == "ADP" and words[-1].dep != "prt"):
        return [rest]
    relative = False
    complete = False
    for token in words:
        relative = relative or token.tag in RELATIVES or token.pos == "SCONJ"
        if token.tag in FINITE and not relative:
            complete = True
    opened = parse.tokens[end + 1] if end + 1 < scene.last else None
    if opened is not None and (opened.text in QUOTES or opened.lower == "that"):
        return [left, rest]
    following = parse.tokens[end + 1 : scene.last]
    tells = any(t.tag in FINITE for t in following) and not (
        opened and (opened.tag in RELATIVES | {"VBG"} or opened.lower in OPENERS)
    )
    return [left] if complete or not tells else [left, rest]


def _quoted_right(scene: Scene, end: int) -> Range | None:
    """What follows a colon, or an opening quotation mark that the cue's own words lead to.

    A clause that opens in plain words and goes on in quotation marks is said from its "that" on.
    """
    parse = scene.parse
    if not (scene.verb.speak or scene.verb.show or scene.verb.report or scene.verb.tally or scene.verb.toll):
        return None
    that: int | None = None
    for i in range(end, min(scene.last, end + 14)):
        one = parse.tokens[i]
        if one.text == ":" and any(t.pos != "SPACE" for t in parse.tokens[i + 1 : scene.last]):
            counted = (scene.verb.tally or scene.verb.toll or scene.verb.report) and _counts(scene, end, i)
            return (end if counted else i + 1), scene.last
        if one.text in QUOTES:
            begin = that if that is not None else i
            return (begin, scene.last) if scene.verb.speak and i + 1 < scene.last and i <= end + 12 else None
        if one.lower == "that" and i + 1 < scene.last and parse.tokens[i + 1].tag not in FINITE:
            that = i
        if one.pos in {"VERB", "AUX", "SPACE"} or one.text in {";", "."}:
            return None
    return None


def _takes(scene: Scene, dep: str, goal: bool) -> bool:
    verb = scene.verb
    if dep == "ccomp":
        return verb.speak or verb.think or verb.show or verb.report or scene.stances
    return dep == "xcomp" and ((verb.infinitive and not goal) or (scene.stances and (verb.stance or verb.infinitive)))


def _clause_right(scene: Scene, end: int) -> Range | None:
    """The clause that the parser hangs on the cue, on its right."""
    parse = scene.parse
    goal = child(parse, scene.token.index, "dobj", "dative") is not None
    for one in scene.dependants("ccomp", "xcomp"):
        gerund = one.dep == "xcomp" and one.tag == "VBG" and (scene.verb.speak or scene.verb.report)
        if one.index < end or not (gerund or _takes(scene, one.dep, goal)):
            continue
        start, stop = subtree_range(parse, one.index)
        start = max(start, end)
        gap = parse.tokens[end : one.index]
        if any(t.lower in {"condition", "anonymity"} or t.text == ";" for t in gap):
            continue
        admitted = scene.verb.lemma == "admit"
        counted = (scene.verb.report or scene.verb.tally) and any(t.pos == "NUM" for t in gap)
        if counted and admitted:
            return None
        if (gap and gap[0].lower in QUANTIFIERS) or counted:
            start = end
        return start, _right_end(scene, one.index, stop)
    return _that_right(scene, end) if scene.verb.speak else None


def _that_right(scene: Scene, end: int) -> Range | None:
    """ "wrote in a letter that …", where the parser hangs the clause on the letter."""
    for one in scene.parse.tokens[end : min(scene.last, end + 9)]:
        if one.lower == "that" and one.pos in {"SCONJ", "PRON"} and one.index + 2 < scene.last:
            return (one.index, scene.last) if scene.parse.tokens[one.index + 1].tag not in FINITE else None
        if one.pos not in {"ADP", "DET", "NOUN", "ADJ", "PROPN", "PRON", "NUM", "PART"}:
            return None
    return None


def _clause_left(scene: Scene, start: int) -> Range | None:
    """The clause that the parser hangs on the cue, on its left, where no comma shows it."""
    if not (scene.verb.speak or scene.verb.think) or _is_relative(scene):
        return None
    for one in scene.dependants("ccomp"):
        if one.index < start:
            first, stop = subtree_range(scene.parse, one.index)
            stop = min(stop, start)
            return (max(first, scene.first), stop) if first < stop else None
    return None


def _right_end(scene: Scene, clause: int, end: int, *, over: bool = True) -> int:
    """Where a clause on the right ends: before the next thing that the cue itself governs, over a semicolon where
    nobody else speaks after it."""
    parse = scene.parse
    whole = min(subtree_range(parse, scene.token.index)[1], scene.last)
    short = {one.index for one in scene.dependants("conj") if _is_reduced(parse, one)}
    for one in scene.dependants("conj", "cc", "advcl", "parataxis", "nsubj"):
        joins = one.dep == "cc" and any(one.index < i for i in short)
        if one.index > clause and one.index >= end and one.index not in short and not joins:
            whole = min(whole, subtree_range(parse, one.index)[0], one.index)
    end = max(end, whole)
    if over and end < scene.last and parse.tokens[end].text == ";" and scene.token.dep not in {"relcl", "acl"}:
        rest = parse.tokens[end : scene.last]
        if not any(t.pos == "VERB" and (v := scene.lexicon.forms.get(t.lower)) and v.speak for t in rest):
            return scene.last
    return end


def _is_reduced(parse: Parse, token: Token) -> bool:
    """ "… and two attackers killed", "but none hurt": a participle with its own counted subject goes on telling."""
    if token.pos == "NUM":
        return True
    if token.tag not in {"VBN", "VBD", "JJ"} or child(parse, token.index, "aux", "auxpass") is not None:
        return False
    subject = child(parse, token.index, "nsubj", "nsubjpass")
    if subject is None:
        return False
    counted = [subject, *(parse.tokens[i] for i in parse.children[subject.index])]
    return any(t.pos == "NUM" or t.lower in {"none", "no", "several", "many", "others"} for t in counted)


def _thing(scene: Scene) -> Range | None:
    """An object or a prepositional phrase as content."""
    parse, verb, token = scene.parse, scene.verb, scene.token
    for prep in scene.dependants("prep", "prt", "agent", "dative"):
        if prep.lower in verb.about and prep.index > token.index:
            inner = child(parse, prep.index, "pobj", "pcomp")
            if inner is not None:
                start, end = subtree_range(parse, inner.index)
                return start, _right_end(scene, inner.index, end)
    goal = next(iter(scene.dependants("dobj", "attr", "oprd")), None)
    if scene.rules_out and goal is not None:
        return subtree_range(parse, goal.index)
    start, end = subtree_range(parse, goal.index) if goal is not None else (scene.high, scene.high)
    start = max(start, scene.high)
    if (verb.tally or verb.toll) and token.index + 1 < scene.last:
        stop = _right_end(scene, max(end - 1, token.index), end, over=False)
        told = parse.tokens[start:stop]
        measured = goal is not None and goal.lemma in UNITS
        if measured or (told and told[0].lower == "no" and any(t.lower in scene.lexicon.non_answers for t in told)):
            return None
        if any((t.pos == "NUM" and verb.tally) or t.lower in scene.lexicon.tally_words for t in told):
            return start, _count_end(scene, stop)
    if goal is None or _is_idiom(scene, start, end) or _is_other_sense(scene, start, end):
        return None
    if goal.lemma in {"blame", "finger"}:
        on = next((t for t in scene.dependants("prep") if t.lower in {"on", "at"}), None) or child(
            parse, goal.index, "prep"
        )
        return (on.index + 1, subtree_range(parse, on.index)[1]) if on is not None else None
    if verb.name and any(t.text in QUOTES for t in parse.tokens[start:end]):
        return start, end
    if verb.name:
        called = [parse.tokens[i] for i in parse.children[token.index] if parse.tokens[i].index > token.index]
        named = next((t for t in called if t.dep in {"oprd", "xcomp", "ccomp"} or t.lower == "as"), None)
        if named is not None:
            return start, max(end, subtree_range(parse, named.index)[1])
    if verb.accuse:
        return start, max(end, _right_end(scene, goal.index, end))
    if verb.report and _counts(scene, start, end):
        return start, _count_end(scene, end)
    if verb.report or (scene.stances and verb.stance):
        return start, end
    return None


def _counts(scene: Scene, start: int, end: int) -> bool:
    """True where a number or a word of toll stands in a token range."""
    told = scene.parse.tokens[start:end]
    return any(t.pos == "NUM" or t.lower in scene.lexicon.tally_words for t in told)


def _count_end(scene: Scene, end: int) -> int:
    """Where a toll told as an object ends: "three dead, all by bullet, and nine hurt", before the cue's next verb."""
    cue = scene.token.index
    stop = end
    while stop < scene.last:
        one = scene.parse.tokens[stop]
        if one.text in {";", ".", "(", "–", "—"} or one.pos == "SPACE" or one.tag in FINITE:
            break
        stop += 1
    if stop < scene.last and scene.parse.tokens[stop].tag in FINITE:
        joined = [t.index for t in scene.parse.tokens[end:stop] if t.pos == "CCONJ" or t.text == ","]
        stop = max(joined[-1] if joined else end, end)
    return stop if stop > cue else end


def _is_other_sense(scene: Scene, start: int, end: int) -> bool:
    """ "The hospital admitted 22 wounded", "a group calling itself" are no speech."""
    words = {t.lower for t in scene.parse.tokens[start:end]}
    if scene.token.lower == "calling" and words & {"itself", "himself", "herself", "themselves"}:
        return True
    return scene.verb.lemma == "admit" and any(t.pos == "NUM" for t in scene.parse.tokens[start:end])


def _is_idiom(scene: Scene, start: int, end: int) -> bool:
    """ "claimed nine lives" is no speech."""
    return scene.verb.lemma == "claim" and any(
        t.lemma in {"life", "live", "victim"} for t in scene.parse.tokens[start:end]
    )
