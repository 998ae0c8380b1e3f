"""Places: the gazetteer, place names in a text, and where they lie."""

from dateline.normalise.places.build import build_gazetteer
from dateline.normalise.places.context import PlaceContext, document_context
from dateline.normalise.places.detect import find_toponyms, toponyms_at
from dateline.normalise.places.gazetteer import Gazetteer, default_gazetteer_path, open_gazetteer
from dateline.normalise.places.judge import Candidate
from dateline.normalise.places.own import country_of_demonym
from dateline.normalise.places.place import Place
from dateline.normalise.places.resolve import PlaceAnswer, resolve_place
from dateline.normalise.places.toponym import Offset, Toponym

__all__ = [
    "Candidate",
    "Gazetteer",
    "Offset",
    "Place",
    "PlaceAnswer",
    "PlaceContext",
    "Toponym",
    "build_gazetteer",
    "country_of_demonym",
    "default_gazetteer_path",
    "document_context",
    "find_toponyms",
    "open_gazetteer",
    "resolve_place",
    "toponyms_at",
]
