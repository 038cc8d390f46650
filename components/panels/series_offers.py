"""The series that have a figure where the chosen one has none: a button for each, and how much of it they cover."""

from collections.abc import Sequence

from components.panels import names, series_menu
from components.panels.rows import Values
from components.style import Style
from data.dataset import Dataset
from data.measures.offers import SeriesOffer

MAX_NAMED = 6
"""Beyond this many covered places their number says enough, and their names stand in the title."""


def offers(offered: Sequence[SeriesOffer], dataset: Dataset, style: Style) -> list[Values]:
    """The widest coverage first."""
    return [_offer(offer, dataset, style) for offer in offered]


def _offer(offer: SeriesOffer, dataset: Dataset, style: Style) -> Values:
    label = series_menu.label(offer.series, dataset, style)
    places = names.listed_together([names.place(one, dataset, style) for one in offer.covered], style)
    if offer.members > 1:
        label = style.words("page.pause").join([label, _covered(offer, places, style)])
    return {"series": offer.series, "label": label, "places": places}


def _covered(offer: SeriesOffer, places: str, style: Style) -> str:
    """3 地中 2 地有数字：广东，海南."""
    text = style.words("numbers.covered", known=len(offer.covered), members=offer.members)
    if offer.complete or len(offer.covered) > MAX_NAMED:
        return text
    return style.words("ranking.offer_names", covered=text, names=places)
