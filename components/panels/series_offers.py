"""The series that have a figure where the chosen one has none: a button for each, and how much of it they cover."""

from collections.abc import Sequence

from components.markup import Markup, html
from components.panels import names, series_menu
from components.panels.controls import act
from components.style import Style
from data.dataset import Dataset
from data.measures.offers import SeriesOffer

MOST_NAMED = 6
"""Beyond this many covered places their number says enough, and their names stand in the title."""


def offers(offered: Sequence[SeriesOffer], dataset: Dataset, style: Style) -> list[Markup]:
    """The buttons under their heading, the widest coverage first; that nobody counted, where no series did."""
    if not offered:
        return [html.P(style.words("ranking.empty_series_none"))]
    buttons = [_button(offer, dataset, style) for offer in offered]
    return [html.P(style.words("ranking.empty_series_offer")), html.Div(buttons, className="offers")]


def _button(offer: SeriesOffer, dataset: Dataset, style: Style) -> Markup:
    label = series_menu.label(offer.series, dataset, style)
    named = names.listed_together([names.place(one, dataset, style) for one in offer.covered], style)
    if offer.members > 1:
        label = style.words("page.pause").join([label, _covered(offer, named, style)])
    return act(label, f"series:{offer.series}", "button small", title=named)


def _covered(offer: SeriesOffer, named: str, style: Style) -> str:
    """3 地中 2 地有数字：广东，海南."""
    text = style.words("numbers.covered", known=len(offer.covered), members=offer.members)
    if offer.complete or len(offer.covered) > MOST_NAMED:
        return text
    return style.words("ranking.offer_names", covered=text, names=named)
