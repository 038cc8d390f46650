"""`python app.py import --parks`: the whole way from a file to the page, and every bad input told in two languages."""

import shutil

import pytest

from callbacks import commands
from data.dataset_loader import load
from data.parklists.lists import FOLDER
from data.settings import REFERENCE, Settings
from tests.parklists import PARK, text, workbook

OPTIONS = ("--as-of", "2024-06", "--name", "风筝名单")


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(Settings().dataset, tmp_path / "dataset", ignore=shutil.ignore_patterns(FOLDER))


@pytest.fixture
def run(folder, capsys):
    """The command's exit code and what it said."""

    def ran(*files, options=OPTIONS):
        code = commands.main(["import", "--parks", *map(str, files), *options, "--into", str(folder)], lambda: None)
        output = capsys.readouterr()
        return code, output.out, output.err

    return ran


@pytest.fixture
def files(tmp_path):
    """Three parks in two files and two encodings, one of them twice, one with an unknown city."""
    rows = [PARK | {"成立日期": "2011-02"}, PARK | {"名称": "陀螺基地", "城市": "穗", "区县": ""}]
    return (
        workbook(tmp_path / "a.xlsx", rows, banner="风筝业园区名单"),
        text(tmp_path / "b.csv", [PARK, PARK | {"名称": "空竹园", "区县": ""}], encoding="gb18030"),
    )


def test_a_list_of_one_s_own_stands_in_for_the_shipped_one_where_it_is_asked_for(run, folder, files, boundaries):
    from app import create_app

    code, output, _ = run(*files)
    assert code == 0
    assert "a.xlsx 第 4 行，“城市”：“穗”不认识，是否“广州市”？" in output
    assert 'a.xlsx, row 4, 城市: "穗" is not known; is 广州市 (Guangzhou) meant?' in output
    assert "合计：读入 4 行 = 收录 2 + 地名不认识 1 + 重复 1" in output
    dataset = load(folder, REFERENCE)
    (own,) = dataset.lists
    assert f"?list={own.id}" in output
    client = create_app(dataset, boundaries, Settings()).server.test_client()
    shipped, opened = (client.get(f"/data/parks.json{query}").get_json()["rows"] for query in ("", f"?list={own.id}"))
    assert len(shipped) == 36
    assert [park["name"] for park in opened] == ["风筝产业园", "空竹园"]
    timeline = client.get(f"/data/founding-timeline.json?list={own.id}").get_json()["rows"]
    assert {row["slot"]: row["listed"] for row in timeline if row["listed"]} == {"2011": 1, "unknown": 1}
    assert client.get("/data/parks.json?list=nobody-s").status_code == 400


def test_the_same_list_again_replaces_the_first(run, folder, files):
    run(*files)
    run(*files)
    assert len(load(folder, REFERENCE).lists) == 1


@pytest.mark.parametrize(
    ("rows", "options", "zh", "en"),
    [
        ([PARK], ("--as-of", "2024-13", "--name", "x"), "“2024-13”", "must be a date"),
        ([PARK], ("--as-of", "2024", "--name", " "), "--name 不能空着", "--name must not be blank"),
        ([PARK], ("--as-of", "2024", "--name", "长" * 61), "60 字", "60 characters"),
        ([PARK | {"省份": "火星省"}], OPTIONS, "没有一行可以收录", "Not a single row can be taken"),
        ([{"公司名称": "甲", "登记状态": "存续"}], OPTIONS, "看到的列名：公司名称, 登记状态", "公司名称, 登记状态"),
        ([{"名称": "甲", "城市": "广州"}], OPTIONS, "没有“省份”列", "no column 省份"),
    ],
)
def test_bad_input_is_told_in_both_languages_and_leaves_nothing(run, folder, tmp_path, rows, options, zh, en):
    code, _, output = run(text(tmp_path / "a.csv", rows), options=options)
    assert code == 2
    assert zh in output
    assert en in output
    assert "Traceback" not in output
    assert not list((folder / FOLDER).glob("*"))


def test_a_file_that_is_not_there_is_told(run):
    code, _, output = run("nowhere.xlsx")
    assert code == 2
    assert "nowhere.xlsx：没有这个文件" in output


def test_the_file_of_refused_rows_is_in_chinese(run, folder, files):
    run(*files)
    (refused,) = folder.glob(f"{FOLDER}/*/refused.csv")
    first, *rows = refused.read_text("utf-8-sig").splitlines()
    assert first == "文件,行,列,单元格,原因,应为,建议"
    assert rows == ["a.xlsx,4,城市,穗,地名不认识,广东省,广州市", "b.csv,2,名称,,重复,a.xlsx 第 3 行,"]


def test_a_register_given_as_a_park_list_and_the_reverse_are_told_so(run, folder, tmp_path, capsys):
    register = tmp_path / "c.csv"
    register.write_text("企业名称,登记状态,成立日期,所属省份\n甲,存续,2017-01-01,广东省\n", "utf-8")
    code, _, output = run(register)
    assert (code, "命令行请去掉 --parks" in output, "leave out --parks" in output) == (2, True, True)
    book = workbook(tmp_path / "d.xlsx", [PARK])
    options = ["--as-of", "2024-06", "--provider", "天眼查", "--into", str(folder)]
    assert commands.main(["import", str(book), *options], lambda: None) == 2
    assert "命令行请加 --parks" in capsys.readouterr().err


def test_the_help_of_import_names_park_lists(capsys):
    with pytest.raises(SystemExit):
        commands.main(["import", "--help"], lambda: None)
    assert "--parks" in capsys.readouterr().out
