"""A row whose cells have slipped is refused by number; one that is only odd counts, or is asked about."""

from pathlib import Path

import duckdb
import pandas as pd

from data.registers import importer
from data.registers.address import parse
from data.registers.imports import REJECTED_ROWS
from data.registers.rule import Rule

HEAD = "企业名称,统一社会信用代码,登记状态,成立日期,注册资本,经营范围,所属省份,所属城市,所属区县,注册地址"
SLIPPED = {
    "an amount as scope": "乙某某,100万元,甲某,江苏,苏州,吴中区",
    "a bare amount as scope": "乙某某,100,甲某,江苏,苏州,吴中区",
    "a sentence as province": "100万元,,软件开发、技术咨询、货物运输代理服务,江苏,苏州,吴中区",
    "a province as address": "100万元,甲某,欧阳红旗,测试市区,,江苏",
    "a province in full as address": "100万元,甲某,欧阳红旗,测试市区,,江苏省",
    "a province as city": "乙某某,甲某,欧阳红旗,江苏省,苏州市,吴中区",
    "a province as scope": "软件开发和咨询,江苏,苏州市,吴中区,某路一号,",
    "a day as scope": "乙某某,2018-03-04,江苏省,苏州市,吴中区,",
    "a code as scope": "甲某,91320000000000801G,软件,江苏省,苏州市,吴中区",
}
HONEST = {
    "a word as capital": "认缴未出资,3D打印技术开发,江苏省,苏州市,吴中区,",
    "a misspelt province": "100万元,软件开发,江酥,苏州市,吴中区,江苏省",
    "a macro-region as province": "100万元,软件开发,华东,江苏省,苏州市,江苏省",
    "a province that its address names": "100万元,软件开发,未定省,,,江苏省",
    "a short scope": "100万元,贸易,火星,,,某路1号",
    "a place that is none": "100万元,软件开发,火星,水星,金星,某路1号",
}


SOUND = "100万元,软件开发,江苏省,苏州市,吴中区,江苏省苏州市"
ROWS = {**SLIPPED, **HONEST, "sound": SOUND}
COUNTED = {"a word as capital", "a misspelt province", "a macro-region as province", "sound"}


def _table(tmp_path: Path) -> Path:
    lines = [f"{kind}示例公司,,存续,2018-03-04,{cells}" for kind, cells in ROWS.items()]
    (tmp_path / "a.csv").write_text("\n".join([HEAD, *lines]), "utf-8")
    return tmp_path / "a.csv"


def test_rows_are_refused_by_number_where_their_cells_have_slipped(make, tmp_path):
    report, folder = make(_table(tmp_path), companies=True)
    listed = pd.read_csv(folder / REJECTED_ROWS, dtype=str, keep_default_na=False)
    reasons = dict(zip(listed["row"].astype(int), listed["reason"], strict=True))
    shifted = [kind for row, kind in enumerate(ROWS, start=2) if reasons.get(row) == "shifted"]
    assert shifted == list(SLIPPED)
    assert set(listed.loc[listed["reason"] == "shifted", "cell"]) == {""}
    assert report.total.adds_up


def test_a_register_on_a_server_is_judged_alike(dataset, tmp_path):
    database, folder = tmp_path / "a.db", tmp_path / "out"
    folder.mkdir()
    with duckdb.connect(str(database)) as connection:
        connection.execute(f"CREATE TABLE companies AS FROM read_csv('{_table(tmp_path)}', all_varchar=true)")
    address = parse(f"duckdb:///{database}?table=companies", tmp_path)
    report = importer.import_from_server(address, Rule("2026-05-22"), dataset.regions, folder, lambda step: None)
    assert report.total.reasons["shifted"] == len(SLIPPED)
    assert report.total.counted == len(COUNTED)
