"""Where things are: paths and limits, each with the environment variable that overrides it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

ENV_DB: Final = "DATELINE_DB"
ENV_GAZETTEER: Final = "DATELINE_GAZETTEER"
ENV_PLACES: Final = "DATELINE_PLACES"
ENV_ACTORS: Final = "DATELINE_ACTORS"
ENV_PARSER: Final = "DATELINE_PARSER"
ENV_BY: Final = "DATELINE_BY"
ENV_TILES: Final = "DATELINE_TILES"
ENV_PEOPLE: Final = "DATELINE_PEOPLE"
ENVIRONMENT: Final = {
    ENV_DB: "the ledger's file, or the address of its PostgreSQL database",
    ENV_GAZETTEER: "the gazetteer's file",
    ENV_PLACES: "a CSV of places of your own and of names fixed to one place",
    ENV_ACTORS: "an actor registry of your own, YAML or CSV",
    ENV_BY: "who decides, where --by does not say; else the name of the system's user",
    ENV_PEOPLE: "the file of accounts; else the one beside the ledger's file",
    ENV_TILES: "map tiles for the desk, an address with {z}, {x} and {y} and whom to credit; else none are asked for",
    ENV_PARSER: "what reads sentences: `encoder`, the folder of another encoder, or the package of a spaCy model",
}
"""Every environment variable that the program reads, with its meaning."""


Place = Path | str
"""Where a ledger is kept: a file's path, or a database's address as text."""

_DATABASES: Final = ("postgresql://", "postgres://")


def place_of(written: str) -> Place:
    """The address of a PostgreSQL database as it is; everything else is a file's path."""
    return written if written.startswith(_DATABASES) else Path(written)


@dataclass(frozen=True, slots=True)
class Settings:
    """Paths in use."""

    db: Place
    parser: str
    places: Path | None = None
    actors: Path | None = None
    people: Path | None = None

    @classmethod
    def read(cls) -> Settings:
        """From the environment, else the user's data folder."""
        data = user_data_path("dateline")
        return cls(
            place_of(os.environ.get(ENV_DB) or str(data / "ledger.sqlite")),
            os.environ.get(ENV_PARSER) or "encoder",
            Path(os.environ[ENV_PLACES]) if os.environ.get(ENV_PLACES) else None,
            Path(os.environ[ENV_ACTORS]) if os.environ.get(ENV_ACTORS) else None,
            Path(os.environ[ENV_PEOPLE]) if os.environ.get(ENV_PEOPLE) else None,
        )
