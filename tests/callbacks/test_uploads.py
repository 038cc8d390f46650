"""Uploads without a network: what is refused and how, what is told, what is kept."""

import csv
import io
import json
import secrets
import shutil
import struct
import time
import zipfile

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from app import create_app
from callbacks import uploading
from callbacks.choice import respond
from callbacks.uploading.__main__ import import_upload
from components import ids
from data.dataset_loader import load
from data.dataset_overlays import DatasetOverlays
from data.registers import upload, uploads
from data.registers.files import NamedFile
from data.registers.upload import STATUS
from data.settings import REFERENCE, Settings
from tests.exports import LAYOUTS, PERSONAL, QICHACHA_2023, TIANYANCHA_2024, company, text, workbook
from tests.snapshots import AFTER, BEFORE, FIRST, SECOND
from tests.uploads import CALLBACKS, assigning, call, message

FIELDS = {"as_of": "2024-05-22", "provider": "天眼查", "keyword": "区块链"}
TIMEOUT_S = 120
TOKEN = "a" * 22


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="module")
def app(home, boundaries):
    return create_app(load(Settings().dataset, REFERENCE), boundaries, Settings(upload_folder=home, upload_mb=2))


@pytest.fixture
def client(app):
    return app.server.test_client()


def post(client, *files, headers=None, **fields):
    """`files`: paths, or names with bytes."""
    named = [(one.name, one.read_bytes()) if hasattr(one, "read_bytes") else one for one in files]
    data = {**FIELDS, **fields, "files": [(io.BytesIO(content), name) for name, content in named]}
    return client.post("/uploads", data=data, content_type="multipart/form-data", headers=headers or {})


def finished(client, answer, lang="zh"):
    """What is told when nothing more will come."""
    assert answer.status_code == 202, answer.text
    until = time.monotonic() + TIMEOUT_S
    while time.monotonic() < until:
        account = client.get(f"/uploads/{answer.json['id']}?lang={lang}").json
        if account["state"] in ("done", "failed"):
            return account
        time.sleep(0.1)
    raise AssertionError(account)


@pytest.fixture(scope="module")
def sent(dataset, tmp_path_factory):
    """The folder of a finished import of some companies; made once each, and here: a new process costs seconds."""
    folders = {}

    def send(as_of, companies, **fields):
        key = repr((as_of, companies, fields))
        if key not in folders:
            folder = tmp_path_factory.mktemp("sent")
            file = text(folder / "a.csv", TIANYANCHA_2024, companies)
            request = uploading.UploadRequest(**FIELDS | {"name": "", "as_of": as_of} | fields)
            done = upload.Upload.new(folder, "companies")
            import_upload(done, request, [NamedFile(file, file.name)], dataset.regions)
            assert done.status().state == "done"
            folders[key] = done.folder
        return folders[key]

    return send


@pytest.fixture
def imported(sent, home):
    """The token of an import of some companies that nobody else has."""

    def copied(*companies, **fields):
        token = secrets.token_urlsafe(16)
        shutil.copytree(sent(*companies, **fields), home / token)
        return token

    return copied


def assign(client, token, changes, name="", lang="zh"):
    """Why the page could not count places for other regions; empty if it could."""
    answer = client.post(CALLBACKS, json=assigning(token, changes, lang, name))
    assert answer.status_code == 200, answer.text
    return message(answer.data)


def counted(client, query, region):
    rows = client.get(f"/data/ranking.json{query}").json["rows"]
    return {row["adcode"]: row["value"] for row in rows}[region]


def staged_query(client, scene):
    """What the stage shows of a scene, by the callback that the page uses."""
    callbacks = client.get("/_dash-dependencies").json
    output = next(one["output"] for one in callbacks if one["inputs"][0]["id"] == "stage-request")
    request = {"serial": 1, "at": 0, "query": None, "act": "", "width": 800, "height": 600, "type": 1}
    values = {"inputs": {"stage-request": request}, "state": {"stage-scenes": {"scenes": [scene]}}}
    values["state"]["selection"] = {"lang": "zh", "theme": "light", "search": ""}
    outputs = [dict(zip(("id", "property"), one.rsplit(".", 1), strict=True)) for one in output.strip(".").split("...")]
    body = {"output": output, "outputs": outputs, "changedPropIds": ["stage-request.data"]}
    for kind, given in values.items():
        body[kind] = [{"id": store, "property": "data", "value": value} for store, value in given.items()]
    answer = client.post("/_dash-update-component", json=body)
    return answer.json["response"]["stage-shown"]["data"]["query"]


