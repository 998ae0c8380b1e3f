"""The comparison of two runs as a text that a person reads, as a page and as JSON."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from dateline.model import CoderId, Json, JsonObject
from dateline.model.codec import coder_json
from dateline.publish.run_diff import Example, FieldDiff, RunDiff, differing

WIDTH: Final = 100
TURNS: Final = 3
"""Most frequent turns from one value to another that are told of a field."""

_LONG: Final = 160


@dataclass(frozen=True, slots=True)
class RunName:
    """How a run is named in the report: its id, when it began, its coder."""

    id: str
    started_at: str
    coder: CoderId

    @property
    def text(self) -> str:
        """One line."""
        coder = self.coder
        config = coder.config.removeprefix("sha256:")[:10]
        return f"{self.id[:16]} of {self.started_at[:16].replace('T', ' ')}: {coder.name} {coder.version}, {config}"


def _share(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,}" + (f" ({part / whole:.1%})" if whole else "")


def _cut(text: str | None, most: int = _LONG) -> str:
    flat = " ".join((text or "").split())
    return flat if len(flat) <= most else flat[: most - 1].rsplit(" ", 1)[0] + " …"


def _summary(found: RunDiff) -> Iterator[str]:
    yield f"Articles coded by both: {found.articles:,}" + _apart(found.only_old_articles, found.only_new_articles)
    turned = found.relevance[True, False], found.relevance[False, True]
    yield f"No longer relevant: {turned[0]:,}; newly relevant: {turned[1]:,}"
    events = found.both + found.only_old + found.only_new
    apart = f"only by A {found.only_old:,}, only by B {found.only_new:,}"
    yield f"Events: {events:,}; found by both {found.both:,}, {apart}"
    yield f"Of those found by both, {_share(found.equal, found.both)} are alike in every field"
    yield f"Claims: {found.old_claims:,} by A, {found.new_claims:,} by B"


def _apart(old: int, new: int) -> str:
    return f"; only by A {old:,}, only by B {new:,}" if old or new else ""


def _table(found: RunDiff) -> Iterator[str]:
    head = ("field", "differs", "share", "changed", "gained", "lost", "same", "silent")
    yield f"{head[0]:14}" + "".join(f"{name:>9}" for name in head[1:])
    for name, diff in found.fields.items():
        share = f"{diff.differs / found.both:.1%}" if found.both else "–"
        cells = (f"{diff.differs:,}", share, *(f"{n:,}" for n in (diff.changed, diff.gained, diff.lost)))
        yield f"{name:14}" + "".join(
            f"{cell:>9}" for cell in (*cells, f"{diff.same - diff.silent:,}", f"{diff.silent:,}")
        )


def _example(one: Example) -> Iterator[str]:
    yield f"“{_cut(one.headline, 80)}” — {_cut(one.act)}"
    for name, value, quote in (("A", one.old, one.old_quote), ("B", one.new, one.new_quote)):
        if value is not None:
            yield f"    {name}: {_cut(value)}" + (f"   from “{_cut(quote)}”" if quote else "")


def _turns(diff: FieldDiff) -> Iterator[str]:
    often = [(pair, n) for pair, n in sorted(diff.turns.items(), key=lambda row: (-row[1], row[0])) if n > 1]
    for (old, new), number in often[:TURNS]:
        yield f"{number:>5} × {_cut(old, 60)} → {_cut(new, 60)}"


def _sections(found: RunDiff) -> Iterator[tuple[str, list[str], list[tuple[str, Sequence[Example]]]]]:
    """Title, frequent turns, and examples under a word each."""
    for title, events in (
        ("Events that only A finds", found.lost_events),
        ("Events that only B finds", found.new_events),
    ):
        if events:
            yield title, [], [("", events)]
    for name, diff in differing(found):
        title = (
            f"{name}: {diff.differs:,} differ ({diff.changed:,} changed, {diff.gained:,} gained, {diff.lost:,} lost)"
        )
        yield title, list(_turns(diff)), [(word, examples) for word, examples in diff.examples.items() if examples]


def diff_text(found: RunDiff, old: RunName, new: RunName) -> str:
    """The whole comparison in lines of at most WIDTH characters."""
    lines = [f"A  {old.text}", f"B  {new.text}", "", *_summary(found), "", *_table(found)]
    for title, turns, groups in _sections(found):
        lines += ["", title, "-" * min(len(title), WIDTH), *turns]
        for word, examples in groups:
            lines += [f"  {word}:"] if word else []
            lines += _wrapped(line for one in examples for line in _example(one))
    return "\n".join(lines) + "\n"


def _wrapped(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()) + 4)
        yield from textwrap.wrap(line, WIDTH, initial_indent="    ", subsequent_indent=indent + "      ") or [""]


_STYLE: Final = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
    "table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}"
    "td,th{padding:.2rem .6rem;text-align:right;border-bottom:1px solid #ddd}"
    "td:first-child,th:first-child{text-align:left}"
    "li{margin:.6rem 0}q{color:#444}b{display:inline-block;width:1.4rem}small{color:#555}"
)


def diff_html(found: RunDiff, old: RunName, new: RunName) -> str:
    """One self-contained page; every text of an article is escaped."""
    head, *rows = [line.split() for line in _table(found)]
    cells = "".join(f"<tr>{''.join(f'<td>{html.escape(c)}</td>' for c in row)}</tr>" for row in rows)
    top = "".join(f"<th>{name}</th>" for name in head)
    parts = [
        f"<p>A {html.escape(old.text)}<br>B {html.escape(new.text)}</p>",
        "".join(f"<p>{html.escape(line)}</p>" for line in _summary(found)),
        f"<table><thead><tr>{top}</tr></thead><tbody>{cells}</tbody></table>",
    ]
    for title, turns, groups in _sections(found):
        parts.append(f"<h2>{html.escape(title)}</h2>")
        parts += [f"<p>{html.escape(turn.strip())}</p>" for turn in turns]
        for word, examples in groups:
            parts.append((f"<h3>{word}</h3>" if word else "") + f"<ul>{''.join(map(_item, examples))}</ul>")
    title = "Two runs compared"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
        f"</head><body><h1>{title}</h1>{''.join(parts)}</body></html>\n"
    )


def _item(one: Example) -> str:
    sides = ""
    for name, value, quote in (("A", one.old, one.old_quote), ("B", one.new, one.new_quote)):
        if value is not None:
            said = f" <q>{html.escape(_cut(quote))}</q>" if quote else ""
            sides += f"<br><b>{name}</b>{html.escape(_cut(value))}{said}"
    return f"<li>{html.escape(_cut(one.headline, 80))}<br><small>{html.escape(_cut(one.act))}</small>{sides}</li>"


def diff_json(found: RunDiff, old: RunName, new: RunName) -> JsonObject:
    """The same figures and examples for a program."""
    fields: dict[str, Json] = {name: _field_json(diff) for name, diff in found.fields.items()}
    return {
        "old": {"run": old.id, "started_at": old.started_at, "coder": coder_json(old.coder)},
        "new": {"run": new.id, "started_at": new.started_at, "coder": coder_json(new.coder)},
        "articles": {"both": found.articles, "only_old": found.only_old_articles, "only_new": found.only_new_articles},
        "relevance": {"lost": found.relevance[True, False], "gained": found.relevance[False, True]},
        "events": {
            "both": found.both,
            "equal": found.equal,
            "only_old": {"number": found.only_old, "examples": [asdict(e) for e in found.lost_events]},
            "only_new": {"number": found.only_new, "examples": [asdict(e) for e in found.new_events]},
        },
        "claims": {"old": found.old_claims, "new": found.new_claims},
        "fields": fields,
    }


def _field_json(diff: FieldDiff) -> JsonObject:
    turns = sorted(diff.turns.items(), key=lambda row: (-row[1], row[0]))[:TURNS]
    return {
        "same": diff.same,
        "silent": diff.silent,
        "changed": diff.changed,
        "gained": diff.gained,
        "lost": diff.lost,
        "turns": [{"old": old, "new": new, "number": number} for (old, new), number in turns],
        "examples": {change: [asdict(e) for e in found] for change, found in diff.examples.items()},
    }
