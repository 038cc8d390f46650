"""How each view of data/views.py is drawn away from the page: on a sheet, on a slide, on stage."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from components.figures import founding_timeline as timeline_figure
from components.figures import province_map as map_figure
from components.figures.map_legend import LegendEntry
from components.figures.province_map import BoundaryUrl
from components.panels import names
from components.paper import (
    chart_data,
    facts,
    gap,
    key_figures,
    legends,
    peers,
    pilots,
    rankings,
    reconciliation,
    shift_share,
    slide_tables,
    structure,
    structure_charts,
    two_maps,
    vitality,
)
from components.paper.chart_data import ChartColumns, ChartData
from components.paper.figure_builder import FigureBuilder
from components.paper.slide_tables import SlideTable
from components.sentences import place_name
from components.style import Style
from components.theme import Figure
from data import levels
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.measures import registry
from data.measures.published import PUBLISHED
from data.regions import NATION
from data.selection import Selection
from data.story import Scene
from data.summaries import founding_timeline, headline, province_map, ranking

Content = ChartData | ChartColumns | SlideTable | None
ViewFigure = Callable[[Selection, Dataset, Boundaries, Style, BoundaryUrl], Figure]


def _title_of_place(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """What the view is called, and the place that is chosen."""
    place = place_name(headline.summarise(selection, dataset), style.words)
    return style.words(f"paper.title_{view}", place=place)


def _title_of_timeline(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """Whether it shows parks, or companies in their place."""
    ages = founding_timeline.summarise(selection, dataset).ages
    return _title_of_place("ages" if ages else view, selection, dataset, style)


def _title_of_level(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """The measure, by the parts of the opened level."""
    measure = names.measure_of(selection, dataset, style)
    if selection.map == NATION:
        return style.words("paper.title_map_nation", measure=measure)
    part = levels.part_level(selection.map, dataset)
    place = names.place(selection.map, dataset, style)
    return style.words(f"map_panel.title_by_{part}", measure=measure, place=place)


def _title_of_ranking(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """The places that are compared, the level in every count, both counts of parks, or the measure by place."""
    if ranking.summarise(selection, dataset).comparison:
        measure = names.measure_of(selection, dataset, style)
        place = place_name(headline.summarise(selection, dataset), style.words)
        return style.words("paper.title_comparison", place=place, measure=measure)
    if ranking.summarise(selection, dataset).figures is not None:
        return style.words("region_figures.title", place=names.place(selection.map, dataset, style))
    if registry.shown(selection, dataset).counterpart and PUBLISHED.is_offered(dataset):
        return style.words("paper.title_two_counts", place=names.place(selection.map, dataset, style))
    return _title_of_level(view, selection, dataset, style)


@dataclass(frozen=True, eq=False)
class PaperView:
    name: str
    figure: ViewFigure
    """As large as `style.canvas`, without title, legend and sources."""
    content: Callable[[Scene, Selection, Dataset, Style], Content]
    """What a slide shows natively; None when there is nothing to show."""
    title: Callable[[str, Selection, Dataset, Style], str] = _title_of_place
    """Of its name and what is chosen."""
    legend: Callable[[Selection, Dataset, Style, bool], tuple[LegendEntry, ...]] | None = None
    """What its marks mean, unless they are labelled; the last argument says whether the sheet is tight."""
    is_map: bool = False
    """Whether it says of itself what every map of China must say, and is a picture on slides too."""
    is_picture: bool = False
    """Whether it is a picture of its own on stage; of the others a screen shows one chart or table."""
    fills_screen: bool = False
    """Whether it stands alone on a screen or a slide, without bars or a legend beside it: it has its own."""
    hovermode: Literal["closest", "y"] = "closest"
    """Whether a pointer on stage must hit a mark, or only its row."""
    printed: int = 0
    """Its place among the printed sheets, which are in the order of the page; 0 where it is none."""
    is_empty: Callable[[Selection, Dataset], bool] = lambda _selection, _dataset: False
    """Whether it has so little to show that another view does not, that it makes no sheet and no scene of its own."""
    statement: Callable[[Selection, Dataset, Style], str] | None = None
    """What stands over the figure, where that is not the page's sentence."""


