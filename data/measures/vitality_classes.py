"""What became of the companies of each class between two dates: section of industry, age, size, staff, capital.

In each class earlier + net + rest = later (vitality.py). A company of another class on the later date leaves one and
comes to another (`SECTION_OUT`, `SECTION_IN`): no company came or went.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from data.dataset import Dataset
from data.measures import vitality
from data.measures.history import History
from data.measures.vitality import Flows, Pair, Period, Vitality
from data.regions import Adcode
from data.registers import age_structure, class_counts, class_flows, company_changes, industry_structure
from data.registers.age_structure import LATER
from data.registers.bins import measured
from data.registers.class_flows import FLOWS, SECTION_IN, SECTION_OUT, ClassFlows
from data.registers.company_changes import FOLLOWED, Changes
from data.registers.dimensions import AGE, INDUSTRY, UNKNOWN, of_bins
from data.registers.imports import Import
from data.registers.rule import Rule

DIMENSIONS = tuple(name for name in FOLLOWED if name != INDUSTRY.name)
"""Of which a company has a class on each date, besides its section of industry."""


@dataclass(frozen=True)
class _Grouping:
    """The classes that companies are counted by."""

    dimension: str
    flows: Callable[[Changes], ClassFlows | None]
    stock: Callable[[Import], Counter[str]]
    order: Callable[[Iterable[str]], Sequence[str]]
    unknown: Container[str]  # classes that say nothing by themselves


def of_sections(series: History, reach: Sequence[Adcode]) -> tuple[Vitality, ...]:
    """The sections of industry of the regions together, A to T, then the unknown; empty where flows by section are not
    known. A company that went from one of the regions to another came and went.
    """
    regions, unstated = series.dataset.regions, industry_structure.UNSTATED

    def flows(changes: Changes) -> ClassFlows | None:
        return class_flows.read(changes, series.measure, regions)

    def stock(one: Import) -> Counter[str]:
        return _added(industry_structure.by_section(one, series.measure, regions), reach)

    def order(names: Iterable[str]) -> Sequence[str]:
        return sorted(names, key=lambda name: (name == unstated, name))

    return _closing(_rows(_Grouping(INDUSTRY.name, flows, stock, order, (unstated,)), series, reach))


def of_dimension(series: History, reach: Sequence[Adcode], dimension: str) -> tuple[Vitality, ...]:
    """The classes of one of `DIMENSIONS` in order, the unknown last; empty where flows by it are not known."""
    regions = series.dataset.regions
    classes = of_bins(series.two[1].bins)[dimension].classes

    def flows(changes: Changes) -> ClassFlows | None:
        return class_flows.read(changes, series.measure, regions, dimension)

    def stock(one: Import) -> Counter[str]:
        return _by_class(one, series.measure, reach, dimension, series.dataset)

    def order(names: Iterable[str]) -> Sequence[str]:
        return sorted(names, key=classes.index)

    return _closing(_rows(_Grouping(dimension, flows, stock, order, (UNKNOWN,)), series, reach))


def of_ages(series: History, reach: Sequence[Adcode]) -> tuple[Vitality, ...]:
    """The companies of the regions together by their age at the earlier date; empty where that is not known.

    A company keeps its class, whenever the count is; one whose registration is dated otherwise at the later date leaves
    one class and comes to another, what remains of both.
    """
    regions, earlier = series.dataset.regions, series.two[0]
    at, bounds = Rule(str(earlier.card["as_of"])).last_month, earlier.bins.age
    names = [*measured(bounds), LATER, UNKNOWN]

    def flows(changes: Changes) -> ClassFlows | None:
        return class_flows.read_ages(changes, series.measure, regions, at, bounds)

    def stock(one: Import) -> Counter[str]:
        return _added(age_structure.by_age(one, series.measure, regions, at, bounds), reach)

    def order(present: Iterable[str]) -> Sequence[str]:
        return sorted(present, key=names.index)

    rows = _rows(_Grouping(AGE.name, flows, stock, order, (LATER, UNKNOWN)), series, reach)
    redated = [_difference(row) for row in rows]
    if sum(redated):
        return ()
    return tuple(_redated(row, more) for row, more in zip(rows, redated, strict=True))


def keeps_classes(series: History) -> bool:
    """Whether both dates keep the classes of their companies, in the same bins."""
    return series.changes is not None and any(company_changes.follows(series.changes, one) for one in DIMENSIONS)


def _rows(grouping: _Grouping, series: History, reach: Sequence[Adcode]) -> list[Vitality]:
    """Of every class that any company has or had; none where nothing is known of them."""
    about = vitality.period(series)
    if not about.knows_flows or not series.is_known(reach):
        return []
    flows = _flows(about.two, grouping, reach)
    if flows is None:
        return []
    first, last = (grouping.stock(one) for one in about.two)
    names = {name for name in (*first, *last, *flows) if first[name] or last[name] or name in flows}
    if all(name in grouping.unknown for name in names):
        return []
    before = _flows(about.year_before, grouping, reach) if about.year_before else None
    return [_row(name, grouping, reach[0], about, (first, last), flows, before) for name in grouping.order(names)]


def _row(
    name: str,
    grouping: _Grouping,
    adcode: Adcode,
    about: Period,
    stock: tuple[Mapping[str, int], Mapping[str, int]],
    flows: Mapping[str, Flows],
    before: Mapping[str, Flows] | None,
) -> Vitality:
    """The companies of one class; a class without a flow has none of any kind."""
    none: Flows = dict.fromkeys(FLOWS, 0)
    return Vitality(
        adcode=adcode,
        dimension=grouping.dimension,
        class_name=name,
        earlier=stock[0][name],
        later=stock[1][name],
        flows=flows.get(name, none),
        year_before=None if before is None else before.get(name, none),
        knows_closed=about.knows_closed,
    )


def _flows(two: Pair, grouping: _Grouping, reach: Sequence[Adcode]) -> Mapping[str, Flows] | None:
    """Of the regions together; None where they are not known."""
    changes = company_changes.between(*two)
    table = grouping.flows(changes) if changes else None
    if table is None:
        return None
    sums: dict[str, Counter[str]] = {}
    for region in reach:
        for name, flows in table.of(region).items():
            sums.setdefault(name, Counter(dict.fromkeys(FLOWS, 0))).update(flows)
    return sums


def _by_class(one: Import, measure: str, reach: Sequence[Adcode], dimension: str, dataset: Dataset) -> Counter[str]:
    found, stock = class_counts.of_import(one, dataset.regions, (dimension,)), Counter[str]()
    if found is None:
        return stock
    for region in reach:
        stock.update(found.by_class(of_bins(one.bins)[dimension], found.of(measure) & found.within(region)))
    return stock


def _added(counts: Mapping[str, Mapping[str, int]], reach: Sequence[Adcode]) -> Counter[str]:
    stock: Counter[str] = Counter()
    for region in reach:
        stock.update(counts.get(region, {}))
    return stock


def _closing(rows: Sequence[Vitality]) -> tuple[Vitality, ...]:
    """The rows, where the file of changes still belongs to these two imports."""
    return () if any(_difference(row) for row in rows) else tuple(rows)


def _difference(row: Vitality) -> int:
    """What the flows do not explain of the difference of the two counts."""
    return (row.later or 0) - (row.earlier or 0) - vitality.net(row.flows or {}) - (row.rest or 0)


def _redated(row: Vitality, more: int) -> Vitality:
    if not more or row.flows is None:
        return row
    return replace(row, flows={**row.flows, SECTION_IN: max(more, 0), SECTION_OUT: max(-more, 0)})