def test_the_whole_way(client, ask, tmp_path):
    """Read, told, opened, a suggestion accepted and taken back, refused rows saved, discarded."""
    companies = [company(1), company(2, city="穗", district=""), company(3, province="火星省", city="", district="")]
    elsewhere = company(4, province="浙江省", city="杭州市", district="西湖区")
    book = workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, companies)
    answer = post(client, book, text(tmp_path / "b.csv", QICHACHA_2023, [elsewhere]))
    account = finished(client, answer)
    token = answer.json["id"]
    assert (account["state"], account["rows"], account["message"], account["refused"]) == ("done", 4, "", 2)
    assert "读入 4 行" in account["report"]
    assert f"upload={token}" in account["open"]
    assert counted(client, account["open"], "440000") == 2
    # The card of the new source and its series are there for who has the link, and for nobody else.
    source = client.get(f"/data/ranking.json{account['open']}").json["sources"][0]["source_id"]
    cards = [ask("card-request.data", {"value": source}, search=query) for query in (f"?upload={token}", "")]
    assert ["找不到这个来源" in one[ids.CARD_SOURCES]["html"] for one in cards] == [False, True]
    assert "深圳" in ask("search.value", "深圳", search=f"?upload={token}")[ids.SEARCH_RESULTS]["html"]
    scenes = {"scenes": [{"id": "mine", "query": account["open"], "view": "ranking", "title": "甲"}]}
    (scene,) = client.post("/export/scenes.json", json=scenes).json["scenes"]
    assert f"upload={token}" in scene["query"]
    assert client.get(f"/export/workbook.xlsx{account['open']}").status_code == 200
    assert token in staged_query(client, scene)
    path = f"/uploads/{token}"
    at = at_of("穗", client, path)
    assert assign(client, token, {at: "440100"}) == ""
    changed = client.get(f"{path}?lang=en")
    assert "lang=en" in changed.json["open"]
    assert counted(client, account["open"] + "&map=440000", "440100") == 1
    for lang in ("zh", "en"):
        left = client.get(f"{path}/refused.csv?lang={lang}").text.splitlines()[1:]
        assert (len(left), "穗" in "".join(left)) == (changed.json["refused"], False)
    assert changed.json["refused"] == account["refused"] - 1
    assert assign(client, token, {at: ""}) == ""
    assert client.get(path).json == account
    assert counted(client, account["open"] + "&map=440000", "440100") is None
    saved = client.get(f"{path}/refused.csv")
    assert "穗" in saved.text
    headings = {lang: client.get(f"{path}/refused.csv?lang={lang}").text.splitlines()[0] for lang in ("zh", "en")}
    assert headings == {"zh": "\ufeff文件,行,列,单元格,原因,建议", "en": "\ufeffFile,Row,Column,Cell,Reason,Suggestion"}
    assert saved.headers["Content-Disposition"].startswith("attachment")
    for one in (answer, changed, saved):
        assert one.headers["Cache-Control"] == "no-store"
    assert client.delete(path).status_code == 204
    assert client.get(path).status_code == 404
    assert client.get(f"/data/ranking.json{account['open']}").status_code == 400


def at_of(written, client, path):
    """The index of a place in the report, as its box says it."""
    report = client.get(path).json["report"]
    before = report[: report.index(f"“{written}”")]
    return before.rpartition('data-event="tick:')[2].split('"')[0]


def test_the_page_opens_an_upload_and_says_what_is_gone(app, client, imported):
    account = client.get(f"/uploads/{imported(FIRST, BEFORE)}").json
    assert client.get("/" + account["open"]).status_code == 200
    opened, before, _, answer = respond(event(f"address:{account['open']}"), app.atlas)
    assert (opened.dataset.upload in answer["search"], answer["notice"]) == (True, "")
    # From the shipped dataset to an upload everything is painted anew; inside it, only what changes.
    assert respond(event(f"address:{account['open']}", shown=""), app.atlas)[1] is None
    assert respond(event("choose:440000", account["open"]), app.atlas)[1] is not None
    client.delete(f"/uploads/{opened.dataset.upload}")
    for act, shown in ((f"address:{account['open']}", None), ("choose:440000", account["open"])):
        opened, before, _, answer = respond(event(act, shown), app.atlas)
        assert opened.dataset.upload == ""
        assert before is None
        assert "upload" not in answer["search"]
        assert "已到期" in answer["notice"]


