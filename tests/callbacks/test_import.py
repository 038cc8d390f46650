"""`python app.py import`: the whole way from files to figures, and every bad input told in two languages."""

import io
import shutil
from contextlib import redirect_stdout

import duckdb
import pandas as pd
import pytest

from callbacks import commands
from data.dataset_loader import load
from data.registers.imports import FOLDER
from data.settings import REFERENCE, Settings
from tests.exports import LAYOUTS, PERSONAL, QICHACHA_2023, TIANYANCHA_2024, company, text, workbook

OPTIONS = ("--as-of", "2024-05-22", "--provider", "天眼查", "--keyword", "区块链")


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(Settings().dataset, tmp_path / "dataset", ignore=shutil.ignore_patterns(FOLDER))


@pytest.fixture
def run(folder, capsys):
    """The command's exit code and what it said."""

    def ran(*files, options=OPTIONS):
        code = commands.main(["import", *map(str, files), *options, "--into", str(folder)], lambda: None)
        output = capsys.readouterr()
        return code, output.out, output.err

    return ran


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    """Two companies in 深圳 (one closed), one in 杭州, one nowhere; and one of them again in another form."""
    companies = [
        company(1),
        company(2, status="注销"),
        company(3, province="浙江省", city="杭州市", district="西湖区"),
        company(4, province="火星省", city="", district=""),
    ]
    inside = tmp_path_factory.mktemp("exports")
    workbook(inside / "【天眼查】高级搜索20240522(W20092410781727154839048).xlsx", TIANYANCHA_2024, companies)
    text(inside / "b.csv", QICHACHA_2023, companies[:1], encoding="gb18030")
    return inside


@pytest.fixture(scope="module")
def imported(exports, tmp_path_factory):
    """A dataset with one import of the exports, and what the command said."""
    folder = tmp_path_factory.mktemp("imported") / "dataset"
    shutil.copytree(Settings().dataset, folder, ignore=shutil.ignore_patterns(FOLDER))
    output = io.StringIO()
    with redirect_stdout(output):
        assert commands.main(["import", str(exports), *OPTIONS, "--into", str(folder)], lambda: None) == 0
    return folder, output.getvalue()


@pytest.fixture
def register(tmp_path, exports):
    """A file of DuckDB with the companies of the exports' second file."""
    path = tmp_path / "x.db"
    with duckdb.connect(str(path)) as connection:
        nowhere = company(3, province="火星省", city="", district="")
        connection.register("given", pd.DataFrame([company(1), company(2, status="注销"), nowhere]))
        connection.execute("CREATE TABLE companies AS SELECT * FROM given")
    return path


def test_a_register_is_counted_where_it_lies_and_counted_again_replaces_itself(run, folder, register):
    code, output, _ = run(f"duckdb:///{register}?table=companies")
    assert code == 0
    assert "3 rows read, 2 companies counted" in output
    run(f"duckdb:///{register}?table=companies")
    (stored,) = (folder / FOLDER).iterdir()
    assert stored.name.startswith("tianyancha-2024-05-22-register-")
    assert "companies [DuckDB]" in (stored / "report.json").read_text(encoding="utf-8")


def test_registers_of_the_dataset_are_refreshed_together(run, folder, register, exports):
    shutil.copy(register, folder / "x.db")
    toml = folder / "dataset.toml"
    plain = toml.read_text(encoding="utf-8")
    entries = [
        'url = "duckdb:///x.db?table=companies"\nas_of = "month"\nprovider = "甲"',
        'url = "duckdb:///x.db?table=nothing"\nas_of = "2024"\nprovider = "乙"',
        f'url = "{exports}/*.csv"\nas_of = "2024-05"\nprovider = "丙"\nkeyword = "区块链"\nmatch = "scope"',
    ]
    toml.write_text(plain + "".join(f"\n[[register]]\n{entry}\n" for entry in entries), encoding="utf-8")
    code, output, wrong = run(options=("--registers",))
    assert (code, output.count("companies counted")) == (2, 2), "the one that fails keeps no other back"
    assert "there is no such table" in wrong
    assert len(load(folder, REFERENCE).imports) == 2
    toml.write_text(plain, encoding="utf-8")
    code, _, wrong = run(options=("--registers",))
    assert (code, "[[register]]" in wrong) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "sign"),
    [
        (("postgresql://me:secret@h/db?table=t",), "PGPASSWORD"),
        (("duckdb:///no.db?table=t",), "no such file"),
        (("a.csv", "duckdb:///no.db?table=t"), "by itself"),
    ],
)
def test_a_register_that_cannot_be_counted(run, folder, arguments, sign):
    code, _, wrong = run(*arguments)
    assert (code, sign in wrong, "secret" in wrong, "没有导入任何数据" in wrong) == (2, True, False, True)
    assert not list((folder / FOLDER).glob("*"))


