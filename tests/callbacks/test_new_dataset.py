"""A dataset from nothing: of one register alone, by command or upload; or empty, to be filled by hand."""

import io
import re
import shutil

import openpyxl
import pytest

from callbacks import commands
from components import new_dataset
from components.panels import ranking as ranking_panel
from components.style import Style
from components.words import LANGUAGES
from data import links
from data.dataset_loader import load
from data.dataset_overlays import DatasetOverlays
from data.measures.registry import default_measure, measures_of
from data.registers.imports import FOLDER
from data.registers.upload import Status
from data.registers.uploads import Uploads
from data.settings import REFERENCE, Settings
from data.summaries import ranking
from data.views import VIEWS
from tests.exports import TIANYANCHA_2024, company, workbook

FOREIGN = re.compile("区块链|blockchain|财联社|Cailian", re.IGNORECASE)
"""Words of the shipped dataset."""
QUERIES = ("", "&map=440000", "&region=440300", "&region=440000,330000", "&map=440300")


def command(*arguments):
    return commands.main([*map(str, arguments)], lambda: None)


def charging(number, **values):
    return company(number, scope="充电桩", name=f"例示{number}号有限公司", **values)


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    """Companies of two provinces in three years."""
    elsewhere = {"province": "浙江省", "city": "杭州市", "district": "西湖区"}
    companies = [charging(1), charging(2, date="2019-03-01"), charging(3, date="2021-03-01", **elsewhere)]
    return workbook(tmp_path_factory.mktemp("exports") / "a.xlsx", TIANYANCHA_2024, companies)


@pytest.fixture(scope="module")
def made(exports, tmp_path_factory):
    """A dataset of that register alone, imported for two days, named by the keyword."""
    folder = tmp_path_factory.mktemp("home") / "charging"
    for day in ("2024-05-22", "2024-11-22"):
        keyword = ("--keyword", "充电桩", "--industry-en", "charging points")
        options = keyword if day == "2024-05-22" else keyword[:2]
        assert command("import", exports, "--as-of", day, "--provider", "天眼查", *options, "--into", folder) == 0
    return folder


@pytest.fixture(scope="module")
def client(made, boundaries):
    from app import create_app

    return create_app(load(made, REFERENCE), boundaries, Settings()).server.test_client()


def test_a_register_makes_a_dataset_named_by_its_keyword_and_led_by_its_latest_date(made, capsys):
    dataset = load(made, REFERENCE)
    about = dataset.about
    assert (about.industry_zh, about.industry_en, about.slug) == ("充电桩", "charging points", "charging-points")
    assert (about.name_zh, about.as_of) == ("充电桩图谱", "2024-11-22")
    assert about.series.startswith("tianyancha-2024-11-22-import-")
    assert about.series.endswith("-existing")
    assert (len(dataset.parks), len(dataset.published), dataset.story) == (0, 0, ())
    assert {"listed", "published"} & {*measures_of(dataset)} == set()
    assert default_measure(dataset) == "companies"
    assert command("check", "--dataset", made) == 0
    assert "0 parks" in capsys.readouterr().out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_view_and_no_file_of_it_speaks_of_another_industry(made, client, lang):
    for path in (path for path in made.rglob("*") if path.is_file() and path.suffix != ".parquet"):
        assert not FOREIGN.search(path.read_text(encoding="utf-8")), path
    assert not FOREIGN.search(client.get(f"/?lang={lang}").get_data(as_text=True))
    for address in (*(f"/data/{view}.json" for view in VIEWS), "/print.json", "/export/story.json"):
        for query in QUERIES:
            answer = client.get(f"{address}?lang={lang}{query}")
            assert (answer.status_code, FOREIGN.search(answer.get_data(as_text=True))) == (200, None), (address, query)


