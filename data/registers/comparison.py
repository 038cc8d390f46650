"""Two ledgers of one definition set beside each other: which companies came, went, or changed. See company_changes.py.

A company is the same by its code; where one side has no code, by its name, if only one company on either side bears it.
The engine compares, so that a million companies need no more memory than a count.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb
import ibis
import pandas as pd
from ibis import _

from data.regions import NATION, Adcode, Regions
from data.registers import company_changes, engine, folders, histories, ledger, store
from data.registers.company_changes import EARLIER, ENDS, FLOWS, FOLLOWED, INFLOWS, OUTFLOWS, Flows
from data.registers.engine import EmbeddedTables
from data.registers.import_loader import keeps_companies, read_imports
from data.registers.imports import CHANGES, FOLDER, MEASURES, UNPLACED, Import
from data.registers.report import AccountingError
from data.registers.rule import Rule
from data.registers.tables import Tables

if TYPE_CHECKING:
    import ibis.expr.types as ir

HISTORY = "cumulative"
"""The measure that every import has: its history says which two are compared."""
GROUP = 2_048
"""Rows of a list that are read together, the fewest that the engine writes: a choice shows a few dozen."""


@dataclass(frozen=True)
class Compared:
    """What a new import says of the one before it."""

    earlier: str  # its date
    came: int  # companies of the nation, of any status
    left: int


def refresh(dataset: Path, name: str, regions: Regions) -> Compared | None:
    """Compare an import with its neighbours in time, and keep what changed in the folder of the later one.

    None where the import has none before it, or where either keeps no companies, or damaged ones. The record of two
    imports that can no longer be compared is deleted: it names companies that nobody keeps any more. Nobody exchanges
    one meanwhile.
    """
    with folders.at_rest(dataset / FOLDER):
        imports, _ = read_imports(dataset, regions)
        return _refresh(imports, name, regions)


def _refresh(imports: Sequence[Import], name: str, regions: Regions) -> Compared | None:
    outcome = None
    for later in imports:
        earlier = histories.before(later, HISTORY, imports)
        if not (earlier and all(keeps_companies(one.folder) for one in (earlier, later))):
            (later.folder / CHANGES).unlink(missing_ok=True)
        elif name in (earlier.id, later.id):
            try:
                nation = _compare(earlier, later, regions)[HISTORY].get(NATION, {})
            except duckdb.Error:  # a file whose outline is whole may be damaged all the same
                (later.folder / CHANGES).unlink(missing_ok=True)
                continue
            came, left = (sum(nation.get(flow, 0) for flow in names) for names in (INFLOWS, OUTFLOWS))
            outcome = Compared(str(earlier.card["as_of"]), came, left) if later.id == name else outcome
    return outcome


def remove(dataset: Path, name: str, regions: Regions) -> None:
    """Take an import away; of its definition, the dates before and after it become neighbours."""
    imports, _ = read_imports(dataset, regions)
    folders.remove(dataset / FOLDER / name)
    removed = next((one for one in imports if one.id == name), None)
    if removed is None:  # it could not be opened, so it had no neighbours
        return
    alike = [one for one in imports if histories.definition(one) == histories.definition(removed)]
    later = [one for one in alike if histories.day(one) > histories.day(removed)]
    if later:
        refresh(dataset, min(later, key=histories.day).id, regions)


def _compare(earlier: Import, later: Import, regions: Regions) -> Flows:
    """Write the changes from one import to the other in one step. AccountingError if they do not explain the sums."""
    with (
        TemporaryDirectory(prefix=folders.ASIDE, dir=later.folder) as scratch,
        engine.opened(Path(scratch)) as connection,
    ):
        tables = EmbeddedTables(connection)
        first, last = (ledger.read(tables, one.folder, store.read_aliases(one.folder)) for one in (earlier, later))
        both = _both(first, last, tables)
        last_month = Rule(str(earlier.card["as_of"])).last_month
        changed = _changed(both, _within(regions), last_month, _comparable(earlier, later))
        changed = tables.materialize(changed, "changes")
        flows = _flows(changed, regions)
        if missing := company_changes.unreconciled(flows, earlier, later):
            raise AccountingError(f"{earlier.id} -> {later.id}: {', '.join(missing[:9])}")
        path, metadata = Path(scratch) / CHANGES, {EARLIER: earlier.id, FLOWS: json.dumps(flows)}
        connection.to_parquet(
            changed.order_by("after", "before", "code", "name"),
            str(path),
            compression="zstd",
            row_group_size=GROUP,
            kv_metadata=metadata,
        )
        path.replace(later.folder / CHANGES)
    return flows


def _both(earlier: "ir.Table", later: "ir.Table", tables: Tables) -> "ir.Table":
    """A row for each company of either side, with what both know of it."""
    pairs = tables.materialize(_pairs(earlier, later), "pairs")
    first = earlier.rename("{name}_before").left_join(pairs, _.company_before == pairs.first)
    last = later.rename("{name}_after")
    return first.outer_join(last, first["last"] == last.company_after)


def _pairs(earlier: "ir.Table", later: "ir.Table") -> "ir.Table":
    """first, last: the same company on either side."""
    coded = later.filter(later.code != "").select("code", last="company")
    by_code = earlier.filter(earlier.code != "").inner_join(coded, "code").select(first="company", last="last")
    rest = _only(earlier.anti_join(by_code, _.company == by_code.first))
    other = _only(later.anti_join(by_code, _.company == by_code["last"]))
    named = rest.inner_join(other, "folded", rname="{name}_later").filter((_.code == "") | (_.code_later == ""))
    return by_code.union(named.select(first="company", last="company_later"))


def _only(companies: "ir.Table") -> "ir.Table":
    """The companies whose name no other of them bears."""
    once = companies.group_by("folded").agg(count=_.count()).filter(_["count"] == 1)
    return companies.semi_join(once, "folded")


def _comparable(earlier: Import, later: Import) -> tuple[str, ...]:
    """The dimensions of which both imports keep the class of each company, in the same bins."""
    both = ledger.kept(later.folder, ledger.kept(earlier.folder, FOLLOWED))
    bins = asdict(earlier.bins), asdict(later.bins)
    return tuple(one for one in both if bins[0].get(one) == bins[1].get(one))


def _changed(both: "ir.Table", within: "ir.Table", last_month: int, followed: Iterable[str]) -> "ir.Table":
    """Every company of which something changed, in the shape of changes.parquet."""
    ends = [ENDS[one] for one in followed]
    inner = within.select(region_after="inner", region_before="outer", located=ibis.literal(True))
    outer = within.select(region_before="inner", region_after="outer", unlocated=ibis.literal(True))
    rows = both.left_join(inner, ["region_after", "region_before"], rname="{name}_in")
    rows = rows.left_join(outer, ["region_before", "region_after"], rname="{name}_out")
    differs = ibis.or_(*((_[was] != _[now]).fill_null(False) for was, now in ends))
    same = ibis.ifelse(differs, "reclassified", "")
    place = ibis.cases(
        (_.region_before == _.region_after, same),
        (_.located.notnull(), "located"),
        (_.unlocated.notnull(), "unlocated"),
        else_="moved",
    )
    came = ibis.ifelse((_.month_after > last_month).fill_null(False), "registered", "found")
    was, now = _.status_before, _.status_after
    existed, exists = (was == "existing").fill_null(False), (now == "existing").fill_null(False)
    existing = ibis.cases(
        (~existed & ~exists, ""),
        (existed & exists, place),
        (exists & _.company_before.isnull(), came),
        (exists & (was == "closed"), "reopened"),
        (exists, "status_in"),
        (_.company_after.isnull(), "vanished"),
        (now == "closed", "closed"),
        else_="status_out",
    )
    cumulative = ibis.cases((_.company_before.isnull(), came), (_.company_after.isnull(), "vanished"), else_=place)
    rows = rows.mutate(existing=existing, cumulative=cumulative)
    return rows.filter((_.existing != "") | (_.cumulative != "")).select(
        *("status_before", "status_after", "existing", "cumulative"),
        code=ibis.coalesce(_.code_after.nullif(""), _.code_before, ""),
        name=ibis.coalesce(_.name_after, _.name_before),
        month=ibis.coalesce(_.month_after, _.month_before),
        before=_.region_before,
        after=_.region_after,
        **{one: _[one] for both_ends in ends for one in both_ends},
    )


def _within(regions: Regions) -> "ir.Table":
    """inner, outer: every region with all that it lies in. Whoever has no place lies nowhere yet."""
    paths = {region.adcode: (UNPLACED, *_path(region.adcode, regions)) for region in regions}
    pairs = [(inner, outer) for inner, path in paths.items() for outer in path if inner != outer]
    return ibis.memtable(pd.DataFrame(pairs, columns=["inner", "outer"]))


def _flows(changed: "ir.Table", regions: Regions) -> Flows:
    """What came to every region and left it, for each measure."""
    groups = changed.group_by("existing", "cumulative", "before", "after").agg(count=_.count()).execute()
    flows: dict[str, dict[str, dict[str, int]]] = {}
    for measure in MEASURES:
        by_region: defaultdict[str, Counter[str]] = defaultdict(Counter)
        ends = groups[[measure, "before", "after", "count"]].astype(object)
        for kind, before, after, count in ends.where(ends.notna(), None).itertuples(index=False):
            for region, flow in _touched(kind, before, after, regions):
                by_region[region][flow] += int(count)
        flows[measure] = dict(sorted(by_region.items()))
    return flows


def _touched(kind: str, before: str | None, after: str | None, regions: Regions) -> Iterator[tuple[str, str]]:
    """The regions that one change brings a company to, or takes it from, and by which flow."""
    first, last = (_path(end, regions) for end in (before, after))
    match kind:
        case "registered" | "found" | "reopened" | "status_in":
            yield from ((region, kind) for region in last)
        case "closed" | "status_out" | "vanished":
            yield from ((region, kind) for region in first)
        case "moved" | "located" | "unlocated":
            came, left = ("moved_in", "moved_out") if kind == "moved" else ("located", "unlocated")
            yield from ((region, came) for region in last if region not in first)
            yield from ((region, left) for region in first if region not in last)


def _path(region: str | None, regions: Regions) -> tuple[str, ...]:
    """A region and all that it lies in; where there is no place, the unplaced."""
    if region is None:
        return ()
    return tuple(up.adcode for up in regions.path(Adcode(region))) if region else (UNPLACED,)
