"""A whole import in the browser: files, their account, suggestions, the atlas on the new series, and every way back."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, Route, expect

from data.dataset import Dataset
from data.registers.upload import Status, Upload
from tests.browser.conftest import NewReader
from tests.browser.controllers import ANSWERS, Address, Headline
from tests.browser.importing import (
    LONG,
    WITHOUT_PREVIEW,
    ImportDialog,
    away,
    delivering,
    finish,
    imported,
    importing,
)
from tests.browser.reader import ANSWER, Reader, requested
from tests.browser.test_picture_that_remembers import drop
from tests.browser.test_reading import findings
from tests.exports import QICHACHA_2025, TIANYANCHA_2020, TIANYANCHA_2024, company, text, workbook
from tests.snapshots import AFTER, BEFORE
from tests.snapshots import FIRST as FIRST_DATE
from tests.snapshots import SECOND as SECOND_DATE

FIRST = [
    *(company(number) for number in range(1, 7)),
    company(1),
    company(8, date="某年某月"),
    company(9, province="", city="穗", district=""),
    company(10, province="", city="粤东", district=""),
]
SECOND = [company(number, province="浙江省", city="杭州市", district="西湖区") for number in (11, 12)]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two exports: twelve rows, of which one is a duplicate, one has a strange date, two a strange place."""
    folder = tmp_path_factory.mktemp("files")
    return [
        workbook(folder / "【天眼查】高级搜索20260522(W20092410781727154839048).xlsx", TIANYANCHA_2024, FIRST),
        text(folder / "【天眼查】高级搜索20260521(2).csv", TIANYANCHA_2020, SECOND, encoding="gb18030"),
    ]


@pytest.fixture
def dialog(page: Page) -> ImportDialog:
    return ImportDialog(page)


@pytest.fixture(scope="module")
def upload(upload_folder: Path, dataset: Dataset) -> Upload:
    """An import of these companies that is done, which no test changes."""
    return imported(upload_folder, dataset.regions, "2026-05-22", [*FIRST, *SECOND])


@pytest.fixture
def own(upload: Upload, upload_folder: Path) -> Upload:
    """The same import, for a test that changes it."""
    copied = Upload.new(upload_folder, "companies")
    finish(copied, upload)
    return copied


def open_upload(reader: Reader, upload: Upload, more: str = "") -> None:
    """Open the atlas on an upload."""
    reader.open(f"measure=companies&upload={upload.token}{more}")


def open_atlas(reader: Reader, page: Page) -> None:
    """Press the button that loads the atlas on what was imported."""
    page.locator("#upload-open_atlas").click()
    page.wait_for_url("**upload=*")
    reader.wait_drawn()


def test_files_are_read_judged_and_opened_a_wrong_one_is_named_and_back_leaves_them(
    reader: Reader, page: Page, dialog: ImportDialog, files, tmp_path: Path
):
    """The one journey whose import the server makes; for the others it is done already."""
    wrong = tmp_path / "扫描件.xlsx"
    wrong.write_bytes(b"%PDF-1.4 a scan")
    reader.open("region=440000&theme=dark")
    dialog.choose(*files, wrong)
    dialog.expect_value("as_of", "2026-05-22")
    dialog.expect_value("provider", "天眼查")
    dialog.expect_status("请核对")
    dialog.press("send")
    dialog.expect_account("读入 12 行 = 计入 9 + 重复（统一社会信用代码） 1 + 地区对不上 2")
    expect(page.locator(".accounted tbody")).to_have_count(3)
    expect(dialog.report).to_contain_text("扫描件.xlsx")
    expect(dialog.report).to_contain_text("内容不是表格")
    with page.expect_download() as saved:
        page.locator("#upload-refused").click()
    saved.value.save_as(tmp_path / "refused.csv")
    rejected = (tmp_path / "refused.csv").read_text(encoding="utf-8-sig")
    assert len(rejected.splitlines()) == 5
    assert re.search(r"高级搜索20260522.*,11,所属城市,穗,.*广州市", rejected)
    open_atlas(reader, page)
    Address(page).expect_part("measure=companies&series=tianyancha-2026-05-22-")
    Address(page).expect_part("theme=dark")
    Headline(page).expect_fact("companies", "9")
    expect(dialog.note).to_contain_text("已导入：天眼查 2026-05-22")
    expect(dialog.note).to_contain_text("只有持有此链接的人能看到")
    dialog.expect_corner("")
    page.go_back()
    reader.wait_drawn()
    Address(page).expect_query("region=440000&theme=dark")
    expect(dialog.note).to_be_empty()


