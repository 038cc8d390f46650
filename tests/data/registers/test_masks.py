"""Whoever stands in a cell by mistake is never named: not by the account, its files, or the list of parks."""

import pandas as pd
import pytest

from components import parklists, registers
from components.panels import upload_report
from components.style import Style
from components.words import LANGUAGES, words
from data.parklists import importer as park_importer
from data.registers import masks, places
from data.registers.imports import CUBE
from tests.exports import QICHACHA_2023, company, text

PERSONS = ["赵某某", "欧阳红旗", "诸葛神州", "司马东盟", "张三 13800138000", "Smith"]


@pytest.mark.parametrize(
    "shown", ["SHANGHAI", "guangdong", "陕西-西安", "北京|西城", "110103", "火星省", "某某自治州", "阿荣旗旗旗"]
)
def test_what_is_the_name_of_a_place_is_shown(dataset, shown):
    assert masks.is_place(shown, places.known(dataset.regions))


@pytest.mark.parametrize("hidden", [*PERSONS, "某某超市", "上海某某科技有限公司", "13800138000", "=1+1市"])
def test_what_may_be_personal_is_not(dataset, hidden):
    assert not masks.is_place(hidden, places.known(dataset.regions))


def test_persons_in_any_column_of_a_register_are_nowhere(make, tmp_path, dataset):
    columns = ("code", "status", "date", "province", "city", "district", "industry", "scope", "capital")
    companies = [
        company(at * 10 + n, **{column: one}) for at, column in enumerate(columns) for n, one in enumerate(PERSONS)
    ]
    slipped = {"province": "欧阳红旗", "city": "测试市区", "district": "江苏"}
    companies += [
        company(998, capital="赵某某", scope="100(万元)", **slipped),
        company(999, city="SHANGHAI", district=""),
    ]
    report, folder = make(text(tmp_path / "a.csv", QICHACHA_2023, companies))
    output = [registers.format_report(report, dataset.regions, lang) for lang in LANGUAGES]
    output += [str(upload_report.draw(report, {}, dataset.regions, Style(lang, "light", 1920))) for lang in LANGUAGES]
    output += [
        registers.rejected_rows_csv((folder / "refused.csv").read_text("utf-8-sig"), words(lang)) for lang in LANGUAGES
    ]
    for person in (*PERSONS, "测试市区"):
        assert not [one for one in output if person in one]
        assert not [path.name for path in folder.iterdir() if person.encode() in path.read_bytes()]
    assert {"江苏", "SHANGHAI"} & set(pd.read_parquet(folder / CUBE)[["city", "district"]].stack())


def test_persons_in_any_column_of_a_park_list_are_nowhere(tmp_path, dataset):
    columns = {
        "名称": "某园",
        "省份": "广东省",
        "城市": "广州市",
        "类型": "产业园",
        "状态": "运营",
        "成立日期": "2017",
        "链接": "",
    }
    rows = [
        columns | {"名称": f"某园{at}{n}", column: one}
        for at, column in enumerate(list(columns)[1:])
        for n, one in enumerate(PERSONS)
    ]
    rows += [columns | {"名称": "欧阳红旗"}] * 2
    pd.DataFrame(rows).to_csv(tmp_path / "a.csv", index=False)
    (tmp_path / "out").mkdir()
    report = park_importer.import_files([tmp_path / "a.csv"], "某", "2026", dataset.regions, tmp_path / "out")
    output = [parklists.format_report(report, dataset.regions, lang) for lang in LANGUAGES]
    output += [parklists.rejected_rows_csv(report, dataset.regions, words(lang)) for lang in LANGUAGES]
    output += [(tmp_path / "out" / "report.json").read_text("utf-8")]
    assert report.listed > 20
    for person in PERSONS:
        assert not [one for one in output if person in one]
