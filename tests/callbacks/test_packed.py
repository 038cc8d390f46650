"""What a page loads comes in two files, and what never changes is packed once."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from app import create_app
from callbacks import packed
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.settings import Settings

CONTENT = "园区图谱 ".encode() * 100


@pytest.fixture(scope="module", params=["/", "/atlas/"])
def page(request: pytest.FixtureRequest, dataset: Dataset, boundaries: Boundaries) -> tuple[FlaskClient, str]:
    """A client, and the page that it gets, at the root and under a base path."""
    client = create_app(dataset, boundaries, Settings(base_path=request.param)).server.test_client()
    return client, client.get(request.param).text


def loaded(page: tuple[FlaskClient, str], kind: str) -> list[bytes]:
    client, html = page
    addresses = re.findall(rf'<(?:script src|link rel="stylesheet" href)="([^"]+\.{kind})"', html)
    return [client.get(address).data for address in addresses]


def test_a_page_loads_one_script_that_holds_them_all_and_no_polyfill(page: tuple[FlaskClient, str]) -> None:
    (script,) = loaded(page, "js")
    for part in (b"window.atlas =", b"Idiomorph", b"plotly.js", b"DashRenderer", b"window.park_atlas", b"react-dom"):
        assert part in script
    for unused in (b"webpackChunkdash_table", b"_babelPolyfill"):
        assert unused not in script


def test_each_script_of_ours_is_strict_and_keeps_its_names_to_itself(page: tuple[FlaskClient, str], root: Path) -> None:
    (script,) = loaded(page, "js")
    elsewhere = {"presenter", "old_browsers"}  # of another page, and of other browsers
    own = [path for path in (root / "assets").glob("*.js") if path.stem not in elsewhere]
    assert len(own) > 10
    for path in own:
        assert b'(() => {\n"use strict";\n' + path.read_bytes() + b"})();" in script
    (vendored,) = (root / "assets/vendor").glob("idiomorph-*.js")
    assert b"\n;\n" + vendored.read_bytes().strip() in script


def test_a_page_loads_one_stylesheet_bootstrap_first(page: tuple[FlaskClient, str], root: Path) -> None:
    (sheet,) = loaded(page, "css")
    assert sheet.startswith((root / "assets/vendor/bootstrap-5.3.9.min.css").read_bytes())
    for own in (root / "assets").glob("*.css"):
        assert (own.read_bytes().strip() in sheet) == (own.stem != "presenter")  # which is another page's


def test_the_shapes_of_the_map_are_fetched_with_the_page(page: tuple[FlaskClient, str], boundaries: Boundaries) -> None:
    client, html = page
    base = re.search(r'data-base="([^"]+)"', html)
    assert base
    shown = client.get(f"{base[1]}?map=440000").text
    assert f'as="fetch" crossorigin href="{base[1]}boundaries/{boundaries.digest}/440000.geojson"' in shown


@pytest.mark.parametrize("digest", ["0123456789abcdef", "..%5Capp", "async"])
def test_a_bundle_that_is_not_there_is_not_found(page: tuple[FlaskClient, str], digest: str) -> None:
    client, html = page
    address = re.findall(r'script src="([^"]+)"', html)[0]
    assert client.get(re.sub(r"all-[0-9a-f]+", f"all-{digest}", address)).status_code == 404


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.js.gz"
    path.write_bytes(gzip.compress(CONTENT))
    return path


def answer(path: Path, accepted: str, **headers: str) -> Response:
    with Flask(__name__).test_request_context(headers={"Accept-Encoding": accepted, **headers}):
        return packed.respond(path, "text/javascript", "tag")


def unpack(response: Response) -> bytes:
    return {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[response.content_encoding](response.data)


@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", None)]
)
def test_every_client_gets_the_same_content_in_what_it_reads(file: Path, accepted: str, encoding: str | None) -> None:
    packed.pack(file, file.with_suffix(".br"))
    response = answer(file, accepted)
    assert (response.content_encoding, unpack(response)) == (encoding, CONTENT)
    assert response.cache_control.immutable
    again = answer(file, accepted, **{"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_before_brotli_is_there_gzip_is_sent(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(packed, "_pack_later", lambda path, small: asked.append(small))
    assert answer(file, "gzip, br").content_encoding == "gzip"
    assert asked == [file.with_suffix(".br")]


def test_a_folder_that_may_not_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    packed.pack(tmp_path / "file" / "a.js.gz", tmp_path / "file" / "a.js.br")
