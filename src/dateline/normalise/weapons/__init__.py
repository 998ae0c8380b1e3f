"""From the words that name a weapon to its class and codes, and weapons in running text."""

from dateline.normalise.weapons.find import classify_weapon, find_weapons
from dateline.normalise.weapons.weapon import WeaponAnswer, WeaponPhrase

__all__ = ["WeaponAnswer", "WeaponPhrase", "classify_weapon", "find_weapons"]
