import gzip
import json

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient

from app import create_app
from callbacks.routes.boundaries import register
from data.boundaries import Boundaries, BoundariesMissing
from data.settings import Settings

YEAR = 365 * 24 * 3600


@pytest.fixture
def client(boundaries: Boundaries) -> FlaskClient:
    server, root = Flask(__name__), Blueprint("atlas", __name__)
    register(root, boundaries)
    server.register_blueprint(root)
    return server.test_client()


@pytest.fixture
def address(boundaries: Boundaries) -> str:
    return f"/boundaries/{boundaries.digest}/440000.geojson"


def test_the_stored_file_is_sent_as_it_lies(client: FlaskClient, address: str, boundaries: Boundaries) -> None:
    answer = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.content_encoding == "gzip"
    assert answer.data == boundaries.path("440000").read_bytes()
    assert answer.content_length == len(answer.data)
    assert answer.mimetype == "application/geo+json"
    assert len(json.loads(gzip.decompress(answer.data))["features"]) == 1 + 21


@pytest.mark.parametrize("accepted", ["", "identity", "gzip;q=0"])
def test_a_client_that_cannot_unpack_gets_it_plain(client: FlaskClient, address: str, accepted: str) -> None:
    answer = client.get(address, headers={"Accept-Encoding": accepted})
    assert answer.content_encoding is None
    assert len(json.loads(answer.data)["features"]) == 1 + 21


def test_it_may_be_kept_for_ever(client: FlaskClient, address: str) -> None:
    answer = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.cache_control.max_age == YEAR
    assert answer.cache_control.immutable
    assert answer.cache_control.public
    assert "Accept-Encoding" in answer.vary


def test_an_unchanged_file_is_not_sent_again(client: FlaskClient, address: str) -> None:
    tag = client.get(address, headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    again = client.get(address, headers={"Accept-Encoding": "gzip", "If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    plain = client.get(address, headers={"If-None-Match": tag})
    assert plain.status_code == 200


def test_what_lies_around_has_an_address_too(client: FlaskClient, address: str, boundaries: Boundaries) -> None:
    answer = client.get(address.replace("440000", "440000-around"))
    assert [one["id"] for one in json.loads(answer.data)["features"]] == [*boundaries.around["440000"]]


@pytest.mark.parametrize(
    "path",
    [
        "/boundaries/{digest}/440305.geojson",
        "/boundaries/{digest}/999999.geojson",
        "/boundaries/{digest}/index.json",
        "/boundaries/{digest}/..%2Findex.geojson",
        "/boundaries/{digest}/440000-hatch.geojson",
        "/boundaries/0123456789abcdef/440000.geojson",
        "/boundaries/440000.geojson",
    ],
)
def test_any_other_address_is_not_found(client: FlaskClient, boundaries: Boundaries, path: str) -> None:
    assert client.get(path.format(digest=boundaries.digest)).status_code == 404


def test_without_boundaries_a_picture_says_so(dataset, tmp_path, monkeypatch, caplog):
    def fail(*_):
        raise BoundariesMissing("[Errno 28] No space left on device")

    monkeypatch.setattr("data.boundaries.background.wait", fail)
    settings = Settings(cache=tmp_path, upload_folder=tmp_path / "up")
    client = create_app(dataset, Boundaries.open(tmp_path), settings).server.test_client()
    answer = client.get("/export/province-map.png?lang=en")
    assert answer.status_code == 503
    assert answer.json["message"].startswith("The server has no boundaries")
    assert "No space left" in caplog.text
    assert "Traceback" not in caplog.text
    assert client.get("/").status_code == 200
