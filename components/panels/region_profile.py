"""What stands behind one region: facts with their sources, other series' single figures as notes, its listed parks."""

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup

from components import numbers
from components.panels import explanation, names, parks
from components.panels import peers as peers_panel
from components.panels.citation import cite, with_unit
from components.panels.rows import Values
from components.style import Style
from components.templating import render
from data import filters
from data.clusters import OUTSIDE
from data.dataset import Dataset
from data.measures import pilots
from data.measures.listed import LISTED
from data.measures.part_concentration import CONCENTRATIONS, PartConcentration
from data.regions import NATION
from data.selection import Selection
from data.states import State
from data.summaries import ranking
from data.summaries.explanation import Explanation
from data.summaries.parks import summarise as parks_of
from data.summaries.peers import Peers
from data.summaries.region_profile import RegionProfile
from data.values import Fact

HEADLINE = ("published", "listed", "companies", "share", "per_10k")
"""The facts of the slots above."""
LORENZ_SIZE = 62
"""Side of the square of a Lorenz curve, in pixels."""
MAX_ROWS = 100
"""Parks that the profile names; the table below has more."""


def draw(
    profile: RegionProfile,
    peers: Peers,
    explained: Explanation | None,
    selection: Selection,
    dataset: Dataset,
    style: Style,
) -> Markup:
    """Heading, sentences, facts, notes, concentration, peers, parks."""
    several = len(selection.regions) > 1 or selection.cluster is not None
    place = names.place(profile.region, dataset, style)
    # What neither the five slots say already nor the table above: capital, people, gross product, enterprises.
    above, tabled = {*HEADLINE, *CONCENTRATIONS}, _tabled(selection, dataset)
    known = (fact for fact in profile.facts if fact.fact not in above and fact.value is not None)
    shown = [fact for fact in known if (fact.fact, fact.value) not in tabled]
    others = [fact for fact in profile.other_series if fact.details.year or (fact.fact, fact.value) not in tabled]
    return render(
        "region_profile",
        style,
        title=style.words("region_profile.several" if several else "region_profile.title", place=place),
        clusters="" if several else _clusters(profile, dataset, style),
        explanation=explanation.draw(explained, dataset, style) if explained else "",
        facts=[_fact(fact, selection.series, dataset, style) for fact in shown],
        notes=[note for fact in shown if (note := _gaps(fact, style))],
        concentration=_concentration(profile, profile.parts, selection, dataset, style) if profile.parts else None,
        peers=peers_panel.draw(peers, selection, dataset, style),
        pilots=_pilots(profile, style),
        parks=_parks(profile, place, selection, dataset, style),
        figures=[[figure(one, dataset, style) for one in group] for group in grouped(others, dataset)],
    )


def _tabled(selection: Selection, dataset: Dataset) -> set[tuple[str, float | None]]:
    """Facts with their numbers that stand in the table above, where that is about the same region."""
    figures = ranking.summarise(selection, dataset).figures if selection.focus == selection.map else ()
    return {(one.fact.fact, one.fact.value) for one in figures or ()}


def _clusters(profile: RegionProfile, dataset: Dataset, style: Style) -> str:
    """The clusters that the whole region belongs to, else those that some of its places do."""
    if profile.region == NATION or not dataset.cluster_ids:
        return ""
    within = dataset.regions.within
    named = [cluster for cluster in dataset.cluster_ids if cluster != OUTSIDE]
    partly = [c for c in named if any(within(m, profile.region) for m in dataset.members(c))]
    clusters = profile.clusters or partly
    if not clusters:
        return style.words("region_profile.no_cluster")
    joined = names.listed_together([names.cluster(one, dataset, style) for one in clusters], style)
    return style.words("region_profile.clusters" if profile.clusters else "region_profile.partly", names=joined)


def _fact(fact: Fact, series: str, dataset: Dataset, style: Style) -> Values:
    return {
        "state": State(fact.state).value,
        "label": label(fact, style),
        "value": with_unit(fact, style),
        "as_of": fact.as_of or numbers.MISSING,
        "card": f"fact:{fact.fact}",
        "citation": cite(fact, series, dataset, style),
    }


