"""Vitality by size, insured people and capital: every class against a plain table, and flows that close."""

import shutil
from random import Random

import pandas as pd
import pytest

from components.panels import vitality as panel
from components.style import Style
from data import links
from data.measures import history, vitality_classes
from data.measures.vitality import APPEARED, CAME, VANISHED, WENT
from data.registers import comparison
from data.registers.bins import Bins
from data.registers.dimensions import DIMENSIONS
from data.registers.imports import LEDGER
from data.summaries import snapshots
from data.summaries import vitality as summary
from data.vitality_rows import vitality as rows_of
from tests.exports import company
from tests.snapshots import HANGZHOU, beside, take

FIRST, LAST = "2022-03-16", "2023-03-20"
WRITTEN = {
    "size": {"小型": "small", "S(小微)": "micro", "大型": "large", "-": "unknown"},
    "staff": {"0": "0", "7": "1-9", "120": "100-499", "-": "unknown"},
    "capital": {"50万元人民币": "0-100", "2000万人民币": "1000-3000", "10万美元": "foreign", "-": "unknown"},
}
PLACES = {"440305": {}, "440304": {"district": "福田区"}, "330106": HANGZHOU}
LINKS = {"vitality": "", "shift-share": ""}


def register(seed):
    """Two dates: of the same companies some went, some changed in every way at once, and others came."""
    random = Random(seed)

    def state(number):
        texts = {name: random.choice([*meant]) for name, meant in WRITTEN.items()}
        return {
            "number": number,
            "place": random.choice([*PLACES]),
            "status": random.choice(["存续", "存续", "注销"]),
            **texts,
        }

    before = [state(number) for number in range(60) if random.random() < 0.8]
    return before, [state(number) for number in range(90) if number < 60 or random.random() < 0.7]


def exported(row, later):
    fields = {name: row[name] for name in ("status", *WRITTEN)}
    dated = {"date": "2022-09-01"} if later and row["number"] >= 60 else {}
    return company(row["number"], **fields, **PLACES[row["place"]], **dated)


@pytest.fixture(scope="module")
def plain():
    return register(5)


@pytest.fixture(scope="module")
def home(dataset, tmp_path_factory, plain):
    home = tmp_path_factory.mktemp("classes")
    for day, rows in zip((FIRST, LAST), plain, strict=True):
        take(home, dataset.regions, day, [exported(row, day == LAST) for row in rows])
    return home


@pytest.fixture(scope="module")
def taken(home, dataset):
    return beside(dataset, home)


def asked(taken, query="", measure="existing"):
    series = sorted(one for one in taken.series_ids if LAST in one and one.endswith(measure))[0]
    return links.parse(f"?measure=companies&series={series}{query}", taken).selection


def of(taken, dimension, query="", measure="existing"):
    selection = asked(taken, query, measure)
    reach = summary.summarise(selection, taken).reach
    return {
        one.class_name: one for one in vitality_classes.of_dimension(history.read(selection, taken), reach, dimension)
    }


def joined(plain, dimension):
    """One row a company, what it was and is: its place and class, blank where it did not exist."""
    tables = []
    for rows in plain:
        table = pd.DataFrame(rows).set_index("number")
        table["class"] = table[dimension].map(WRITTEN[dimension])
        tables.append(table[["place", "class", "status"]])
    return tables[0].join(tables[1], how="outer", suffixes=("_was", "_is")).fillna("")


@pytest.mark.parametrize("measure", ["existing", "cumulative"])
@pytest.mark.parametrize("region", ["100000", "440000", "440300", "440304", "330106"])
@pytest.mark.parametrize("dimension", WRITTEN)
def test_both_counts_and_what_changed_class_are_those_of_a_plain_table(dimension, region, measure, plain, taken):
    rows, prefix = joined(plain, dimension), region.rstrip("0") if region != "100000" else ""
    for end in ("was", "is"):
        there = rows[f"place_{end}"].str.startswith(prefix) & (rows[f"place_{end}"] != "")
        rows[f"here_{end}"] = there & ((rows[f"status_{end}"] == "存续") | (measure == "cumulative"))
    found = of(taken, dimension, f"&region={region}", measure)
    for name in {*rows["class_was"], *rows["class_is"]} - {""}:
        was, now = (rows[f"here_{end}"] & (rows[f"class_{end}"] == name) for end in ("was", "is"))
        changed = rows["here_was"] & rows["here_is"] & (rows["class_was"] != rows["class_is"])
        one = found[name]
        assert (one.earlier, one.later) == (was.sum(), now.sum())
        assert (one.flows["section_out"], one.flows["section_in"]) == ((was & changed).sum(), (now & changed).sum())
        came, went = (sum(one.flows[flow] for flow in flows) for flows in ((*CAME, *APPEARED), (*WENT, *VANISHED)))
        assert one.earlier + came - went == one.later
    assert [*found] == [name for name in DIMENSIONS[dimension].classes if name in found]


def test_page_and_rows_show_them(taken):
    found = summary.summarise(chosen := asked(taken), taken)
    classes = [row["class"] for row in rows_of(found) if row["dimension"] == "size"]
    assert classes == ["large", "small", "micro", "unknown"]
    html = str(panel.draw(found, snapshots.summarise(chosen, taken).shift, LINKS, taken, Style("zh", "light", 1920)))
    assert all(text in html for text in ("分企业规模", "分参保人数", "分注册资本", "100–499"))
    html = str(panel.draw(found, snapshots.summarise(chosen, taken).shift, LINKS, taken, Style("en", "light", 1920)))
    assert "By insured staff" in html


def test_a_register_without_a_column_has_no_table_of_it(tmp_path, dataset):
    for day in (FIRST, LAST):
        take(tmp_path, dataset.regions, day, [company(number, staff="5") for number in range(3)])
    taken = beside(dataset, tmp_path)
    assert of(taken, "staff")
    assert not of(taken, "size")


def test_companies_kept_without_classes_or_in_other_bins_are_not_compared(home, tmp_path, dataset, plain):
    copied = shutil.copytree(home, tmp_path / "old")
    ledger = next((copied / "imports").glob(f"*{FIRST}*")) / LEDGER
    table = pd.read_parquet(ledger)
    table.drop(columns=[name for name in table if name.startswith("class_")]).to_parquet(ledger, index=False)
    comparison.refresh(copied, ledger.parent.name, dataset.regions)
    old = beside(dataset, copied)
    assert not any(of(old, dimension) for dimension in WRITTEN)
    found = summary.summarise(chosen := asked(old), old)
    assert found.total.flows
    assert not found.keeps_classes
    html = str(panel.draw(found, snapshots.summarise(chosen, old).shift, LINKS, old, Style("zh", "light", 1920)))
    assert "不能按档次看增减" in html
    shutil.rmtree(copied)
    copied.mkdir()
    for day, rows, bins in zip((FIRST, LAST), plain, (Bins(), Bins(staff=(0, 1, 10, 99))), strict=True):
        take(copied, dataset.regions, day, [exported(row, day == LAST) for row in rows], bins=bins)
    other = beside(dataset, copied)
    assert not of(other, "staff")
    assert of(other, "size")
