"""What the names of files tell, and what is wrong with a form, before anything is sent."""

from datetime import date
from pathlib import Path

import pytest

from callbacks.imports.form import field_errors, files_error, guess
from components.style import Style
from components.words import words
from data.registers.uploads import Uploads

ZH, EN = Style("zh", "light", 1920), Style("en", "light", 1920)
TODAY = date(2026, 11, 23)
UPLOADS = Uploads(Path("nowhere"), hours=1, megabytes=2)
COMPANIES = {"kind": "companies", "as_of": "2026-05", "provider": "天眼查", "keyword": "", "match": "name"}


@pytest.mark.parametrize(
    ("names", "guesses"),
    [
        (["【企查查】查企业-高级搜索“涂料”(202302030683).xls"], {"as_of": "2023-02-03", "provider": "企查查"}),
        (["【企查查】查企业-高级搜索(1116_104024986).xlsx"], {"provider": "企查查"}),
        (
            ["【天眼查】企业搜索“银行”20240924(W20092410781727154839048).xlsx"],
            {"as_of": "2024-09-24", "provider": "天眼查"},
        ),
        (["companies-2025-01-31.csv"], {"as_of": "2025-01-31"}),
        (["QCC.csv"], {"provider": "企查查"}),
        (["20990101.csv", "20240231.csv"], {}),
        (["a20240102.csv"], {}),
        (["20240501.csv", "20240502.csv"], {"as_of": "2024-05-02"}),
    ],
)
def test_day_and_provider_are_guessed_from_names(names, guesses):
    assert guess(names, TODAY, ZH) == guesses


def test_a_provider_is_named_in_the_readers_language():
    assert guess(["【天眼查】.csv"], TODAY, EN) == {"provider": "Tianyancha"}


@pytest.mark.parametrize(
    ("sizes", "message"),
    [
        ([], "先选择文件"),
        ([1, 0], "1.csv 是空的"),
        ([1] * 101, "最多 100 个文件，现有 101 个"),
        ([1_500_000, 600_000], "合计 2.1 MB，超过上限 2.0 MB"),
    ],
)
def test_files_that_cannot_be_sent_are_told(sizes, message):
    files = [{"name": f"{at}.csv", "size": size} for at, size in enumerate(sizes)]
    assert message in files_error(files, UPLOADS, words("zh"))


def test_files_that_can_be_sent_have_no_error():
    assert files_error([{"name": "a.csv", "size": 2_000_000}], UPLOADS, words("zh")) == ""


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"as_of": "2026-13"}, "as_of", "应为日期"),
        ({"as_of": ""}, "as_of", "应为日期"),
        ({"as_of": "2099"}, "as_of", "还没有到"),
        ({"as_of": "2026-11-24"}, "as_of", "还没有到"),
        ({"provider": ""}, "provider", "谁的数据"),
    ],
)
def test_each_error_is_said_at_its_field(change, field, message):
    errors = field_errors({**COMPANIES, **change}, TODAY, words("zh"))
    assert list(errors) == [field]
    assert message in errors[field]


def test_a_list_of_parks_needs_a_name_and_no_provider():
    parks = {"kind": "parks", "as_of": "2026", "name": ""}
    assert list(field_errors(parks, TODAY, words("en"))) == ["name"]
    assert field_errors({**parks, "name": "ours"}, TODAY, words("en")) == {}


def test_a_good_form_has_no_errors():
    assert field_errors(COMPANIES, TODAY, words("zh")) == {}
