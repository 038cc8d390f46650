"""Beside the map: the same places as numbers.

    two or more chosen, or a cluster      comparison   side by side on one scale, with a sum
    companies                             counts       bar, share, rate, provable rank, remainder
    listed or published parks             two_counts   published and listed in two columns of units

Parks that are listed are never ranked, and the two counts are never subtracted.
"""

from dash import html
from dash.development.base_component import Component

from components import ids
from components.panels import comparison, names, ranking_companies, ranking_parks, series_menu
from components.panels.controls import act, empty, scroller, title
from components.panels.share_strip import strip
from components.style import Style
from data.dataset import Dataset
from data.levels import parts
from data.selection import Selection
from data.summaries.ranking import Ranking

TITLE = f"{ids.RANKING}-title"


def draw(ranking: Ranking, selection: Selection, dataset: Dataset, style: Style) -> list[Component]:
    """Heading, then the table that fits what is shown."""
    if ranking.compared:
        return _comparison(ranking, selection, dataset, style)
    return (
        _companies(ranking, dataset, style)
        if ranking.measure == "companies"
        else _parks(ranking, selection, dataset, style)
    )


def _comparison(ranking: Ranking, selection: Selection, dataset: Dataset, style: Style) -> list[Component]:
    words = style.words
    note = "ranking.cluster_note" if selection.cluster else "ranking.comparison_note"
    heading = title(words("ranking.comparison"), words(note, measure=names.measure(selection, dataset, style)), TITLE)
    return [heading, scroller(comparison.table(ranking, dataset, style), words("ranking.comparison"), style)]


def _companies(ranking: Ranking, dataset: Dataset, style: Style) -> list[Component]:
    words = style.words
    parent = names.place(ranking.level, dataset, style)
    label = words(f"ranking.places_by_{parts(ranking.level, dataset)[0].level}")
    measure = names.companies(ranking.series, dataset, style)
    heading = title(label, words("ranking.places_note", measure=measure, parent=parent), TITLE)
    if all(row.place.value is None for row in ranking.rows):
        return [heading, _empty_series(ranking, dataset, style)]
    table = scroller(ranking_companies.table(ranking, dataset, style), label, style)
    return [heading, table, *strip(ranking, dataset, style)]


def _parks(ranking: Ranking, selection: Selection, dataset: Dataset, style: Style) -> list[Component]:
    words = style.words
    heading = title(words("ranking.two_counts"), words("ranking.two_counts_note"), TITLE)
    if not ranking.unplaced and all(row.published is None and row.listed is None for row in ranking.rows):
        place = names.place(ranking.level, dataset, style)
        return [heading, empty(words("ranking.empty_parks", place=place))]
    tables = ranking_parks.tables(ranking, selection, dataset, style)
    return [heading, scroller(tables, words("ranking.two_counts"), style)]


def _empty_series(ranking: Ranking, dataset: Dataset, style: Style) -> Component:
    """The chosen series says nothing here: say so, and offer those that do; never switch by itself."""
    words = style.words
    series = names.series(ranking.series, dataset, style)
    sentence = words("ranking.empty_series", series=series, place=names.place(ranking.level, dataset, style))
    if not ranking.offered_series:
        return empty(sentence, html.P(words("ranking.empty_series_none")))
    offers = [
        act(series_menu.label(one, dataset, style), f"series:{one}", "button small") for one in ranking.offered_series
    ]
    return empty(sentence, html.P(words("ranking.empty_series_offer")), html.Div(offers, className="offers"))
