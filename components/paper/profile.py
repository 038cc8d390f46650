"""What stands behind one region: facts with their dates and sources, and its listed parks."""

from components.panels import names
from components.panels.citation import with_unit
from components.paper import park_table
from components.paper.comparison import draw_matrix
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.line_breaks import lines_height, wrap
from components.paper.text_table import TableColumn, draw_table
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.states import State
from data.summaries import parks, region_profile
from data.summaries.region_profile import RegionProfile
from data.values import Fact

BESIDE = 62
"""From this width on, in sizes, the parks stand beside the facts."""


def draw(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """Facts, then parks; several chosen places as a table, side by side."""
    if len(selection.regions) > 1:
        _draw_compared(builder, selection, dataset)
        return
    profile, listed = region_profile.summarise(selection, dataset), parks.summarise(selection, dataset)
    facts_box, parks_box = _boxes(builder, len(listed.rows))
    draw_table(builder, _columns(_known(profile), selection, dataset, builder.style), facts_box)
    if listed.rows:
        height = parks_box.height - lines_height(1, builder.body) * 1.1  # its last line tells of those without room
        park_table.draw(builder, listed, PixelBox(parks_box.left, parks_box.top, parks_box.width, height))
        return
    place = names.place(selection.focus, dataset, builder.style)
    lines = wrap(builder.style.words("region_profile.no_parks", place=place), builder.body, parks_box.width)
    builder.add_text(lines, parks_box.left, parks_box.top, builder.body, builder.style.palette.muted)


def _boxes(builder: FigureBuilder, count: int) -> tuple[PixelBox, PixelBox]:
    """The rooms of the facts and of the parks."""
    width, height, body = builder.width, builder.height, builder.body
    if width / body > BESIDE:
        half, room = 0.5 * width, 0.5 * width - 1.5 * body
        return PixelBox(0, 0, room, height), PixelBox(half + 1.5 * body, 0, room, height)
    below = min(0.5 * height, (count + 2.2) * 1.9 * body)
    return PixelBox(0, 0, width, height - below - 0.5 * body), PixelBox(0, height - below, width, below)


def _known(profile: RegionProfile) -> list[Fact]:
    return [fact for fact in profile.facts if fact.value is not None]


def _columns(facts: list[Fact], selection: Selection, dataset: Dataset, style: Style) -> list[TableColumn]:
    words = style.words
    sources = [
        words("page.comma").join(names.publisher_name(source, dataset, style, brief=True) for source in fact.sources)
        for fact in facts
    ]
    dates = [fact.as_of for fact in facts]
    return [
        TableColumn(words("paper.fact"), _labels(facts, selection, dataset, style), wraps=True),
        TableColumn(words("paper.value"), [with_unit(fact, style) for fact in facts], "right", "strong"),
        TableColumn(words("paper.as_of_column"), dates, look="muted", optional=True),
        TableColumn(words("paper.source_column"), sources, look="muted", wraps=True, optional=True),
    ]


def _labels(facts: list[Fact], selection: Selection, dataset: Dataset, style: Style) -> list[str]:
    measure = names.companies_of(selection, dataset, style)
    return [style.words(f"region_profile.fact_{fact.fact}", measure=measure) for fact in facts]


def _draw_compared(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    profiles = [region_profile.summarise(selection.replace(regions=(region,)), dataset) for region in selection.regions]
    kinds = list(dict.fromkeys(fact.fact for profile in profiles for fact in _known(profile)))
    facts = [_facts_of(profile, kinds) for profile in profiles]
    places = [names.place(region, dataset, builder.style) for region in selection.regions]
    draw_matrix(builder, _labels(facts[0], selection, dataset, builder.style), places, facts)


def _facts_of(profile: RegionProfile, kinds: list[str]) -> list[Fact]:
    """The facts of those kinds; one that the profile does not have was not published, or is not in the import."""
    known = {fact.fact: fact for fact in profile.facts}
    missing = {"capital": State.NOT_IMPORTED}
    return [known.get(kind) or Fact(kind, None, "", "", (), missing.get(kind, State.NOT_PUBLISHED)) for kind in kinds]