def test_an_import_stands_beside_the_shipped_series(imported, boundaries):
    from app import create_app

    folder, output = imported
    assert "读入 5 行，计入 3 家" in output
    assert "5 rows read, 3 companies counted" in output
    before, dataset = load(Settings().dataset, REFERENCE), load(folder, REFERENCE)
    assert dataset.series_ids[: len(before.series_ids)] == before.series_ids
    existing, cumulative = dataset.series_ids[len(before.series_ids) :]
    assert existing.startswith("tianyancha-2024-05-22-import-")
    assert dataset.imports[0].total("cumulative", "") == 1
    client = create_app(dataset, boundaries, Settings()).server.test_client()
    for series, values in ((existing, {"440000": 1, "330000": 1}), (cumulative, {"440000": 2, "330000": 1})):
        answer = client.get(f"/data/province-map.json?measure=companies&series={series}").get_json()
        assert {row["adcode"]: row["value"] for row in answer["rows"] if row["value"]} == values
    districts = client.get(f"/data/ranking.json?measure=companies&series={cumulative}&map=440300").get_json()
    assert [row["value"] for row in districts["rows"] if row["adcode"] == "440305"] == [2]


def test_the_cards_explain_the_series(imported):
    dataset = load(imported[0], REFERENCE)
    card = dataset.series_cards[dataset.series_ids[-2]]
    assert (card["provider"], card["provider_en"], card["as_of"]) == ("天眼查", "Tianyancha", "2024-05-22")
    assert "名称或经营范围含“区块链”" in card["definition_zh"]
    assert "区块链" in card["definition_en"]
    assert "地区对不上 1 家" in card["note_zh"]
    source = dataset.source_cards[dataset.imports[0].id]
    assert "【天眼查】高级搜索20240522.xlsx" in source["says_zh"]
    assert "W2009" not in source["says_zh"] + source["says_en"]
    assert list(dataset.series.columns) == list(load(Settings().dataset, REFERENCE).series.columns)
    assert not dataset.series.isna().any(axis=None)
    assert not dataset.sources.isna().any(axis=None)


def test_the_same_files_again_replace_the_import(run, imported, folder, exports):
    shutil.copytree(imported[0], folder, dirs_exist_ok=True)
    run(exports)
    assert len(load(folder, REFERENCE).imports) == 1
    run(exports, options=(*OPTIONS, "--match", "scope"))
    assert len(load(folder, REFERENCE).imports) == 2


