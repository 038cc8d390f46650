"""Companies of a register that the shown list names, by class: industry, insured people, capital, status, level."""

from collections.abc import Mapping, Sequence

from data.companylists import list_classes
from data.companylists.levels import LEVEL
from data.companylists.lists import CompanyList
from data.dataset import Dataset
from data.filters.companies import COMPANY_STATUS
from data.measures import on_list, registered
from data.measures.class_counts import folded
from data.regions import Adcode
from data.registers.dimensions import STATUS, Dimension
from data.registers.imports import MEASURES, of_series
from data.selection import Selection


def shown(selection: Selection, dataset: Dataset) -> CompanyList | None:
    """The list whose companies the chosen measure counts; None where another measure is shown."""
    is_counted = selection.measure in {measure.id for measure in on_list.ON_LISTS}
    return on_list.chosen(selection, dataset) if is_counted else None


def keeps_classes(one: CompanyList, dataset: Dataset) -> bool:
    """Whether the list was counted by what the register says of companies; an older list or register does not."""
    return bool(list_classes.dimensions(one, dataset.regions) - {LEVEL.name, STATUS.name})


def counts(
    one: CompanyList,
    dimension: Dimension,
    regions: Sequence[Adcode],
    selection: Selection,
    dataset: Dataset,
    within: str = "",
) -> Mapping[str, int] | None:
    """The companies on the list in regions, none of which lies in another, by class; of industry those of one level.

    None where the list was not counted by the dimension, or where a filter is in force that does not reach its classes:
    any but those on the status and on the dimension itself, which only marks.
    """
    imported = of_series(selection.series, dataset.imports)
    limits = registered.limits(selection.with_filters(**{dimension.name: ()}), dataset)
    if (
        imported is None
        or {*limits.applied} - {COMPANY_STATUS.name}
        or dimension.name not in list_classes.dimensions(one, dataset.regions)
    ):
        return None
    statuses = MEASURES[imported[1]]
    passing = registered.passing("statuses", statuses, limits)
    kept = {status for status, passes in zip(statuses, passing, strict=True) if passes}
    found = list_classes.by_class(one, dimension, kept, regions, dataset.regions)
    return {row.name: row.count for row in folded(found, dimension, within)}
