"""The desk: pages on the ledger for people who read, check and decide."""

from dateline.doors.desk.app import ALL_ROUTES, make_app

__all__ = ["ALL_ROUTES", "make_app"]
