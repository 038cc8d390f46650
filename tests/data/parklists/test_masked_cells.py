"""A person's name may stand in any column, for one legal person more pushes all cells to the right."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from components import parklists
from components.panels import parklist_report
from components.style import Style
from components.words import LANGUAGES, words
from data.dataset import Dataset
from data.parklists import cells
from data.parklists.columns import ALIASES
from data.parklists.report import ParkReport
from data.registers import masks, places
from tests.parklists import PARK

Made = Callable[..., tuple[ParkReport, Path]]
NAMES = ("欧阳红旗", "诸葛明远", "戊某某", "司马九州", "Jane Roe", "13800138000")
COLUMNS = [names[0] for column, names in ALIASES.items() if column != "name"]


@pytest.mark.parametrize(
    ("column", "cell", "shown"),
    [
        ("province", "火星省", "火星省"),
        ("city", "穗", "穗"),
        ("city", "Shanghai", "Shanghai"),
        ("province", "欧阳红旗", "…"),
        ("city", "司马九州", "…"),
        ("district", "13800138000省", "…"),
        ("kind", "广州市", "…"),
        ("founded", "2017-13", "2017-13"),
        ("founded", "戊某某", "…"),
        ("status_as_of", "13800138000", "…"),
        ("url", "a@example.org", "…"),
        ("name", "长" * 500, "…"),
        ("kind", "", ""),
    ],
)
def test_a_cell_is_repeated_where_it_is_a_place_or_a_date(column: str, cell: str, shown: str, dataset: Dataset) -> None:
    assert cells.shown(column, cell, places.known(dataset.regions)) == shown


def test_one_text_and_a_column_of_an_engine_are_masked_alike(dataset: Dataset) -> None:
    import ibis

    texts = [*NAMES, "穗", "火星省", "某某自治州", "某某小区", "阿拉善左旗", "某某公司深圳市", "长" * 30 + "市", "=市"]
    known = places.known(dataset.regions)
    table = ibis.memtable({"text": texts, "known": [masks.fold_place(text) in known for text in texts]})
    shown = ibis.duckdb.connect().execute(masks.are_places(table.text, table.known).name("shown"))
    assert [masks.is_place(text, known) for text in texts] == shown.tolist()


def test_no_report_of_a_list_prints_a_cell_that_may_be_a_name(made: Made, dataset: Dataset) -> None:
    """Every name in every column, one after the other: whatever is said of the rows that are refused."""
    rows = [
        {name: f"{number}号园" if name == "名称" else PARK.get(name, "") for name in ("名称", *COLUMNS)}
        | {column: name}
        for number, (column, name) in enumerate((column, name) for column in COLUMNS for name in NAMES)
    ]
    report, folder = made(*rows)
    assert report.listed > len(NAMES) * 8
    output = [json.dumps(vars(error), ensure_ascii=False) for error in report.errors]
    output += [(folder / "report.json").read_text("utf-8")]
    for lang in LANGUAGES:
        output += [parklists.format_report(report, dataset.regions, lang)]
        output += [parklists.rejected_rows_csv(report, dataset.regions, words(lang))]
        output += [parklist_report.draw(report, dataset.regions, Style(lang, "light", 0))]
    assert [name for name in NAMES if any(name in text for text in output)] == []
    assert any("list.csv 第 2 行，“省份”：“…”不认识" in text for text in output)
