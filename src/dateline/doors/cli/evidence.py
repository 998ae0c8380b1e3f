"""A record as a table and an article's text with its evidence highlighted, for a terminal."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

from rich.table import Table
from rich.text import Text

from dateline.doors.cli.console import visible
from dateline.model import COUNT_FIELDS, Article, Claim, Count, Incident
from dateline.publish.words import date_text, people_text, place_text, toll_text, type_text, value_text, voice_text

COLOURS: Final = {
    "place": "cyan",
    "date": "blue",
    "killed": "bold red",
    "injured": "dark_orange",
    "abducted": "red",
    "arrested": "red",
    "missing": "red",
    "participants": "magenta",
    "weapons": "yellow",
    "event_type": "green",
    "steps": "green",
    "modality": "bright_black",
    "investigation": "bright_black",
}
"""One colour a field, as in the report; the field's name stands beside the quote, so colour alone says nothing."""


def _toll(count: Count) -> str:
    """The toll in words, with the value held where the bounds leave room."""
    held = count.best is not None and (count.low, count.high) != (count.best, count.best)
    return toll_text(count) + (f" · held: {count.best}" if held else "")


def _fields(incident: Incident) -> list[tuple[str, str, str]]:
    """(label, claim field, value) of every row, silent fields included."""
    parties = "; ".join(
        f"{p.role}: {p.written} ({p.kind}" + (", unknown to source)" if p.status == "unknown_to_source" else ")")
        for p in incident.participants
    )
    rows = [
        ("type", "event_type", type_text(incident)),
        ("date", "date", date_text(incident.date)),
        ("place", "place", place_text(incident.place)),
        ("participants", "participants", parties or "not reported"),
        ("weapons", "weapons", "; ".join(f"{w.weapon_class}: {w.written}" for w in incident.weapons) or "not reported"),
    ]
    rows += [(name, name, _toll(incident.count(name))) for name in COUNT_FIELDS]
    rows.append(("steps", "steps", " → ".join(s.written for s in incident.steps) or "not reported"))
    rows.append(("investigation", "investigation", incident.investigation or "not reported"))
    return rows


def _weighed(incident: Incident, field: str) -> str:
    """The rule that decided a field where something stands against its value, with both sides counted."""
    found = next((w for w in incident.weighed if w.field == field), None)
    if found is None or not found.claims_against:
        return ""
    return f"\n{found.rule}: {len(found.claims_for)} claims for, {len(found.claims_against)} against"


def record_table(incident: Incident, claims: Sequence[Claim], silent: Container[str] = ()) -> Table:
    """The record with the first voice and quote behind each field; claims in ``silent``, not heard, come last."""
    title = f"{incident.id} · {incident.role}" + (" · disputed" if incident.conflicts else "")
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(ratio=2)
    table.add_column(ratio=3, style="dim")
    for label, field, value in _fields(incident):
        behind = sorted((c for c in claims if c.field == field), key=lambda c: c.id in silent)
        said = "\n".join(f"“{' '.join(c.span.quote.split())[:160]}” — {voice_text(c)}" for c in behind[:2])
        more = f"\n… and {len(behind) - 2} more claims" if len(behind) > 2 else ""
        told = Text(visible(value), style=COLOURS.get(field, ""))
        told.append(visible(_weighed(incident, field)), style="dim italic")
        table.add_row(Text(label), told, Text(visible(said + more)))
    if incident.grade is not None:
        table.add_row(Text("grade"), Text(incident.grade.name), Text(visible(incident.grade.rule)))
    table.add_row(Text("policy"), Text(incident.policy), Text())
    return table


def evidence_text(article: Article, claims: Sequence[Claim], silent: Container[str] = ()) -> Text:
    """The article's text with every claim's narrow words in the colour of their field; ``silent`` are not heard."""
    head = (
        f"\n{article.title or 'untitled'}\n{article.outlet or 'unnamed outlet'} · {article.published or 'undated'}\n\n"
    )
    text = Text(visible(head), style="bold")
    body = Text(visible(article.text))
    for claim in claims:
        at = article.text.find(claim.written, claim.span.start, claim.span.end) if claim.written else -1
        start, end = (at, at + len(claim.written)) if at >= 0 else (claim.span.start, claim.span.end)
        body.stylize(f"{COLOURS.get(claim.field, '')} underline".strip(), start, end)
    text.append_text(body)
    text.append("\n")
    for claim in claims:
        text.append(f"\n  {claim.field:12}", style=COLOURS.get(claim.field, ""))
        said = f" {value_text(claim)}  “{' '.join(claim.written.split())}”  {voice_text(claim)}"
        said += people_text(claim, claim.id not in silent)
        text.append(visible(said), style="dim")
    text.append("\n")
    return text
