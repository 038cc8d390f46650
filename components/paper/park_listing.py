"""The list of parks as it is printed: every one of them, with head and foot on every page."""

from components.panels import names
from components.paper import captions
from components.paper.presets import UNMARKED, Marking
from components.sentences import spoken
from components.style import Style
from components.templating import render
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import headline, parks

MAX_ROWS = 500
"""As many as the page shows; a longer list is exported whole."""


def draw(selection: Selection, dataset: Dataset, address: str, style: Style, marking: Marking = UNMARKED) -> str:
    """The table. `address`: of the page, for its foot."""
    rows = parks.summarise(selection, dataset).rows
    sources = captions.sources("parks", selection, dataset, style)
    return render(
        "park_listing",
        style,
        parks=rows[:MAX_ROWS],
        remaining=max(0, len(rows) - MAX_ROWS),
        sentence=spoken(headline.summarise(selection, dataset), style.words),
        filters=captions.filter_line("parks", selection, dataset, style),
        sources=style.words("numbers.semicolon").join((*sources.leading, *sources.each)),
        marking=" · ".join(filter(None, (marking.classification, marking.watermark))),
        address=style.words("paper.no_link") if dataset.upload else address,
        name=lambda park: names.park(park.name, park.name_en, style),
        founded=lambda park: names.founded(park.founded, park.precision, style),
        status=lambda park: names.status(park.status, park.status_as_of, style),
    )
