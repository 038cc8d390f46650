"""What stands behind one region: facts with their sources, other series' single figures as notes, its listed parks."""

from components import ids, numbers
from components.markup import Markup, html
from components.panels import names
from components.panels.citation import cite, tools, with_unit
from components.panels.controls import act, clear_filters, empty, export_button, scroller, title
from components.panels.park_list import park_list
from components.style import Style
from data import filters
from data.dataset import Dataset
from data.regions import NATION
from data.selection import Selection
from data.states import State
from data.summaries.region_profile import RegionProfile
from data.values import Fact


def draw(profile: RegionProfile, selection: Selection, dataset: Dataset, style: Style) -> list[Markup]:
    """Heading, facts, notes, parks."""
    several = len(selection.regions) > 1 or selection.cluster is not None
    place = names.place(profile.region, dataset, style)
    text = style.words("region_profile.several") if several else style.words("region_profile.title", place=place)
    clusters = _clusters(profile, dataset, style) if not several else None
    heading = title(text, clusters, f"{ids.REGION_PROFILE}-title", export_button("region-profile", text, style))
    body = [
        *_facts(profile, selection.series, dataset, style),
        *_parks(profile, place, selection, dataset, style),
        *_others(profile, dataset, style),
    ]
    return [heading, scroller(body, text, style)]


def _clusters(profile: RegionProfile, dataset: Dataset, style: Style) -> str:
    """The clusters that the whole region belongs to, else those that some of its places do."""
    if profile.region == NATION:
        return ""
    within = dataset.regions.within
    touching = [c for c in dataset.cluster_ids if any(within(m, profile.region) for m in dataset.members(c))]
    found = profile.clusters or touching
    if not found:
        return style.words("region_profile.no_cluster")
    together = names.listed_together([names.cluster(one, dataset, style) for one in found], style)
    return style.words("region_profile.clusters" if profile.clusters else "region_profile.partly", names=together)


def _facts(profile: RegionProfile, series: str, dataset: Dataset, style: Style) -> list[Markup]:
    """What the five slots do not say already: capital, people, product, enterprises, concentration."""
    shown = [fact for fact in profile.facts[5:] if fact.value is not None]
    listed = html.Dl([_fact(fact, series, dataset, style) for fact in shown], className="facts", hidden=not shown)
    gaps = [(fact, text) for fact in shown if (text := numbers.covered(fact, style.words))]
    notes = [style.words("region_profile.gaps", fact=_label(fact, style), text=text) for fact, text in gaps]
    return [listed, *(html.P(note, className="note") for note in notes)]


def _fact(fact: Fact, series: str, dataset: Dataset, style: Style) -> Markup:
    label = _label(fact, style)
    value = html.Span(with_unit(fact, style), className="strong")
    date = html.Small(numbers.as_of(fact.as_of))
    buttons = tools(fact, label, cite(fact, series, dataset, style), style)
    return html.Div(
        [html.Dt(label), html.Dd([value, date, *buttons])],
        **{"data-state": State(fact.state).value},
    )


def _label(fact: Fact, style: Style) -> str:
    return style.words(f"region_profile.fact_{fact.fact}")


def _parks(
    profile: RegionProfile, place: str, selection: Selection, dataset: Dataset, style: Style
) -> list[Markup | None]:
    words = style.words
    count = len(profile.parks)
    heading = html.H3(words("region_profile.parks"))
    if count:
        note = html.P(words("region_profile.parks_note", count=numbers.integer(count)), className="note")
        return [html.Div([heading, note], className="title"), park_list(profile.parks, dataset, style)]
    filtered = bool(filters.active(selection, filters.of_parks(dataset)))
    no_match = filtered and any(fact.state == State.NO_MATCH for fact in profile.facts)
    if no_match:
        return [heading, empty(words("region_profile.no_match"), clear_filters(style))]
    return [heading, empty(words("region_profile.no_parks", place=place))]


def _others(profile: RegionProfile, dataset: Dataset, style: Style) -> list[Markup]:
    """One figure of each other series, then those that hold for one registration year only."""
    if not profile.other_series:
        return []
    words = style.words
    note = html.P(words("region_profile.other_series_note"), className="note")
    heading = html.Div([html.H3(words("region_profile.other_series")), note], className="title")
    return [
        heading,
        html.Ul([_other(fact, dataset, style) for fact in profile.other_series], className="single-figures"),
    ]


def _other(fact: Fact, dataset: Dataset, style: Style) -> Markup:
    """One figure, its series named at it, so that nobody lines two of them up.

    The name chooses the series; not that of a figure by registration year, which no map can show.
    """
    series, kind = names.series(fact.fact, dataset, style), _kind(fact, dataset, style)
    definition = names.series_row(fact.fact, dataset)[f"definition_{style.lang}"]
    value = html.Span(numbers.fact_value(fact, style.words), className="strong")
    buttons = tools(fact, series, _cited(fact, kind, dataset, style), style)
    named = [series, " ", kind]
    if fact.details.year is not None:
        return html.Li([html.Span(named, className="label", title=definition), value, *buttons])
    hint = style.words("region_profile.use_series", definition=definition)
    return html.Li([act(named, f"series:{fact.fact}", "place label", title=hint), value, *buttons])


def _kind(fact: Fact, dataset: Dataset, style: Style) -> str:
    """现存企业; 2020 年新登记（仅 2020 年第一季度）: a figure of one year says so, and how much of it is in."""
    measure, details = names.companies(fact.fact, dataset, style), fact.details
    if details.year is None:
        return measure
    named = style.words("region_profile.in_year", year=details.year, measure=measure)
    return named + (style.words("region_profile.said", text=details.said) if details.said else "")


def _cited(fact: Fact, kind: str, dataset: Dataset, style: Style) -> str:
    """The number with its citation, which knows of no year."""
    text = cite(fact, fact.fact, dataset, style)
    return text if fact.details.year is None else f"{kind} {text}"
