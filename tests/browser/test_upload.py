"""A whole import in the browser: files, their account, suggestions, the atlas on the new series, and every way back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from scripts.exports import QICHACHA_2025, TIANYANCHA_2020, TIANYANCHA_2024, company, text, workbook
from scripts.reading import Reader
from scripts.serving import serving
from tests.browser.conftest import NewReader
from tests.browser.screen import fact, query
from tests.browser.test_picture_that_remembers import drop
from tests.browser.test_reading import findings

DIALOG, STATUS, REPORT = "#upload", "#upload-status", "#upload-report"
IDENTITY, CORNER, NOTE = ".accounted .identity", "#upload-corner", "#upload-note"
SUGGESTED = f"{REPORT} [data-place]"
QUESTIONS = "**/uploads/*?*"
READING = {"state": "reading", "rows": 1200, "message": "", "report": "", "open": "", "refused": 0}


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two exports: twelve rows, of which one is a duplicate, one has a strange date, two a strange place."""
    first = [
        *(company(number) for number in range(1, 7)),
        company(1),
        company(8, date="某年某月"),
        company(9, province="", city="穗", district=""),
        company(10, province="", city="粤东", district=""),
    ]
    second = [company(number, province="浙江省", city="杭州市", district="西湖区") for number in (11, 12)]
    return [
        workbook(tmp_path / "【天眼查】高级搜索20260522(W20092410781727154839048).xlsx", TIANYANCHA_2024, first),
        text(tmp_path / "【天眼查】高级搜索20260521(2).csv", TIANYANCHA_2020, second, encoding="gb18030"),
    ]


def open_form(page: Page, *files: Path) -> None:
    """Press the header's button and choose files."""
    page.locator('[data-event="upload:"]').first.click()
    page.set_input_files("#upload-files", list(files))


def send(page: Page) -> None:
    page.locator("#upload-form [type=submit]").click()


def read(page: Page, *files: Path) -> None:
    """Import files and wait for their account."""
    open_form(page, *files)
    send(page)
    expect(page.locator(IDENTITY)).to_be_visible(timeout=30_000)


def press(page: Page, name: str) -> None:
    page.locator(f"{DIALOG} [data-upload={name}]").click()


def open_atlas(reader: Reader, page: Page) -> None:
    """Press the button that loads the atlas on what was imported."""
    press(page, "open_atlas")
    page.wait_for_url("**upload=*")
    reader.wait_drawn()


def test_two_files_are_read_judged_and_opened_and_back_leaves_them(reader: Reader, page: Page, files, tmp_path: Path):
    reader.open("region=440000&theme=dark")
    open_form(page, *files)
    expect(page.locator("#upload-as_of")).to_have_value("2026-05-22")
    expect(page.locator("#upload-provider")).to_have_value("天眼查")
    expect(page.locator(STATUS)).to_contain_text("请核对")
    send(page)
    expect(page.locator(IDENTITY)).to_have_text(
        "读入 12 行 = 计入 8 + 成立日期读不懂 1 + 重复（统一社会信用代码） 1 + 地区对不上 2", timeout=30_000
    )
    expect(page.locator(".accounted tbody tr")).to_have_count(2)
    with page.expect_download() as saved:
        page.locator("#upload-refused").click()
    saved.value.save_as(tmp_path / "refused.csv")
    refused = (tmp_path / "refused.csv").read_text(encoding="utf-8-sig")
    assert len(refused.splitlines()) == 5
    assert re.search(r"高级搜索20260522.*,11,所属城市,穗,.*广州市", refused)
    open_atlas(reader, page)
    assert query(page).startswith("measure=companies&series=tianyancha-2026-05-22-")
    assert "theme=dark" in query(page)
    assert fact(page, "companies") == "8"
    expect(page.locator(NOTE)).to_contain_text("已导入：天眼查 2026-05-22")
    expect(page.locator(NOTE)).to_contain_text("只有持有此链接的人能看到")
    page.go_back()
    reader.wait_drawn()
    assert query(page) == "region=440000&theme=dark"
    expect(page.locator(NOTE)).to_be_empty()


