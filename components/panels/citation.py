"""A number as it is copied, with its citation: 45,473 家（天眼查，现存，2022-03-16；转引自财联社 2022-03-21）.

A number computed from two counts names both: 15.9 家/万人（天眼查，现存，2022-03-16；…；国家统计局 2020 年普查人口）.
"""

from collections.abc import Iterable, Iterator

from components import numbers
from components.panels import names, publishers
from components.style import Style
from data.dataset import Dataset
from data.measures.companies import carriers
from data.measures.published import PUBLISHED
from data.values import Fact

OFFICIAL = ("population", "gdp", "enterprises", "enterprise_share", "filings")
"""Facts of official statistics, which have no series."""


def cite(fact: Fact, series: str, dataset: Dataset, style: Style) -> str:
    """The fact's number with its unit, and whose it is; companies and what is made of them belong to `series`."""
    counted = fact.details.measure or fact.fact  # a concentration is cited as what is concentrated
    if fact.unit == "parks" or counted == PUBLISHED.id:
        who = names.own_source(dataset, style) if counted == "listed" else names.publication(dataset, style)
        limited = [numbers.limited(fact.details.limits, style.words), numbers.part(fact, style.words)]
        clauses: Iterable[str] = [numbers.origin(who, "", fact.as_of, style.words), *limited]
    elif counted in OFFICIAL:
        named = [publishers.publisher_name(source, dataset, style) for source in fact.sources]
        clauses = [numbers.origin(publisher, "", fact.as_of, style.words) for publisher in named]
    else:
        clauses = _counted(fact, series, dataset, style)
    return numbers.cited(with_unit(fact, style), clauses, style.words)


def with_unit(fact: Fact, style: Style) -> str:
    """45,473 家; 43.0%; 3.61 家/万人."""
    plain = numbers.fact_value(fact, style.words)
    return plain if fact.value is None else numbers.with_unit(plain, fact.unit, style.words)


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
            what = numbers.base(fact, style.words)
            yield style.words("numbers.beside", publisher=publisher, what=what)  # 国家统计局 2020 年普查人口
        elif publishers.is_quoted(series, source, dataset):
            date = dataset.source_cards.get(source, {}).get("date", "")
            yield numbers.carried(publisher, date, style.words)
