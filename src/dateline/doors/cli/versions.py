"""``dateline versions``: a story in its versions, and what each changed in words and in claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import click

from dateline.doors.cli.console import visible
from dateline.doors.cli.options import as_of_option, db_option
from dateline.doors.cli.store import reading
from dateline.errors import UsageError
from dateline.model import CLAIM_FIELDS, Claim, canonical
from dateline.publish.story import Version, VersionDiff, diff_json, diff_of, story_of, version_json
from dateline.publish.words import value_text
from dateline.settings import Place

_RULES = {
    "first": "the first one known",
    "address": "at the same address",
    "headline": "under the same headline of the same outlet",
    "text": "in nearly the same words of the same outlet",
    "linked": "through another version",
}
_BEFORE_MARK = re.compile(r" ([.,;:!?])(?= |$)")
_AROUND = 60
"""Characters of unchanged text that are shown on each side of a change."""


def _line(version: Version) -> str:
    article = version.article
    state = "stands" if version.stands else "not coded" if version.coded is None else "replaced"
    said = f"{article.published or 'undated'}  {article.outlet or 'unnamed outlet'}: {article.title or 'untitled'}"
    met = f"met {version.seen} times" if version.seen != 1 else "met once"
    why = f"{_RULES[version.rule]}; {met}; {article.id[:20]} of {article.snapshot[:19]}"
    return visible(f"{version.number}  {state:8}  {said}\n   {why}")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _wording(diff: VersionDiff) -> str:
    """The changed words in brackets, with a little of what stands around them."""
    found: list[str] = []
    for piece in diff.wording.stretches:
        words = visible(_plain(piece.text))
        if piece.kind == "removed" and words:
            found.append(click.style(f"[-{words}-]", fg="red"))
        elif piece.kind == "added" and words:
            found.append(click.style(f"{{+{words}+}}", fg="green"))
        elif words:
            cut = len(words) > 2 * _AROUND
            found.append(
                f"{words[:_AROUND].rsplit(' ', 1)[0]} … {words[-_AROUND:].split(' ', 1)[-1]}" if cut else words
            )
    return _BEFORE_MARK.sub(r"\1", " ".join(found))


def _told(mark: str, claim: Claim) -> str:
    return visible(f"   {mark} {claim.field}: {value_text(claim)}  “{_plain(claim.written)}”  {claim.id[:18]}")


def show_diff(diff: VersionDiff, field: str | None = None) -> None:
    """One comparison for a person, with the claims on one field or on all."""
    click.echo(click.style(f"\nversion {diff.old.number} → version {diff.new.number}", bold=True))
    click.echo(_wording(diff) if diff.wording.stretches else "no words")
    traces = [one for one in diff.traces if field in (None, one.claim.field)]
    added = [claim for claim in diff.added if field in (None, claim.field)]
    counted = {fate: sum(1 for one in traces if one.fate == fate) for fate in ("carried", "restated", "recoded")}
    gone = [one.claim for one in traces if one.fate == "withdrawn"]
    parts = ", ".join(f"{number} {fate}" for fate, number in counted.items())
    click.echo(f"claims: {parts}, {len(gone)} withdrawn, {len(added)} new")
    for claim in gone:
        click.echo(_told("-", claim))
    for claim in added:
        click.echo(_told("+", claim))


def _asked(story: Sequence[Version], first: int | None, last: int | None) -> list[tuple[Version, Version]]:
    """The pairs to compare: neighbours, or the two that are named."""
    if first is None and last is None:
        return list(pairwise(story))
    one, other = first or 1, last or len(story)
    for number in (one, other):
        if not 1 <= number <= len(story):
            raise UsageError(f"there is no version {number}; the story has {len(story)}")
    return [(story[one - 1], story[other - 1])]


@click.command()
@click.argument("article")
@click.option("--diff", is_flag=True, help="Also what each version changed, in words and in claims.")
@click.option(
    "--from", "first", type=int, help="With --diff: the older version's number.  [default: each with the next]"
)
@click.option("--to", "last", type=int, help="With --diff: the newer version's number.")
@click.option("--field", type=click.Choice(CLAIM_FIELDS), help="With --diff: only claims on this field.")
@click.option("--json", "as_json", is_flag=True, help="One version, and with --diff one comparison, a line as JSON.")
@as_of_option
@db_option
def versions(
    article: str,
    diff: bool,
    first: int | None,
    last: int | None,
    field: str | None,
    as_json: bool,
    as_of: date | None,
    db: Place,
) -> None:
    """List the versions of the story that an ARTICLE (its id or the beginning of it) belongs to, oldest first.

    Versions are articles met at one address, or told by one outlet under one headline or in nearly the same words.
    Words taken out stand in [-…-], words put in in {+…+}; claims that a version makes no more are marked -, new ones +.

    \b
    Examples:
      dateline versions article-3f2a
      dateline versions article-3f2a --diff --from 1 --to 3
    """
    with reading(db, as_of) as (ledger, upto):
        story = story_of(ledger, article, upto)
    found = [diff_of(*pair) for pair in _asked(story, first, last)] if diff else []
    if as_json:
        for version in story:
            click.echo(canonical(version_json(version)))
        for one in found:
            click.echo(canonical(diff_json(one)))
        return
    for version in story:
        click.echo(_line(version))
    for one in found:
        show_diff(one, field)
