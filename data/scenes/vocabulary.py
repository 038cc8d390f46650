"""The facts that scenes may name. Each is read out of the same summaries as the charts, under the scene's own query."""

from collections.abc import Callable, Mapping

from data.filters.parks import YEARS
from data.scenes.company_facts import COMPANY_FACTS
from data.scenes.context import SceneContext, SceneFact
from data.scenes.park_facts import PARK_FACTS


def look_up(name: str, context: SceneContext) -> SceneFact:
    """The fact of that name; KeyError for a name that is not in the vocabulary."""
    return FACTS[name](context)


FACTS: Mapping[str, Callable[[SceneContext], SceneFact]] = {
    "place": lambda context: SceneFact((context.headline.focus,), "places"),
    "industry": lambda context: SceneFact(context.headline.industry, "text"),
    "publication": lambda context: SceneFact(context.headline.publication, "text"),
    "published_as_of": lambda context: SceneFact(context.dataset.about.published_as_of, "date"),
    "years": lambda context: SceneFact(YEARS.values.format(YEARS.of(context.selection)), "years"),
    **PARK_FACTS,
    **COMPANY_FACTS,
}
"""Every fact by its name. Names are public: story.toml and readers' files use them."""
