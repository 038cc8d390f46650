"""How each view of data/views.py is drawn away from the page: on a sheet, on a slide, on stage."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from components.figures.legend import LegendEntry
from components.paper import bodies, charts, legends, titles
from components.paper.bodies import Body
from components.paper.charts import Chart
from components.paper.tables import Table
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.story import Scene

Content = Chart | Table | None


@dataclass(frozen=True, eq=False)
class PaperView:
    """The parts of one view."""

    name: str
    body: Body
    """The figure, as large as the canvas."""
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


MAP: Final = PaperView(
    "province-map", bodies.of_map, charts.of_places, titles.of_level, legends.of_map, is_map=True, is_picture=True
)
PAPER_VIEWS: Final[Mapping[str, PaperView]] = {
    view.name: view
    for view in (
        MAP,
        PaperView("ranking", bodies.of_ranking, charts.of_places, titles.of_ranking, is_picture=True),
        PaperView(
            "founding-timeline",
            bodies.of_timeline,
            charts.of_timeline,
            titles.of_timeline,
            legends.of_timeline,
            is_picture=True,
        ),
        PaperView("region-profile", bodies.of_profile, charts.of_profile),
        PaperView("parks", bodies.of_parks, charts.of_parks),
        PaperView("headline", bodies.of_headline, charts.of_headline),
    )
}