def _map(selection: Selection, dataset: Dataset, boundaries: Boundaries, style: Style, url: BoundaryUrl) -> Figure:
    return map_figure.draw(province_map.summarise(selection, dataset), style, boundaries, url)


def _timeline(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    return timeline_figure.draw(founding_timeline.summarise(selection, dataset), style)


def _built(draw: Callable[[FigureBuilder, Selection, Dataset], None]) -> ViewFigure:
    """A figure of texts and marks over the whole canvas."""

    def view_figure(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
        builder = FigureBuilder(style, style.room.width, style.room.height)
        draw(builder, selection, dataset)
        return builder.build()

    return view_figure


MAP: Final = PaperView(
    "province-map", _map, chart_data.of_places, _title_of_level, legends.of_map, is_map=True, is_picture=True, printed=2
)
TWO_MAPS: Final = PaperView(
    "two-maps",
    two_maps.draw,
    lambda _, *about: two_maps.content(*about),
    two_maps.title,
    is_map=True,
    fills_screen=True,
)
RANKING: Final = PaperView(
    "ranking", _built(rankings.draw), chart_data.of_places, _title_of_ranking, is_picture=True, hovermode="y", printed=3
)
TIMELINE: Final = PaperView(
    "founding-timeline",
    _timeline,
    chart_data.of_timeline,
    _title_of_timeline,
    legends.of_timeline,
    is_picture=True,
    printed=6,
)
PROFILE: Final = PaperView(
    "region-profile", _built(facts.draw_profile), chart_data.of_profile, printed=4, is_empty=facts.are_compared
)
PEERS: Final = PaperView(
    "peers", _built(peers.draw), peers.chart, peers.title, is_picture=True, printed=5, is_empty=peers.is_empty
)
GAP: Final = PaperView(
    "gap", _built(gap.draw), lambda _, *about: gap.content(*about), statement=gap.statement, fills_screen=True
)
STRUCTURE: Final = PaperView(
    "structure",
    _built(structure.draw),
    lambda _, *about: structure_charts.content(*about),
    structure.title,
    is_picture=True,
    statement=structure.statement,
    printed=7,
    is_empty=structure.is_empty,
)
PARKS: Final = PaperView("parks", _built(facts.draw_parks), lambda _, *about: slide_tables.parks(*about))
PILOTS: Final = PaperView(
    "pilots", _built(pilots.draw), lambda _, *about: pilots.content(*about), statement=pilots.statement
)
HEADLINE: Final = PaperView("headline", _built(key_figures.draw), chart_data.of_headline, printed=1)
RECONCILIATION: Final = PaperView(
    "reconciliation",
    _built(reconciliation.draw),
    lambda _, *about: reconciliation.content(*about),
    statement=reconciliation.statement,
)
VITALITY: Final = PaperView(
    "vitality",
    _built(vitality.draw),
    lambda _, *about: vitality.content(*about),
    vitality.title,
    statement=vitality.statement,
)
SHIFT_SHARE: Final = PaperView(
    "shift-share",
    _built(shift_share.draw),
    lambda _, *about: shift_share.content(*about),
    statement=shift_share.statement,
    is_picture=True,
    is_empty=shift_share.is_empty,
)

PAPER_VIEWS: Final[Mapping[str, PaperView]] = {
    view.name: view
    for view in (
        MAP,
        TWO_MAPS,
        RANKING,
        TIMELINE,
        PROFILE,
        GAP,
        PEERS,
        STRUCTURE,
        PARKS,
        PILOTS,
        HEADLINE,
        RECONCILIATION,
        VITALITY,
        SHIFT_SHARE,
    )
}


def printed_views(selection: Selection, dataset: Dataset) -> list[PaperView]:
    """What of a page is printed, in that order, as far as it has something to show."""
    printed = sorted((view for view in PAPER_VIEWS.values() if view.printed), key=lambda view: view.printed)
    return [view for view in printed if not view.is_empty(selection, dataset)]
