"""How the panels call things: places, series, measures, slots, dated statuses.

Filters have their names in filter_names, sources in publishers.
"""

from collections.abc import Sequence
from typing import cast

from components import numbers
from components.sentences.clauses import measure_of_companies
from components.style import Style
from data.dataset import Dataset
from data.datums import NAMES, Datum
from data.levels import part_level
from data.measures import registered, registry
from data.measures.companies import COMPANIES
from data.measures.listed import LISTED
from data.measures.measure import Measure
from data.measures.part_concentration import CONCENTRATIONS
from data.measures.remainder import RemainderRow
from data.regions import Adcode
from data.registers.imports import of_series
from data.selection import Selection, SeriesId
from data.summaries.province_map import ProvinceMap
from data.summaries.ranking import Ranking
from data.values import EVERY_COMPANY, RATIOS, Limits

MAX_NAME_LENGTH = 16
"""Characters of a list's name in a column's head or a legend."""


def series_row(series_id: str, dataset: Dataset) -> dict[str, str]:
    """The row of `series.csv`."""
    return dataset.series_cards[SeriesId(series_id)]


def place(adcode: str, dataset: Dataset, style: Style) -> str:
    """The short name of a region."""
    return dataset.regions[adcode].label(style.lang)


def park(name: str, name_en: str, style: Style) -> str:
    """A park's name; the English one for readers of English, where there is one."""
    return name_en if style.lang == "en" and name_en else name


def point(lon: float, lat: float, source_datum: str, style: Style) -> str:
    """A point in WGS-84, latitude first as people write it: 23.1247, 113.3612 (WGS-84, converted from GCJ-02)."""
    converted = "" if source_datum == "wgs84" else "_converted"
    datum = NAMES[cast(Datum, source_datum)]
    return style.words(f"parks.point_in{converted}", lat=f"{lat:.5f}", lon=f"{lon:.5f}", datum=datum)


def dataset_name(dataset: Dataset, style: Style) -> str:
    """What the dataset calls itself."""
    return dataset.about.name_zh if style.lang == "zh" else dataset.about.name_en


def industry(dataset: Dataset, style: Style) -> str:
    """The dataset's industry."""
    return dataset.about.industry_zh if style.lang == "zh" else dataset.about.industry_en


def not_zero(dataset: Dataset, style: Style) -> str:
    """That what is not there is not known to be zero: of parks and publications, or of a register alone."""
    return style.words("notes.unknown" if LISTED.is_offered(dataset) else "notes.unknown_companies")


def publication(dataset: Dataset, style: Style) -> str:
    """Who published the totals, with the word that they are incomplete."""
    return dataset.about.publication_zh if style.lang == "zh" else dataset.about.publication_en


def own_list(dataset: Dataset, style: Style) -> str:
    """Whose list the parks are, in as few words as may be: 本库, “我的名单”."""
    if dataset.substitute_list is None:
        return style.words("terms.own_list")
    name = dataset.substitute_list.name
    short = name if len(name) <= MAX_NAME_LENGTH else f"{name[: MAX_NAME_LENGTH - 1]}…"
    return style.words("terms.named_list", name=short)


def own_source(dataset: Dataset, style: Style) -> str:
    """Whose list the parks are, where a number is cited."""
    if dataset.substitute_list is None:
        return style.words("headline.own_list")
    return style.words("terms.named_list", name=dataset.substitute_list.name)


def series(series_id: str, dataset: Dataset, style: Style) -> str:
    """天眼查 2022-03-16; where a second series of that day counts the same, also what tells them apart."""
    row = series_row(series_id, dataset)
    provider = row["provider"] if style.lang == "zh" else row["provider_en"]
    variant = row[f"variant_{style.lang}"]
    named = f"{provider} {row['as_of']}".strip()
    return style.words("terms.variant", name=named, variant=variant) if variant else named


def is_imported(series_id: str, dataset: Dataset) -> bool:
    """Whether the series was counted here, from a register that somebody imported."""
    return of_series(series_id, dataset.imports) is not None


def companies(series_id: str, dataset: Dataset, style: Style, limits: Limits = EVERY_COMPANY) -> str:
    """What a series counts: 现存企业, 累计登记; of a choice of them 累计登记（登记年份 2016–2018）."""
    named = style.words(f"terms.companies_{series_row(series_id, dataset)['measure']}")
    return style.words("terms.limited", measure=named, limits=numbers.limited(limits, style.words)) if limits else named


def cluster(slug: str, dataset: Dataset, style: Style) -> str:
    """The name of a cluster."""
    labels = zip(dataset.clusters["cluster"], dataset.clusters[f"name_{style.lang}"], strict=True)
    return next(str(name) for known, name in labels if known == slug)


def measure(
    shown: Measure,
    series_id: str,
    dataset: Dataset,
    style: Style,
    limits: Limits = EVERY_COMPANY,
    unit: str = "",
    year: int | None = None,
) -> str:
    """What a measure counts: 收录园区; of one with series what that counts: 现存企业, 每百万人现存企业.

    `unit` is that of its values, where it is not the measure's own; `year` is named of a measure that has years.
    """
    if shown.has_series:
        counted = companies(series_id, dataset, style, limits)
        if f"terms.of_series_{shown.id}" in style.words:
            return measure_of_companies(shown.id, counted, style.words)
        return style.words.get(f"terms.ratio_{unit or shown.unit}", counted, measure=counted)
    named = measure_name(shown, style)
    return style.words("terms.in_year", year=year, measure=named) if year else named


