"""``dateline claims``: who says what about one incident, mention or article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import click

from dateline.doors.cli.console import visible
from dateline.doors.cli.find import incident_named
from dateline.doors.cli.options import as_of_option, db_option, policy_option
from dateline.doors.cli.store import reading
from dateline.model import CLAIM_FIELDS, Claim, canonical
from dateline.model.codec import claim_json
from dateline.publish import policy_named
from dateline.publish.reading_room import corpus_of
from dateline.publish.record import people_json, unheard
from dateline.publish.traces import Fate, about, former_json, with_former
from dateline.publish.words import people_text, value_text, voice_text
from dateline.settings import Place


@click.command()
@click.argument("incident")
@click.option("--field", type=click.Choice(CLAIM_FIELDS), help="Only claims on this field.")
@click.option("--json", "as_json", is_flag=True, help="One claim a line as JSON.")
@click.option("--former", is_flag=True, help="Also what newer versions of an article still say.")
@policy_option
@as_of_option
@db_option
def claims(
    incident: str, field: str | None, as_json: bool, former: bool, policy: str, as_of: date | None, db: Place
) -> None:
    """List every claim on an INCIDENT (its id or the beginning of it), with the exact words and who says them.

    What a newer version of its article has withdrawn, or what is read otherwise now, comes last and says so.

    \b
    Example:
      dateline claims incident-3f2a --field killed
    """
    with reading(db, as_of) as (ledger, upto):
        corpus = corpus_of(ledger, policy_named(policy), upto)
        found = incident_named(corpus, incident, ledger, upto)
        corpus = with_former(ledger, corpus, upto, found.id)
    gone = [one for one in corpus.former.get(found.id, ()) if former or one.fate in ("withdrawn", "recoded")]
    told = [*corpus.claims_of(found), *(one.claim for one in corpus.former.get(found.id, ()))]
    silent = unheard(corpus.claims_of(found))
    for claim in corpus.claims_of(found):
        if field is not None and claim.field != field:
            continue
        speaks_of = about(claim, told)
        said = people_json(claim, claim.id not in silent)
        if as_json:
            click.echo(canonical({**claim_json(claim), "incident": found.id, "about": list(speaks_of), **said}))
            continue
        article = corpus.articles[corpus.mentions[claim.mention].article]
        where = f"{article.outlet or 'unnamed outlet'}, {article.published or 'undated'}"
        _tell(claim, where + people_text(claim, claim.id not in silent), speaks_of)
    for one in gone:
        if field is not None and one.claim.field != field:
            continue
        if as_json:
            click.echo(canonical(former_json(one, found.id)))
            continue
        _tell(one.claim, f"{one.article[:18]} · {_FATES[one.fate]} by {one.by[:18]}", ())


_FATES: Final[dict[Fate, str]] = {
    "carried": "said in the same words",
    "restated": "said in other words",
    "recoded": "read otherwise",
    "withdrawn": "withdrawn",
}


def _tell(claim: Claim, where: str, speaks_of: Sequence[str]) -> None:
    """One claim for a person: value, words, who says so, where."""
    span = claim.span
    click.echo(f"{click.style(claim.field, bold=True)}  {visible(value_text(claim))}")
    click.echo(visible(f"    “{' '.join(span.quote.split())}”"))
    click.echo(visible(f"    says: {voice_text(claim)} · {where} · [{span.start}:{span.end}] · {claim.id[:18]}"))
    if speaks_of:
        click.echo(f"    about: {', '.join(name[:18] for name in speaks_of)}")