def _concentration(
    profile: RegionProfile, parts: PartConcentration, selection: Selection, dataset: Dataset, style: Style
) -> Values:
    """The numbers of the region's parts, and the Lorenz curve in a square of `LORENZ_SIZE` pixels."""
    words = style.words
    note = [words("region_profile.concentration_note", count=parts.count)]
    note += [spread(parts, style)] if parts.unknown else []
    note += [words("region_profile.concentration_uncounted", count=parts.uncounted)] if parts.uncounted else []
    points = [" ".join(f"{x * LORENZ_SIZE:.1f},{(1 - y) * LORENZ_SIZE:.1f}" for x, y in one) for one in parts.curves]
    return {
        "title": words("region_profile.concentration", measure=names.counted(selection, dataset, style)),
        "note": words("page.pause").join(note),
        "facts": [
            _fact(fact, selection.series, dataset, style) for fact in profile.facts if fact.fact in CONCENTRATIONS
        ],
        "size": LORENZ_SIZE,
        "curves": points,
        "between": f"{points[0]} {' '.join(reversed(points[-1].split()))}" if len(points) > 1 else "",
    }


def spread(parts: PartConcentration, style: Style) -> str:
    """What nobody published of the parts, and what the two ends of a range assume."""
    rest = numbers.integer(parts.rest)
    return style.words("region_profile.concentration_range", rest=rest, count=parts.unknown)


def label(fact: Fact, style: Style) -> str:
    """What the number of a fact is."""
    return style.words(f"region_profile.fact_{fact.fact}")


def _gaps(fact: Fact, style: Style) -> str:
    """How much of the region a sum covers, where members are missing."""
    text = numbers.covered(fact, style.words)
    return style.words("region_profile.gaps", fact=label(fact, style), text=text) if text else ""


def _pilots(profile: RegionProfile, style: Style) -> list[Values]:
    """The pilots by kind and date: how many, who; of a single one what is to be known of it, and all their sources."""
    groups = groupby(profile.pilots, key=lambda one: (one.kind, one.date))
    rows = [(kind, date, [*group]) for (kind, date), group in groups]
    return [
        {
            "kind": style.words("region_profile.pilots_of", kind=style.words(f"terms.pilot_{kind}"), count=len(group)),
            "names": style.words("page.comma").join(one.name for one in group),
            "date": date,
            "note": group[0].note if len(group) == 1 else "",
            "card": ";".join(pilots.sources(group)),
        }
        for kind, date, group in rows
    ]


def _parks(profile: RegionProfile, place: str, selection: Selection, dataset: Dataset, style: Style) -> Values:
    if not LISTED.is_offered(dataset):
        return {"rows": [], "sentence": ""}
    words, count = style.words, len(profile.parks)
    if count:
        rest = words("region_profile.rest", count=numbers.integer(count - MAX_ROWS)) if count > MAX_ROWS else ""
        note = words("region_profile.parks_note", count=numbers.integer(count))
        shown = parks_of(selection, dataset).rows[:MAX_ROWS]
        rows = [parks.row(park, style) | {"place": park.city or park.province} for park in shown]
        return {"rows": rows, "note": note, "rest": rest}
    filtered = any(one.of(selection) for one in filters.of_parks(dataset))
    no_match = filtered and any(fact.state == State.NO_MATCH for fact in profile.facts)
    key = "no_match" if no_match else "no_parks"
    return {"rows": [], "sentence": words(f"region_profile.{key}", place=place), "filtered": no_match}


def grouped(figures: Iterable[Fact], dataset: Dataset) -> list[list[Fact]]:
    """Figures of other series by who counted what in which year, in the order of the first of each."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in figures:
        row = names.series_row(fact.fact, dataset)
        key = (row["provider"], row["measure"], row["as_of"][:4], fact.details.year)
        groups.setdefault(key, []).append(fact)
    return [*groups.values()]


def figure(fact: Fact, dataset: Dataset, style: Style) -> Values:
    """One figure of another series; that of a registration year has no series to choose, since no map can show it."""
    named, cited = kind(fact, dataset, style), cite(fact, fact.fact, dataset, style)
    return {
        "series": fact.fact if fact.details.year is None else "",
        "label": names.series(fact.fact, dataset, style),
        "kind": named,
        "definition": names.series_row(fact.fact, dataset)[f"definition_{style.lang}"],
        "value": numbers.fact_value(fact, style.words),
        "card": f"series:{fact.fact}:{fact.details.year}" if fact.details.year else f"series:{fact.fact}",
        "citation": cited if fact.details.year is None else f"{named} {cited}",  # which knows of no year
    }


def kind(fact: Fact, dataset: Dataset, style: Style) -> str:
    """现存企业; 2020 年新登记（仅 2020 年第一季度）: a figure of one year says so, and how much of it is in."""
    measure, details = names.companies(fact.fact, dataset, style), fact.details
    if details.year is None:
        return measure
    named = style.words("region_profile.in_year", year=details.year, measure=measure)
    return named + (style.words("region_profile.note", text=details.note) if details.note else "")
