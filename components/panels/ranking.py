"""Beside the map: the same places as numbers.

    two or more chosen, or a cluster      comparison   side by side in every fact, with a sum
    no part of the level has a value      figures      the level itself under every measure and series
    a count with a counterpart            two counts   published and listed in two columns of units
    any other measure                     places       bar, share, rate, provable rank, remainder

Parks that are listed are never ranked, and the two counts are never subtracted.
"""

from markupsafe import Markup

from components.panels import comparison, names, ranking_companies, ranking_parks, region_figures, series_menu
from components.panels.rows import Values
from components.panels.share_strip import strip
from components.style import Style
from components.templating import render
from data.dataset import Dataset
from data.levels import part_level
from data.measures.comparison import Comparison
from data.measures.published import PUBLISHED
from data.measures.registry import measures_of
from data.selection import Selection
from data.states import State
from data.summaries import snapshots
from data.summaries.ranking import Ranking

EMPTY: Values = {
    "layout": "",
    "table": None,
    "strip": None,
    "sentence": "",
    "offer": "",
    "filtered": False,
    "offers": None,
    "broader": (),
    "grows": False,
}
MAX_BROADER = 3
"""Series with more places that are offered under a table; the menu has them all."""


def draw(ranking: Ranking, selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """Heading, then the table that fits what is shown."""
    if ranking.comparison:
        content = _comparison(ranking.comparison, ranking, selection, dataset, style)
    elif ranking.figures is not None and not _undetermined(ranking):
        content = _figures(ranking, dataset, style)
    elif ranking.measure.counterpart:
        content = _two_counts(ranking, dataset, style)
    else:
        content = _places(ranking, selection, dataset, style)
    return render("ranking", style, **EMPTY | content)


def _comparison(compared: Comparison, ranking: Ranking, selection: Selection, dataset: Dataset, style: Style) -> Values:
    words, counterpart = style.words, measures_of(dataset).get(ranking.measure.counterpart)
    order = counterpart if counterpart and not ranking.measure.ranked else None  # a list itself is no ranking
    measure = names.measure_name(order, style) if order else names.counted(selection, dataset, style)
    note = "ranking.cluster_note" if selection.cluster else "ranking.comparison_note"
    heading = {"title": words("ranking.comparison"), "note": words(note, measure=measure)}
    table = {"layout": "comparison", "table": comparison.table(compared, ranking, selection, dataset, style)}
    without = not ranking.measure.counterpart and not compared.known
    return heading | table | (_no_figure(ranking, selection, dataset, style) if without else {})


def _places(ranking: Ranking, selection: Selection, dataset: Dataset, style: Style) -> Values:
    words, parent = style.words, names.place(ranking.level, dataset, style)
    measure = names.measure_of_places(ranking, dataset, style)
    heading = {
        "title": words(f"ranking.places_by_{part_level(ranking.level, dataset)}"),
        "note": _note(ranking, measure, parent, style),
    }
    if _undetermined(ranking):
        return heading | {"sentence": words("ranking.undetermined"), "filtered": True}
    if all(row.place.value is None for row in ranking.rows):
        return heading | _no_figure(ranking, selection, dataset, style)
    if ranking.limits and not any(place.value for place in ranking_companies.places(ranking)):
        return heading | {"sentence": words("ranking.no_company"), "filtered": True}
    table = ranking_companies.table(ranking, dataset, style)
    shares = strip(ranking, dataset, style) if ranking.measure.has_rates else None
    broader = [series_menu.offer(one, dataset, style) for one in ranking.offered_series[:MAX_BROADER]]
    grows = ranking.measure.has_series and bool(snapshots.summarise(selection, dataset).dates)
    shown = {"table": table, "strip": shares, "broader": broader, "grows": grows}
    return heading | {"layout": "ranking_companies"} | shown


def _undetermined(ranking: Ranking) -> bool:
    """Whether no company of the level is known to pass the filters, and of some nobody knows."""
    open_ = any(row.place.state == State.UNDETERMINED for row in ranking.rows)
    return open_ and not any(place.value for place in ranking_companies.places(ranking))


def _note(ranking: Ranking, measure: str, parent: str, style: Style) -> str:
    """What the columns are, where the measure is set against something."""
    if not ranking.measure.has_rates:
        return measure
    people = ranking_companies.rate_unit(ranking.rows)
    return style.words(f"ranking.places_note_{people or 'share'}", measure=measure, parent=parent)


def _figures(ranking: Ranking, dataset: Dataset, style: Style) -> Values:
    """The level under every measure and series, why its parts have no numbers, and which measures know some."""
    place = names.place(ranking.level, dataset, style)
    note = style.words("region_profile.other_series_note")
    heading = {"title": style.words("region_figures.title", place=place), "note": note if ranking.figures else ""}
    return heading | {"layout": "region_figures", "table": region_figures.table(ranking, dataset, style)}


def _two_counts(ranking: Ranking, dataset: Dataset, style: Style) -> Values:
    words = style.words
    unreached = names.unreached(ranking.unreached, style)
    notes = [words("ranking.two_counts_note"), words("ranking.published_note", note=unreached) if unreached else ""]
    heading = {"title": words("ranking.two_counts"), "note": words("page.pause").join(note for note in notes if note)}
    if not PUBLISHED.is_offered(dataset):
        heading = {"title": names.measure_name(ranking.measure, style), "note": ""}
    if not ranking.unplaced and all(row.published is None and row.listed is None for row in ranking.rows):
        return heading | {"sentence": words("ranking.empty_parks", place=names.place(ranking.level, dataset, style))}
    return heading | {"layout": "ranking_parks", "table": ranking_parks.table(ranking, dataset, style)}


def _no_figure(ranking: Ranking, selection: Selection, dataset: Dataset, style: Style) -> Values:
    """The chosen series says nothing here: say so, and offer those that do; never switch by itself."""
    place = names.place(ranking.level, dataset, style)
    if any(row.place.state == State.NO_DENOMINATOR for row in ranking.rows):
        offer, offers = style.words("ranking.no_denominator_offer"), region_figures.ratios(ranking, style)
        return {
            "sentence": region_figures.missing_base(ranking, dataset, style),
            "offer": offer,
            "offers": offers or None,
        }
    if not ranking.measure.has_series:
        measure = names.measure_of_places(ranking, dataset, style)
        return {"sentence": style.words("ranking.empty_series", series=measure, place=place)}
    several = ranking.comparison is not None or selection.cluster is not None
    series = names.series(ranking.series, dataset, style)
    key = "empty_compared" if several else "empty_series"
    sentence = style.words(f"ranking.{key}", series=series, place=place)
    offer = style.words("ranking.empty_series_offer")
    return {
        "sentence": sentence,
        "offer": offer,
        "offers": [series_menu.offer(one, dataset, style) for one in ranking.offered_series],
    }
