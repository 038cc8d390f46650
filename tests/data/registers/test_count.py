"""One row, one outcome: what is counted where, and why a row is not."""

from collections import Counter

import pandas as pd
import pytest

from data.registers.imports import CUBE, SUMS
from data.registers.rule import Rule
from tests.exports import QICHACHA_2023, TIANYANCHA_2024, company, text, workbook

BLOCKCHAIN = Rule("2026-05-22", "区块链")


@pytest.fixture
def outcome(make, tmp_path):
    """The reasons and the cube of companies in one file."""

    def of(*companies, rule=BLOCKCHAIN):
        report, folder = make(workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, companies), rule=rule)
        return dict(report.total.reasons), pd.read_parquet(folder / CUBE)

    return of


REASONS = [
    ({"name": "-"}, "no_name"),
    ({"name": "****"}, "no_name"),
    ({"name": "未匹配到相关企业"}, "no_company"),
    ({"name": "企业信息暂不予显示"}, "hidden"),
    ({"name": "风筝有限公司", "scope": "风筝"}, "keyword_absent"),
    ({"date": "2026-06-01"}, "after_as_of"),
    ({"province": "火星省", "city": "-", "district": "-"}, "unmatched_place"),
    ({"province": "", "city": "", "district": "朝阳区"}, "unmatched_place"),
]


def test_reasons(make, tmp_path):
    """Each case in a file of its own, beside a company that counts."""
    files = [
        text(tmp_path / f"{at:02}.csv", TIANYANCHA_2024, [company(2 * at), company(2 * at + 1, **fields)])
        for at, (fields, _) in enumerate(REASONS)
    ]
    report, _ = make(*files, rule=BLOCKCHAIN)
    assert [one.reasons for one in report.files] == [{reason: 1} for _, reason in REASONS]


def test_an_empty_row_is_one(make, tmp_path):
    lines = ["企业名称,登记状态,成立日期,所属省份", "甲,存续,2020-01-01,广东", ",,,", " ,-,,"]
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    report, _ = make(tmp_path / "a.csv")
    assert (report.total.counted, report.total.reasons) == (1, {"empty": 1, "no_name": 1})


DATES = {
    "2020-01-02": 202001,
    "2020/1/2": 202001,
    "2020.01.02": 202001,
    "2020年1月2日": 202001,
    "20200102": 202001,
    "2020-01-02 00:00:00": 202001,
    "2020/1/2 0:00": 202001,
    "43832": 202001,
    "43832.0": 202001,
    43832: 202001,
    "2020-01": 202001,
    "1949-10-01": 194910,
    "-": None,
    "": None,
}


def test_dates(outcome):
    reasons, cube = outcome(*(company(at, date=date) for at, date in enumerate(DATES)))
    assert reasons == {}
    found = dict(zip(cube["month"].fillna(0), cube["count"], strict=True))
    assert found == Counter(month or 0 for month in DATES.values())


STATUSES = {
    "存续": "existing",
    "在业": "existing",
    "存续（在营、开业、在册）": "existing",
    "开业": "existing",
    "迁入": "existing",
    "注销": "closed",
    "吊销": "closed",
    "吊销，未注销": "closed",
    "撤销": "closed",
    "迁出": "other",
    "停业": "other",
    "清算": "other",
    "歇业": "other",
    "-": "unknown",
}


def test_statuses(outcome):
    _, cube = outcome(*(company(at, status=status) for at, status in enumerate(STATUSES)))
    assert dict(zip(cube["status"], cube["count"], strict=True)) == Counter(STATUSES.values())


PLACES = {
    ("广东省", "深圳市", "南山区"): "440305",
    ("广东", "深圳", "南山"): "440305",
    ("广东省", "-", "南山区"): "440305",
    ("-", "深圳市", "-"): "440300",
    ("广东省", "东莞市", "松山湖园区"): "441900",
    ("北京市", "北京市", "朝阳区"): "110105",
    ("北京市", "市辖区", "朝阳区"): "110105",
    ("北京市", "-", "朝阳区"): "110105",
    ("北京市", "朝阳区", "-"): "110105",
    ("湖北省", "省直辖县级行政区划", "仙桃市"): "429004",
    ("湖北省", "仙桃市", "-"): "429004",
}


