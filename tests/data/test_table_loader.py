from pathlib import Path

import pandas as pd
import pytest

from data.schemas import Counts
from data.table_loader import read_table
from data.text_loader import read_toml

HEADER = "series_id,region,year,value,approx,source_id,confidence,note,note_en\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "counts.csv"


def read(path: Path, text: str) -> pd.DataFrame:
    path.write_text(HEADER + text, encoding="utf-8")
    frame, errors = read_table(path, Counts)
    assert errors == []
    assert frame is not None
    return frame


def test_cells_get_the_types_of_the_schema(path: Path) -> None:
    frame = read(path, "s,广东,2020,45473,yes,cls,A,,\ns,广东,,1,no,cls,A,注,note\n")
    assert frame["value"].tolist() == [45473, 1]
    assert frame["approx"].tolist() == [True, False]
    assert frame["year"].isna().tolist() == [False, True]
    assert frame["note"].tolist() == ["", "注"]


def test_a_row_knows_its_line_and_blank_lines_are_no_rows(path: Path) -> None:
    frame = read(path, '\ns,广东,,1,no,cls,A,"两\n行",\n\ns,广州,,2,no,cls,A,,\n')
    assert frame.index.tolist() == [3, 6]


def test_spaces_around_a_cell_are_no_part_of_it(path: Path) -> None:
    assert read(path, "s, 广东 ,, 7 ,no,cls,A,,\n")["region"].tolist() == ["广东"]


def test_a_table_may_have_no_rows(path: Path) -> None:
    assert read(path, "").empty


def test_toml_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "dataset.toml").write_text('slug = "x"\n', encoding="utf-8")
    assert read_toml(tmp_path / "dataset.toml") == ({"slug": "x"}, [])
