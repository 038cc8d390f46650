"""Pictures by their address, with a real browser: what is in a file, what is refused, what is answered without one."""

import io
import re
import shutil
import subprocess
import threading
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from PIL import Image

from app import create_app
from components.paper.presets import PRESETS
from data.settings import Settings
from data.version import VERSION
from data.views import VIEWS
from scripts.find_browser import in_ci

pytestmark = pytest.mark.chrome

FILTERED = "region=440000&years=2018"


def opened(answer) -> Image.Image:
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return Image.open(io.BytesIO(answer.data))


def output(answer) -> str:
    """The texts of an SVG, joined without spaces."""
    texts = [element for element in ElementTree.fromstring(answer.data).iter() if element.tag.endswith("}text")]
    return "".join("".join("".join(text.itertext()) for text in texts).split())


def printed(answer, tmp_path) -> str:
    """The text of a PDF. Chinese fonts share glyphs between characters and radicals, which NFKC sets right."""
    path = tmp_path / "picture.pdf"
    path.write_bytes(answer.data)
    result = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    return "".join(result.stdout.decode().split())


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_a_picture(view, client):
    image = opened(client.get(f"/export/{view}.png")).convert("RGB")
    assert image.size == (1920, 1080)
    middle = image.crop((300, 200, 1600, 900))
    assert len(middle.getcolors(1_000_000)) > 50


@pytest.mark.parametrize("preset", ["slide", "report", "square"])
def test_a_preset_has_its_size_in_dots_and_on_paper(preset, client):
    image = opened(client.get(f"/export/province-map.png?preset={preset}"))
    wanted = PRESETS[preset]
    assert image.size == (wanted.width, wanted.height)
    assert image.info["dpi"] == pytest.approx((wanted.dpi, wanted.dpi), abs=0.1)


def test_a_free_size_is_as_large_as_its_scale_makes_it(client):
    image = opened(client.get("/export/headline.png?preset=free&width=800&height=600&scale=2"))
    assert image.size == (1600, 1200)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_is_not_blank(theme, client):
    """Land, fills and paper cover a good part of the map each."""
    image = opened(client.get(f"/export/province-map.png?measure=companies&theme={theme}")).convert("RGB")
    area = image.crop((400, 200, 1300, 900))
    common = [count for count, _ in area.getcolors(1_000_000) if count > 0.02 * 900 * 700]
    assert len(common) >= 2


def test_a_transparent_picture_has_no_paper(client):
    image = opened(client.get("/export/headline.png?background=transparent"))
    assert image.convert("RGBA").getpixel((2, 2))[3] == 0


def test_a_png_remembers_its_view_and_its_data(client):
    text = opened(client.get(f"/export/ranking.png?{FILTERED}")).text
    tag = client.get(f"/data/ranking.json?{FILTERED}").headers["ETag"].strip('"')
    assert text.pop("Description").startswith("截至 2026-11，广东符合筛选的收录园区为 1 家。")
    assert (text.pop("Title"), text.pop("Author")) == ("广东收录的区块链产业园中 1 家符合筛选", "园区图谱")
    assert text == {
        "Park-Atlas-Link": "?region=440000&years=2018",
        "Park-Atlas-View": "ranking",
        "Park-Atlas-Data": tag[:16],
        "Park-Atlas-Version": VERSION,
    }


def test_an_svg_says_sources_as_of_and_filters(client):
    text = output(client.get(f"/export/province-map.svg?{FILTERED}"))
    sources = [one["publisher"] for one in client.get(f"/data/province-map.json?{FILTERED}").get_json()["sources"]]
    names = [re.split("[（，]", "".join(publisher.split()))[0] for publisher in sources]
    assert names
    assert [name for name in names if name not in text] == []
    for part in ("截至2026-11", "地区：广东", "年份：2018", "不完全统计", "示意图", f"{VERSION}"):
        assert part in text


@pytest.mark.skipif(not (shutil.which("pdftotext") or in_ci()), reason="poppler-utils is not installed")
def test_a_pdf_says_the_same_and_is_as_large_as_its_preset(client, tmp_path):
    answer = client.get(f"/export/province-map.pdf?{FILTERED}&preset=report")
    text = printed(answer, tmp_path)
    for part in ("截至2026-11", "年份：2018", "示意图"):
        assert part in text
    output = subprocess.run(["pdfinfo", tmp_path / "picture.pdf"], capture_output=True, text=True, check=True).stdout
    pages, width, height = (
        float(number)
        for number in re.search(r"Pages:\s+(\d+).*?Page size:\s+([\d.]+) x ([\d.]+)", output, re.S).groups()
    )
    assert pages == 1
    assert (width * 25.4 / 72, height * 25.4 / 72) == pytest.approx((80, 60), abs=0.3)


def test_a_file_is_named_after_what_it_shows_and_not_kept(client):
    answer = client.get("/export/headline.svg?region=440000&years=2016-2018")
    name = unquote(answer.headers["Content-Disposition"].split("filename*=UTF-8''")[1])
    assert re.fullmatch(r"headline_广东_2016-2018_listed_20\d\d-\d\d-\d\d\.svg", name)
    assert answer.cache_control.no_store


def test_a_browser_gets_what_it_needs_to_draw(client):
    made = client.get(f"/export/province-map.json?{FILTERED}&scale=2").get_json()
    assert made.keys() == {"figure", "name", "text", "chrome", "width", "height", "scale", "dpi"}
    assert (made["width"], made["height"], made["scale"], made["chrome"]) == (1920, 1080, 2, True)
    shapes = {trace["geojson"] for trace in made["figure"]["data"] if "geojson" in trace}
    assert {client.get(address).status_code for address in shapes} == {200}
    assert made["text"]["Park-Atlas-Link"] == "?region=440000&years=2018"


@pytest.mark.parametrize(
    "query",
    [
        *("region=nowhere", "years=soon", "preset=poster", "background=pink"),
        *("width=199", "width=4001", "height=1e3", "preset=free&scale=0.5", "preset=free&scale=5", "scale=nan"),
        *("preset=slide&width=800", "preset=free&width=4000&height=4000&scale=4", "watermark=" + "x" * 41),
    ],
)
def test_what_cannot_be_had_is_refused_in_both_languages(query, client):
    for form in ("png", "json"):
        answer = client.get(f"/export/province-map.{form}?{query}")
        assert answer.status_code == 400
        assert set(answer.get_json()["error"]) == {"zh", "en"}


@pytest.mark.parametrize("path", ["nothing.png", "nothing.json", "province-map.gif", "province-map"])
def test_other_addresses_are_not_found(path, client):
    assert client.get(f"/export/{path}").status_code == 404


def test_without_a_browser_only_drawing_is_refused(dataset, boundaries, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    monkeypatch.setenv("PATH", "")
    client = create_app(dataset, boundaries, Settings()).server.test_client()
    answer = client.get("/export/headline.pdf?lang=en")
    assert answer.status_code == 503
    assert answer.get_json()["message"].startswith("There is no Chrome")
    assert client.get("/export/headline.json").get_json()["chrome"] is False


def test_a_full_queue_says_when_to_come_again(dataset, boundaries):
    server = create_app(dataset, boundaries, Settings(export_queue=1)).server
    answers, start = [], threading.Barrier(3)

    def ask():
        start.wait()
        answers.append(server.test_client().get("/export/headline.png"))

    readers = [threading.Thread(target=ask) for _ in range(3)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert sorted(answer.status_code for answer in answers) == [200, 503, 503]
    assert [int(one.headers["Retry-After"]) > 0 for one in answers if one.status_code == 503] == [True, True]
