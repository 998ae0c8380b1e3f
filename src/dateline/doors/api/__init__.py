"""The HTTP API: what programs ask and say, and the door that pages and programs share."""

from dateline.doors.api.openapi import document, routes_table
from dateline.doors.api.routes import ROUTES

__all__ = ["ROUTES", "document", "routes_table"]
