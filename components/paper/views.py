"""How each view of data/views.py is drawn away from the page: on a sheet, on a slide, on stage."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from components.figures.legend import LegendEntry
from components.paper import chart_data, legends, titles, view_figures
from components.paper.chart_data import ChartData
from components.paper.slide_tables import SlideTable
from components.paper.view_figures import ViewFigure
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.story import Scene

Content = ChartData | SlideTable | None


@dataclass(frozen=True, eq=False)
class PaperView:
    """The parts of one view."""

    name: str
    figure: ViewFigure
    """As large as `style.canvas`, without title, legend and sources."""
    content: Callable[[Scene, Selection, Dataset, Style], Content]
    """What a slide shows natively; None when there is nothing to show."""
    title: Callable[[str, Selection, Dataset, Style], str] = titles.of_place
    """Of its name and what is chosen."""
    legend: Callable[[Selection, Dataset, Style, bool], tuple[LegendEntry, ...]] = legends.none
    """What its marks mean; the last argument says whether the sheet is tight."""
    is_map: bool = False
    """Whether it says of itself what every map of China must say, and is a picture on slides too."""
    is_picture: bool = False
    """Whether it is a picture of its own on stage; of the others a screen shows one chart or table."""
    hovermode: Literal["closest", "y"] = "closest"
    """Whether a pointer on stage must hit a mark, or only its row."""
    printed: int = 0
    """Its place among the printed sheets, which are in the order of the page; 0 where a list is printed instead."""


MAP: Final = PaperView(
    name="province-map",
    figure=view_figures.of_map,
    content=chart_data.of_places,
    title=titles.of_level,
    legend=legends.of_map,
    is_map=True,
    is_picture=True,
    printed=2,
)
RANKING: Final = PaperView(
    name="ranking",
    figure=view_figures.of_ranking,
    content=chart_data.of_places,
    title=titles.of_ranking,
    is_picture=True,
    hovermode="y",
    printed=3,
)
TIMELINE: Final = PaperView(
    name="founding-timeline",
    figure=view_figures.of_timeline,
    content=chart_data.of_timeline,
    title=titles.of_timeline,
    legend=legends.of_timeline,
    is_picture=True,
    printed=5,
)
PROFILE: Final = PaperView("region-profile", view_figures.of_profile, chart_data.of_profile, printed=4)
PARKS: Final = PaperView("parks", view_figures.of_parks, chart_data.of_parks)
HEADLINE: Final = PaperView("headline", view_figures.of_headline, chart_data.of_headline, printed=1)

PAPER_VIEWS: Final[Mapping[str, PaperView]] = {
    view.name: view for view in (MAP, RANKING, TIMELINE, PROFILE, PARKS, HEADLINE)
}
