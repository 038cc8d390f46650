"""What became of the companies of a place, or of a class of them, between two dates; the rates of the reports.

    net    what happened to companies: new + reopened + moved in - closed - moved out
    rest   what happened to records alone: found, located, of another status or section; vanished and so on
    earlier + net + rest = later

The rates are those of the official reports on vitality (市场主体发展活力): 净增新增比 is net over new, 注销注册比
closed over new; each rate of change stands on the companies at the beginning. No export has dates of cancellation, so a
company is closed when it existed on one date and is closed on the next. Where the later export holds no closed company
at all, closed ones have vanished from it: nobody knows how many.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.measures import denominators
from data.measures.denominators import Denominator
from data.measures.history import History
from data.owned_results import owned
from data.regions import Adcode
from data.registers import company_changes, histories
from data.registers.class_flows import SECTION_IN, SECTION_OUT
from data.registers.imports import Import
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
    """One place, or one class of its companies, between two dates. None is unknown."""

    adcode: Adcode
    name: str = ""  # of the place, for all classes
    dimension: str = ""  # by which its companies are told apart; blank for all of them
    class_name: str = ""  # of age at the earlier date, or `LATER`
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


def net(flows: Flows) -> int:
    """What happened to companies."""
    return _sum(flows, CAME) - _sum(flows, WENT)


def _sum(flows: Flows, names: Iterable[str]) -> int:
    return sum(flows[name] for name in names)


@owned(maxsize=64)
def _holds_closed(one: Import) -> bool:
    return bool(one.sums["closed"].any())


def _day(one: Import) -> int:
    year, month, day = (int(part) for part in histories.day(one).split("-"))
    return year * YEAR + month * 31 + day