def test_places(outcome):
    written = [dict(zip(("province", "city", "district"), texts, strict=True)) for texts in PLACES]
    reasons, cube = outcome(*(company(at, **texts) for at, texts in enumerate(written)))
    assert (reasons, set(cube["city"])) == ({}, {""})
    assert dict(zip(cube["region"], cube["count"], strict=True)) == Counter(PLACES.values())


def test_a_city_that_is_unknown_counts_for_its_province_and_stays_visible(make, tmp_path):
    report, folder = make(workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, [company(1, city="穗", district="-")]))
    assert report.total.counted == 1
    (place,) = report.places
    assert (place.region, place.written, place.suggestion, place.rows) == ("440000", "穗", "440100", 1)
    sums = pd.read_parquet(folder / SUMS)
    assert set(sums["region"]) == {"100000", "440000"}


@pytest.mark.parametrize(
    ("match", "counted", "keyword"),
    [("name-or-scope", 3, {"name", "scope", "both"}), ("name", 2, {"name", "both"}), ("scope", 2, {"scope", "both"})],
)
def test_the_keyword(outcome, match, counted, keyword):
    companies = [
        company(1, name="甲区块链公司", scope="贸易"),
        company(2, name="乙公司", scope="区块链"),
        company(3, name="丙区块链公司", scope="区块链"),
        company(4, name="丁公司", scope="贸易"),
    ]
    _, cube = outcome(*companies, rule=Rule("2026", "区块链", match))
    assert (cube["count"].sum(), set(cube["keyword"])) == (counted, keyword)


def test_industries_become_sections(outcome):
    names = ["信息传输、软件和信息技术服务业", "软件和信息技术服务业", "批发业", "-", "无此行业"]
    _, cube = outcome(*(company(at, industry=name) for at, name in enumerate(names)))
    assert dict(zip(cube["industry"], cube["count"], strict=True)) == {"I": 2, "F": 1, "": 2}


def test_duplicates_by_code_then_by_name(make, tmp_path):
    first = workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, [company(1), company(1, name="改了名的公司"), company(2)])
    again = [company(1), company(2, code="-"), company(9, code="9.1E+17"), company(9, code="无"), company(3, code="无")]
    second = text(tmp_path / "b.csv", QICHACHA_2023, again, encoding="gb18030")
    report, _ = make(first, second)
    assert [(one.counted, one.reasons) for one in report.files] == [
        (2, {"duplicate_code": 1}),
        (2, {"duplicate_code": 1, "duplicate_name": 2}),
    ]


def test_the_first_row_of_a_company_that_can_be_counted_counts(outcome):
    late = company(1, date="2027-01-01")
    reasons, cube = outcome(late, company(1, district="福田区"), company(1, district="罗湖区"))
    assert reasons == {"after_as_of": 1, "duplicate_code": 1}
    assert cube["region"].tolist() == ["440304"]


def test_codes_are_compared_without_case_and_blanks_and_names_without_the_form_of_brackets(outcome):
    code = company(1)["code"]
    reasons, _ = outcome(company(1, code=code.lower()), company(1, code=f" {code} "))
    assert reasons == {"duplicate_code": 1}
    reasons, _ = outcome(company(1, code="", name="甲（深圳）公司"), company(2, code="", name=" 甲(深圳)公司"))
    assert reasons == {"duplicate_name": 1}


def test_parquet_counts_like_any_other_file(make, tmp_path):
    companies = [company(at, district=("南山区", "福田区")[at % 2]) for at in range(50)] + [company(3)]
    path = tmp_path / "a.parquet"
    pd.DataFrame(companies).assign(date=lambda frame: pd.to_datetime(frame["date"])).to_parquet(path)
    (report, folder), (other, second) = make(path), make(workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, companies))
    assert report.total.reasons == other.total.reasons == {"duplicate_code": 1}
    pd.testing.assert_frame_equal(pd.read_parquet(folder / SUMS), pd.read_parquet(second / SUMS))
