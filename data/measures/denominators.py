"""People, enterprises and product of a region: what counts are set against, and how dense an industry is by them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from data.dataset import Dataset
from data.formulas import LOCATION_QUOTIENT, SHARE, Formula, Term
from data.measures.columns import rows
from data.measures.counts import Count
from data.owned_results import owned
from data.regions import NATION, SEPARATE, Adcode, Region

POPULATION_YEAR = 2020
"""The census. One year for all counts: company counts are of 2018 to 2022, and no later census exists."""
ENTERPRISE_YEAR = 2021
"""The last year before the break in the series of enterprise units, and the one nearest to March 2022."""


@dataclass(frozen=True)
class Denominator:
    """One number of `denominators.csv`."""

    value: float
    unit: str
    year: int
    source: str
    parts: tuple[Adcode, ...] = ()  # of a sum that is nobody's figure: the regions that were added

    @property
    def number(self) -> float:
        """The value, as an integer where it is whole."""
        return int(self.value) if self.value.is_integer() else self.value


@owned(maxsize=32)
def read(dataset: Dataset, measure: str, year: int) -> Mapping[Adcode, Denominator]:
    """The numbers of a measure in one year, by region."""
    table = rows(dataset, "denominators", "measure", "year", "region", "value", "unit", "source_id")
    return {Adcode(r[2]): Denominator(r[3], r[4], r[1], r[5]) for r in table if r[0] == measure and r[1] == year}


@owned(maxsize=32)
def with_sums(dataset: Dataset, measure: str, year: int) -> Mapping[Adcode, Denominator]:
    """The same without `SEPARATE`; a region without a number has the sum of its parts where all of them have one."""
    own = {region: number for region, number in read(dataset, measure, year).items() if region not in SEPARATE}
    sums: dict[Adcode, Denominator] = {}
    for region in dataset.regions:
        parts = tuple(one.adcode for one in dataset.regions.children(region.adcode) if _has_statistics(one))
        numbers = [own[part] for part in parts if part in own]
        if region.adcode not in own and parts and len(numbers) == len(parts):
            total = round(sum(number.value for number in numbers), 2)
            sums[region.adcode] = Denominator(total, numbers[0].unit, year, numbers[0].source, parts)
    return own | sums


def _has_statistics(region: Region) -> bool:
    return not region.pseudo and region.adcode not in SEPARATE


@owned(maxsize=32)
def years(dataset: Dataset, measure: str) -> tuple[int, ...]:
    """The years of a measure, in order; those of `SEPARATE` alone are none."""
    table = rows(dataset, "denominators", "measure", "year", "region")
    return tuple(sorted({year for one, year, region in table if one == measure and region not in SEPARATE}))


@owned(maxsize=512)
def latest_year(dataset: Dataset, measure: str, level: Adcode) -> int:
    """The latest of the years that say most of the level's parts: of cities the product of 2021 is known for a few.

    Of a level without a known part, the one that says most of its siblings.
    """
    parent = dataset.regions[level].parent

    def covered(year: int) -> tuple[int, int, int]:
        numbers = read(dataset, measure, year)
        parts, siblings = (dataset.regions.children(one) if one else () for one in (level, parent))
        return sum(one.adcode in numbers for one in parts), sum(one.adcode in numbers for one in siblings), year

    return max(years(dataset, measure), key=covered)


def population(dataset: Dataset) -> Mapping[Adcode, Denominator]:
    """The people of each region at the census."""
    return read(dataset, "population", POPULATION_YEAR)


def sources(numbers: Mapping[Adcode, Denominator], regions: Iterable[Adcode]) -> tuple[str, ...]:
    """The sources of the regions' numbers, each once."""
    return tuple(dict.fromkeys(numbers[region].source for region in regions if region in numbers))


def of_region(dataset: Dataset, region: Adcode) -> Mapping[str, Denominator]:
    """What is known of one region: people at the census, enterprises of the year of comparison, the latest product."""
    return _by_region(dataset).get(region, {})


@owned(maxsize=8)
def _by_region(dataset: Dataset) -> Mapping[Adcode, Mapping[str, Denominator]]:
    wanted = {"population": POPULATION_YEAR, "enterprises": ENTERPRISE_YEAR}
    numbers: dict[Adcode, dict[str, Denominator]] = {}
    table = rows(dataset, "denominators", "year", "measure", "region", "value", "unit", "source_id")
    for year, measure, region, value, unit, source in sorted(table, key=itemgetter(0)):
        if wanted.get(measure, year) == year:
            numbers.setdefault(Adcode(region), {})[measure] = Denominator(value, unit, year, source)
    return numbers


@dataclass(frozen=True)
class Concentration:
    """A region's shares of the nation, and one over the other; all None for the nation itself."""

    company_share: float | None = None  # of the companies of the series
    enterprise_share: float | None = None  # of all enterprises
    location_quotient: float | None = None
    approx: bool = False  # companies were printed as a floor or rounded, here or for the nation
    sources: tuple[str, ...] = ()  # of the enterprises
    year: int = ENTERPRISE_YEAR
    formulas: Mapping[str, Formula] = field(default_factory=dict, compare=False)  # of the three, by their names


def concentration(region: Adcode, counts: Mapping[Adcode, Count], dataset: Dataset) -> Concentration:
    """Companies of one series against the enterprises of the year of comparison."""
    if region == NATION:
        return Concentration()
    both, units = (region, NATION), read(dataset, "enterprises", ENTERPRISE_YEAR)
    companies = tuple(Term("companies", counts[one].value if one in counts else None, (one,)) for one in both)
    enterprises = tuple(
        Term("enterprises", int(units[one].value) if one in units else None, (one,), ENTERPRISE_YEAR) for one in both
    )
    formulas = {
        "company_share": Formula(SHARE, companies),
        "enterprise_share": Formula(SHARE, enterprises),
        "location_quotient": Formula(LOCATION_QUOTIENT, (*companies, *enterprises)),
    }
    return Concentration(
        company_share=formulas["company_share"].value,
        enterprise_share=formulas["enterprise_share"].value,
        location_quotient=formulas["location_quotient"].value,
        formulas=formulas,
        approx=any(counts[one].approx for one in both if one in counts),
        sources=sources(units, both),
    )
