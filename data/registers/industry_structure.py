"""Companies of an import by region and section of industry (GB/T 4754), summed up when somebody asks for them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from data.owned_results import owned
from data.regions import Adcode, Regions
from data.registers import region_sums, store
from data.registers.imports import MEASURES, UNPLACED, Import

UNREADABLE = (OSError, ValueError, KeyError)
"""What pyarrow and pandas raise of a damaged import is one of these."""
UNSTATED = ""
"""The section of companies of which none is known."""


@owned(maxsize=32)
def is_known(one: Import) -> bool:
    """Whether the section of any company is known; not of an import whose cube is damaged."""
    try:
        return region_sums.has_sections(one.folder)
    except UNREADABLE:
        return False


@owned(maxsize=8)
def by_section(one: Import, measure: str, regions: Regions) -> Mapping[str, Mapping[str, int]]:
    """Region -> section -> companies, those without a known section under `UNSTATED`; empty for a damaged import."""
    try:
        rows = region_sums.sections(one.folder, store.read_aliases(one.folder), regions)
    except UNREADABLE:
        return MappingProxyType({})
    rows = rows[rows["region"] != UNPLACED]
    companies = rows[list(MEASURES[measure])].sum(axis=1)
    table = companies.groupby([rows["region"], rows["industry"]]).sum().unstack(fill_value=0)
    table = table.reindex(columns=sorted({UNSTATED, *table.columns}), fill_value=0)
    names, values = table.columns.tolist(), table.to_numpy().tolist()
    return MappingProxyType(
        {region: dict(zip(names, row, strict=True)) for region, row in zip(table.index, values, strict=True)}
    )


@owned(maxsize=8)
def counts(one: Import, measure: str, regions: Regions) -> Mapping[Adcode, Sequence[int]]:
    """Companies of each region: first those without a known section, then by section, alike for all regions.

    Empty where no section is known.
    """
    sections = by_section(one, measure, regions)
    return MappingProxyType({Adcode(region): tuple(row.values()) for region, row in sections.items()})