def test_a_suggestion_is_accepted_undone_and_counted_in_the_atlas(
    reader: Reader, page: Page, dialog, files, own: Upload
):
    reader.open()
    dialog.read(files, own)
    place = dialog.place("“穗”→ 广州市")
    expect(place).to_contain_text("未计入")
    dialog.expect_rejected("（4 行）")
    place.click()
    dialog.expect_account("计入 10")
    dialog.expect_rejected("（3 行）")
    expect(place).to_contain_text("已接受，计入广州市")
    dialog.expect_account("地区对不上 1")
    open_atlas(reader, page)
    Headline(page).expect_fact("companies", "10")
    dialog.reopen()
    expect(dialog.suggestion).to_be_checked()
    page.locator('[data-all="undo"]').click()
    dialog.expect_account("计入 9")
    expect(dialog.suggestion).not_to_be_checked()
    open_atlas(reader, page)
    expect(page.locator('#headline [data-fact="companies"] .number')).to_contain_text("9")
    Headline(page).expect_fact("companies", "9")


COUNTED = {"multi": True, "response": {"upload-placed": {"data": ""}}}
"""The server's answer when places are counted as the reader has ticked them."""


def test_what_is_ticked_while_the_server_counts_goes_with_the_next_count(
    reader: Reader, page: Page, dialog, files, upload_folder: Path, dataset: Dataset
):
    odd = [company(1), company(2, province="", city="穗", district=""), company(3, province="浙江省", city="杭洲市")]
    held: list[Route] = []

    def count(route: Route) -> None:
        if not assigned(route.request):
            route.continue_()
        elif held:
            route.fulfill(json=COUNTED)
        else:
            held.append(route)

    reader.open()
    dialog.read(files, imported(upload_folder, dataset.regions, "2025-01-31", odd))
    expect(dialog.suggestion).to_have_count(2)
    page.route(ANSWERS, count)
    with page.expect_request(assigned) as first:
        dialog.suggestion.first.click()
    dialog.suggestion.last.click()
    with page.expect_request(assigned) as second:
        held[0].fulfill(json=COUNTED)
    assert [assigned(one.value) for one in (first, second)] == [[{"0": "440100"}], [{"1": "330100"}]]


def assigned(request: Request) -> list[dict[str, str]]:
    """The places that a request counts for other regions."""
    inputs = json.loads(request.post_data or "{}").get("inputs", []) if ANSWER in request.url else []
    return [one["value"] for one in inputs if one.get("id") == "upload-accepted"]


def test_the_way_out_keeps_the_rest_of_the_view(reader: Reader, page: Page, dialog, upload):
    open_upload(reader, upload, "&lang=en&region=440000")
    dialog.note.locator("[data-leave]").click()
    page.wait_for_url(lambda url: "upload=" not in url)
    reader.wait_drawn()
    Address(page).expect_query("region=440000&measure=companies&lang=en")
    dialog.open()
    expect(dialog.form).to_be_visible()


def test_what_is_missing_is_said_at_its_field_before_anything_is_sent(reader: Reader, page: Page, dialog, tmp_path):
    with requested(page) as requests:
        _miss_everything(reader, page, dialog, tmp_path)
    sent = [request.url for request in requests if "/uploads" in request.url]
    assert [url for url in sent if "/preview" not in url] == []


def _miss_everything(reader: Reader, page: Page, dialog, tmp_path):
    empty = tmp_path / "a.csv"
    empty.touch()
    reader.open()
    dialog.choose(empty)
    dialog.expect_error("files", "a.csv 是空的")
    dialog.fill("as_of", "2026-13")
    dialog.press("send")
    dialog.expect_error("as_of", "应为日期")
    dialog.expect_error("provider", "谁的数据")
    expect(page.locator("#upload-files")).to_be_focused()
    dialog.fill("as_of", "2099")
    dialog.expect_error("as_of", "还没有到")
    dialog.fill("as_of", "2026-05")
    dialog.expect_error("as_of", "")
    page.locator("#upload-chosen button").click()
    dialog.expect_files(0)
    dialog.pick("kind", "parks")
    dialog.press("send")
    dialog.expect_error("name", "起个名称")
    expect(page.locator("#upload-provider")).to_be_hidden()


