"""Around the map: title, legend, targets for the places too small to hit, and its numbers as a table."""

from collections.abc import Mapping, Sequence

from components import ids, numbers
from components.figures.legend import LegendEntry
from components.figures.map_sea import HONG_KONG, MACAU, Point
from components.markup import Markup, html
from components.panels import names
from components.panels.controls import act, export_button, pressed, sr_only, title
from components.panels.rows import amount
from components.panels.table_twin import twin_table
from components.style import Style
from data import levels
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.regions import Adcode
from data.states import State
from data.summaries.province_map import ProvinceMap
from data.values import Place

SMALL = (HONG_KONG, MACAU)


def caption(summary: ProvinceMap, dataset: Dataset, style: Style) -> list[Markup]:
    """Title and hint, and for screen readers what the map shows."""
    region = dataset.regions[summary.level]
    measure = names.measure(summary.measure, summary.series, dataset, style)
    part, place = levels.part_level(summary.level, dataset), region.label(style.lang)
    text = style.words(f"map_panel.title_by_{part}", measure=measure, place=place)
    tools = export_button("province-map", text, style)
    limits = numbers.limited(summary.limits, style.words)
    hint = style.words("map_panel.undivided" if part == "undivided" else "map_panel.hint", place=place)
    note = style.words("page.pause").join(text for text in (limits, hint) if text)
    heading = title(text, note, f"{ids.PROVINCE_MAP}-title", tools)
    return [heading, sr_only(spoken(summary, style))]


def spoken(summary: ProvinceMap, style: Style) -> str:
    """The map in one sentence; listed parks are no ranking, so their largest number is not called the most."""
    words = style.words
    known = [place for place in summary.places if place.value]
    if not known:
        filtered = any(place.state == State.NO_MATCH for place in summary.places)
        if summary.limits and any(place.value == 0 for place in summary.places):
            return words("ranking.no_company")
        return words("map_panel.no_match" if filtered else "map_panel.nothing")
    largest = max(known, key=lambda place: place.value or 0)
    key = "most" if summary.measure.ranked else "unranked_most"
    most = words(f"map_panel.{key}", place=largest.name, value=amount(largest, style))
    return words("map_panel.summary", known=len(known), most=most)


def legend(entries: Sequence[LegendEntry], style: Style, unplaced: Place | None = None) -> list[Markup]:
    """The figure's own legend entries in words, under them what the map lacks, and the note that every map carries."""
    items = html.Ul(
        [_entry(entry) for entry in entries], className="legend", **{"aria-label": style.words("map_panel.legend")}
    )
    apart = [html.P(missing(unplaced, style), className="map-note")] if unplaced and unplaced.value else []
    return [items, *apart, html.P(style.words("notes.map"), className="map-note")]


def missing(unplaced: Place, style: Style) -> str:
    """How many companies stand nowhere on the map of the nation, nor in its total."""
    return style.words("map_panel.unplaced", count=amount(unplaced, style))


def _entry(entry: LegendEntry) -> Markup:
    swatch = html.Span(className=f"swatch {entry.kind}", style={"--colour": entry.colour}, **{"aria-hidden": "true"})
    return html.Li([swatch, entry.text])


def places(summary: ProvinceMap, boundaries: Boundaries, style: Style, labels: Mapping[Adcode, Point]) -> list[Markup]:
    """Hong Kong and Macau: empty buttons over their labels, else their places, where assets/labels.js keeps them."""
    by_adcode = {place.adcode: place for place in summary.places}
    small = [by_adcode[adcode] for adcode in SMALL if adcode in by_adcode]
    spots = [(place, labels.get(place.adcode) or boundaries.point(place.adcode) or (0.0, 0.0)) for place in small]
    return [_target(place, spot, summary, style) for place, spot in spots]


def _target(place: Place, spot: Point, summary: ProvinceMap, style: Style) -> Markup:
    lon, lat = spot
    where = {"data-lon": str(lon), "data-lat": str(lat)}
    label = {"title": place.name, "aria-label": style.words("map_panel.place", place=place.name)}
    return act(None, f"choose:{place.adcode}", "target", **where, **label, **pressed(place.adcode in summary.chosen))


def twin(summary: ProvinceMap, style: Style) -> Markup:
    """The map's places as a table."""
    words = style.words
    columns = (words("ranking.place"), words("map_panel.value"), words("map_panel.state"))
    return twin_table(columns, [_twin_row(place, style) for place in summary.places], style)


def _twin_row(place: Place, style: Style) -> tuple[Markup | str, ...]:
    button = act(place.name, f"choose:{place.adcode}", "place")
    return button, amount(place, style), style.words(f"states.{State(place.state).value}_long")
