"""What became of the companies: the log explains every number, and equals a plain comparison."""

import shutil
import tempfile
from collections import Counter
from itertools import product
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.registers import accounting, alias_changes, company_changes, store
from data.registers.company_changes import INFLOWS
from data.registers.dimensions import DIMENSIONS
from data.registers.import_loader import read_imports
from data.registers.imports import CHANGES, CUBE, LEDGER, LEDGER_COLUMNS, MEASURES
from tests.exports import PERSONAL, company
from tests.snapshots import AFTER, BEFORE, FIRST, SECOND, THIRD, take

PLACES = {
    ("广东省", "深圳市", "南山区"): "440305",
    ("广东省", "深圳市", "福田区"): "440304",
    ("广东省", "广州市", ""): "440100",
    ("广东省", "穗", ""): "440000",
    ("浙江省", "杭州市", "西湖区"): "330106",
    ("火星", "", ""): "",
}
STATUSES = {"存续": "existing", "注销": "closed", "清算": "other", "-": "unknown"}
DATES = {"2018-03-04": False, "2022-03-20": False, "2022-04-01": True, "-": False}
"""Whether a company that was not there on 2022-03-16 was registered since."""


@pytest.fixture(scope="module")
def taken(tmp_path_factory, dataset):
    folder = tmp_path_factory.mktemp("taken")
    take(folder, dataset.regions, FIRST, BEFORE)
    take(folder, dataset.regions, SECOND, AFTER)
    return folder


@pytest.fixture
def home(taken, tmp_path):
    """Two imports, taken once and copied for each test."""
    return shutil.copytree(taken, tmp_path, dirs_exist_ok=True)


def imports(home, dataset):
    found, errors = read_imports(home, dataset.regions)
    assert errors == []
    return found


def log(home, dataset):
    return company_changes.between(*imports(home, dataset)[-2:])


def message(changes, measure, region):
    return {flow: many for flow, many in changes.of(measure, region).items() if many}


def everywhere(dataset):
    return {region.adcode: region.adcode for region in dataset.regions}, {one.adcode for one in dataset.regions}


def test_every_company_that_changed_is_told(home, dataset):
    found = log(home, dataset)
    counts, listed = company_changes.rows(found, "existing", *everywhere(dataset))
    kinds = {row["code"][-1]: row["kind"] for row in listed}
    assert kinds == {"2": "closed", "3": "moved", "4": "reopened", "5": "vanished", "8": "registered", "9": "found"}
    assert counts == Counter(kinds.values())
    nation = {"closed": 1, "reopened": 1, "located": 1, "vanished": 1, "registered": 1, "found": 1}
    assert message(found, "existing", "100000") == nation
    assert message(found, "existing", "330000") == {"moved_in": 1, "vanished": 1}
    assert message(found, "cumulative", "440305") == {"moved_out": 1, "located": 1, "registered": 1}
    assert message(found, "existing", "") == {"unlocated": 1}


def test_a_move_inside_a_place_is_none_of_its_own(tmp_path, dataset):
    take(tmp_path, dataset.regions, FIRST, [company(1)])
    take(tmp_path, dataset.regions, SECOND, [company(1, district="福田区")])
    found = log(tmp_path, dataset)
    assert message(found, "existing", "440300") == {}
    assert message(found, "existing", "440304") == {"moved_in": 1}
    province = {"440305": "440000", "440304": "440000"}, {"440000"}
    assert company_changes.rows(found, "existing", *province)[0] == {}
    assert company_changes.rows(found, "existing", *everywhere(dataset))[0] == {"moved": 1}


def test_a_list_can_be_cut_with_some_of_each_kind(home, dataset):
    counts, listed = company_changes.rows(log(home, dataset), "existing", *everywhere(dataset), 13)
    assert counts["closed"] == 1
    assert [row["kind"] for row in listed] == ["closed", "reopened", "moved", "registered", "found", "vanished"]
    again, fewer = company_changes.rows(log(home, dataset), "existing", *everywhere(dataset), 5)
    assert (again, len(fewer)) == (counts, 5)


def test_no_kind_takes_the_room_of_another(tmp_path, dataset):
    take(tmp_path, dataset.regions, FIRST, [company(at) for at in range(8)])
    gone = [company(at, status="注销") for at in range(5)]
    take(tmp_path, dataset.regions, SECOND, [*gone, company(8)])
    counts, listed = company_changes.rows(log(tmp_path, dataset), "existing", *everywhere(dataset), 7)
    assert counts == {"closed": 5, "found": 1, "vanished": 3}
    assert Counter(row["kind"] for row in listed) == {"closed": 3, "found": 1, "vanished": 3}