def test_a_guess_is_replaced_by_the_next_and_never_replaces_what_somebody_wrote(
    reader: Reader, page: Page, dialog, files
):
    reader.open()
    dialog.choose(files[1])
    dialog.expect_value("as_of", "2026-05-21")
    page.set_input_files("#upload-files", files[0])
    dialog.expect_value("as_of", "2026-05-22")
    dialog.fill("as_of", "2026-04")
    dialog.fill("provider", "")
    page.locator("#upload-chosen button").first.click()
    dialog.expect_value("provider", "天眼查")
    dialog.expect_value("as_of", "2026-04")


def test_tables_dropped_on_the_page_open_the_dialog(reader: Reader, page: Page, dialog, tmp_path: Path):
    export = text(tmp_path / "x.csv", QICHACHA_2025, [company(1)])
    reader.open()
    page.evaluate(WITHOUT_PREVIEW)
    drop(page, export.read_bytes(), "【企查查】20250131.csv")
    expect(dialog.form).to_be_visible()
    drop(page, export.read_bytes(), "第二个")
    dialog.expect_files(2)
    drop(page, export.read_bytes(), "第二个")
    dialog.expect_files(3)
    dialog.expect_value("as_of", "2025-01-31")


FOLDER = """() => {
    const file = name => ({isFile: true, name, file: keep => keep(new File(['x'], name))});
    const folder = (name, inside) => ({isDirectory: true, name, createReader: () => {
        const told = [inside, []];
        return {readEntries: keep => keep(told.shift())};
    }});
    const deep = folder('2026', [file('b.xlsx'), file('~$b.xlsx'), file('读我.pdf')]);
    DataTransferItem.prototype.webkitGetAsEntry = () => folder('导出', [file('a.csv'), file('.hidden.csv'), deep]);
}"""
"""A browser makes such entries only of what a hand has dragged."""


def test_a_folder_brings_the_tables_in_it(reader: Reader, page: Page):
    reader.open()
    page.evaluate(WITHOUT_PREVIEW)
    page.evaluate(FOLDER)
    drop(page, b"", "导出")
    expect(page.locator("#upload-chosen li span")).to_have_text(["a.csv", "b.xlsx"])


def test_a_failed_import_leads_back_to_the_form_as_it_was_sent(
    reader: Reader, page: Page, dialog, files, upload: Upload, upload_folder: Path
):
    failed = Upload.new(upload_folder, "companies")
    failed.write(Status("companies", failed.begun(), "failed", 12, {"zh": "没有一行", "en": "Not a single row"}))
    reader.open("lang=en")
    dialog.choose(*files)
    dialog.expect_value("provider", "Tianyancha")
    dialog.fill("keyword", "区块链")
    dialog.pick("match", "name")
    with delivering(page, failed):
        dialog.press("send")
        expect(dialog.report).to_contain_text("Not a single row")
    dialog.press("again")
    dialog.expect_files(2)
    dialog.expect_value("keyword", "区块链")
    dialog.fill("keyword", "链业")
    with delivering(page, upload):
        dialog.press("send")
        dialog.expect_account("12 rows read = 9 counted + 1 duplicate by code")
    expect(dialog.report).to_contain_text('city "穗" → Guangzhou')
    open_atlas(reader, page)
    expect(dialog.note).to_contain_text("Imported: Tianyancha 2026-05-22")


def test_closing_or_loading_anew_goes_on_and_a_note_tells_the_end(
    reader: Reader, page: Page, dialog, files, upload, upload_folder: Path
):
    reader.open()
    dialog.choose(*files)
    with importing(page, upload_folder) as running:
        dialog.press("send")
        dialog.expect_line("正在读入：1,200 行")
        page.keyboard.press("Escape")
        dialog.expect_corner("正在读入：1,200 行")
        page.reload()
        dialog.expect_corner("正在读入：1,200 行")
        finish(running, upload)
    dialog.expect_corner("请核对")
    page.locator("#language").click()
    dialog.expect_corner("please check it")
    dialog.press("show")
    dialog.expect_account("12 rows read")
    dialog.expect_corner("")
    dialog.press("close")
    reader.wait_painted()
    dialog.expect_corner("")


@pytest.mark.console_errors
def test_a_server_that_is_away_for_a_while_is_told_and_waited_for(reader: Reader, page: Page, dialog, files, upload):
    reader.open()
    dialog.choose(*files)
    with delivering(page, upload), away(page):
        dialog.press("send")
        dialog.expect_line("仍在重试")
    dialog.expect_account("读入 12 行")