def test_a_suggestion_is_accepted_undone_and_counted_in_the_atlas(reader: Reader, page: Page, files):
    reader.open()
    read(page, *files)
    place = page.locator(".place-line", has_text="“穗”→ 广州市？")
    expect(place).to_contain_text("未计入")
    expect(page.locator("#upload-refused")).to_contain_text("（4 行）")
    place.click()
    expect(page.locator(IDENTITY)).to_contain_text("计入 9", timeout=20_000)
    expect(page.locator("#upload-refused")).to_contain_text("（3 行）")
    expect(place).to_contain_text("已接受，计入广州市")
    expect(page.locator(IDENTITY)).to_contain_text("地区对不上 1")
    page.locator("[data-places=none]").click()
    expect(page.locator(IDENTITY)).to_contain_text("计入 8", timeout=20_000)
    expect(page.locator(SUGGESTED)).not_to_be_checked()
    page.locator("[data-places=all]").click()
    expect(page.locator(IDENTITY)).to_contain_text("计入 9", timeout=20_000)
    expect(page.locator(SUGGESTED)).to_be_checked()
    open_atlas(reader, page)
    assert fact(page, "companies") == "9"
    page.locator(f'{NOTE} [data-event^="upload:"]').click()
    page.locator(SUGGESTED).uncheck()
    expect(page.locator(IDENTITY)).to_contain_text("计入 8", timeout=20_000)
    open_atlas(reader, page)
    page.wait_for_function("() => document.querySelector('#headline').textContent.includes('8')")
    assert fact(page, "companies") == "8"


def test_the_way_out_keeps_the_rest_of_the_view(reader: Reader, page: Page, files):
    reader.open("lang=en")
    read(page, *files)
    open_atlas(reader, page)
    reader.act("choose:440000")
    page.locator(f"{NOTE} [data-leave]").click()
    page.wait_for_url(lambda url: "upload=" not in url)
    reader.wait_drawn()
    assert query(page) == "region=440000&measure=companies&lang=en"
    page.locator('[data-event="upload:"]').first.click()
    expect(page.locator("#upload-form")).to_be_visible()


def test_what_is_missing_is_said_at_its_field_before_anything_is_sent(reader: Reader, page: Page, tmp_path: Path):
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    empty = tmp_path / "a.csv"
    empty.touch()
    reader.open()
    open_form(page, empty)
    sent.clear()
    page.fill("#upload-as_of", "2026-13")
    send(page)
    expect(page.locator("#upload-files-fault")).to_have_text("a.csv 是空的")
    expect(page.locator("#upload-as_of-fault")).to_contain_text("应为日期")
    expect(page.locator("#upload-provider-fault")).to_be_visible()
    expect(page.locator("#upload-files")).to_be_focused()
    page.fill("#upload-as_of", "2099")
    expect(page.locator("#upload-as_of-fault")).to_contain_text("还没有到")
    page.fill("#upload-as_of", "2026-05")
    expect(page.locator("#upload-as_of-fault")).to_be_hidden()
    page.locator("#upload-chosen button").click()
    expect(page.locator("#upload-chosen")).to_be_hidden()
    page.locator("#upload-form [value=parks]").check()
    send(page)
    expect(page.locator("#upload-name-fault")).to_be_visible()
    expect(page.locator("#upload-provider")).to_be_hidden()
    assert sent == []


GUESSES = {
    "【企查查】查企业-高级搜索“涂料”(202302030683).xls": ("2023-02-03", "企查查"),
    "【企查查】查企业-高级搜索(1116_104024986).xlsx": ("", "企查查"),
    "【天眼查】企业搜索“银行”20240924(W20092410781727154839048).xlsx": ("2024-09-24", "天眼查"),
    "companies-2025-01-31.csv": ("2025-01-31", ""),
    "20990101.csv": ("", ""),
}


