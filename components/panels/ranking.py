"""Beside the map: the same places as numbers.

    two or more chosen, or a cluster      comparison   side by side on one scale, with a sum
    a count with a counterpart            two counts   published and listed in two columns of units
    any other measure                     places       bar, share, rate, provable rank, remainder

Parks that are listed are never ranked, and the two counts are never subtracted.
"""

from components import ids
from components.markup import Markup
from components.panels import comparison, names, ranking_companies, ranking_parks
from components.panels.controls import clear_filters, empty, export_button, scroller, title
from components.panels.ranking_companies import apart
from components.panels.series_offers import offers
from components.panels.share_strip import strip
from components.style import Style
from data.dataset import Dataset
from data.levels import part_level
from data.measures.comparison import Comparison
from data.selection import Selection
from data.summaries.ranking import Ranking

TITLE = f"{ids.RANKING}-title"


def draw(ranking: Ranking, selection: Selection, dataset: Dataset, style: Style) -> list[Markup]:
    """Heading, then the table that fits what is shown."""
    if ranking.comparison:
        return _comparison(ranking.comparison, ranking, selection, dataset, style)
    draw_places = _two_counts if ranking.measure.counterpart else _places
    return draw_places(ranking, selection, dataset, style)


def _heading(text: str, note: str, style: Style) -> Markup:
    return title(text, note, TITLE, export_button("ranking", text, style))


def _comparison(
    compared: Comparison, ranking: Ranking, selection: Selection, dataset: Dataset, style: Style
) -> list[Markup]:
    words = style.words
    note = "ranking.cluster_note" if selection.cluster else "ranking.comparison_note"
    heading = _heading(
        words("ranking.comparison"), words(note, measure=names.counted(selection, dataset, style)), style
    )
    table = comparison.table(compared, ranking, style)
    nothing = not ranking.measure.counterpart and not compared.known
    offered = [_no_figure(ranking, selection, dataset, style)] if nothing else []
    return [heading, scroller([table, *offered], words("ranking.comparison"), style)]


def _places(ranking: Ranking, selection: Selection, dataset: Dataset, style: Style) -> list[Markup]:
    words = style.words
    parent = names.place(ranking.level, dataset, style)
    label = words(f"ranking.places_by_{part_level(ranking.level, dataset)}")
    measure = names.measure(ranking.measure, ranking.series, dataset, style, ranking.limits)
    note = words("ranking.places_note", measure=measure, parent=parent) if ranking.measure.has_rates else measure
    heading = _heading(label, note, style)
    if all(row.place.value is None for row in ranking.rows):
        return [heading, _no_figure(ranking, selection, dataset, style)]
    if ranking.limits and not any(row.place.value for row in [*ranking.rows, *apart(ranking)]):
        return [heading, empty(words("ranking.no_company"), clear_filters(style))]
    table = scroller(ranking_companies.table(ranking, dataset, style), label, style)
    return [heading, table, *(strip(ranking, dataset, style) if ranking.measure.has_series else [])]


def _two_counts(ranking: Ranking, selection: Selection, dataset: Dataset, style: Style) -> list[Markup]:
    words = style.words
    heading = _heading(words("ranking.two_counts"), words("ranking.two_counts_note"), style)
    if not ranking.unplaced and all(row.published is None and row.listed is None for row in ranking.rows):
        place = names.place(ranking.level, dataset, style)
        return [heading, empty(words("ranking.empty_parks", place=place))]
    tables = ranking_parks.tables(ranking, dataset, style)
    return [heading, scroller(tables, words("ranking.two_counts"), style)]


def _no_figure(ranking: Ranking, selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """The chosen series says nothing here: say so, and offer those that do; never switch by itself."""
    place = names.place(ranking.level, dataset, style)
    if not ranking.measure.has_series:
        measure = names.measure(ranking.measure, ranking.series, dataset, style)
        return empty(style.words("ranking.empty_series", series=measure, place=place))
    several = ranking.comparison is not None or selection.cluster is not None
    series = names.series(ranking.series, dataset, style)
    key = "empty_compared" if several else "empty_series"
    sentence = style.words(f"ranking.{key}", series=series, place=place)
    return empty(sentence, *offers(ranking.offered_series, dataset, style))