def test_a_name_tells_companies_apart_only_where_it_is_the_only_one(tmp_path, dataset):
    take(tmp_path, dataset.regions, FIRST, [company(1, code="-", name="甲（深圳）公司"), company(2, code="-")])
    two = [company(1, name="甲(深圳)公司"), company(2), company(3, name=company(2)["name"])]
    take(tmp_path, dataset.regions, SECOND, two)
    assert message(log(tmp_path, dataset), "existing", "100000") == {"vanished": 1, "found": 2}


def test_nothing_of_persons_is_kept(tmp_path, dataset):
    odd = [
        company(1, code="440301198001012345"),
        company(2, name="张三13900000001"),
        company(3, name="李四 a@b.cn"),
        company(4, code="440301103012345"),
    ]
    take(tmp_path, dataset.regions, FIRST, odd)
    ledger = pd.read_parquet(imports(tmp_path, dataset)[0].folder / LEDGER)
    assert sorted(ledger.columns) == sorted(
        [*LEDGER_COLUMNS, "industry", *(f"class_{name}" for name in DIMENSIONS if name != "company_status")]
    )
    text = ledger.to_csv()
    assert not [word for word in (*PERSONAL.values(), "1980", "1390000", "@") if word in text]
    assert sorted(ledger["code"]) == ["", "", company(2)["code"], company(3)["code"]]


def test_nothing_is_kept_unless_it_is_asked_for(tmp_path, dataset, monkeypatch):
    take(tmp_path, dataset.regions, FIRST, BEFORE, keep=False)
    monkeypatch.setattr(accounting, "MAX_COMPANIES", 7)
    take(tmp_path, dataset.regions, SECOND, AFTER)
    assert [(one.folder / LEDGER).exists() for one in imports(tmp_path, dataset)] == [False, False]
    assert log(tmp_path, dataset) is None


def test_a_log_goes_when_another_import_comes_between_that_keeps_no_companies(home, dataset):
    path = imports(home, dataset)[1].folder / CHANGES
    assert path.exists()
    take(home, dataset.regions, "2023", BEFORE, keep=False)
    assert not path.exists()


def test_a_log_of_others_stays(home, dataset):
    path = imports(home, dataset)[1].folder / CHANGES
    before = path.read_bytes()
    take(home, dataset.regions, FIRST, BEFORE, by="企查查", keep=False)
    take(home, dataset.regions, THIRD, AFTER, keep=False)
    assert path.read_bytes() == before


def test_an_import_between_two_others_is_compared_with_both(home, dataset):
    take(home, dataset.regions, THIRD, AFTER)
    middle = take(home, dataset.regions, "2025", AFTER[:-1])
    found = imports(home, dataset)
    assert [one.card["as_of"] for one in found] == [FIRST, SECOND, "2025", THIRD]
    assert found[2].id == middle
    assert message(company_changes.between(found[1], found[2]), "existing", "100000") == {"vanished": 1}
    assert message(company_changes.between(found[2], found[3]), "existing", "100000") == {"found": 1}
    assert company_changes.between(found[1], found[3]) is None


def test_accepted_places_are_compared_anew(home, dataset):
    first, second = imports(home, dataset)
    alias_changes.apply_aliases(first.folder, {("广冬省", "", ""): "440000"}, dataset.regions)
    assert message(log(home, dataset), "existing", "") == {}
    assert message(log(home, dataset), "existing", "440305")["located"] == 1
    assert "located" not in message(log(home, dataset), "existing", "440000")
    alias_changes.apply_aliases(first.folder, {}, dataset.regions)
    assert message(log(home, dataset), "existing", "") == {"unlocated": 1}
    assert second.id == imports(home, dataset)[1].id


def test_a_log_that_no_longer_fits_is_not_shown(home, dataset):
    first, second = imports(home, dataset)
    with store.aside(home):
        sums = first.sums.assign(existing=first.sums["existing"] + 1)
    sums.to_parquet(first.folder / "sums.parquet", index=False)
    assert log(home, dataset) is None
    (second.folder / CHANGES).write_bytes(b"PAR1")
    assert log(home, dataset) is None


