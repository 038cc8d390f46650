"""A park list whose columns have other names is read as somebody chooses them, and so is a later one of its layout."""

from pathlib import Path

import pytest

from components.panels import upload_preview
from components.style import Style
from data.parklists.columns import WANTED
from data.registers import choices, headers, outlines
from data.registers.errors import FileError, RejectedImport
from data.registers.files import LIMITS

ODD = "PK_NM,PROV_NAME,CITY_NAME\n风筝产业园,广东省,深圳市\n陀螺孵化器,上海市,\n"
CHOSEN = ["name=PK_NM", "province=PROV_NAME", "city=CITY_NAME"]


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "odd.csv"
    path.write_text(ODD, "utf-8")
    return path


def test_parks_are_read_by_the_columns_that_are_chosen(make, odd, tmp_path):
    with pytest.raises(RejectedImport):
        make(odd)
    report, folder = make(odd, columns=headers.choices(CHOSEN, WANTED))
    assert report.total.counted == 2
    assert [(one.code, one.count) for one in report.warnings if "columns" in one.code] == [("chosen_columns", 3)]
    stored = tmp_path / "lists" / "one"
    stored.parent.mkdir()
    folder.rename(stored)
    assert make(odd, kept=choices.kept(tmp_path, "lists"))[0].total.counted == 2


def test_a_choice_that_no_file_has_is_refused(make, odd):
    with pytest.raises(RejectedImport) as rejected:
        make(odd, columns=[{"name": "PK_NM", "province": "nowhere"}])
    assert [one.code for one in rejected.value.errors] == ["no_header"]


def test_the_preview_shows_parks_by_their_own_columns(odd, dataset):
    style = Style("zh", "light", 0)
    asked = outlines.read([odd], (), dataset.regions, LIMITS, WANTED)
    assert isinstance(asked.sheets[0], FileError)
    offered = upload_preview.draw(asked, [], style, "parks")
    assert "<option>PK_NM</option>" in offered
    assert "运营方" in offered
    assert "注册资本" not in offered
    read = outlines.read([odd], headers.choices(CHOSEN, WANTED), dataset.regions, LIMITS, WANTED)
    shown = upload_preview.draw(read, CHOSEN, style, "parks")
    assert "<td>深圳市</td>" in shown
    assert "风筝" not in shown
