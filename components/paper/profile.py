"""What stands behind one region: facts with their dates and sources, and its listed parks."""

from components.panels import names
from components.panels.citation import with_unit
from components.paper import comparison, park_table
from components.paper.pad import Box, Pad
from components.paper.table import Column, lay, write
from components.paper.typesetting import height, wrap
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.states import State
from data.summaries import parks, region_profile
from data.summaries.region_profile import RegionProfile
from data.values import Fact

BESIDE = 62
"""From this width on, in sizes, the parks stand beside the facts."""


def draw(pad: Pad, selection: Selection, dataset: Dataset) -> None:
    """Facts, then parks; several chosen places as a table, side by side."""
    if len(selection.regions) > 1:
        _compared(pad, selection, dataset)
        return
    profile, listed = region_profile.summarise(selection, dataset), parks.summarise(selection, dataset)
    facts, room = _boxes(pad, len(listed.rows))
    grid = lay(_columns(_shown(profile), selection, dataset, pad.style), facts, pad.style)
    write(pad, grid)
    _parks(pad, listed, room, dataset, selection)


def _boxes(pad: Pad, count: int) -> tuple[Box, Box]:
    """The rooms of the facts and of the parks."""
    body = pad.style.text(0)
    if pad.width / body > BESIDE:
        half = 0.5 * pad.width
        return Box(0, 0, half - 1.5 * body, pad.height), Box(half + 1.5 * body, 0, half - 1.5 * body, pad.height)
    below = min(0.5 * pad.height, (count + 2.2) * 1.9 * body)
    return Box(0, 0, pad.width, pad.height - below - 0.5 * body), Box(0, pad.height - below, pad.width, below)


def _shown(profile: RegionProfile) -> list[Fact]:
    return [fact for fact in profile.facts if fact.value is not None]


def _columns(facts: list[Fact], selection: Selection, dataset: Dataset, style: Style) -> list[Column]:
    words = style.words
    sources = [
        words("page.comma").join(names.short_publisher(source, dataset, style) for source in fact.sources)
        for fact in facts
    ]
    return [
        Column(words("paper.fact"), tuple(_label(fact, selection, dataset, style) for fact in facts), wraps=True),
        Column(words("paper.value"), tuple(with_unit(fact, style) for fact in facts), "right", "strong"),
        Column(words("paper.as_of_column"), tuple(fact.as_of for fact in facts), look="muted", last=True),
        Column(words("paper.source_column"), tuple(sources), look="muted", wraps=True, last=True),
    ]


def _label(fact: Fact, selection: Selection, dataset: Dataset, style: Style) -> str:
    measure = names.companies_of(selection, dataset, style)
    return style.words(f"region_profile.fact_{fact.fact}", measure=measure)


def _parks(pad: Pad, listed: parks.Parks, room: Box, dataset: Dataset, selection: Selection) -> None:
    """Their table under its heading; its last line tells of those without room."""
    body, words = pad.style.text(0), pad.style.words
    if not listed.rows:
        place = names.place(selection.focus, dataset, pad.style)
        lines = wrap(words("region_profile.no_parks", place=place), body, room.width)
        pad.write(lines, room.left, room.top, body, pad.style.palette.muted)
        return
    inner = Box(room.left, room.top, room.width, room.height - height(1, body) * 1.1)
    park_table.draw(pad, listed, inner, short=True)


def _compared(pad: Pad, selection: Selection, dataset: Dataset) -> None:
    each = [region_profile.summarise(selection.replace(regions=(region,)), dataset) for region in selection.regions]
    kinds = list(dict.fromkeys(fact.fact for one in each for fact in _shown(one)))
    facts = [_in_order(one, kinds) for one in each]
    labels = [_label(fact, selection, dataset, pad.style) for fact in facts[0]]
    places = [names.place(region, dataset, pad.style) for region in selection.regions]
    comparison.matrix(pad, labels, places, facts)


def _in_order(profile: RegionProfile, kinds: list[str]) -> list[Fact]:
    """The facts of those kinds; one that the profile does not have was not published, or is not in the import."""
    known = {fact.fact: fact for fact in profile.facts}
    return [known.get(kind) or Fact(kind, None, "", "", (), _why_none(kind)) for kind in kinds]


def _why_none(kind: str) -> State:
    return State.NOT_IMPORTED if kind == "capital" else State.NOT_PUBLISHED