state = st.fixed_dictionaries(
    {
        "status": st.sampled_from(list(STATUSES)),
        "place": st.sampled_from(list(PLACES)),
        "date": st.sampled_from(list(DATES)),
        "coded": st.booleans(),
    }
)
UNSHRUNK = [phase for phase in Phase if phase != Phase.shrink]
"""Four counts an example are too slow to look for the smallest that fails."""
register = st.dictionaries(st.integers(0, 39), state, min_size=1, max_size=36)


def full(number, state):
    """Two companies in a row bear one name."""
    place = dict(zip(("province", "city", "district"), state["place"], strict=True))
    code = {} if state["coded"] else {"code": "-"}
    return company(number, name=f"{number // 2}号链业", status=state["status"], date=state["date"], **place, **code)


def kept(register):
    """The companies that count: of one name in a province the first without a code, and none beside one with a code."""
    known = {number: (number // 2, PLACES[state["place"]][:2]) for number, state in register.items()}
    named = {known[number] for number, state in register.items() if state["coded"]}
    found = {}
    for number, state in register.items():
        name = known[number]
        if not state["coded"] and name in named:
            continue
        if not state["coded"]:
            named.add(name)
        found[number] = state
    return found


def pairs(before, after):
    """earlier number -> later number of the same company: by code, else by a name that is alone on either side."""
    same = {one: one for one in before if one in after and before[one]["coded"] and after[one]["coded"]}
    rest = [[one for one in side if one not in same] for side in (before, after)]
    alone = [{one // 2: one for one in side if [o // 2 for o in side].count(one // 2) == 1} for side in rest]
    for name, one in alone[0].items():
        other = alone[1].get(name)
        if other is not None and not (before[one]["coded"] and after[other]["coded"]):
            same[one] = other
    return same


def inside(state, region, regions):
    code = PLACES[state["place"]]
    return region == code == "" or bool(code and region and regions.within(code, region))


def counts(state, measure):
    return STATUSES[state["status"]] in MEASURES[measure]


def plain(before, after, measure, region, regions):
    """What left a region and what came to it, as a loop over the companies."""
    same = pairs(before, after)
    back = {later: earlier for earlier, later in same.items()}

    def here(register):
        return [
            (one, state) for one, state in register.items() if counts(state, measure) and inside(state, region, regions)
        ]

    left = Counter(went(state, after.get(same.get(one)), measure, region, regions) for one, state in here(before))
    came = Counter(entered(state, before.get(back.get(one)), measure, region, regions) for one, state in here(after))
    return {flow: many for flow, many in (left + came).items() if flow}


def went(state, now, measure, region, regions):
    if now is None:
        return "vanished"
    if not counts(now, measure):
        return "closed" if now["status"] == "注销" else "status_out"
    if inside(now, region, regions):
        return ""
    return "moved_out" if moved(state, now, regions) else "unlocated"


def entered(state, was, measure, region, regions):
    if was is None:
        return "registered" if DATES[state["date"]] else "found"
    if not counts(was, measure):
        return "reopened" if was["status"] == "注销" else "status_in"
    if inside(was, region, regions):
        return ""
    return "moved_in" if moved(was, state, regions) else "located"


def moved(was, now, regions):
    """Whether a company went elsewhere, and not only deeper or higher in the same place."""
    before, after = PLACES[was["place"]], PLACES[now["place"]]
    return bool(before and after) and not regions.within(before, after) and not regions.within(after, before)


@settings(max_examples=3, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=register, after=register)
def test_the_log_is_the_plain_comparison_of_two_registers(dataset, before, after):
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for as_of, companies in ((FIRST, before), (SECOND, after)):
            take(home, dataset.regions, as_of, [full(*item) for item in companies.items()], keyword="")
        first, second = imports(home, dataset)
        found = company_changes.between(first, second)
        cubes = [pd.read_parquet(one.folder / CUBE)["count"].sum() for one in (first, second)]
    before, after = kept({one: state for one, state in before.items() if not DATES[state["date"]]}), kept(after)
    assert cubes == [len(before), len(after)]
    for measure, region in product(
        MEASURES, ("", "100000", "440000", "330000", "440300", "440305", "440304", "440100")
    ):
        flows = message(found, measure, region)
        assert flows == plain(before, after, measure, region, dataset.regions)
        change = sum(many if flow in INFLOWS else -many for flow, many in flows.items())
        assert first.total(measure, region) + change == second.total(measure, region)