def test_day_and_provider_are_guessed_from_the_name(reader: Reader, page: Page, tmp_path: Path):
    reader.open()
    page.locator('[data-event="upload:"]').first.click()
    for name, guess in GUESSES.items():
        (tmp_path / name).write_text("x", encoding="utf-8")
        page.fill("#upload-as_of", "")
        page.fill("#upload-provider", "")
        page.set_input_files("#upload-files", tmp_path / name)
        expect(page.locator("#upload-chosen li")).to_have_count(1)
        assert (page.input_value("#upload-as_of"), page.input_value("#upload-provider")) == guess
        page.locator("#upload-chosen button").click()


def test_a_guess_never_replaces_what_somebody_wrote(reader: Reader, page: Page, files):
    reader.open()
    page.locator('[data-event="upload:"]').first.click()
    page.fill("#upload-as_of", "2026-04")
    page.set_input_files("#upload-files", files)
    expect(page.locator("#upload-as_of")).to_have_value("2026-04")
    expect(page.locator("#upload-provider")).to_have_value("天眼查")


def test_a_wrong_file_is_named_and_can_be_left_out(reader: Reader, page: Page, files, tmp_path: Path):
    wrong = tmp_path / "扫描件.xlsx"
    wrong.write_bytes(b"%PDF-1.4 a scan")
    reader.open()
    open_form(page, *files, wrong)
    send(page)
    expect(page.locator(REPORT)).to_contain_text("扫描件.xlsx：内容不是表格", timeout=30_000)
    expect(page.locator("#upload-said")).to_contain_text("没有导入任何数据")
    expect(page.locator("[data-upload=open_atlas]")).to_be_hidden()
    press(page, "again")
    page.get_by_label("移除 扫描件.xlsx").click()
    send(page)
    expect(page.locator(IDENTITY)).to_contain_text("读入 12 行", timeout=30_000)


def test_tables_dropped_on_the_page_open_the_dialog(reader: Reader, page: Page, tmp_path: Path):
    export = text(tmp_path / "x.csv", QICHACHA_2025, [company(1)])
    reader.open()
    drop(page, export.read_bytes(), "【企查查】20250131.csv")
    expect(page.locator(DIALOG)).to_be_visible()
    drop(page, export.read_bytes(), "第二个")
    expect(page.locator("#upload-chosen li")).to_have_count(2)
    drop(page, export.read_bytes(), "第二个")
    expect(page.locator("#upload-as_of")).to_have_value("2025-01-31")
    send(page)
    expect(page.locator(IDENTITY)).to_contain_text("读入 3 行 = 计入 1", timeout=30_000)


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
    page.evaluate(FOLDER)
    drop(page, b"", "导出")
    expect(page.locator("#upload-chosen li span")).to_have_text(["a.csv", "b.xlsx"])


def test_in_english(reader: Reader, page: Page, files):
    reader.open("lang=en")
    open_form(page, *files)
    expect(page.locator("#upload-provider")).to_have_value("Tianyancha")
    page.fill("#upload-keyword", "区块链")
    page.locator('#upload-form [name=match][value="name"]').check()
    send(page)
    expect(page.locator(REPORT)).to_contain_text("Not a single row was counted", timeout=30_000)
    press(page, "again")
    page.fill("#upload-keyword", "链业")
    send(page)
    expect(page.locator(IDENTITY)).to_contain_text(
        "12 rows read = 8 counted + 1 with an unreadable date", timeout=30_000
    )
    expect(page.locator(REPORT)).to_contain_text('city "穗" → Guangzhou?')
    open_atlas(reader, page)
    expect(page.locator(NOTE)).to_contain_text("Imported: Tianyancha 2026-05-22")


def reading(route: Route) -> None:
    route.fulfill(json=READING) if route.request.method == "GET" else route.continue_()


