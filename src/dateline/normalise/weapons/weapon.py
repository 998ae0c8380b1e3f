"""A weapon as words and as a class."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import WeaponClass


@dataclass(frozen=True, slots=True)
class WeaponAnswer:
    """``weapon_class`` is None where the words name no weapon: an abstention, with its ``reason``.

    ``mode`` is the mode of PLOVER's ASSAULT, ``cameo`` the CAMEO code of an attack with it. ``sure`` is False for words
    that are a weapon only here and there ("device", "stone").
    """

    written: str
    weapon_class: WeaponClass | None
    mode: str | None = None
    cameo: str | None = None
    sure: bool = True
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class WeaponPhrase:
    """Offsets in code points, half open: ``span`` with number and calibre ("five 81-mm mortar rounds"), ``core`` the
    term alone. ``implied`` marks an act word that tells a means without naming one ("shot dead")."""

    span: tuple[int, int]
    core: tuple[int, int]
    weapon_class: WeaponClass
    implied: bool = False
    sure: bool = True
