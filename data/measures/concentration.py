"""Whether an industry is denser in a region than companies of all kinds are."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.dataset import Dataset
from data.measures.counts import Count
from data.measures.denominators import ENTERPRISE_YEAR, read, sources
from data.regions import NATION, Adcode
from data.statistics import location_quotient, share


@dataclass(frozen=True)
class Concentration:
    """A region's shares of the nation, and one over the other; all None for the nation itself."""

    company_share: float | None = None  # of the companies of the series
    enterprise_share: float | None = None  # of all enterprises
    location_quotient: float | None = None
    approx: bool = False  # companies were printed as a floor or rounded, here or for the nation
    sources: tuple[str, ...] = ()  # of the enterprises
    year: int = ENTERPRISE_YEAR


def concentration(region: Adcode, counts: Mapping[Adcode, Count], dataset: Dataset) -> Concentration:
    """Companies of one series against the enterprises of the year of comparison."""
    if region == NATION:
        return Concentration()
    both, units = (region, NATION), read(dataset, "enterprises", ENTERPRISE_YEAR)
    part, whole = (counts[one].value if one in counts else None for one in both)
    base, base_whole = (int(units[one].value) if one in units else None for one in both)
    return Concentration(
        company_share=share(part, whole),
        enterprise_share=share(base, base_whole),
        location_quotient=location_quotient(part, whole, base, base_whole),
        approx=any(counts[one].approx for one in both if one in counts),
        sources=sources(units, both),
    )
