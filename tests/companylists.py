"""Lists of qualified companies for tests, laid over an invented register."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from components import companylists
from data.companylists import importer
from data.companylists.report import CompanyListReport
from data.regions import Regions
from data.registers.import_loader import read_imports
from tests.parklists import text

HIGH_TECH = "高新技术企业"


def row(name: str = "", code: str = "", valid: str = "", issued: str = "") -> dict[str, str]:
    """One row in the columns of a published list, whose contact person is nobody's business."""
    return {
        "序号": "1",
        "企业名称": name,
        "统一社会信用代码": code,
        "发证日期": issued,
        "有效期": valid,
        "联系人": "秘密丙",
    }


def lay_over(
    home: Path,
    regions: Regions,
    rows: Sequence[Mapping[str, str]],
    name: str = HIGH_TECH,
    register: str = "",
    as_of: str = "2021-12",
) -> CompanyListReport:
    """Lay a list over an import of a folder, the first where none is named, as a command would."""
    imports, _ = read_imports(home, regions)
    one = next(one for one in imports if register in ("", one.id))
    file = text(home / "list.csv", rows, header=list(dict.fromkeys(name for one in (row(), *rows) for name in one)))
    matched = importer.match_list([file], name, as_of, one)
    importer.store(one.folder, matched, companylists.definition(matched.report, date(2026, 11, 1)))
    return matched.report