@pytest.mark.console_errors
def test_a_broken_connection_and_a_refusal_keep_what_was_chosen(reader: Reader, page: Page, dialog, files):
    reader.open()
    page.route("**/uploads?*", lambda route: route.abort())
    dialog.choose(*files)
    dialog.press("send")
    dialog.expect_status("文件仍选着")
    dialog.expect_files(2)
    page.unroute("**/uploads?*")
    page.route("**/uploads?*", lambda route: route.fulfill(status=503, json={"message": "同时导入的人太多"}))
    dialog.press("send")
    dialog.expect_status("同时导入的人太多")
    dialog.expect_files(2)


def test_an_import_that_is_gone_is_told(reader: Reader, page: Page, dialog):
    reader.open()
    page.evaluate(
        "token => sessionStorage.setItem('upload-token', JSON.stringify(token))", {"token": "a" * 22, "base": "/"}
    )
    page.reload()
    dialog.expect_corner("已不在服务器上")
    dialog.press("show")
    dialog.expect_status("已不在服务器上")


def test_an_import_is_cancelled(reader: Reader, page: Page, dialog, files, upload_folder: Path):
    reader.open()
    dialog.choose(*files)
    with importing(page, upload_folder) as running:
        dialog.press("send")
        dialog.expect_line("正在读入")
        dialog.press("cancel")
        dialog.expect_status("已取消")
        dialog.expect_files(2)
        assert not running.folder.exists()