def measure_of_places(summary: ProvinceMap | Ranking, dataset: Dataset, style: Style) -> str:
    """What a map or a ranking shows."""
    places = summary.places if isinstance(summary, ProvinceMap) else [row.place for row in summary.rows]
    unit = next((one.unit for one in places), "")
    return measure(summary.measure, summary.series, dataset, style, summary.limits, unit, summary.year)


def measure_name(shown: Measure, style: Style) -> str:
    """A measure whatever its series; one without words of its own goes by its id."""
    return style.words.get(f"terms.measure_{shown.id}", shown.id)


def value_heading(shown: Measure, style: Style, unit: str) -> str:
    """The head of a column of values: 家, 亿元, 家/万人; real numbers of an unknown unit are named."""
    if (shown.group == "counts" or unit == COMPANIES.unit) and not shown.is_real:
        return style.words("ranking.count")
    named = measure_name(shown, style)
    return named if unit in RATIOS else style.words.get(f"workbook.unit_{unit}", named)


def measure_of(selection: Selection, dataset: Dataset, style: Style) -> str:
    """The measure that the map shows."""
    return _measure_of(selection, dataset, style, limited=False)


def counted(selection: Selection, dataset: Dataset, style: Style) -> str:
    """What the numbers on the map are: the measure, and which of its companies."""
    return _measure_of(selection, dataset, style, limited=True)


def _measure_of(selection: Selection, dataset: Dataset, style: Style, *, limited: bool) -> str:
    shown = registry.shown(selection, dataset)
    values = shown.read(selection, dataset)
    (level,) = values.places([selection.map])
    limits = values.limits if limited else EVERY_COMPANY
    return measure(shown, selection.series, dataset, style, limits, level.unit, values.year)


def companies_of(selection: Selection, dataset: Dataset, style: Style) -> str:
    """What the chosen series counts, and which of its companies are chosen, whatever the map shows."""
    return companies(selection.series, dataset, style, registered.limits(selection, dataset))


def remainder(left: RemainderRow, level: Adcode, dataset: Dataset, style: Style) -> str:
    """其余 16 市及未分市（推算）; without a number of places where the series does not tell its scope.

    Where every place has its figure, the rest is of none of them: 只知在广东，未分市.
    """
    if left.members is None:
        return style.words("ranking.remainder_province_open")
    parts = part_level(level, dataset)
    if left.members == 0:
        return style.words(f"ranking.unassigned_{parts}", place=place(level, dataset, style))
    return style.words(f"ranking.remainder_{parts}", count=left.members)


def remainder_parks(left: RemainderRow, level: Adcode, dataset: Dataset, style: Style) -> str:
    """其余 17 省合计; without a number of places where the publication does not say how many it counted."""
    parts = "province_open" if left.members is None else part_level(level, dataset)
    return style.words(f"ranking.remainder_parks_{parts}", count=left.members)


def slot(key: str, style: Style) -> str:
    """A slot of the timeline: 2017, 2019 年及以后, 年份未知."""
    if key in ("unknown", "planned"):
        return style.words(f"terms.slot_{key}")
    return style.words("terms.slot_later", year=key[:-1]) if key.endswith("-") else key.replace("-", "–")


def when(date: str, style: Style) -> str:
    """A date in words, as precise as it is known: 2020 年, 2022 年 3 月."""
    parts = [int(part) for part in date.split("-")]
    names = ("year", "month", "day")
    return style.words(f"terms.{names[len(parts) - 1]}", **dict(zip(names, parts, strict=False)))


def status(slug: str, as_of: str, style: Style) -> str:
    """A status with its date: 2020 年时运营. Unknown has no date, since nothing was seen on it."""
    word = style.words(f"terms.status_{slug}")
    if slug == "unknown" or not as_of:
        return word
    return style.words("terms.status_then", when=when(as_of, style), status=word)


def founded(date: str, precision: str, style: Style) -> str:
    """The founding date as the source has it, or why there is none."""
    return date or style.words(f"terms.precision_{precision}")


def fact(name: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """What a fact of a region is: that of a series is named by it; one without words of its own is a measure."""
    if name in dataset.series_cards:
        return f"{series(name, dataset, style)} {companies(name, dataset, style)}"
    if name in CONCENTRATIONS:  # of the parts, under the measure that is shown
        about = measure_of(selection, dataset, style)
        return style.words("terms.limited", measure=style.words(f"region_profile.fact_{name}"), limits=about)
    measures = registry.measures_of(dataset)
    default = measure_name(measures[name], style) if name in measures else name
    return style.words.get(f"region_profile.fact_{name}", default, measure=companies_of(selection, dataset, style))


def unreached(applied: Sequence[str], style: Style) -> str:
    """That filters in force do not reach a number: 不受年份筛选; nothing where all of them do."""
    if not applied:
        return ""
    return style.words.get(f"headline.unreached_{'_'.join(applied)}", style.words("headline.unreached"))


def listed_together(names: Sequence[str], style: Style) -> str:
    """Several names in one line."""
    return style.words("page.comma").join(names)
