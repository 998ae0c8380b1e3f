"""Tolls: who was killed, hurt, taken, held or is missing, and how many."""

from dateline.coding.tolls.find_tolls import find_tolls

__all__ = ["find_tolls"]