def test_closing_goes_on_and_a_line_tells_the_end(reader: Reader, page: Page, files):
    reader.open()
    page.route(QUESTIONS, reading)
    open_form(page, *files)
    send(page)
    expect(page.locator("#upload-line")).to_have_text("正在读入：1,200 行")
    page.keyboard.press("Escape")
    expect(page.locator(CORNER)).to_contain_text("正在读入：1,200 行")
    page.unroute(QUESTIONS)
    expect(page.locator(CORNER)).to_contain_text("请核对", timeout=30_000)
    page.locator(f"{CORNER} button").click()
    expect(page.locator(IDENTITY)).to_contain_text("读入 12 行")
    expect(page.locator(CORNER)).to_be_hidden()


def test_a_page_that_is_loaded_anew_goes_on(reader: Reader, page: Page, files):
    reader.open()
    page.route(QUESTIONS, reading)
    open_form(page, *files)
    send(page)
    expect(page.locator("#upload-line")).to_have_text("正在读入：1,200 行")
    page.reload()
    expect(page.locator(CORNER)).to_contain_text("正在读入：1,200 行", timeout=20_000)
    page.unroute(QUESTIONS)
    expect(page.locator(CORNER)).to_contain_text("请核对", timeout=30_000)
    page.locator('[data-event="lang:en"]').click()
    expect(page.locator(CORNER)).to_contain_text("please check it", timeout=20_000)
    page.locator(f"{CORNER} button").click()
    expect(page.locator(IDENTITY)).to_contain_text("12 rows read")


@pytest.mark.console_errors
def test_a_server_that_is_away_for_a_while_is_told_and_waited_for(reader: Reader, page: Page, files):
    reader.open()
    page.route(QUESTIONS, lambda route: route.abort())
    open_form(page, *files)
    send(page)
    expect(page.locator("#upload-line")).to_contain_text("仍在重试")
    page.unroute(QUESTIONS)
    expect(page.locator(IDENTITY)).to_contain_text("读入 12 行", timeout=30_000)


@pytest.mark.console_errors
def test_a_broken_connection_keeps_what_was_chosen(reader: Reader, page: Page, files):
    reader.open()
    page.route("**/uploads?*", lambda route: route.abort())
    open_form(page, *files)
    send(page)
    expect(page.locator(STATUS)).to_contain_text("文件仍选着")
    expect(page.locator("#upload-chosen li")).to_have_count(2)


@pytest.mark.console_errors
def test_a_refusal_is_said_in_the_servers_words(reader: Reader, page: Page, files):
    reader.open()
    open_form(page, *files)
    page.locator("#upload-provider").evaluate("field => { field.maxLength = 100; field.value = '某'.repeat(99) }")
    send(page)
    expect(page.locator(STATUS)).to_contain_text("60")
    expect(page.locator("#upload-form")).to_be_visible()


@pytest.mark.console_errors
def test_an_import_that_is_gone_is_told(reader: Reader, page: Page, files):
    reader.open()
    read(page, *files)
    press(page, "discard")
    expect(page.locator(STATUS)).to_contain_text("已删除")
    page.evaluate("() => sessionStorage.setItem('park-atlas-upload/', 'a'.repeat(22))")
    page.reload()
    expect(page.locator(CORNER)).to_contain_text("已不在服务器上", timeout=20_000)
    page.locator(f"{CORNER} button").click()
    expect(page.locator("#upload-form")).to_be_visible()


def test_an_import_is_cancelled(reader: Reader, page: Page, files):
    reader.open()
    page.route(QUESTIONS, reading)
    open_form(page, *files)
    send(page)
    expect(page.locator("#upload-line")).to_contain_text("正在读入")
    press(page, "cancel")
    expect(page.locator(STATUS)).to_contain_text("已取消")
    expect(page.locator("#upload-chosen li")).to_have_count(2)


