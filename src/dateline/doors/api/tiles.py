"""Where map tiles come from, on a desk that is set up to ask for them; without that its pages ask nobody."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.errors import UsageError
from dateline.settings import ENV_TILES

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-]+(?::[0-9]{1,5})?/[A-Za-z0-9.\-_~/{}?=&%@+]*")


@dataclass(frozen=True, slots=True)
class Tiles:
    """``address`` has {z}, {x} and {y} (Web Mercator, as OpenStreetMap numbers them); ``credit`` stands by the map."""

    address: str
    credit: str

    @property
    def origin(self) -> str:
        """The one place elsewhere that the desk's pages may then ask."""
        found = urlsplit(self.address)
        return f"{found.scheme}://{found.netloc}"

    @classmethod
    def of(cls, written: str) -> Tiles:
        """An address, and after a space whom to credit; UsageError where it is none."""
        address, _, credit = written.strip().partition(" ")
        holes = sorted(re.findall(r"\{[^}]*\}?", address))
        if not _ADDRESS.fullmatch(address) or holes != ["{x}", "{y}", "{z}"]:
            raise UsageError(
                f"{ENV_TILES}={written!r} is no address of map tiles; "
                "write for example https://tiles.example/{z}/{x}/{y}.png © Tile makers"
            )
        return cls(address, credit.strip())

    @classmethod
    def read(cls) -> Tiles | None:
        """From the environment; None where nothing is set."""
        written = os.environ.get(ENV_TILES, "").strip()
        return cls.of(written) if written else None