def test_what_it_has_no_table_for_leaves_no_hole(client):
    facts = [row["fact"] for row in client.get("/data/headline.json").get_json()["rows"]]
    assert facts == ["companies", "share", "per_10k"]
    ranked = client.get("/data/ranking.json").get_json()["rows"][:2]
    assert [(row["adcode"], row["value"]) for row in ranked] == [("440000", 2), ("330000", 1)]
    book = openpyxl.load_workbook(io.BytesIO(client.get("/export/workbook.xlsx").data))
    assert ("园区名单" in book.sheetnames, "概况" in book.sheetnames) == (False, True)
    assert client.get("/print.json").get_json()["listing"] == ""
    scenes = client.get("/export/story.json").get_json()["scenes"]
    assert [scene["view"] for scene in scenes] == ["province-map", "ranking", "founding-timeline", "structure"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), "--industry"),  # neither an industry nor a keyword
        (("--keyword", "没有这个词"), "没有导入任何数据"),  # nothing is counted
    ],
)
def test_what_cannot_be_imported_makes_no_dataset(exports, tmp_path, capsys, options, says):
    folder = tmp_path / "new"
    given = (exports, "--as-of", "2024-05-22", "--provider", "天眼查", *options, "--into", folder)
    assert command("import", *given) == commands.INVALID_INPUT
    assert (says in capsys.readouterr().err, [*tmp_path.iterdir()]) == (True, [])


def test_an_industry_is_that_of_new_datasets_only(exports, made, capsys):
    given = (exports, "--as-of", "2024-05-22", "--provider", "天眼查", "--industry", "x", "--into", made)
    assert command("import", *given) == commands.INVALID_INPUT
    assert "dataset.toml" in capsys.readouterr().err


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty") / "new"
    assert command("new", folder, "--industry", "氢能") == 0
    return folder


def test_an_empty_dataset_is_valid_commented_and_never_written_over(empty, capsys):
    assert command("check", "--dataset", empty) == 0
    lines = (empty / "dataset.toml").read_text(encoding="utf-8").splitlines()
    keys = [at for at, line in enumerate(lines) if " = " in line and not line.startswith("#")]
    assert len(keys) >= 11
    assert all(lines[at - 1].startswith("# ") and lines[at - 2].startswith("# ") for at in keys)
    assert "- `park_id`: " in (empty / new_dataset.COLUMNS).read_text(encoding="utf-8")
    before = {path.name: path.stat().st_mtime_ns for path in empty.iterdir()}
    assert command("new", empty) == commands.INVALID_INPUT
    assert "另选一个文件夹" in capsys.readouterr().err
    assert {path.name: path.stat().st_mtime_ns for path in empty.iterdir()} == before


def test_an_empty_dataset_can_be_looked_at_and_filled_by_hand(empty, boundaries):
    from app import create_app

    client = create_app(load(empty, REFERENCE), boundaries, Settings()).server.test_client()
    for address in ("/", *(f"/data/{view}.csv" for view in VIEWS), "/export/workbook.xlsx", "/print.json"):
        assert client.get(address).status_code == 200, address
    row = "p1,例示园,,,广东,深圳,,2020,base,,,operating,2021,no,,,见资料,,C,,,,\n"
    source = "s1,例示报,例示,2021,,说明,,C,original\n"
    header = (empty / "parks.csv").read_text(encoding="utf-8")
    (empty / "parks.csv").write_text(header + row.replace("no,,,", "no,s1,,"), encoding="utf-8")
    (empty / "sources.csv").write_text((empty / "sources.csv").read_text(encoding="utf-8") + source, encoding="utf-8")
    filled = load(empty, REFERENCE)
    assert (len(filled.parks), next(iter(measures_of(filled)))) == (1, "listed")
    selection, style = links.default(filled), Style("zh", "light", 1200)
    table = ranking_panel.draw(ranking.summarise(selection, filled), selection, filled, style)
    assert ("收录园区" in table, "公布数" in table) == (True, False), "no column for what nobody published"


def test_an_upload_can_be_an_atlas_of_its_own(made, dataset, tmp_path):
    """Nothing of the shipped dataset is in it; the same tables beside the shipped ones are an upload as ever."""
    uploads = Uploads(tmp_path, 1, 1)
    for atlas in ({}, new_dataset.description("充电桩")):
        upload, lock = uploads.admit("companies")
        with lock:
            shutil.copytree(made / FOLDER, upload.folder / FOLDER)
            upload.write(Status("companies", upload.begun(), state="done", atlas=atlas))
        opened = DatasetOverlays(dataset, uploads).resolve(f"?upload={upload.token}")
        assert len(opened.imports) == 2
        if atlas:
            assert (opened.about.industry_zh, opened.about.as_of) == ("充电桩", "2024-11-22")
            assert (len(opened.parks), len(opened.series), opened.story) == (0, 4, ())
            assert set(opened.denominators["source_id"]) <= set(opened.sources["source_id"])
            assert not FOREIGN.search(opened.sources.to_csv() + opened.series.to_csv())
        else:
            assert (opened.about, len(opened.parks)) == (dataset.about, len(dataset.parks))
