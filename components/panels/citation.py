"""A number as it is copied, with its citation: 45,473 家（天眼查，现存，2022-03-16；转引自财联社 2022-03-21）."""

from components import numbers
from components.panels import names
from components.style import Style
from data.dataset import Dataset
from data.values import Fact


def cite(fact: Fact, series: str, dataset: Dataset, style: Style) -> str:
    """The fact's number with its unit, and whose it is; companies and what is made of them belong to `series`."""
    if fact.unit == "parks":
        return _cite_parks(fact, dataset, style)
    if fact.fact in ("population", "gdp", "enterprises", "enterprise_share"):
        return _cited(fact, _house(fact.source, dataset), "", fact.as_of, dataset, style)
    row = names.series_row(series, dataset)
    return _cited(
        fact, row[_provider(style)], style.words(f"terms.rule_{row['measure']}"), row["as_of"], dataset, style
    )


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
    return (
        style.words(keys[fact.unit], value=plain, count=plain)
        if fact.unit in keys and fact.value is not None
        else plain
    )


def _cite_parks(fact: Fact, dataset: Dataset, style: Style) -> str:
    ours = fact.fact == "listed"
    who = style.words("headline.own_list") if ours else names.publication(dataset, style)
    return numbers.cited(with_unit(fact, style), who, "", fact.as_of, "", "", style.words)


def _cited(fact: Fact, provider: str, rule: str, date: str, dataset: Dataset, style: Style) -> str:
    carried = (dataset.find_card(fact.source) or {}).get("date", "")
    carrier = _house(fact.source, dataset)
    return numbers.cited(with_unit(fact, style), provider, rule, date, carrier, carried, style.words)


def _provider(style: Style) -> str:
    return "provider" if style.lang == "zh" else "provider_en"


def _house(source_id: str, dataset: Dataset) -> str:
    """The publisher without the name of its desk: 财联社·区块链日报 is 财联社."""
    return (dataset.find_card(source_id) or {}).get("publisher", "").split("·")[0]
