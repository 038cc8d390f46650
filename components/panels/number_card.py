"""What stands on top of the card of a number: the number, its formula with the figures in it, its definition."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from components import numbers, registers
from components.panels import headline, names, region_profile, source_card
from components.panels.citation import cite, with_unit
from components.panels.rows import Values
from components.style import Style
from data.dataset import Dataset
from data.formulas import Formula, Term
from data.measures.registry import OF_STAFF
from data.measures.remainder import RemainderRow
from data.regions import Adcode
from data.registers.imports import STAFF_REPORTS, of_series
from data.summaries.headline import Headline
from data.summaries.ranking import Ranking
from data.summaries.region_profile import RegionProfile
from data.values import Fact

MAX_OTHERS = 6
"""Counts of other series that a card names."""
STATISTICS = {"population": "headline.population", "enterprises": "numbers.enterprises", "gdp": "numbers.gdp"}
"""What companies are set against, with its year."""


def draw_fact(
    fact: Fact, shown: Headline, profile: RegionProfile, query: str, dataset: Dataset, style: Style
) -> Markup:
    """One of the headline's five, or one more of the profile. `query`: that of the page, for what checks the number."""
    five = fact.fact in {one.fact for one in shown.facts}
    details = headline.details(fact, shown, dataset, style) if five else ()
    subject = {
        "kicker": names.listed_together(shown.names, style),
        "title": headline.label(fact, shown, dataset, style) if five else region_profile.label(fact, style),
        "definition": [*_definition(fact.fact, shown.series, dataset, style), *_reading(fact, profile, style)],
        "facts": _facts(fact, shown.series, details, dataset, style),
        "others": _others(profile, dataset, style) if fact.fact == "companies" else (),
        "reconciliation": query,
    }
    return _draw(fact, shown.series, subject, dataset, style)


def draw_figure(fact: Fact, region: Adcode, dataset: Dataset, style: Style) -> Markup:
    """One figure of another series, whose id is the fact's name."""
    subject = {
        "kicker": names.place(region, dataset, style),
        "title": f"{names.series(fact.fact, dataset, style)} {region_profile.kind(fact, dataset, style)}",
        "definition": _definition_of_series(fact.fact, dataset, style),
        "facts": _facts(fact, fact.fact, (), dataset, style),
    }
    return _draw(fact, fact.fact, subject, dataset, style)


def draw_remainder(left: RemainderRow, ranking: Ranking, dataset: Dataset, style: Style) -> Markup:
    """What a total leaves for the places without a figure of their own."""
    named = names.remainder_parks if ranking.measure.counterpart else names.remainder
    subject = {
        "kicker": names.place(ranking.level, dataset, style),
        "title": named(left, ranking.level, dataset, style),
        "definition": _definition(left.fact.fact, ranking.series, dataset, style),
        "facts": _facts(left.fact, ranking.series, (), dataset, style),
    }
    return _draw(left.fact, ranking.series, subject, dataset, style)


def _draw(fact: Fact, series: str, subject: Values, dataset: Dataset, style: Style) -> Markup:
    citation = "" if fact.value is None else cite(fact, series, dataset, style)
    explained = {
        "number": with_unit(fact, style),
        "citation": citation,
        **_formula(fact.formula, series, dataset, style),
    }
    return source_card.draw(fact.sources, dataset, style, subject | explained)


def _formula(formula: Formula | None, series: str, dataset: Dataset, style: Style) -> Values:
    """The formula with its figures, and what each of them is."""
    if formula is None:
        return {}
    figures = [numbers.integer(term.value or 0) for term in formula.terms]
    meanings = [_meaning(term, series, dataset, style) for term in formula.terms]
    terms = dict.fromkeys(zip(figures, meanings, strict=True))  # of equal parts one speaks for all
    return {"formula": formula.rule.write(*figures), "terms": [*terms]}


def _meaning(term: Term, series: str, dataset: Dataset, style: Style) -> str:
    """广东，现存企业; 广东，2020 年普查人口."""
    place = names.listed_together([names.place(one, dataset, style) for one in term.regions], style)
    key = STATISTICS.get(term.fact, f"region_profile.fact_{term.fact}")
    measure = names.companies(series, dataset, style)
    what = style.words.get(key, term.fact, year=term.year, measure=measure)
    return style.words("numbers.comma").join(filter(None, [place, what]))


def _definition(fact: str, series: str, dataset: Dataset, style: Style) -> Sequence[str]:
    """What the fact is, and how to read it; of companies what their series counts."""
    if fact == "companies":
        return _definition_of_series(series, dataset, style)
    values = {"list": names.own_list(dataset, style), "publication": names.publication(dataset, style)}
    texts = [style.words.get(f"source_card.{key}_{fact}", "", **values) for key in ("definition", "read")]
    return [*texts, _staff_years(fact, series, dataset, style)]


def _staff_years(fact: str, series: str, dataset: Dataset, style: Style) -> str:
    """Of what reports insured people come from: the years; nothing where the register does not say."""
    imported = of_series(series, dataset.imports)
    if imported is None or fact not in {one.id for one in OF_STAFF}:
        return ""
    return registers.describe_staff_years(imported[0].card.get(STAFF_REPORTS, {}), style.words)


def _reading(fact: Fact, profile: RegionProfile, style: Style) -> list[str]:
    """Of a range: what its ends assume."""
    parts = profile.parts if fact.details.measure else None
    return [region_profile.spread(parts, style)] if parts and parts.unknown else []


def _definition_of_series(series: str, dataset: Dataset, style: Style) -> Sequence[str]:
    row = names.series_row(series, dataset)
    return [row[f"definition_{style.lang}"], row[f"note_{style.lang}"]]


def _facts(fact: Fact, series: str, details: Iterable[str], dataset: Dataset, style: Style) -> list[tuple[str, str]]:
    """The series of the companies, the day that the number is of, and what to know of it."""
    counts = fact.unit == "companies" or any(term.fact == "companies" for term in _terms(fact))
    named = names.series(series, dataset, style) if counts else ""
    notes = [text for text in dict.fromkeys((*details, numbers.covered(fact, style.words))) if text and text != named]
    as_of = "" if fact.as_of in named else fact.as_of
    rows = (("series", named), ("as_of", as_of), ("notes", style.words("page.pause").join(notes)))
    return [(style.words(f"source_card.{key}"), text) for key, text in rows if text]


def _terms(fact: Fact) -> Sequence[Term]:
    return fact.formula.terms if fact.formula else ()


def _others(profile: RegionProfile, dataset: Dataset, style: Style) -> list[Values]:
    """What other providers count here, the most trusted first."""
    groups = region_profile.grouped(profile.other_series, dataset)
    return [region_profile.figure(group[0], dataset, style) for group in groups[:MAX_OTHERS]]
