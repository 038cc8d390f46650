"""Taking a figure away: what the dialog shows is what is saved, in every size, language and theme."""

import io
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from data.dataset import Dataset
from data.version import VERSION
from data.views import VIEWS
from tests.browser.conftest import NewReader
from tests.browser.exporting import STATUS, choose, open_dialog, option, press_export, save, wait_ready
from tests.browser.reader import Reader
from tests.browser.test_reading import findings

PICTURE = "() => document.querySelector('#export-preview').src"
DESCRIBE = "**/_dash-update-component*"
SHAPE = "() => { const one = document.querySelector('#export-preview'); return one.naturalWidth / one.naturalHeight; }"


def is_description(route: Route) -> bool:
    """Whether the page asks for a picture."""
    return "export-picture.data" in (route.request.post_data or "")


def texts(svg: str) -> str:
    """Everything that an SVG says, without blanks."""
    found = [element for element in ElementTree.fromstring(svg).iter() if element.tag.endswith("}text")]
    return "".join("".join("".join(element.itertext()) for element in found).split())


def shown(page: Page) -> str:
    """The texts of the preview."""
    return texts(unquote(page.evaluate(PICTURE).partition(",")[2]))


SHOWN = {
    "two-maps": "beside=measure:gdp",
    "gap": "region=440100,440300&measure=companies",
    "peers": "region=440000&measure=population",
    "pilots": "measure=filings",
}
"""Where a view is on the page that is not on every one."""


def test_each_figure_has_a_button_that_opens_the_dialog_with_it(reader: Reader, page: Page, dataset: Dataset):
    reader.open()
    offered = (name for name, view in VIEWS.items() if view.is_offered(dataset))
    for view in sorted(offered, key=lambda name: SHOWN.get(name, "")):
        if view in SHOWN:
            reader.open(SHOWN[view])
        press_export(page, view)
        expect(page.locator("#export-view")).to_have_value(view)
        expect(page.get_by_role("dialog", name="导出", exact=True)).to_be_visible()
        expect(page.locator(STATUS)).to_contain_text(view)
        page.keyboard.press("Escape")
        expect(page.locator("#export")).to_be_hidden()


PRESETS = {"slide": ((1920, 1080), 96), "report": ((945, 709), 300), "square": ((1080, 1080), 96)}


def test_a_preset_is_saved_in_its_size(reader: Reader, page: Page, tmp_path: Path):
    reader.open("measure=companies")
    open_dialog(page)
    for preset, (size, dpi) in PRESETS.items():
        choose(page, "preset", preset)
        image = Image.open(save(page, tmp_path))
        assert image.size == size
        assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)
        assert str(size[0]) in page.inner_text(STATUS) or "已下载" in page.inner_text(STATUS)


def test_a_free_size_at_scale_2_is_drawn_whole(reader: Reader, page: Page, tmp_path: Path):
    """Fills, land and paper each cover a part of the map; its colours are not those of an empty sheet."""
    reader.open()
    open_dialog(page, "province-map")
    choose(page, "preset", "free")
    page.fill("#export-width", "800")
    page.fill("#export-height", "700")
    page.select_option("#export-scale", "2")
    expect(page.locator(STATUS)).to_contain_text("1600 × 1400")
    image = Image.open(save(page, tmp_path)).convert("RGB")
    assert image.size == (1600, 1400)
    colours = image.crop((300, 250, 1400, 1100)).getcolors(1_000_000)
    assert len([count for count, _ in colours if count > 0.01 * 1100 * 850]) >= 3


def test_two_places_have_different_characters_in_the_title(reader: Reader, page: Page, tmp_path: Path):
    """Empty boxes in place of characters would look alike: 广东 and 浙江 do not."""
    titles = []
    for region in ("440000", "330000"):
        reader.open(f"region={region}")
        open_dialog(page, "headline")
        image = Image.open(save(page, tmp_path)).convert("L").point(lambda tone: 255 * (tone < 128))
        top = image.getbbox()[1]
        inked = [bool(image.crop((0, y, image.width, y + 1)).getbbox()) for y in range(image.height)]
        title = image.crop((0, top, image.width, inked.index(False, top)))
        left, right = title.getbbox()[0::2]
        titles.append(title.crop((left, 0, right, title.height)))
    assert len(titles[0].getcolors()) == 2
    assert titles[0].size != titles[1].size or titles[0].tobytes() != titles[1].tobytes()


def test_a_saved_png_remembers_its_view(reader: Reader, page: Page, tmp_path: Path):
    reader.open("region=440000&years=2016-2018")
    open_dialog(page, "founding-timeline")
    path = save(page, tmp_path)
    assert path.name.startswith("founding-timeline_广东_2016-2018_listed_20")
    text = Image.open(path).text
    assert text["Park-Atlas-Link"] == "?region=440000&years=2016-2018"
    assert text["Park-Atlas-View"] == "founding-timeline"
    assert text["Park-Atlas-Version"] == VERSION
    answer = page.request.get(f"{reader.home}data/founding-timeline.json?region=440000&years=2016-2018")
    assert answer.headers["etag"].strip('"').startswith(text["Park-Atlas-Data"])


def test_an_svg_says_title_date_filters_and_sources(reader: Reader, page: Page, tmp_path: Path):
    reader.open("region=440000&years=2018")
    open_dialog(page, "ranking")
    choose(page, "format", "svg")
    path = save(page, tmp_path)
    output = texts(path.read_text(encoding="utf-8"))
    for part in (
        "全国园区的两种数法",
        "公布园区截至2022-03",
        "收录园区截至2026-11",
        "广东",
        "2018",
        "来源：财联社",
        "园区图谱收录名单",
        "生成于",
    ):
        assert part in output
    assert path.name.endswith(".svg")


