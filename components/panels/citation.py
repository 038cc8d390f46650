"""A number as it is copied, with its citation: 45,473 家（天眼查，现存，2022-03-16；转引自财联社 2022-03-21）.

A number computed from two counts names both: 15.9 家/万人（天眼查，现存，2022-03-16；…；国家统计局 2020 年普查人口）.
"""

from collections.abc import Iterable, Iterator

from components import numbers
from components.panels import names, publishers
from components.style import Style
from data.dataset import Dataset
from data.measures.companies import carriers
from data.values import Fact

OFFICIAL = ("population", "gdp", "enterprises", "enterprise_share")
"""Facts of official statistics, which have no series."""
DENOMINATORS = {"per_10k": "headline.population", "location_quotient": "numbers.enterprises"}
"""What companies are set against in a derived number."""


def cite(fact: Fact, series: str, dataset: Dataset, style: Style) -> str:
    """The fact's number with its unit, and whose it is; companies and what is made of them belong to `series`."""
    if fact.unit == "parks":
        who = names.own_source(dataset, style) if fact.fact == "listed" else names.publication(dataset, style)
        limited = [numbers.limited(fact.details.limits, style.words), numbers.part(fact, style.words)]
        clauses: Iterable[str] = [numbers.origin(who, "", fact.as_of, style.words), *limited]
    elif fact.fact in OFFICIAL:
        printed_by = [publishers.publisher_name(source, dataset, style) for source in fact.sources]
        clauses = [numbers.origin(publisher, "", fact.as_of, style.words) for publisher in printed_by]
    else:
        clauses = _counted(fact, series, dataset, style)
    return numbers.cited(with_unit(fact, style), clauses, style.words)


def with_unit(fact: Fact, style: Style) -> str:
    """45,473 家; 43.0%; 3.61 家/万人."""
    plain = numbers.fact_value(fact, style.words)
    keys = {
        "parks": "terms.parks",
        "companies": "terms.companies",
        "per_10k": "headline.rate_unit",
        "persons": "region_profile.unit_persons",
        "units": "region_profile.unit_units",
        "100m_cny": "region_profile.unit_100m_cny",
    }
    if fact.unit not in keys or fact.value is None:
        return plain
    return style.words(keys[fact.unit], value=plain, count=plain)


def _counted(fact: Fact, series: str, dataset: Dataset, style: Style) -> Iterator[str]:
    """The series, those who carry its figures, and the statistics beside it.

    A provider who printed the number himself has no carrier.
    """
    if fact.fact == "capital":
        yield style.words("region_profile.fact_capital")
        yield numbers.covered(fact, style.words)
    row = names.series_row(series, dataset)
    provider, variant = row["provider" if style.lang == "zh" else "provider_en"], row[f"variant_{style.lang}"]
    named = style.words("terms.variant", name=provider, variant=variant) if variant else provider
    yield numbers.origin(named, style.words(f"terms.rule_{row['measure']}"), row["as_of"], style.words)
    yield numbers.limited(fact.details.limits, style.words)
    carrying = carriers(series, dataset)
    for source in fact.sources:
        publisher = publishers.publisher_name(source, dataset, style)
        if source not in carrying:
            what = style.words(DENOMINATORS[fact.fact], year=fact.details.year)
            yield style.words("numbers.beside", publisher=publisher, what=what)  # 国家统计局 2020 年普查人口
        elif publishers.is_quoted(series, source, dataset):
            date = dataset.source_cards.get(source, {}).get("date", "")
            yield numbers.carried(publisher, date, style.words)
