"""Park lists for tests: invented parks in the template's columns."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

PARK = {"名称": "风筝产业园", "省份": "广东省", "城市": "广州市", "区县": "天河区", "类型": "产业园", "状态": "运营"}


def text(path: Path, rows: Sequence[Mapping[str, str]], header: Sequence[str] = (), encoding: str = "utf-8") -> Path:
    """Rows as CSV, or as TSV under that name. Without a header given, the columns are those that rows have."""
    names = header or list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter="\t" if path.suffix == ".tsv" else ",")
        writer.writerow(names)
        writer.writerows([row.get(name, "") for name in names] for row in rows)
    return path


def workbook(path: Path, rows: Sequence[Mapping[str, object]], banner: str = "") -> Path:
    """Rows as a sheet, below a banner if there is one. A value that begins with = becomes a formula."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        names = list(dict.fromkeys(name for row in rows for name in row))
        for at, cells in enumerate(
            [[banner]] * bool(banner) + [names, *([row.get(n, "") for n in names] for row in rows)]
        ):
            for column, cell in enumerate(cells):
                sheet.write(at, column, cell)
    return path
