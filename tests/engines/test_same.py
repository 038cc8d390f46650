"""One register, one rule, three engines: the same cube, the same account, the same errors, and nothing left behind."""

import hashlib
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from data.registers.imports import CUBE, REJECTED_ROWS, SUMS
from data.registers.rule import Rule
from tests.engines import invented
from tests.engines.conftest import ENGINES, owner, refusal

pytestmark = pytest.mark.usefixtures("one_session")

PERSONAL = "秘密甲"


def cells(folder: Path) -> Counter[tuple]:
    found: Counter[tuple] = Counter()
    for row in pd.read_parquet(folder / CUBE).itertuples():
        month = None if pd.isna(row.month) else int(row.month)
        cell = (row.region, month, row.status, row.industry, row.keyword, row.currency)
        found[cell] += row.count
        found["yuan", cell] += row.yuan
    return +found


@pytest.mark.parametrize("engine", ENGINES)
def test_the_count_is_the_plain_count(count, urls, table, engine):
    report, folder = count(urls[engine])
    outcomes, expected = invented.plain_count(table)
    assert {**report.total.reasons, "": report.total.counted} == dict(outcomes)
    assert set(outcomes) == {"", *report.total.reasons}
    assert cells(folder) == expected
    assert (report.total.read, report.total.adds_up) == (len(table), True)
    assert (report.statuses["existing"] > 0, [one.code for one in report.warnings]) == (
        True,
        ["undated", "damaged_code", "no_unit", "open_place"],
    )
    listed = pd.read_csv(folder / REJECTED_ROWS, dtype=str, keep_default_na=False)
    assert set(listed["reason"]) == {"undated", "after_as_of", "unmatched_place", "open_place"}
    assert set(listed["row"]) == {""}
    assert listed[listed["cell"] == "穗"]["suggestion"].tolist() == ["广州市"]
    assert not any(PERSONAL.encode() in path.read_bytes() for path in folder.iterdir())


@pytest.mark.parametrize("engine", ENGINES)
def test_no_such_table(count, urls, engine):
    assert refusal(count, urls[engine].replace("companies", "nothing")) in ("no_table", "no_such_file")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_missing_column(count, put, table, engine):
    places = [column for column in table.columns if column.startswith("所属")]
    assert refusal(count, put(engine, "placeless", table.head(9).drop(columns=places))) == "no_place_column"


@pytest.mark.parametrize("engine", ENGINES[:2])
def test_any_order_of_rows_gives_the_same_sums(count, put, table, engine):
    """A server's rows have no order: of one company's rows what they say decides which one counts."""
    rule = Rule("2023-12")
    first, one = count(put(engine, "ordered", table), rule)
    mixed = table.sample(frac=1, random_state=3)
    second, other = count(put(engine, "mixed", mixed), rule)
    assert first.total == second.total
    assert first.total.reasons["duplicate_code"] > first.total.reasons["duplicate_name"] > 0
    pd.testing.assert_frame_equal(pd.read_parquet(one / SUMS), pd.read_parquet(other / SUMS))


def test_a_file_of_duckdb_is_only_read(count, urls):
    path = Path(urls["duckdb"].removeprefix("duckdb:///").partition("?")[0])
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    count(urls["duckdb"])
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [one.name for one in path.parent.iterdir() if one.name.startswith("companies.db")] == ["companies.db"]


def test_nothing_stays_in_postgresql(count, urls):
    count(urls["postgresql"])
    with owner() as connection:
        ours = connection.execute("SELECT count(*) FROM pg_class WHERE relname LIKE 'park_atlas%'").fetchone()
        asked = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'Park Atlas'"
        sessions = connection.execute(asked).fetchone()
    assert (ours, sessions) == ((0,), (0,))


def test_columns_of_other_types_and_names(count, put, table):
    """Dates that are dates, codes that are numbers; a column under a name of the reader's own."""
    frame = table.head(500).rename(columns={"企业名称": "firm"})
    url = put("postgresql", "typed", frame.assign(成立日期="2018-03-04"))
    with owner() as connection:
        connection.execute('ALTER TABLE atlas.typed ALTER "成立日期" TYPE timestamptz USING "成立日期"::date')
    report, folder = count(f"{url}&name=firm", Rule("2024"))
    assert set(pd.read_parquet(folder / CUBE)["month"]) == {201803}
    assert report.total.counted > 100


def test_one_state_of_a_table_that_is_written_meanwhile(count, put, table):
    """What is inserted after the count began is not seen, not even by a later step."""
    url = put("postgresql", "living", table.head(300))

    def on_step(step):
        if step in ("months", "able", "tally"):
            with owner() as connection:
                connection.execute("INSERT INTO atlas.living SELECT * FROM atlas.living LIMIT 50")

    report, _ = count(url, Rule("2024"), on_step)
    assert report.total.read == 300
