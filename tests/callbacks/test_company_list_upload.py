"""A list of companies sent from the page: laid over the import that it shows, its account above the others."""

import io
import re

import pytest

from app import create_app
from callbacks.imports.form import FIELDS_OF_KIND
from components import ids
from components.panels.upload_dialog import FIELDS, error_id, part_id
from data.dataset_loader import load
from data.settings import REFERENCE, Settings
from tests.browser.importing import imported
from tests.companylists import row
from tests.exports import company
from tests.parklists import text
from tests.snapshots import BEFORE, FIRST
from tests.uploads import call


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="module")
def client(home, boundaries):
    settings = Settings(upload_folder=home, upload_mb=2)
    return create_app(load(Settings().dataset, REFERENCE), boundaries, settings).server.test_client()


@pytest.fixture(scope="module")
def register(home, dataset):
    """An import of an upload, as `token/id`."""
    upload = imported(home, dataset.regions, FIRST, BEFORE)
    return f"{upload.token}/{upload.results()[0].name}"


def send(client, content, **fields):
    """The answer to a list that the page sends."""
    files = [(io.BytesIO(content), "名单.csv")]
    data = {"kind": "list", "as_of": "2021-12", "name": "专精特新", **fields, "files": files}
    return client.post("/uploads?lang=zh", data=data, content_type="multipart/form-data")


def listed(folder, *rows):
    return text(folder / "l.csv", rows).read_bytes()


def test_it_is_laid_over_and_the_import_tells_of_it(client, register, tmp_path):
    content = listed(tmp_path, row(company(1)["name"], company(1)["code"], "2021"), row("没有的秘密公司"))
    answer = send(client, content, onto=register)
    assert (answer.status_code, answer.json) == (202, {"id": register})
    token, _, name = register.partition("/")
    told = client.get(f"/uploads/{token}?lang=zh&import={name}").json
    account = re.sub(r"<[^>]+>|\s+", " ", told["report"])
    assert "叠加的名单“专精特新”（2021-12）" in account
    assert "读入 2 行 = 按代码对上 1 + 不在本企业名录内 1" in account
    assert "秘密" not in told["report"]
    assert "measure=on_list" in told["open"]
    rows = client.get(f"/data/ranking.json{told['open']}").json["rows"]
    assert [(one["name"], one["value"]) for one in rows if one["value"]] == [("广东", 1)]


@pytest.mark.parametrize(
    ("content", "status", "message"),
    [(b"a,b\n1,2\n", 400, "企业名称"), ("企业名称,有效期\n没有的公司,2021\n".encode(), 400, "没有一家企业")],
    ids=["no names", "nobody on it"],
)
def test_what_cannot_be_laid_over_is_told_and_changes_nothing(client, register, content, status, message):
    before = client.get(f"/uploads/{register.partition('/')[0]}?lang=zh").json
    answer = send(client, content, onto=register)
    assert (answer.status_code, message in answer.json["message"]) == (status, True)
    assert client.get(f"/uploads/{register.partition('/')[0]}?lang=zh").json == before


@pytest.mark.parametrize("onto", ["", "x", "{token}/nothing"])
def test_without_a_register_there_is_nothing_to_lay_it_over(client, register, onto):
    answer = send(client, b"x", onto=onto.format(token=register.partition("/")[0]))
    assert answer.status_code in (404, 409)


def test_a_name_is_asked_for(client, register):
    assert send(client, b"x", onto=register, name="").status_code == 400


def submitted(client, search):
    """What the form says when a list is sent from a page."""
    fields = dict.fromkeys(FIELDS, "") | {"kind": "list", "as_of": "2021-12", "name": "专精特新"}
    values = {part_id(name): value for name, value in fields.items()}
    files = {ids.UPLOAD_LIST: [{"name": "l.csv", "size": 10}]}
    return call(client, f"{ids.UPLOAD_FORM}.n_submit", search, **values, **files)


def test_the_form_sends_it_to_the_register_on_the_page(client, register):
    token, _, name = register.partition("/")
    checked = submitted(client, f"?upload={token}&series={name}-existing")[f"{ids.UPLOAD_CHECKED}.data"]
    assert checked == {"fields": {"kind": "list", "as_of": "2021-12", "name": "专精特新", "onto": register}}
    assert set(FIELDS_OF_KIND["list"]) <= set(checked["fields"])
    answer = submitted(client, "")
    assert answer[f"{ids.UPLOAD_CHECKED}.data"] == {"focus": part_id("files")}
    assert "先导入企业" in answer[f"{error_id('files')}.children"]
