"""The columns of chosen files as they would be read, and lists in which they are chosen by hand."""

import re

import pytest

from components.panels.upload_preview import draw, layouts
from components.style import Style
from data.registers.errors import FileError
from data.registers.outlines import Outline, Outlines

ZH, EN = Style("zh", "light", 1920), Style("en", "light", 1920)
KNOWN = Outline("a.xlsx [2024]", {"name": "公司名称", "province": "省份"}, ("法人", "<b>"), (("□□□", "广东省"),))
UNKNOWN = FileError(
    "no_header", "b.csv", "COMP_NM, est_dt", ("COMP_NM", "est_dt", "□□"), (("□□□", "2014-05-06", "□□"),)
)


def test_a_known_table_names_its_columns_and_those_that_are_not_read(seen):
    content = draw(Outlines((KNOWN,)), (), ZH)
    assert "企业名称公司名称省份" in seen(content).replace(" ", "")
    assert "不读的列（2）：法人、<b>" in seen(content).replace("&lt;", "<").replace("&gt;", ">")
    assert "<b>" not in content
    assert '<details class="fold">' in content


def test_an_unknown_table_asks_which_column_is_which(seen):
    content = str(draw(Outlines((KNOWN, UNKNOWN)), ("name=COMP_NM",), EN))
    assert '<details class="fold" open>' in content
    (names,) = re.findall(r'data-event="column:1:name">(.*?)</select>', content, re.S)
    assert re.findall(r"<option[^>]*>([^<]*)<", names) == ["automatic", "COMP_NM", "est_dt"]
    assert "<option selected>COMP_NM" in names
    assert "2014-05-06" in seen(content)


@pytest.mark.parametrize(("style", "text"), [(ZH, "另有 11 个文件"), (EN, "11 more files")])
def test_files_that_are_not_looked_at_are_named_the_first_ten_of_them(style, text, seen):
    files = tuple(f"{number}.csv" for number in range(11))
    content = seen(draw(Outlines((KNOWN,), files), (), style))
    assert text in content
    assert ("9.csv" in content, "10.csv" in content, "…" in content) == (True, False, True)
    assert "文件" not in seen(draw(Outlines((KNOWN,)), (), ZH))


def test_nothing_chosen_shows_nothing():
    assert not draw(Outlines(()), (), ZH).strip()


NUMBERED = FileError("no_header", "c.csv", "", (), (("不存在甲公司", "2014-05-06"),))


def test_a_choice_fits_the_files_whose_columns_have_the_same_names():
    assert layouts(Outlines((UNKNOWN,))) == [(UNKNOWN.file, "COMP_NM\nest_dt")]
    assert [own for _, own in layouts(Outlines((KNOWN, UNKNOWN)))] == ["公司名称\n省份\n法人\n<b>", "COMP_NM\nest_dt"]


def test_a_choice_of_columns_by_number_fits_no_other_file():
    assert 'data-event="column:0:name"' in draw(Outlines((NUMBERED,)), (), ZH)
    assert layouts(Outlines((NUMBERED,))) == [(NUMBERED.file, "")]
    assert layouts(Outlines(())) == []