def event(act, shown=None):
    return {"act": act, "shown": shown, "breakpoint": "laptop", "breakpoint_shown": "laptop", "serial": 1}


def test_no_form_leaves_anything_personal(client, home, tmp_path, capfd):
    """Not in the folder, not in what the processes say, not in what is told."""
    companies = [company(1), company(2, date="?"), company(3, province="火星"), company(4, name="-")]
    books = [workbook(tmp_path / f"{name}.xlsx", layout, companies) for name, layout in LAYOUTS.items()]
    books += [text(tmp_path / f"{name}.csv", layout, companies) for name, layout in LAYOUTS.items()]
    answer = post(client, *books)
    account = finished(client, answer)
    assert account["state"] == "done"
    shown_text = "".join((*capfd.readouterr(), json.dumps(account, ensure_ascii=False)))
    assert not [word for word in PERSONAL.values() if word in shown_text]
    files = [path for path in (home / answer.json["id"]).rglob("*") if path.is_file()]
    assert {path.name for path in files} == {
        *(
            "cube.parquet",
            "sums.parquet",
            "capital.parquet",
            "classes.parquet",
            "report.json",
            "aliases.csv",
            "series.toml",
        ),
        *("refused.csv", "refused.parquet", "companies.parquet"),
        *(".lock", "upload.json"),
    }
    for path in files:
        frame = pd.read_parquet(path).to_csv() if path.suffix == ".parquet" else ""
        assert not [word for word in PERSONAL.values() if word.encode() in path.read_bytes() or word in frame], path


@pytest.mark.parametrize(
    ("fields", "shown_text"),
    [
        ({"as_of": "yesterday"}, "yesterday"),
        ({"provider": " "}, "provider"),
        ({"provider": "x" * 61}, "60"),
        ({"kind": "people"}, "people"),
        ({"match": "phone"}, "phone"),
        ({"keyword": "x" * 61}, "60"),
        ({"kind": "parks", "name": ""}, "name"),
    ],
)
def test_a_field_that_makes_no_sense(client, fields, shown_text):
    answer = post(client, ("a.csv", b"x"), lang="en", headers={"Accept-Language": "en"}, **fields)
    assert (answer.status_code, shown_text in answer.json["message"]) == (400, True), answer.text


def test_a_form_that_is_none(client):
    assert post(client).status_code == 400
    assert client.post("/uploads", data=b"x", content_type="multipart/form-data").status_code == 400
    assert client.post("/uploads", json={}).status_code == 400
    half = b"--x\r\nContent-Disposition: form-data; name=files; filename=a.csv\r\n\r\n1,2"
    assert client.post("/uploads", data=half, content_type="multipart/form-data; boundary=x").status_code == 400


def test_too_much_is_refused(client, home):
    before = set(home.iterdir())
    large = post(client, ("a.csv", b"0" * 2_100_000))
    many = post(client, *((f"{at}.csv", b"0") for at in range(140)))
    assert [one.status_code for one in (large, many)] == [413, 413]
    assert "2 MB" in large.json["message"]
    assert set(home.iterdir()) - before <= {home / ".gate"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://[x"},
    ],
)
def test_other_sites_are_refused(client, headers):
    refused = [
        post(client, ("a.csv", b"x"), headers=headers),
        client.delete(f"/uploads/{TOKEN}", headers=headers),
    ]
    assert [one.status_code for one in refused] == [403, 403]


def test_the_page_itself_and_a_script_are_not(client):
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}, {}):
        assert client.delete(f"/uploads/{TOKEN}", headers=headers).status_code == 404


def test_an_unknown_token(client):
    path = f"/uploads/{TOKEN}"
    assert [client.get(one).status_code for one in (path, f"{path}/refused.csv")] == [404, 404]
    assert "import the files again" in client.get(f"{path}?lang=en").json["message"]


