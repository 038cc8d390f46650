"""What became of the companies of a place, a section of industry or an age between two dates; the rates of the reports.

    net    what happened to companies: new + reopened + moved in - closed - moved out
    rest   what happened to records alone: found, located, of another status or section; vanished and so on
    earlier + net + rest = later

The rates are those of the official reports on vitality (市场主体发展活力): 净增新增比 is net over new, 注销注册比
closed over new; each rate of change stands on the companies at the beginning. No export has dates of cancellation, so a
company is closed when it existed on one date and is closed on the next. Where the later export holds no closed company
at all, closed ones have vanished from it: nobody knows how many.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from data.dataset import Dataset
from data.measures import denominators
from data.measures.denominators import Denominator
from data.measures.history import History
from data.owned_results import owned
from data.regions import Adcode
from data.registers import age_structure, company_changes, histories, industry_structure, section_flows
from data.registers.bins import Bounds, measured
from data.registers.dimensions import UNKNOWN
from data.registers.imports import Import
from data.registers.rule import Rule
from data.registers.section_flows import FLOWS, SECTION_IN, SECTION_OUT, SectionFlows
from data.statistics import rate, share

CAME, WENT = ("registered", "reopened", "moved_in"), ("closed", "moved_out")
"""Flows that happened to companies."""
APPEARED = ("found", "status_in", "located", SECTION_IN)
VANISHED = ("vanished", "status_out", "unlocated", SECTION_OUT)
"""Flows that happened to records: what the earlier or the later export says of companies, and nothing more."""
SIZE = 1_000
"""Of people, for whom companies are given: 每千人市场主体."""
YEAR, TOLERANCE = 372, 15
"""A year in days, each month taken as 31; how far a date may lie from that of a year before."""

Pair = tuple[Import, Import]
Flows = Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Vitality:
    """One place, or one section of industry in it, between two dates. None is unknown."""

    adcode: Adcode
    name: str = ""  # of the place, for all sections
    section: str | None = None  # None for all of them, blank for companies of no known section
    age: str | None = None  # the class of age at the earlier date, `LATER` of those registered since; None for all
    earlier: int | None = None  # companies
    later: int | None = None
    flows: Flows | None = None  # all of `FLOWS`
    year_before: Flows | None = None  # those of the same months a year before
    knows_closed: bool = True
    people: Denominator | None = None

    @property
    def net(self) -> int | None:
        """Of what happened to companies."""
        return None if self.flows is None or not self.knows_closed else net(self.flows)

    @property
    def rest(self) -> int | None:
        """Of what happened to records alone."""
        return None if self.flows is None else _sum(self.flows, APPEARED) - _sum(self.flows, VANISHED)

    @property
    def closed(self) -> int | None:
        """Companies that existed and are closed now."""
        return self._flow("closed") if self.knows_closed else None

    @property
    def registered(self) -> int | None:
        """Companies registered since the earlier date."""
        return self._flow("registered")

    @property
    def net_over_new(self) -> float | None:
        """净增新增比."""
        return share(self.net, self.registered)

    @property
    def closed_over_new(self) -> float | None:
        """注销注册比."""
        return share(self.closed, self.registered)

    @property
    def per_thousand(self) -> float | None:
        """每千人市场主体, at the later date."""
        return rate(self.later, self.people.number if self.people else None, SIZE)

    def of_stock(self, number: int | None) -> float | None:
        """A flow over the companies at the beginning."""
        return share(number, self.earlier)

    def since_year_before(self, flow: str) -> float | None:
        """同比 of new or closed companies, or of `net`: the change against the same months a year before."""
        if self.year_before is None or (now := getattr(self, flow)) is None:
            return None
        before = net(self.year_before) if flow == "net" else self.year_before[flow]
        return (now - before) / before if before > 0 else None

    def _flow(self, name: str) -> int | None:
        return None if self.flows is None else self.flows[name]


@dataclass(frozen=True)
class Period:
    """The two dates that are compared, those of the same months a year before, and what is known of them."""

    two: Pair
    year_before: Pair | None
    knows_flows: bool
    knows_closed: bool


def period(series: History) -> Period:
    """Of the chosen series. A measure that counts closed companies loses none of them."""
    before, existing = year_before(series.imports, series.two), series.measure == "existing"
    if before and existing and not _holds_closed(before[1]):
        before = None
    known = series.changes is not None and not series.counts.limits
    return Period(series.two, before, known, existing and _holds_closed(series.two[1]))


def year_before(imports: Sequence[Import], two: Pair) -> Pair | None:
    """The neighbouring dates that lie a year before these two."""
    wanted = [_day(one) - YEAR for one in two]
    for pair in pairwise(imports):
        if all(abs(_day(one) - day) <= TOLERANCE for one, day in zip(pair, wanted, strict=True)):
            return pair
    return None


def of_places(series: History, adcodes: Iterable[Adcode]) -> tuple[Vitality, ...]:
    """Each region between the two dates."""
    about, people = period(series), denominators.population(series.dataset)
    steps = series.steps(adcodes)

    def flows(pair: Pair | None, adcode: Adcode) -> Flows | None:
        changes = company_changes.between(*pair) if pair and about.knows_flows else None
        return changes.of(series.measure, adcode) | dict.fromkeys((SECTION_IN, SECTION_OUT), 0) if changes else None

    return tuple(
        Vitality(
            adcode=adcode,
            name=row[series.at].place.name,
            earlier=row[series.at - 1].place.count,
            later=row[series.at].place.count,
            flows=flows(about.two, adcode) if series.is_known([adcode]) else None,
            year_before=flows(about.year_before, adcode),
            knows_closed=about.knows_closed,
            people=people.get(adcode),
        )
        for adcode, row in steps.items()
    )


def of_sections(series: History, reach: Sequence[Adcode]) -> tuple[Vitality, ...]:
    """The sections of industry of the regions together, A to T, then the unknown; empty where flows by section are not
    known. A company that went from one of the regions to another came and went.
    """
    about = period(series)
    if not about.knows_flows or not series.is_known(reach):
        return ()
    flows = _of_sections(about.two, series.measure, reach, series.dataset)
    first, last = (_stock(one, series.measure, reach, series.dataset) for one in about.two)
    names = {section for section in (*first, *last) if first[section] or last[section] or section in (flows or {})}
    if flows is None or names <= {industry_structure.UNSTATED}:
        return ()
    before = _of_sections(about.year_before, series.measure, reach, series.dataset) if about.year_before else None
    rows = tuple(
        replace(_class_row(section, reach[0], about, first, last, flows, before), section=section)
        for section in sorted(names, key=lambda name: (name == industry_structure.UNSTATED, name))
    )
    return rows if all(_closes(row) for row in rows) else ()


def _class_row(
    name: str,
    adcode: Adcode,
    about: Period,
    first: Mapping[str, int],
    last: Mapping[str, int],
    flows: Mapping[str, Flows],
    before: Mapping[str, Flows] | None,
) -> Vitality:
    """The companies of one class; a class without a flow has none of any kind."""
    none: Flows = dict.fromkeys(FLOWS, 0)
    return Vitality(
        adcode=adcode,
        earlier=first[name],
        later=last[name],
        flows=flows.get(name, none),
        year_before=None if before is None else before.get(name, none),
        knows_closed=about.knows_closed,
    )


def of_ages(series: History, reach: Sequence[Adcode]) -> tuple[Vitality, ...]:
    """The companies of the regions together by their age at the earlier date; empty where that is not known.

    A company keeps its class, whenever the count is; one whose registration is dated otherwise at the later date leaves
    one class and comes to another (`SECTION_OUT`, `SECTION_IN`, what remains of both).
    """
    about, dataset = period(series), series.dataset
    if not about.knows_flows or not series.is_known(reach):
        return ()
    at, bounds = Rule(str(about.two[0].card["as_of"])).last_month, about.two[0].bins.age
    flows = _of_ages(about.two, series.measure, reach, bounds, dataset)
    tables = [age_structure.by_age(one, series.measure, dataset.regions, at, bounds) for one in about.two]
    first, last = (_added(table, reach) for table in tables)
    names = [*measured(bounds), age_structure.LATER, UNKNOWN]
    if flows is None or not {*first, *last} - {age_structure.LATER, UNKNOWN}:
        return ()
    before = _of_ages(about.year_before, series.measure, reach, bounds, dataset) if about.year_before else None
    rows = [
        replace(_class_row(name, reach[0], about, first, last, flows, before), age=name)
        for name in names
        if first[name] or last[name] or name in flows
    ]
    redated = [_difference(row) for row in rows]
    if sum(redated):
        return ()
    return tuple(_redated(row, more) for row, more in zip(rows, redated, strict=True))


def net(flows: Flows) -> int:
    """What happened to companies."""
    return _sum(flows, CAME) - _sum(flows, WENT)


def _closes(row: Vitality) -> bool:
    """Whether the file of changes still belongs to these two imports."""
    return _difference(row) == 0


def _difference(row: Vitality) -> int:
    """What the flows do not explain of the difference of the two counts."""
    return (row.later or 0) - (row.earlier or 0) - net(row.flows or {}) - (row.rest or 0)


def _redated(row: Vitality, more: int) -> Vitality:
    if not more or row.flows is None:
        return row
    return replace(row, flows={**row.flows, SECTION_IN: max(more, 0), SECTION_OUT: max(-more, 0)})


def _of_ages(
    two: Pair, measure: str, reach: Sequence[Adcode], bounds: Bounds, dataset: Dataset
) -> Mapping[str, Flows] | None:
    changes, at = company_changes.between(*two), Rule(str(two[0].card["as_of"])).last_month
    table = section_flows.read_ages(changes, measure, dataset.regions, at, bounds) if changes else None
    return None if table is None else _summed(table, reach)


def _sum(flows: Flows, names: Iterable[str]) -> int:
    return sum(flows[name] for name in names)


def _of_sections(two: Pair, measure: str, reach: Sequence[Adcode], dataset: Dataset) -> Mapping[str, Flows] | None:
    changes = company_changes.between(*two)
    table = section_flows.read(changes, measure, dataset.regions) if changes else None
    return None if table is None else _summed(table, reach)


def _summed(table: SectionFlows, reach: Sequence[Adcode]) -> Mapping[str, Flows]:
    sums: dict[str, Counter[str]] = {}
    for region in reach:
        for section, flows in table.of(region).items():
            sums.setdefault(section, Counter(dict.fromkeys(FLOWS, 0))).update(flows)
    return sums


def _stock(one: Import, measure: str, reach: Sequence[Adcode], dataset: Dataset) -> Counter[str]:
    return _added(industry_structure.by_section(one, measure, dataset.regions), reach)


def _added(counts: Mapping[str, Mapping[str, int]], reach: Sequence[Adcode]) -> Counter[str]:
    stock: Counter[str] = Counter()
    for region in reach:
        stock.update(counts.get(region, {}))
    return stock


@owned(maxsize=64)
def _holds_closed(one: Import) -> bool:
    return bool(one.sums["closed"].any())


def _day(one: Import) -> int:
    year, month, day = (int(part) for part in histories.day(one).split("-"))
    return year * YEAR + month * 31 + day