def test_discarding_what_is_open_returns_to_the_shipped_numbers(
    reader: Reader, page: Page, dialog, files, own: Upload, upload: Upload, upload_folder: Path
):
    unopened = Upload.new(upload_folder, "companies")
    finish(unopened, upload)
    reader.open()
    dialog.read(files, unopened)
    dialog.press("discard")
    dialog.expect_status("已删除")
    dialog.expect_files(2)
    open_upload(reader, own)
    gone = own.token
    dialog.reopen()
    dialog.press("discard")
    expect(page.locator("#upload-ask")).to_contain_text("所有持链接者都看不到")
    expect(page.locator("#upload-keep")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#upload-ask")).to_be_hidden()
    assert page.request.get(f"{reader.home}uploads/{gone}").status == 200
    dialog.press("discard")
    dialog.press("erase")
    page.wait_for_url(lambda url: "upload=" not in url)
    expect(page.locator('#headline [data-fact="companies"] .number')).to_contain_text("105,649")
    expect(dialog.note).to_be_empty()
    reader.open(f"measure=companies&upload={gone}")
    expect(page.locator("#banner")).to_contain_text("已到期")


ODD = [
    company(30, province="", city="粤东", district=""),
    *(
        company(40 + at, province="重庆市", city=city, district="开县")
        for at, city in enumerate(("县", "县", "重庆市"))
    ),
]


@pytest.fixture(scope="module")
def dates(upload_folder: Path, dataset: Dataset) -> list[Upload]:
    """One definition at two dates."""
    return [imported(upload_folder, dataset.regions, *one) for one in ((FIRST_DATE, BEFORE), (SECOND_DATE, AFTER))]


@pytest.fixture
def own_dates(dates: list[Upload], upload_folder: Path) -> list[Upload]:
    """The same, for a test that puts them together."""
    copied = [Upload.new(upload_folder, "companies") for _ in dates]
    for copy, date in zip(copied, dates, strict=True):
        finish(copy, date)
    return copied


def test_a_second_date_is_added_beside_the_first_and_removed_again(
    reader: Reader, page: Page, dialog, files, own_dates: list[Upload], new_reader: NewReader
):
    """Growth and the companies that changed are in one link, which anybody may open."""
    first, second = own_dates
    open_upload(reader, first, "&theme=dark")
    expect(page.locator("header")).to_contain_text("2022-03-16")
    dialog.read(files, second)
    expect(dialog.beside).to_contain_text("天眼查 已有 2022-03-16。把 2024-05-22 加为它的另一个日期？")
    expect(page.locator("#upload-open_atlas")).to_be_hidden()
    expect(dialog.beside.locator("a")).to_have_text("单独打开")
    dialog.beside.locator('[data-event^="join:"]').click()
    page.wait_for_url("**series=tianyancha-2024-05-22**", timeout=LONG)
    reader.wait_drawn()
    Address(page).expect_part(f"upload={first.token}")
    Headline(page).expect_fact("companies", "7")
    expect(dialog.note).to_contain_text("已导入：天眼查 2022-03-16、2024-05-22")
    expect(page.locator("#snapshots-text")).to_contain_text("现存企业 5 家（2022-03-16）→ 7 家（2024-05-22）")
    page.locator("#snapshots").scroll_into_view_if_needed()  # a grid is fetched when it comes near
    expect(page.locator("#changes-grid")).to_contain_text("不存在2号链业有限公司")
    dialog.expect_corner("")
    friend = new_reader()
    friend.page.goto(page.url)
    expect(friend.page.locator("#snapshots-text")).to_contain_text("+2 家")
    dialog.open()
    expect(dialog.own.locator("tbody tr")).to_have_count(2)
    dialog.own.locator("tr", has_text="2024-05-22").locator('[data-event^="remove:"]').click()
    expect(page.locator("#upload-ask")).to_contain_text("删除 天眼查 2024-05-22？")
    dialog.press("erase")
    page.wait_for_url("**series=tianyancha-2022-03-16**", timeout=LONG)
    reader.wait_drawn()
    Headline(page).expect_fact("companies", "5")
    expect(dialog.note).to_contain_text("已导入：天眼查 2022-03-16 只有")
    expect(page.locator("#snapshots-text")).to_be_empty()


def test_the_same_date_is_not_added_and_stands_alone(
    reader: Reader, page: Page, dialog, files, dates: list[Upload], own_dates: list[Upload]
):
    open_upload(reader, dates[0], "&lang=en")
    dialog.read(files, own_dates[0], account="read =")
    expect(dialog.beside).to_contain_text("Tianyancha: 2022-03-16 has been imported already")
    expect(dialog.beside.locator('[data-event^="join:"]')).to_have_count(0)
    dialog.press("close")
    dialog.open()
    page.locator("#upload-beside a").click()
    page.wait_for_url(f"**upload={own_dates[0].token}*")
    reader.wait_drawn()
    dialog.open()
    expect(dialog.own.locator("tbody tr")).to_have_count(1)


def test_places_are_settled_by_hand_for_a_spelling_and_taken_back_one_by_one(
    reader: Reader, page: Page, dialog, upload_folder: Path, dataset: Dataset
):
    own = imported(upload_folder, dataset.regions, "2025-01-31", [company(1), *ODD])
    open_upload(reader, own)
    dialog.reopen()
    county = dialog.place("开县")
    expect(county).to_have_count(2)
    dialog.assign("县 / 开县", "开州区")
    expect(county.first).to_contain_text("计入开州区", timeout=LONG)
    expect(page.locator("#upload-assign")).to_be_hidden()
    county.first.get_by_text("同样写法的另 1 处（1 行）也这样计").click()
    expect(page.locator(".place-line", has_text="计入开州区")).to_have_count(2, timeout=LONG)
    county.last.get_by_text("撤销").click()
    expect(page.locator(".place-line", has_text="计入开州区")).to_have_count(1, timeout=LONG)
    expect(county.first).to_contain_text("计入开州区")
    address = page.locator("#upload-open_atlas").evaluate("link => link.href")
    page.goto(f"{address}&map=500000")
    reader.wait_drawn()
    expect(page.locator("#ranking")).to_contain_text("开州区")


@pytest.mark.parametrize(
    ("size", "link"), [((1920, 1080), ""), ((360, 800), "&lang=en&theme=dark")], ids=["desk", "phone"]
)
def test_axe_finds_nothing_serious(reader: Reader, files, upload, size: tuple[int, int], link: str):
    reader.resize(size)
    dialog = ImportDialog(reader.page)
    open_upload(reader, upload, link)
    assert findings(reader.page, "#upload-note") == []
    dialog.reopen()
    expect(dialog.report).to_contain_text("穗")
    assert findings(reader.page, "#upload") == []
    dialog.press("close")
    dialog.choose(*files)
    dialog.fill("as_of", "")
    dialog.press("send")
    expect(reader.page.locator("#upload-as_of-error")).not_to_be_empty()
    assert findings(reader.page, "#upload") == []


def test_keys_do_the_whole_import(reader: Reader, page: Page, dialog, files, upload):
    reader.open()
    page.evaluate(WITHOUT_PREVIEW)
    page.locator("#upload-open").focus()
    page.keyboard.press("Enter")
    page.set_input_files("#upload-files", files)
    dialog.expect_value("provider", "天眼查")
    page.locator("#upload-provider").focus()
    with delivering(page, upload):
        page.keyboard.press("Enter")
        dialog.expect_account("读入 12 行")
    expect(dialog.report).to_be_focused()
    reached = set()
    for _ in range(60):  # through the cells of the account too
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => document.activeElement.id || document.activeElement.dataset.event"))
    assert {"tick:1", "assign:1", "place:1=440100", "upload-open_atlas", "upload-discard", "upload-refused"} <= reached
    page.keyboard.press("Escape")
    expect(page.locator("#upload-open")).to_be_focused()
