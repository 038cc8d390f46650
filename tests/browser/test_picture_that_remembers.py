"""A picture that comes back reopens its view and says whether the data have changed; other files change nothing."""

import base64
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from components.paper.files import add_metadata
from data.version import VERSION
from tests.browser.controllers import Address
from tests.browser.exporting import open_dialog, save
from tests.browser.reader import Reader

NOTICE = "#notice"
BRING = """([name, content]) => {
    const bytes = Uint8Array.from(atob(content), one => one.charCodeAt(0));
    const brought = new DataTransfer();
    brought.items.add(new File([bytes], name));
    for (const kind of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: brought}));
}"""


def drop(page: Page, content: bytes, name: str = "picture.png") -> None:
    """Drag a file over the page and let it go."""
    page.evaluate(BRING, [name, base64.b64encode(content).decode()])


def bring(page: Page, path: Path) -> None:
    """Choose a file in the dialog."""
    with page.expect_file_chooser() as chooser:
        page.locator("#export-reopen").click()
    chooser.value.set_files(path)


def png(texts: Mapping[str, str]) -> bytes:
    """A small picture that says something of itself."""
    plain = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(plain, "PNG")
    return add_metadata(plain.getvalue(), texts, 96)


def memory(link: str, data: str = "0" * 16, view: str = "ranking", version: str = "0.0.9") -> bytes:
    return png(
        {"Park-Atlas-Link": link, "Park-Atlas-View": view, "Park-Atlas-Data": data, "Park-Atlas-Version": version}
    )


def test_a_saved_picture_reopens_its_view_and_back_undoes_it(reader: Reader, page: Page, tmp_path: Path):
    reader.open("region=440000&measure=companies")
    open_dialog(page, "ranking")
    content = save(page, tmp_path).read_bytes()
    reader.open("years=2018")
    with Address(page).adding(1):
        drop(page, content)
        Address(page).expect_query("region=440000&measure=companies")
    expect(page.locator(NOTICE)).to_contain_text("数据没有变化")
    expect(page.locator(NOTICE)).to_contain_text(VERSION)
    page.go_back()
    Address(page).expect_query("years=2018")


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_a_picture_from_the_server_is_known_too(form: str, reader: Reader, page: Page):
    reader.open()
    content = page.request.get(f"{reader.home}export/headline.{form}?region=330000&preset=square").body()
    drop(page, content, f"picture.{form}")
    Address(page).expect_query("region=330000")
    expect(page.locator(NOTICE)).to_contain_text("数据没有变化")


def test_changed_data_and_another_version_are_told(reader: Reader, page: Page):
    reader.open()
    drop(page, memory("?region=330000"))
    expect(page.locator(NOTICE)).to_contain_text("数据已有变化")
    expect(page.locator(NOTICE)).to_contain_text("0.0.9")


def test_how_somebody_reads_stays_theirs(reader: Reader, page: Page):
    reader.open("lang=en&theme=dark")
    drop(page, memory("?region=330000&lang=zh"))
    Address(page).expect_query("region=330000&lang=en&theme=dark")
    expect(page.locator(NOTICE)).to_contain_text("have changed since")


@pytest.mark.console_errors
def test_a_link_that_no_longer_holds_opens_what_it_can(reader: Reader, page: Page):
    reader.open()
    drop(page, memory("?region=330000&series=gone"))
    Address(page).expect_query("region=330000")
    expect(page.locator(NOTICE)).to_contain_text("无法比较")
    expect(page.locator(NOTICE)).to_contain_text("gone")


DAMAGED = memory("?region=330000").replace(b"330000", b"340000")


OTHERS = {
    "text": (b"Park-Atlas-Link,?region=330000", "不是图谱导出的图片"),
    "empty": (b"", "不是图谱导出的图片"),
    "foreign": (png({}), "没有图谱的视图"),
    "no-view": (png({"Park-Atlas-Link": "?region=330000"}), "没有图谱的视图"),
    "unknown-view": (memory("?region=330000", view='x"]'), "没有图谱的视图"),
    "damaged": (DAMAGED, "已损坏"),
    "cut-off": (memory("?region=330000")[:100], "已损坏"),
    "foreign-svg": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>', "没有图谱的视图"),
    "damaged-svg": (b'<svg><metadata id="park-atlas">{"Park-Atlas-Link"</metadata></svg>', "已损坏"),
    "damaged-pdf": (b"%PDF-1.4 and no more", "已损坏"),
}


def test_any_other_file_changes_nothing_and_is_named(reader: Reader, page: Page):
    reader.open("years=2018")
    answered = reader.answered()
    with Address(page).adding(0):
        for name, (content, text) in OTHERS.items():
            drop(page, content, f"{name}.png")
            expect(page.locator(NOTICE)).to_contain_text(f"{name}.png")
            expect(page.locator(NOTICE)).to_contain_text(text)
            Address(page).expect_query("years=2018")
    assert reader.answered() == answered


def test_a_file_is_chosen_in_the_dialog(reader: Reader, page: Page, tmp_path: Path):
    picture, other = tmp_path / "picture.png", tmp_path / "other.png"
    picture.write_bytes(memory("?region=330000"))
    other.write_bytes(png({}))
    reader.open()
    open_dialog(page)
    bring(page, other)
    expect(page.locator("#export-status")).to_contain_text("没有图谱的视图")
    bring(page, picture)
    expect(page.locator("#export")).to_be_hidden()
    Address(page).expect_query("region=330000")


def test_a_hint_shows_while_a_file_is_over_the_page(reader: Reader, page: Page):
    reader.open()
    page.evaluate(BRING.replace(", 'drop'", ""), ["picture.png", ""])
    expect(page.locator("#drop-hint")).to_contain_text("松开")
    page.evaluate("() => document.dispatchEvent(new DragEvent('dragleave', {bubbles: true, relatedTarget: null}))")
    expect(page.locator("#drop-hint")).to_be_hidden()