def test_discarding_what_is_open_returns_to_the_shipped_numbers(reader: Reader, page: Page, files):
    reader.open()
    read(page, *files)
    open_atlas(reader, page)
    gone = re.search(r"upload=[^&]+", query(page))[0]
    page.locator(f'{NOTE} [data-event^="upload:"]').click()
    press(page, "discard")
    expect(page.locator("#upload-question")).to_contain_text("所有持链接者都看不到")
    assert page.evaluate("document.activeElement.textContent") == "保留"
    page.keyboard.press("Enter")
    assert page.locator("#upload-ask").is_hidden()
    assert page.request.get(f"{reader.home}uploads/{gone.removeprefix('upload=')}").status == 200
    press(page, "discard")
    press(page, "erase")
    page.wait_for_url(lambda url: "upload=" not in url)
    reader.wait_drawn()
    assert fact(page, "companies") == "105,649"
    reader.open(f"measure=companies&{gone}")
    expect(page.locator("#banner [data-banner=notice]")).to_contain_text("已到期")


def saved_template(page: Page, form: str) -> bytes:
    """What a link of the dialog gives; the dialog is closed afterwards."""
    page.locator('[data-event="upload:"]').first.click()
    page.locator("#upload-form [value=parks]").check()
    with page.expect_download() as saved:
        page.locator(".templates a", has_text=form).click()
    page.locator("#upload > header [data-close]").click()
    assert saved.value.suggested_filename.endswith(form.lower())
    return saved.value.path().read_bytes()


def test_templates_are_in_the_language_of_the_page_whatever_the_browser_prefers(new_reader: NewReader):
    reader = new_reader(locale="en-US")
    reader.open("lang=zh")
    assert saved_template(reader.page, "XLSX").startswith(b"PK")
    assert saved_template(reader.page, "CSV").startswith("\ufeff名称*".encode())
    reader.act("lang:en")
    assert saved_template(reader.page, "CSV").startswith("\ufeffName*".encode())


@pytest.mark.parametrize(
    ("size", "link"), [((1920, 1080), ""), ((360, 800), "lang=en&theme=dark")], ids=["desk", "phone"]
)
def test_axe_finds_nothing_serious(new_reader: NewReader, files, size: tuple[int, int], link: str):
    reader = new_reader(size)
    page = reader.page
    reader.open(link)
    open_form(page, *files)
    page.fill("#upload-as_of", "")
    send(page)
    assert findings(page) == []
    page.fill("#upload-as_of", "2026")
    send(page)
    expect(page.locator(IDENTITY)).to_be_visible(timeout=30_000)
    assert findings(page) == []
    open_atlas(reader, page)
    assert findings(page) == []


def test_keys_do_the_whole_import(reader: Reader, page: Page, files):
    reader.open()
    page.locator('[data-event="upload:"]').first.focus()
    page.keyboard.press("Enter")
    page.set_input_files("#upload-files", files)
    page.locator("#upload-provider").focus()
    page.keyboard.press("Enter")
    expect(page.locator(IDENTITY)).to_be_visible(timeout=30_000)
    expect(page.locator(REPORT)).to_be_focused()
    reached = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("() => JSON.stringify({...document.activeElement.dataset}) + document.activeElement.id")
        )
    for name in ('{"place":', '{"places":"all"}', '"open_atlas"', '"discard"', "upload-refused"):
        assert any(name in one for one in reached), name
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.dataset.event") == "upload:"


def test_without_uploads_nothing_is_offered(browser: Browser):
    with serving(workers=1, ATLAS_UPLOADS="0") as closed, browser.new_context() as context:
        page = context.new_page()
        Reader(page, closed.url).open()
        assert page.locator('[data-event="upload:"]:visible').count() == 0
        drop(page, b"a,b", "x.csv")
        expect(page.locator("#banner [data-banner=notice]")).to_contain_text("不是图谱导出的 PNG")
        expect(page.locator(DIALOG)).to_be_hidden()