def test_a_pdf_is_asked_of_the_server(reader: Reader, page: Page, tmp_path: Path):
    reader.open()
    open_dialog(page, "headline")
    choose(page, "format", "pdf")
    path = save(page, tmp_path)
    assert path.suffix == ".pdf"
    assert path.read_bytes().startswith(b"%PDF-")


def test_the_preview_follows_every_choice(reader: Reader, page: Page):
    reader.open()
    open_dialog(page, "headline")
    seen = [page.evaluate(PICTURE)]
    for name, value in (("lang", "en"), ("theme", "dark"), ("background", ""), ("preset", "square")):
        choose(page, name, value)
        seen.append(page.evaluate(PICTURE))
    page.fill("#export-classification", "内部资料")
    page.fill("#export-watermark", "草稿")
    page.wait_for_function("before => document.querySelector('#export-preview').src !== before", arg=seen[-1])
    wait_ready(page)
    page.wait_for_function("() => decodeURIComponent(document.querySelector('#export-preview').src).includes('草稿')")
    assert len(set(seen)) == len(seen)
    output = shown(page)
    assert "Keyfigures" in output
    assert "内部资料" in output


def test_an_older_picture_never_covers_a_newer_one(reader: Reader, page: Page):
    reader.open()
    open_dialog(page, "headline")
    held: list[Route] = []
    hold = lambda route: route.continue_() if held or not is_description(route) else held.append(route)  # noqa: E731
    page.route(DESCRIBE, hold)
    option(page, "preset", "report")
    expect(page.locator("#export-form [name=save]")).to_be_disabled()
    choose(page, "preset", "square")
    assert held
    held[0].continue_()
    page.wait_for_timeout(500)
    assert page.evaluate(SHAPE) == pytest.approx(1)


@pytest.mark.console_errors
def test_a_size_that_cannot_be_had_is_refused_in_words(reader: Reader, page: Page):
    reader.open("lang=en")
    open_dialog(page, "headline")
    choose(page, "preset", "free")
    page.fill("#export-width", "20")
    expect(page.locator("#export-width-message")).to_contain_text("not valid")
    expect(page.locator("#export-width")).to_have_class(re.compile("is-invalid"))
    expect(page.locator("#export-form [name=save]")).to_be_disabled()
    page.fill("#export-width", "700")
    expect(page.locator(STATUS)).to_contain_text("700 × 900")
    expect(page.locator("#export-width-message")).to_be_hidden()


@pytest.mark.console_errors
def test_a_server_that_is_gone_is_told_in_words(reader: Reader, page: Page):
    reader.open()
    for address in (DESCRIBE, "**/health"):
        page.route(address, lambda route: route.abort())
    press_export(page)
    expect(page.locator(STATUS)).to_contain_text("服务器没有应答")


@pytest.mark.usefixtures("clipboard")
def test_a_picture_is_copied(reader: Reader, page: Page):
    reader.open()
    open_dialog(page, "headline")
    page.locator("#export-form [name=copy]").click()
    expect(page.locator(STATUS)).to_contain_text("图片已复制")
    content = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            return [...new Uint8Array(await (await item.getType('image/png')).arrayBuffer())];
        }"""
    )
    assert Image.open(io.BytesIO(bytes(content))).size == (1920, 1080)


def test_copying_is_not_offered_where_the_browser_cannot(new_reader: NewReader):
    reader = new_reader()
    page = reader.page
    page.add_init_script("delete window.ClipboardItem")
    reader.open()
    open_dialog(page)
    expect(page.locator("#export-form [name=copy]")).to_be_hidden()


def test_data_leave_by_the_same_dialog(reader: Reader, page: Page, tmp_path: Path):
    reader.open("region=440000&lang=en")
    open_dialog(page, "parks")
    for path, begin in {"export/workbook.xlsx": b"PK", "data/parks.csv": b"\xef\xbb\xbf"}.items():
        with page.expect_download() as saved:
            page.locator(f'#export footer [href*="{path}"]').click()
        assert "region=440000" in saved.value.url
        assert "lang=en" in saved.value.url
        saved.value.save_as(tmp_path / "file")
        assert (tmp_path / "file").read_bytes().startswith(begin)


def test_keys_reach_everything_and_escape_returns_to_the_button(reader: Reader, page: Page):
    reader.open()
    page.locator('[data-event="export:ranking"]').focus()
    page.keyboard.press("Enter")
    wait_ready(page)
    names = set()
    for _ in range(24):
        page.keyboard.press("Tab")
        focused = "() => document.activeElement.name || document.activeElement.id"
        names.add(page.evaluate(focused))
    wanted = {"view", "preset", "theme", "background", "lang", "scale", "classification", "watermark", "format"}
    assert wanted | {"save", "copy", "export-reopen", "export-print", "export-csv", "export-close"} <= names
    page.keyboard.press("Escape")
    expect(page.locator("#export")).to_be_hidden()
    expect(page.locator('[data-event="export:ranking"]')).to_be_focused()


@pytest.mark.parametrize(
    ("size", "query"), [((1920, 1080), ""), ((360, 800), "lang=en&theme=dark")], ids=["desk", "phone"]
)
def test_axe_finds_nothing_serious(reader: Reader, page: Page, size: tuple[int, int], query: str):
    reader.resize(size)
    reader.open(query)
    open_dialog(page)
    choose(page, "preset", "free")
    assert findings(page, "#export") == []
