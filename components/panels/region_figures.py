"""A region under every measure, and in every series that counts it, where none of its parts has a number to show."""

from collections.abc import Iterator, Mapping

from components import numbers
from components.panels import names, series_menu
from components.panels.citation import cite, with_unit
from components.panels.ranking_companies import format_rank
from components.panels.rows import Values
from components.style import Style
from data.dataset import Dataset
from data.levels import part_level
from data.measures.offers import MeasureOffer
from data.measures.region_figures import RegionFigure
from data.measures.registry import measures_of
from data.regions import NATION
from data.states import State
from data.summaries.ranking import Ranking
from data.values import Details

MAX_NAMED = 6
"""Beyond this many parts with a value their number says enough."""


def table(ranking: Ranking, dataset: Dataset, style: Style) -> Values:
    """Why there are no parts to rank, the figures, and the measures and series that know parts."""
    figures, place = ranking.figures or (), names.place(ranking.level, dataset, style)
    words, shares = style.words, share_columns(ranking, dataset, style)
    columns = [words("region_figures.figure"), words("region_figures.value"), *shares.values()]
    return {
        "lead": lead(ranking, dataset, style),
        "columns": [(text, "number-cell" if index else "") for index, text in enumerate(columns)],
        "rows": [_row(one, shares, ranking, dataset, style) for one in figures],
        "ranks": any(one.rank or one.national_rank for one in figures),
        "offers_title": _offers_title(ranking, dataset, style),
        "offers": [
            *ratios(ranking, style),
            *(_offer(one, dataset, style) for one in ranking.offered_measures),
            *(series_menu.offer(one, dataset, style) for one in ranking.offered_series),
        ],
        "empty": "" if figures else words("region_figures.empty", place=place),
    }


def share_columns(ranking: Ranking, dataset: Dataset, style: Style) -> dict[str, str]:
    """The shares that any figure has, each with the head of its column: of the parent, of the nation."""
    parent = dataset.regions[ranking.level].parent or NATION
    wholes = {"share_of_parent": parent, "share_of_nation": NATION}
    return {
        name: style.words("ranking.share", parent=names.place(whole, dataset, style))
        for name, whole in wholes.items()
        if any(getattr(one, name) is not None for one in ranking.figures or ())
    }


def lead(ranking: Ranking, dataset: Dataset, style: Style) -> str:
    """That the parts have no number under the chosen measure, or that there are none."""
    place, words = names.place(ranking.level, dataset, style), style.words
    parts = part_level(ranking.level, dataset)
    if parts == "undivided":
        return words("region_figures.undivided", place=place)
    if ranking.measure.counterpart:
        key = "ranking.unplaced" if ranking.unplaced else "ranking.empty_parks"
        return words(key, count=ranking.unplaced, place=place)
    shown = names.measure_of_places(ranking, dataset, style)
    if any(row.place.state == State.NO_DENOMINATOR for row in ranking.rows):
        return missing_base(ranking, dataset, style)
    measure = names.series(ranking.series, dataset, style) if ranking.measure.has_series else shown
    kind = words(f"ranking.places_by_{parts}")
    return words("region_figures.blank", parts=kind, place=place, measure=measure)


def missing_base(ranking: Ranking, dataset: Dataset, style: Style) -> str:
    """Which base of the shown ratio is not known for the places in the level, and of what year."""
    return style.words(
        "ranking.no_denominator",
        measure=names.measure_of_places(ranking, dataset, style),
        place=names.place(ranking.level, dataset, style),
        base=names.measure_name(measures_of(dataset)[ranking.measure.base], style),
        year=ranking.year,
    )


def ratios(ranking: Ranking, style: Style) -> list[Values]:
    """The buttons of the ratios that are known where the base of the shown one is not."""
    return [
        {"event": f"measure:{one.id}", "label": names.measure_name(one, style), "places": ""}
        for one in ranking.offered_rates
    ]


def label(figure: RegionFigure, dataset: Dataset, style: Style) -> str:
    """天眼查 2022-03-16 现存企业; 每万人现存企业; 常住人口."""
    series, limits = figure.series or dataset.about.series, figure.fact.details.limits
    if figure.series and figure.measure.group == "counts":
        return f"{names.series(series, dataset, style)} {names.companies(series, dataset, style, limits)}"
    return names.measure(figure.measure, series, dataset, style, limits, figure.fact.unit)


def as_of(figure: RegionFigure, dataset: Dataset, style: Style) -> str:
    """The date of a number; of a ratio also its series, of a count by a series nothing more than its name says."""
    if not figure.series:
        return figure.fact.as_of
    return "" if figure.measure.group == "counts" else names.series(figure.series, dataset, style)


def dated_label(figure: RegionFigure, dataset: Dataset, style: Style) -> str:
    """The name with its date in one text."""
    return " ".join(filter(None, (label(figure, dataset, style), as_of(figure, dataset, style))))


def share_text(figure: RegionFigure, name: str, style: Style) -> str:
    """One of its shares; 约 where a number is rough."""
    share, rough = getattr(figure, name), Details(approx=figure.shares_approx)
    return "" if share is None else numbers.bounded(numbers.share(share), rough, style.words)


def rank_text(figure: RegionFigure, level: str, dataset: Dataset, style: Style) -> str:
    """全省第 2，全国地级城市第 3, as far as they can be proved."""
    own = format_rank(figure.rank, figure.rank_among, level, dataset, style)
    national = style.words("region_figures.national", rank=figure.national_rank) if figure.national_rank else ""
    return style.words("numbers.comma").join(filter(None, [own, national]))


def _row(figure: RegionFigure, columns: Mapping[str, str], ranking: Ranking, dataset: Dataset, style: Style) -> Values:
    """What its name switches to, its texts, and the card of its source."""
    is_shown = figure.measure is ranking.measure and figure.series in ("", ranking.series)
    counted = figure.series and figure.series != ranking.series
    return {
        "label": label(figure, dataset, style),
        "as_of": as_of(figure, dataset, style),
        "event": f"series:{figure.series}" if counted else f"measure:{figure.measure.id}",
        "value": with_unit(figure.fact, style),
        "shares": [(head, share_text(figure, name, style)) for name, head in columns.items()],
        "rank": rank_text(figure, ranking.level, dataset, style),
        "card": f"figure:{figure.fact.fact}",
        "citation": cite(figure.fact, figure.series or ranking.series, dataset, style),
        "shown": is_shown,
    }


def _offers_title(ranking: Ranking, dataset: Dataset, style: Style) -> str:
    """深圳各区县在其他指标下也没有数字; 各区县有数字的."""
    parts = part_level(ranking.level, dataset)
    if parts == "undivided":
        return ""
    kind = style.words(f"ranking.places_by_{parts}")
    offers = (*ranking.offered_rates, *ranking.offered_measures, *ranking.offered_series)
    key = "known_parts" if offers else "no_parts"
    return style.words(f"region_figures.{key}", parts=kind, place=names.place(ranking.level, dataset, style))


def _offer(offer: MeasureOffer, dataset: Dataset, style: Style) -> Values:
    """The button of a measure that knows parts."""
    listed = names.listed_together([*_names(offer, dataset, style)], style)
    few = len(offer.covered) <= MAX_NAMED
    named = names.measure_name(offer.measure, style)
    count = style.words("region_figures.known_count", count=len(offer.covered))
    text = style.words("terms.limited", measure=named, limits=listed if few else count)
    return {"event": f"measure:{offer.measure.id}", "label": text, "places": listed}


def _names(offer: MeasureOffer, dataset: Dataset, style: Style) -> Iterator[str]:
    return (names.place(one, dataset, style) for one in offer.covered)
