"""Whoever gives a list of parks as companies is told so; nobody who gives companies is."""

from pathlib import Path

import pytest

from data.parklists import reader
from data.registers import files, spool
from data.registers.errors import RejectedImport


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("名称,省份,城市,类型,状态", "is_park_list"),
        ("名称,类型,统一信用代码", "no_header"),
        ("名称,类型,法人代表", "no_header"),
    ],
)
def test_a_list_is_told_from_companies_by_its_header(tmp_path: Path, header: str, code: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n", encoding="utf-8")
    with pytest.raises(RejectedImport) as found:
        spool.read(files.find_tables([path], files.LIMITS), tmp_path, files.LIMITS, lambda rows: None)
    message = reader.recognize_park_lists(found.value.errors, [path], files.LIMITS)
    assert [error.code for error in message] == [code]
