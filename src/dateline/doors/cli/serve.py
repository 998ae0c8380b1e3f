"""``dateline serve``: the desk and the API on this machine."""

from __future__ import annotations

import logging
from ipaddress import ip_address

import click

from dateline.doors.cli.options import db_option
from dateline.doors.cli.saying import user_name
from dateline.errors import LedgerError, UsageError
from dateline.settings import ENV_BY, Place


def _local(host: str) -> bool:
    """True for an address that only this machine can reach."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; only this machine's.")
@click.option("--port", type=click.IntRange(0, 65535), default=8642, show_default=True, help="The port.")
@click.option("--by", help=f"Who sits at the desk and decides.  [default: ${ENV_BY}, or the system's user]")
@db_option
def serve(host: str, port: int, by: str | None, db: Place) -> None:
    """Open the desk for one person on this machine: read the evidence, decide, add articles. Ctrl-C ends it.

    Nobody has to log in, so it listens at this machine's own address alone. The API is at /api/v1, described at
    /api/v1/openapi.json. Pages load nothing from elsewhere.

    \b
    Example:
      dateline serve --db build/demo/ledger.sqlite
    """
    if not _local(host):
        raise UsageError(
            f"--host {host} can be reached from other machines, and the desk has no accounts yet: anybody could decide "
            "in your name. Leave it at 127.0.0.1, and let others in through a tunnel of your own."
        )
    import uvicorn

    from dateline.doors.api.library import Library
    from dateline.doors.api.route import Person
    from dateline.doors.desk import make_app

    try:
        library = Library(db)
    except OSError as error:
        raise LedgerError(f"{db}: {error.strerror}; name another path with --db") from error
    app = make_app(library, Person(by or user_name()), (*_NAMES, host.strip("[]").lower()))
    shown = f"[{host}]" if ":" in host.strip("[]") else host
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    click.echo(f"The desk is at http://{shown}:{port}/ (Ctrl-C ends it)", err=True)
    uvicorn.run(app, host=host.strip("[]"), port=port, log_level="warning", server_header=False, ws="none")


_NAMES = ("127.0.0.1", "localhost", "::1")
