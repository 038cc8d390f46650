import pytest

from data.parklists.companies import company_table

CODE, PERSON, CAPITAL, SCOPE = "统一信用代码", "法人", "注册资本(万元)", "经营范围"
COMPANIES = ["纸鸢某某科技有限公司", "陀螺某某集团", "鹞子（广州）某某中心（有限合伙）"]
PARKS = ["风筝产业园", "陀螺孵化器", "空竹小镇"]
NEITHER = ["风筝", "陀螺"]


@pytest.mark.parametrize(
    ("labels", "names", "code"),
    [
        ((CODE, PERSON, CAPITAL, SCOPE), COMPANIES, "company_columns"),
        ((CODE, SCOPE), NEITHER, "company_columns"),
        ((CODE, PERSON), PARKS, None),  # of the operators of incubators
        (("名称", "省份"), COMPANIES, "company_names"),
        (("name", "province"), ["Kite Technology Co., Ltd.", "Top Inc"], "company_names"),
        ((CODE,), NEITHER, None),
        ((), ["风筝产业园", "陀螺公司"], None),
        ((), [], None),
    ],
)
def test_companies_are_told_from_parks_by_names_and_columns(
    labels: tuple[str, ...], names: list[str], code: str | None
) -> None:
    error = company_table("a.csv", labels, names)
    assert (error and error.code) == code


def test_what_tells_them_apart_is_named_and_no_cell_is() -> None:
    columns = company_table("a.csv", (CODE, PERSON), NEITHER)
    assert columns
    assert columns.detail == "统一信用代码, 法人"
    names = company_table("a.csv", (), [*COMPANIES, "风筝"])
    assert names
    assert names.detail == "3 / 4"
