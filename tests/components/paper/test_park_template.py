"""What the template says is accepted: its header, its example, its menus."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from components import parklists
from components.paper import park_template
from components.words import LANGUAGES, words
from data.dataset import Dataset
from data.parklists import importer
from data.parklists.columns import CHOICES, COLUMNS
from data.parklists.report import ParkReport

WRITERS: dict[str, Callable] = {"xlsx": park_template.to_xlsx, "csv": park_template.to_csv}


@pytest.fixture(params=[(lang, form) for lang in LANGUAGES for form in WRITERS], ids=str)
def template(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    lang, form = request.param
    path = tmp_path / f"{lang}.{form}"
    path.write_bytes(WRITERS[form](words(lang)))
    return path


def read(path: Path, dataset: Dataset, tmp_path: Path) -> ParkReport:
    return importer.import_files([path], "名单", "2024-06", dataset.regions, tmp_path)


def test_an_empty_template_is_read_and_its_example_is_skipped(template: Path, dataset: Dataset, tmp_path: Path) -> None:
    report = read(template, dataset, tmp_path)
    assert report.total.reasons == {"example": 1}
    assert (report.total.read, report.errors, report.warnings) == (1, (), ())


def test_a_row_like_the_example_is_taken(template: Path, dataset: Dataset, tmp_path: Path) -> None:
    if template.suffix == ".csv":
        content = template.read_text("utf-8-sig").replace("示例：", "").replace("Example: ", "")
        template.write_text(content, "utf-8")
    else:
        book = openpyxl.load_workbook(template)
        book.active["A3"] = "风筝产业园"
        book.save(template)
    report = read(template, dataset, tmp_path)
    assert (report.total.counted, report.errors, report.warnings) == (1, (), ())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_menus_hold_every_choice_and_dates_stay_text(lang: str) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(park_template.to_xlsx(words(lang)))).active
    menus = {str(rule.sqref).split(":")[0][0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    letters = {column: sheet.cell(2, at).column_letter for at, column in enumerate(COLUMNS, 1)}
    assert menus == {letters[one]: f'"{",".join(parklists.choices(one, words(lang)))}"' for one in CHOICES}
    assert sheet.column_dimensions[letters["founded"]].number_format == "@"
    assert all(sheet.cell(2, at).comment for at in range(1, len(COLUMNS) + 1))


def test_chinese_excel_opens_the_text() -> None:
    assert park_template.to_csv(words("zh")).startswith("\ufeff名称*,省份*".encode())
