"""From the words that name a party to its kind, country, registry entry and codes."""

from dateline.normalise.actors.actor import Actor
from dateline.normalise.actors.answer import ActorAnswer
from dateline.normalise.actors.country import Country, countries, country_words
from dateline.normalise.actors.describe import describe_actor
from dateline.normalise.actors.echo import recall_actor
from dateline.normalise.actors.institution import Institution, institutions, state_actors
from dateline.normalise.actors.registry import Registry, load_registry, registry_in_use, using

__all__ = [
    "Actor",
    "ActorAnswer",
    "Country",
    "Institution",
    "Registry",
    "countries",
    "country_words",
    "describe_actor",
    "institutions",
    "load_registry",
    "recall_actor",
    "registry_in_use",
    "state_actors",
    "using",
]
