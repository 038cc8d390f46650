import pytest

from data.parklists import cells
from data.parklists.cells import CellError
from data.parklists.columns import CHOICES


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2017", "2017"),
        ("2017年", "2017"),
        ("2017-04", "2017-04"),
        ("2017-4", "2017-04"),
        ("2017年4月", "2017-04"),
        ("2017.04", "2017-04"),
        ("2017.10.8", "2017-10-08"),
        ("201704", "2017-04"),
        ("2017-04-28", "2017-04-28"),
        ("2017/4/28", "2017-04-28"),
        ("2017年4月28日", "2017-04-28"),
        ("2017 年 4 月 28 日", "2017-04-28"),
        ("２０１７－０４", "2017-04"),
        ("20170428", "2017-04-28"),
        ("2017-04-28 00:00:00", "2017-04-28"),
        ("2017-04-28T00:00:00", "2017-04-28"),
        ("42853", "2017-04-28"),
        ("", ""),
        ("不详", ""),
    ],
)
def test_a_date_keeps_its_precision_in_every_spelling(written: str, meant: str) -> None:
    assert cells.day(written) == meant


@pytest.mark.parametrize(
    "written", ["2017-13", "2017-02-30", "17-04", "Apr-17", "2017.1", "1066", "9999", "4285", "去年", "2017-04-28起"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(CellError) as unclear:
        cells.day(written)
    assert unclear.value.code == "bad_date"


@pytest.mark.parametrize(
    ("written", "last", "late"),
    [
        ("2024-06", "2024-06", False),
        ("2024", "2024-06", False),
        ("2024-12", "2024", False),
        ("2024-07", "2024-06", True),
        ("2024-06-30", "2024-06", False),
        ("2025", "2024-06-30", True),
        ("2024-02-29", "2024-02", False),
    ],
)
def test_no_date_is_after_the_list_as_far_as_both_are_known(written: str, last: str, late: bool) -> None:
    if late:
        with pytest.raises(CellError) as unclear:
            cells.day(written, last)
        assert (unclear.value.code, unclear.value.expected) == ("after_list", last)
    else:
        assert cells.day(written, last) == written


@pytest.mark.parametrize("column", CHOICES)
def test_every_word_of_a_choice_is_understood_whatever_its_case_and_width(column: str) -> None:
    for word, names in CHOICES[column].items():
        for name in (word, *names):
            assert cells.choice(column, f" {name.upper()} ") == word


@pytest.mark.parametrize(
    ("column", "written", "likely"),
    [
        ("kind", "区块链孵化器", "incubator"),
        ("kind", "Incubaters", "incubator"),
        ("status", "已停运多年", "closed"),
        ("kind", "饭店", ""),
        ("confidence", "D", ""),
    ],
)
def test_an_unknown_choice_comes_with_what_may_be_meant(column: str, written: str, likely: str) -> None:
    with pytest.raises(CellError) as unclear:
        cells.choice(column, written)
    assert (unclear.value.code, unclear.value.suggestion) == ("unknown_choice", likely)


@pytest.mark.parametrize("cell", ["-", "—", "*", " ", None, "null"])
def test_a_sign_for_nothing_is_nothing(cell: str | None) -> None:
    assert cells.plain(cell) == ""


def test_only_addresses_of_the_web_are_links() -> None:
    assert cells.link("url", "https://example.org/a?b=1") == "https://example.org/a?b=1"
    for wrong in ("ftp://example.org", "example.org", "javascript:alert(1)", "https://a b"):
        with pytest.raises(CellError):
            cells.link("url", wrong)