def test_no_status_no_existing_companies(run, folder, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("企业名称,所属省份,成立日期,经营范围\n甲,广东,2020-01-01,区块链\n", encoding="utf-8")
    assert run(path)[0] == 0
    assert [one.measures for one in load(folder, REFERENCE).imports] == [("cumulative",)]


def test_nothing_personal_is_said_or_written(run, folder, tmp_path):
    companies = [company(1), company(2, date="?"), company(3, province="火星"), company(4, name="-")]
    code, out, err = run(*(workbook(tmp_path / f"{name}.xlsx", layout, companies) for name, layout in LAYOUTS.items()))
    assert (code, [word for word in PERSONAL.values() if word in out + err]) == (0, [])
    written = [path for path in (folder / FOLDER).rglob("*") if path.is_file()]
    assert len(written) >= 6
    for path in written:
        output = pd.read_parquet(path).to_csv() if path.suffix == ".parquet" else path.read_text(encoding="utf-8")
        assert not [word for word in PERSONAL.values() if word in output], path


NO_COMPANIES = [
    (b"", "文件是空的", "the file is empty"),
    (b"%PDF-1.4", "不是表格", "is no table"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "不是表格", "is no table"),
    ("甲,乙\n".encode(), "没有表头", "no header"),
    ("企业名称,登记状态,成立日期\n".encode(), "没有地区列", "no column of places"),
]


@pytest.mark.parametrize(
    ("content", "zh", "en"),
    [
        ("企业名称,登记状态,成立日期,所属省份\n".encode() + b"\xff\xff", "编码", "encoding"),
        (b"PAR1", "已损坏", "damaged"),
    ],
)
def test_a_bad_file_is_told_in_both_languages_and_nothing_is_left(run, folder, tmp_path, content, zh, en):
    path = tmp_path / "bad.xlsx"
    path.write_bytes(content)
    sound = workbook(tmp_path / "sound.xlsx", TIANYANCHA_2024, [company(1)])
    code, _, output = run(path, sound)
    assert code == commands.INVALID_INPUT
    assert "bad.xlsx" in output
    assert zh in output
    assert en in output
    assert "Traceback" not in output
    assert list((folder / FOLDER).iterdir()) == []


def test_files_without_companies_are_named_and_the_others_are_counted(run, folder, tmp_path):
    paths = [tmp_path / f"bad{number}.xlsx" for number in range(len(NO_COMPANIES))]
    for path, (content, _, _) in zip(paths, NO_COMPANIES, strict=True):
        path.write_bytes(content)
    sound = workbook(tmp_path / "sound.xlsx", TIANYANCHA_2024, [company(1)])
    for files, wanted in ((paths, commands.INVALID_INPUT), ([*paths, sound], 0)):
        code, out, err = run(*files)
        assert code == wanted
        lines = (out + err).splitlines()
        for path, (_, zh, en) in zip(paths, NO_COMPANIES, strict=True):
            output = " ".join(line for line in lines if path.name in line)
            assert zh in output
            assert en in output
        assert len(list((folder / FOLDER).iterdir())) == (wanted == 0)


def test_columns_are_chosen_by_command_and_kept(run, tmp_path):
    path = tmp_path / "registry.csv"
    path.write_text("COMP_NM,EST_DT,PROV\n青禾示例有限公司,2014-07-18,广东省\n", encoding="utf-8")
    chosen = ("--column", "name=COMP_NM", "--column", "date=EST_DT", "--column", "province=PROV")
    code, _, output = run(path)
    assert (code, "COMP_NM, EST_DT" in output, "青禾" in output) == (commands.INVALID_INPUT, True, False)
    assert run(path, options=(*OPTIONS[:4], *chosen))[0] == 0
    assert run(path, options=OPTIONS[:4])[0] == 0
    code, _, output = run(path, options=(*OPTIONS[:4], "--column", "nme=COMP_NM"))
    assert (code, "nme=COMP_NM" in output) == (commands.INVALID_INPUT, True)


def test_bad_options(run, exports, tmp_path):
    code, _, output = run(exports, options=("--as-of", "last week", "--provider", "天眼查"))
    assert (code, "last week" in output) == (commands.INVALID_INPUT, True)
    code, _, output = run(tmp_path / "nowhere.csv")
    assert (code, "nowhere.csv" in output) == (commands.INVALID_INPUT, True)
    code, _, output = run(exports, options=(*OPTIONS[:4], "--keyword", "没有这个词"))
    assert (code, "nothing was imported" in output) == (commands.INVALID_INPUT, True)


def test_a_damaged_import_is_told_and_the_rest_opens(run, imported, folder, exports, capsys):
    shutil.copytree(imported[0], folder, dirs_exist_ok=True)
    (inside,) = (folder / FOLDER).iterdir()
    (inside / "sums.parquet").write_bytes(b"PAR1")
    check = ["check", "--dataset", str(folder)]
    assert commands.main(check, lambda: None) == 0
    assert "counted again from its cells" in capsys.readouterr().out
    (inside / "cube.parquet").write_bytes(b"PAR1")
    assert commands.main(check, lambda: None) == commands.INVALID_INPUT
    output = capsys.readouterr().out
    assert (inside.name in output, "无法由 sums.parquet, cube.parquet 重新算出" in output) == (True, True)
    assert load(folder, REFERENCE).imports == ()
    assert run(exports)[0] == 0
    assert len(load(folder, REFERENCE).imports) == 1
