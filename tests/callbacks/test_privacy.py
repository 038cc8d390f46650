"""What is private is stored nowhere and named nowhere, and what is damaged is not kept."""

import base64
import gzip
import json
import re
import shutil
from dataclasses import replace
from types import SimpleNamespace

import pytest
from flask import Flask

from app import create_app
from callbacks import scene_list
from callbacks.routes import boundaries as boundaries_route
from callbacks.scene_list import KEYLESS
from data import links
from data.boundaries import Boundaries, BoundariesMissing
from data.boundaries.cache import INDEX
from data.registers.uploads import Uploads
from data.settings import Settings

KEY = "A" * 22
PRIVATE = ("/", "/data/parks.json", "/export/story.json", "/data/parks.csv")


@pytest.fixture(scope="module")
def named(dataset, boundaries):
    """A server with a name."""
    return create_app(dataset, boundaries, Settings(hosts=("atlas.example", "[::1]"))).server


@pytest.mark.parametrize("address", PRIVATE)
def test_answers_about_an_upload_are_stored_nowhere(address, client):
    assert client.get(f"{address}?upload={KEY}").headers["Cache-Control"] == "no-store"
    assert "no-store" not in client.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("host", ["atlas.example", "ATLAS.example:8443", "[::1]:80"])
def test_it_answers_to_its_names(host, named):
    assert named.test_client().get("/data/parks.json", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "atlas.example.evil.example"])
def test_it_answers_to_no_other_name_but_to_probes(host, named):
    client = named.test_client()
    assert client.get("/", headers={"Host": host}).status_code == 421
    assert client.get("/health", headers={"Host": host}).status_code == 200


def test_a_browser_is_told_what_a_page_may_not_do(client):
    headers = client.get("/").headers
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_saved_file_names_no_key_and_opens_over_the_same_upload():
    hidden = links.hide_key(f"?region=440000&upload={KEY}")
    assert (KEY in hidden, links.hide_key("?region=440000")) == (False, "?region=440000")
    file = json.dumps({"scenes": [{"query": hidden, "note": "upload=own"}]}, indent=1).encode()
    (scene,) = json.loads(KEYLESS.sub(rf"\g<1>{KEY}".encode(), file))["scenes"]
    assert scene == {"query": f"?region=440000&upload={KEY}", "note": "upload=own"}


def test_saving_and_loading_pass_the_key_by(monkeypatch):
    scenes = [{"id": "a", "query": f"?upload={KEY}", "view": "ranking", "title": "t"}]
    monkeypatch.setattr(scene_list, "_refresh", lambda given, page: json.loads(given)["scenes"] if page.raw else given)
    dataset = SimpleNamespace(upload=KEY, about=SimpleNamespace(slug="x"))
    monkeypatch.setattr(scene_list, "story_name", lambda *_: "scenes")
    server = SimpleNamespace(dataset=dataset, today=lambda: None)
    page = SimpleNamespace(server=server, selection=None, say=lambda *_, **__: "", raw=False)
    saved = scene_list._save(scene_list.Listing(scenes), "", "", page).outputs["file"]["content"]
    assert KEY not in saved
    page.raw = True
    handed = "data:;base64," + base64.b64encode(saved.encode()).decode()
    assert scene_list._load(scene_list.Listing([]), "", handed, page).scenes == scenes


def test_an_upload_in_a_folder_for_reading_only_is_read(tmp_path):
    upload, lock = Uploads(tmp_path, 1, 1).admit("companies")
    lock.close()
    (upload.folder / ".lock").chmod(0o444)
    with upload.at_rest():
        assert not upload.is_held()


@pytest.fixture
def copied(boundaries, tmp_path):
    return replace(boundaries, folder=shutil.copytree(boundaries.folder, tmp_path / "b"))


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_a_damaged_shape_is_told_and_not_kept(encoding, copied):
    server = Flask(__name__)
    root = boundaries_route.Blueprint("atlas", __name__)
    boundaries_route.register(root, copied)
    server.register_blueprint(root)
    address = f"/boundaries/{copied.digest}/440000.geojson"
    path = copied.path("440000")
    path.write_bytes(path.read_bytes()[:500])
    answer = server.test_client().get(address, headers={"Accept-Encoding": encoding})
    assert (answer.status_code, "immutable" in answer.headers.get("Cache-Control", "")) == (503, False)
    path.write_bytes(gzip.compress(b"{}"))
    assert server.test_client().get(address).status_code == 200


def test_a_damaged_index_says_which_folder_to_remove(tmp_path, boundaries):
    cache = tmp_path / "cache"
    shutil.copytree(boundaries.folder, cache / "boundaries" / boundaries.folder.name)
    (cache / "boundaries" / boundaries.folder.name / INDEX).write_bytes(b"{")
    with pytest.raises(BoundariesMissing, match=re.escape(str(cache))):
        Boundaries.open(cache)