def test_files_that_are_none_are_told_by_their_names(client):
    files = {
        "a.xlsx": (b"%PDF-1.7", "no table"),
        "b.csv": (b"\x89PNG\r\n\x1a\n\0\0", "no table"),
        "c.csv": (b"", "empty"),
    }
    account = finished(client, post(client, *((name, content) for name, (content, _) in files.items())), "en")
    assert (account["state"], account["open"], account["report"]) == ("failed", "", "")
    shown_text = {line.split(":")[0].strip(): line for line in account["message"].splitlines()[1:]}
    assert list(shown_text) == ["a.xlsx", "b.csv", "c.csv"]  # told before a single one is read
    assert [files[name][1] in line for name, line in shown_text.items()] == [True, True, True]


def test_a_file_is_told_by_its_name_alone(client):
    account = finished(client, post(client, ("../../etc/d.csv", "甲,乙\n1,2\n".encode())), "en")
    assert account["state"] == "failed"
    assert [line.split(":")[0].strip() for line in account["message"].splitlines()[1:]] == ["d.csv"]


def bomb():
    """A zip that says it would unpack to three gigabytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", bytes(1_000_003))
    return stream.getvalue().replace(struct.pack("<L", 1_000_003), struct.pack("<L", 3_000_000_000))


def deep(tmp_path):
    """A zip with a zip in it."""
    outer, inner = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.write(text(tmp_path / "b.csv", QICHACHA_2023, [company(1)]), "b.csv")
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("b.zip", inner.getvalue())
    return outer.getvalue()


def test_a_bomb_and_a_zip_in_a_zip(client, tmp_path):
    account = finished(client, post(client, ("bomb.zip", bomb()), ("deep.zip", deep(tmp_path))), "en")
    assert account["state"] == "failed"
    lines = {line.split(":")[0].strip(): line for line in account["message"].splitlines()}
    assert "at most 2 GB unpacked" in lines["bomb.zip"]
    assert "zip" in lines["deep.zip/b.zip"]


def test_nothing_counted_says_what_became_of_the_rows(client, tmp_path):
    answer = post(client, text(tmp_path / "b.csv", QICHACHA_2023, [company(1)]), keyword="没有这个词")
    account = finished(client, answer, "en")
    assert account["state"] == "failed"
    assert "1 row read" in account["message"]


def test_files_of_one_name_are_told_apart(client, tmp_path):
    first = text(tmp_path / "b.csv", QICHACHA_2023, [company(1)]).read_bytes()
    second = text(tmp_path / "c.csv", QICHACHA_2023, [company(2)]).read_bytes()
    account = finished(client, post(client, ("x/b.csv", first), ("b.csv", second)))
    assert "b.csv (2)" in account["report"]


def test_a_parquet_file_without_a_name_is_read_where_it_lies(client, tmp_path):
    rows = [{"企业名称": f"甲{at}", "所属省份": "广东省", "成立日期": "2020-01-01"} for at in range(5)]
    pd.DataFrame(rows).to_parquet(tmp_path / "a.parquet")
    account = finished(client, post(client, tmp_path / "a.parquet", keyword=""))
    assert (account["state"], account["rows"]) == ("done", 5)


def test_a_place_is_counted_only_where_that_makes_sense(client, tmp_path):
    """Not outside what is clear of it, nor where nothing is written."""
    odd = [company(1), company(2, district="火星区"), company(3, province="", city="", district="")]
    answer = post(client, text(tmp_path / "b.csv", QICHACHA_2023, odd))
    finished(client, answer)
    before = client.get(f"/uploads/{answer.json['id']}").json
    outside, blank, elsewhere = {"1": "440100"}, {"0": "440300"}, ({"7": "440300"}, {"-1": ""}, {"1": "1"}, {"²": ""})
    for changes in (outside, blank, *elsewhere, {"1": "100000"}, [0], "0", None):
        assert "请重试" in assign(client, answer.json["id"], changes), changes
    assert client.get(f"/uploads/{answer.json['id']}").json == before


def test_places_that_could_not_be_changed(client, monkeypatch, imported):
    token = imported(FIRST, BEFORE)
    path = f"/uploads/{token}"
    before = client.get(path).json
    monkeypatch.setattr(uploading, "MODULE", "callbacks.nowhere")
    assert "没有变" in assign(client, token, {"0": "440100"})
    assert client.get(path).json == before


def test_places_that_somebody_else_is_changing(client, home, monkeypatch, imported):
    token = imported(FIRST, BEFORE)
    monkeypatch.setattr(upload, "LOCK_TIMEOUT_S", 0.1)
    with upload.Upload(home / token).take():
        assert "try again" in assign(client, token, {"0": "440100"}, lang="en")


def test_a_process_that_never_starts_is_told(client, monkeypatch):
    monkeypatch.setattr(uploading, "MODULE", "callbacks.nowhere")
    account = finished(client, post(client, ("a.csv", b"x")), "en")
    assert (account["state"], "half-way" in account["message"]) == ("failed", True)


def test_a_list_of_parks(client):
    rows = "名称,省份,城市,成立日期\n甲园,广东,深圳,2018\n乙园,火星省,,2019\n"
    answer = post(client, ("parks.csv", rows.encode()), kind="parks", name="我的名单", provider="")
    account = finished(client, answer, "en")
    assert (account["state"], account["rows"], account["refused"], account["message"]) == ("done", 2, 1, "")
    assert "火星" in account["report"]
    assert "list=" in account["open"]
    parks = client.get(f"/data/parks.json{account['open']}").json["rows"]
    assert [one["name"] for one in parks] == ["甲园"]
    assert "请重试" in assign(client, answer.json["id"], {})
    assert "火星" in client.get(f"/uploads/{answer.json['id']}/refused.csv").text


def test_the_other_kind_of_file_is_told_to_be_that(client, tmp_path):
    parks = finished(client, post(client, ("p.csv", "名称,省份,城市,类型\n甲园,广东省,广州市,产业园\n".encode())))
    assert (parks["state"], "内容请选“园区名单”" in parks["message"]) == ("failed", True)
    assert parks["other"] == "parks"
    book = workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, [company(1)])
    companies = finished(client, post(client, book, kind="parks", name="名单"), "en")
    assert (companies["state"], "choose Companies as the content" in companies["message"]) == ("failed", True)
    assert companies["other"] == "companies"


def test_story_and_files_of_an_upload(client, tmp_path):
    """Its own view in place of the shipped story; no file holds a link that nobody could open."""
    book = workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, [company(1), company(2)])
    account = finished(client, post(client, book))
    story = client.get(f"/export/story.json{account['open']}").json
    assert story["whose"] == "天眼查 2024-05-22（导入）"
    assert story["scenes"][0]["title"].startswith("全国有 2 家")
    assert client.post("/export/scenes.json", json=story).json["scenes"] == story["scenes"]
    metadata = client.get(f"/export/ranking.json{account['open']}").json["text"]
    ours = {f"Park-Atlas-{name}" for name in ("View", "Data", "Version")}
    assert metadata.keys() == {"Title", "Author", "Description", *ours}
    assert not [text for text in metadata.values() if account["open"] in text or "upload=" in text]
    saved = client.get(f"/export/workbook.xlsx{account['open']}").data
    about = openpyxl.load_workbook(io.BytesIO(saved)).worksheets[0]
    texts = " ".join(str(cell.value) for row in about.iter_rows() for cell in row if cell.value)
    assert "此视图来自上传的数据，链接不写入文件" in texts
    assert "upload=" not in texts
    slides = Presentation(
        io.BytesIO(client.post("/export/deck.pptx", json={"scenes": story["scenes"][1:2]}).data)
    ).slides
    cover = "".join(shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame)
    assert "自有数据：天眼查 2024-05-22（导入）" in cover
    assert "数据截至" not in cover
    assert "链接不写入文件" in slides[1].notes_slide.notes_text_frame.text
    addresses = [
        run.hyperlink.address
        for shape in slides[1].shapes
        if shape.has_text_frame
        for p in shape.text_frame.paragraphs
        for run in p.runs
    ]
    assert not any(addresses)


@pytest.mark.parametrize(
    ("lang", "reason", "kind"), [("zh", "选项不认识", "产业园"), ("en", "with an unknown choice", "Industrial park")]
)
def test_refused_rows_of_a_park_list_are_in_the_readers_language(client, lang, reason, kind):
    account = "名称,省份,类型,状态,成立日期\n甲园,广东省,产业园,运营,\n乙园,广东省,产业圆,规划,2017\n"
    answer = post(client, ("p.csv", account.encode()), kind="parks", name="名单")
    assert finished(client, answer)["refused"] == 1
    saved = client.get(f"/uploads/{answer.json['id']}/refused.csv?lang={lang}").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(saved)))
    assert list(rows[0].values())[4::2] == [reason, kind]
    assert "industrial_park" not in saved
    assert (list(rows[1].values())[5] == "planned") == (lang == "en")


def test_a_folder_that_cannot_be_written_is_told(dataset, boundaries, tmp_path):
    (tmp_path / "uploads").write_text("no folder")
    app = create_app(dataset, boundaries, Settings(upload_folder=tmp_path / "uploads"))
    refused = post(app.server.test_client(), ("a.csv", b"x"))
    assert (refused.status_code, "管理员" in refused.json["message"]) == (507, True)


def test_an_expired_upload_is_gone(client, home, imported):
    token = imported(FIRST, BEFORE)
    opened = client.get(f"/uploads/{token}").json["open"]
    path = home / token / STATUS
    path.write_text(json.dumps(json.loads(path.read_text()) | {"begun": time.time() - 169 * 3600, "boot": ""}))
    assert client.get(f"/uploads/{token}").status_code == 404
    assert client.get(f"/data/ranking.json{opened}").status_code == 400


def test_turned_off_there_is_no_such_address(dataset, boundaries, home):
    off = create_app(dataset, boundaries, Settings(upload_folder=home, uploads_wanted=False)).server.test_client()
    assert post(off, ("a.csv", b"x")).status_code == 404
    assert off.get(f"/data/ranking.json?upload={TOKEN}").status_code == 400


def names(home, token):
    return sorted(path.name for path in (home / token / "imports").iterdir())


def join(client, token, new):
    return call(client, "upload-join.data", upload_join={"value": token}, upload_token={"token": new, "base": "/"})


def test_a_second_date_stands_beside_the_first_in_one_link(client, home, imported):
    """As after two imports of the command line: growth, the account, and the companies that changed."""
    first, second = imported(FIRST, BEFORE), imported(SECOND, AFTER)
    alone = client.get(f"/uploads/{first}").json["open"]
    opened = join(client, first, second)[f"{ids.UPLOAD_GO}.data"]
    assert (f"upload={first}" in opened, SECOND in opened) == (True, True)
    assert client.get(f"/uploads/{second}").status_code == 404
    growth = client.get(f"/data/growth.json{opened[1:]}").json["rows"]
    (nation,) = (row for row in growth if row["adcode"] == "100000" and row["change"] is not None)
    assert (nation["as_of"], nation["change"]) == (SECOND, 2)
    changed = {row["name"]: row["kind"] for row in client.get(f"/data/changes.json{opened[1:]}").json["rows"]}
    assert changed["不存在2号链业有限公司"] == "closed"
    assert changed["不存在3号链业有限公司"] == "moved"
    assert counted(client, alone, "440000") == 4  # whoever has the first link sees what it named
    page = client.get(f"/data/ranking.json{opened[1:]}").json
    assert (page["selection"]["series"], len(names(home, first))) == (opened.split("series=")[1].split("&")[0], 2)


def test_each_date_has_an_account_and_places_of_its_own(client, home, imported):
    """A place that is assigned later moves its companies in the list of changes too."""
    first, second = imported(FIRST, BEFORE), imported(SECOND, AFTER)
    opened = join(client, first, second)[f"{ids.UPLOAD_GO}.data"][1:]
    early, late = names(home, first)
    accounts = [client.get(f"/uploads/{first}?import={name}").json for name in (early, late, "")]
    assert [one["refused"] for one in accounts] == [1, 0, 0]
    assert "广冬省" in client.get(f"/uploads/{first}/refused.csv?import={early}").text
    located = lambda: client.get(f"/data/growth.json{opened}").json["rows"]  # noqa: E731
    before = [row["change"] for row in located() if row["adcode"] == "100000"]
    assert assign(client, first, {"0": "440300"}, early) == ""
    assert [row["change"] for row in located() if row["adcode"] == "100000"] == [before[0], 1]
    assert names(home, first) == [early, late]


@pytest.mark.parametrize(
    ("as_of", "fields", "shown_text"),
    [
        (FIRST, {}, "这一天已有"),
        (SECOND, {"keyword": "链业"}, "关键词"),
        (SECOND, {"provider": "企查查"}, "数据来源"),
        (SECOND, {"match": "name", "keyword": "链业"}, "不能放在一起"),
    ],
)
def test_what_is_no_other_date_is_not_put_together(client, home, as_of, fields, shown_text, imported):
    first, second = imported(FIRST, BEFORE), imported(as_of, AFTER, **fields)
    answer = join(client, first, second)
    assert shown_text in str(answer[f"{ids.UPLOAD_MESSAGE}.children"])
    assert f"{ids.UPLOAD_GO}.data" not in answer
    assert [len(names(home, one)) for one in (first, second)] == [1, 1]


def test_no_more_dates_than_a_process_shall_hold(client, home, monkeypatch, imported):
    monkeypatch.setattr(uploads, "MAX_DATES", 1)
    first, second = imported(FIRST, BEFORE), imported(SECOND, AFTER)
    assert "日期已满" in str(join(client, first, second)[f"{ids.UPLOAD_MESSAGE}.children"])


def test_a_date_that_could_not_be_added_leaves_both_as_they_were(client, home, monkeypatch, imported):
    first, second = imported(FIRST, BEFORE), imported(SECOND, AFTER)
    before = [sorted((home / one).rglob("*")) for one in (first, second)]
    monkeypatch.setattr(uploading, "MODULE", "callbacks.nowhere")
    assert "没有变" in str(join(client, first, second)[f"{ids.UPLOAD_MESSAGE}.children"])
    assert [sorted((home / one).rglob("*")) for one in (first, second)] == before


def test_one_of_two_dates_is_removed_and_the_page_goes_to_the_other(client, home, imported):
    first, second = imported(FIRST, BEFORE), imported(SECOND, AFTER)
    opened = join(client, first, second)[f"{ids.UPLOAD_GO}.data"][1:]
    early, late = names(home, first)

    def remove(name, search):
        return call(client, "upload-erase.n_clicks", search, upload_doomed={"value": f"{first}/{name}"})

    asked = call(client, "upload-doomed.data", upload_doomed={"value": f"{first}/{late}"})
    assert SECOND in asked["upload-text-ask.children"]
    address = remove(late, opened)[f"{ids.UPLOAD_GO}.data"]
    assert (f"series={early}-existing" in address, names(home, first)) == (True, [early])
    assert client.get(f"/data/growth.json{address[1:]}").json["rows"] == []
    address = remove(early, address[1:])[f"{ids.UPLOAD_GO}.data"]
    assert ("upload=" in address, (home / first).exists()) == (False, False)


def test_ones_own_imports_are_listed_until_they_are_gone(client, home, imported):
    token = imported(FIRST, BEFORE)
    made = [{"token": TOKEN, "base": "/"}, {"token": token, "base": "/elsewhere/"}]

    def listed(remembered, made):
        known = {"upload_token": remembered, "upload_made": made, "upload": True}
        return call(client, "upload-token.data", **known)

    answer = listed({"token": token, "base": "/"}, made)
    made = answer[f"{ids.UPLOAD_MADE}.data"]
    assert made == [{"token": token, "base": "/elsewhere/"}, {"token": token, "base": "/"}]
    text = answer[f"{ids.UPLOAD_OWN}.html"]
    for part in (
        "天眼查 · 名称或经营范围含“区块链”",
        FIRST,
        "5 家企业",
        "2 个省级地区",
        "1 处地名未读懂",
        f"remove:{token}/",
    ):
        assert part in text
    # What somebody else has made is not one's own, however it was opened.
    assert listed({"token": token, "name": "", "base": "/"}, [])[f"{ids.UPLOAD_MADE}.data"] == []
    client.delete(f"/uploads/{token}")
    assert listed(None, made)[f"{ids.UPLOAD_MADE}.data"] == made[:1]


def test_names_that_are_not_to_be_kept_leave_growth_by_numbers_only(client, home, imported):
    first = imported(FIRST, BEFORE, names="drop")
    second = imported(SECOND, AFTER)
    opened = join(client, first, second)[f"{ids.UPLOAD_GO}.data"][1:]
    assert not [path for path in (home / first).rglob("companies.parquet") if FIRST in str(path)]
    assert client.get(f"/data/changes.json{opened}").json["rows"] == []
    assert [row["change"] for row in client.get(f"/data/growth.json{opened}").json["rows"] if row["adcode"] == "100000"]


def test_what_is_discarded_while_it_is_described_is_gone(client, monkeypatch, imported):
    token = imported(FIRST, BEFORE)
    monkeypatch.setattr(DatasetOverlays, "resolve", lambda overlays, query: overlays.dataset)
    assert client.get(f"/uploads/{token}").status_code == 404
