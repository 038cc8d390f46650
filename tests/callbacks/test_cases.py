"""Cases of real tables through the command and the page; tests/data/registers/test_cases.py has the account of all."""

import io
import re
import shutil
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pandas as pd
import pytest

from app import create_app
from callbacks import commands
from data.dataset_loader import load
from data.registers.imports import FOLDER
from data.settings import REFERENCE, Settings
from tests.uploads import CALLBACKS, assigning, message

CASES = Path(__file__).parent.parent / "data" / "registers" / "cases"
SLIPPED = ("shifted.csv", "persons-in-columns.csv")
COMPANIES = ("--provider", "天眼查", "--as-of")
PARKS = ("--name", "名单", "--parks", "--as-of", "2026-11")
COMMANDS = {
    "before": (("codes-2026-05.csv", *SLIPPED), (*COMPANIES, "2026-05")),
    "after": (("codes-2026-11.xlsx", *SLIPPED), (*COMPANIES, "2026-11")),
    "parks": (("shifted-parks.csv",), PARKS),
    "companies": (("companies-not-parks.csv",), PARKS),
}
PERSONS = ("甲某", "乙某某", "欧阳红旗", "测试市区", "己某某", "庚某某", "诸葛明远", "戊某某", "测试某人")
PERSONS += ("13900000000", "a@example.org")
TIMEOUT_S = 60


@pytest.fixture(scope="module")
def account(tmp_path_factory):
    """The dataset that cases were imported into, and command -> exit code and what it said."""
    folder = shutil.copytree(
        Settings().dataset, tmp_path_factory.mktemp("cases") / "dataset", ignore=shutil.ignore_patterns(FOLDER, "lists")
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_DATASET", str(folder))
        output = {
            name: _run("import", *(str(CASES / case) for case in cases), *options)
            for name, (cases, options) in COMMANDS.items()
        }
        output["imports"] = _run("imports")
        output["aliases"] = _run("aliases", next((folder / FOLDER).iterdir()).name)
    return folder, output


def _run(*arguments):
    output = io.StringIO()
    with redirect_stdout(output), redirect_stderr(output):
        code = commands.main([*arguments], lambda: None)
    return code, output.getvalue()


def test_codes_that_a_spreadsheet_rounded_make_no_company_come_or_go(account):
    code, output = account[1]["after"]
    assert code == 0
    assert "Compared with 2026-05, all registered companies: 0 came, 0 left." in output
    assert "6 companies have a code that is not whole" in output


def test_companies_are_no_list_of_parks(account):
    code, output = account[1]["companies"]
    assert (code, "这是企业名录，不是园区名单" in output) == (2, True)


def test_cells_of_a_park_list_that_slipped_are_named_by_row_and_column(account):
    code, output = account[1]["parks"]
    assert (code, "4 rows read = 1 taken" in output) == (0, True)
    assert "shifted-parks.csv 第 3 行，“省份”：“…”不认识" in output
    assert "shifted-parks.csv 第 5 行，“类型”：不认识" in output


def test_nobody_is_named_by_any_command_or_file(account):
    folder, output = account
    assert "没有读懂的地名 0 个" in output["aliases"][1]  # both rows are known to have slipped
    assert "名单 2026-11" in output["imports"][1]
    texts = [text for _, text in output.values()]
    for path in (path for name in (FOLDER, "lists") for path in (folder / name).rglob("*") if path.is_file()):
        frame = path.suffix == ".parquet"
        texts.append(pd.read_parquet(path).to_csv() if frame else path.read_text(encoding="utf-8"))
    assert [person for person in PERSONS if any(person in text for text in texts)] == []


@pytest.fixture(scope="module")
def client(boundaries, tmp_path_factory):
    dataset, settings = load(Settings().dataset, REFERENCE), Settings(upload_folder=tmp_path_factory.mktemp("uploads"))
    return create_app(dataset, boundaries, settings).server.test_client()


def _upload(client, *cases, **fields):
    """What the page tells of cases when nothing more will come."""
    files = [(io.BytesIO((CASES / case).read_bytes()), case) for case in cases]
    data = {"as_of": "2026-11", "provider": "天眼查", "files": files, **fields}
    answer = client.post("/uploads", data=data, content_type="multipart/form-data")
    until = time.monotonic() + TIMEOUT_S
    while time.monotonic() < until:
        account = client.get(f"/uploads/{answer.json['id']}?lang=zh").json
        if account["state"] in ("done", "failed"):
            return account | answer.json
        time.sleep(0.1)
    raise AssertionError(account)


def _companies(client, account):
    """Province -> companies; blank for those without a place."""
    rows = client.get(f"/data/ranking.json{account['open']}").json["rows"]
    return {row["adcode"]: row["value"] for row in rows if row["value"]}


def test_columns_that_a_reader_chose_and_a_sheet_of_notes(client):
    column = ["name=company", "date=established", "district=county"]
    account = _upload(client, "header-english.csv", "three-sheets.xlsx", column=column)
    assert (account["state"], account["refused"]) == ("done", 0)
    assert "读入 15 行 = 计入 15" in account["report"]
    assert "3 列按指定的列名读取" in account["report"]
    assert "three-sheets.xlsx [说明]" in account["report"]


def test_a_name_of_several_places_is_chosen_and_counted_there(client):
    account = _upload(client, "ambiguous.csv")
    assert "朝阳区（北京）、朝阳区（吉林 / 长春）" in account["report"]
    assert _companies(client, account) == {"320000": 2, "350000": 1, "": 7}
    at = re.search("([0-9]+)=110105", account["report"]).group(1)
    answer = client.post(CALLBACKS, json=assigning(account["id"], {at: "110105"}))
    assert message(answer.data) == ""
    assert _companies(client, account) == {"320000": 2, "350000": 1, "110000": 1, "": 6}


def test_the_page_offers_the_import_of_companies_for_what_is_no_list_of_parks(client):
    account = _upload(client, "companies-not-parks.csv", kind="parks", name="名单")
    assert (account["state"], account["other"], account["open"]) == ("failed", "companies", "")
    assert "法人, 注册资本, 注册时间, 统一信用代码, 企业类型, 经营范围" in account["message"]
