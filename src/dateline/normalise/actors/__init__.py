"""From the words that name a party to its kind, country, registry entry and codes."""

from dateline.normalise.actors.actor import Actor
from dateline.normalise.actors.answer import ActorAnswer
from dateline.normalise.actors.country import Country, countries, country_words
from dateline.normalise.actors.describe import describe_actor
from dateline.normalise.actors.echo import recall_actor
from dateline.normalise.actors.registry import Registry, load_registry

__all__ = [
    "Actor",
    "ActorAnswer",
    "Country",
    "Registry",
    "countries",
    "country_words",
    "describe_actor",
    "load_registry",
    "recall_actor",
]
