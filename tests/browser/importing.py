"""The import dialog as a reader uses it; every expectation waits."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from data.regions import Regions
from data.registers.upload import HOMES, Status, Upload
from tests.browser.controllers import ANSWERS
from tests.snapshots import take

LONG = 90_000
"""Milliseconds within which a small import is done."""
WITHOUT_PREVIEW = """() => {
    const { fetch } = window;
    const nothing = () => Promise.resolve(new Response('{"preview": ""}'));
    window.fetch = (address, options) =>
        String(address).includes('uploads/preview') ? nothing() : fetch(address, options);
}"""
"""Each preview costs a process that reads the files; its own tests ask for one."""


class ImportDialog:
    """The dialog, its note at the corner of the page, and the note while an upload is open."""

    def __init__(self, page: Page, *, previews: bool = False) -> None:
        self.page, self.previews = page, previews
        self.form, self.report = page.locator("#upload-form"), page.locator("#upload-report")
        self.beside, self.own = page.locator("#upload-beside"), page.locator("#upload-own")
        self.corner, self.note = page.locator("#upload-corner"), page.locator("#upload-note")
        self.suggestion = self.report.locator('[data-event^="tick:"]')

    def open(self) -> None:
        """Press the header's button, which a narrow screen has in its menu."""
        if not self.previews:
            self.page.evaluate(WITHOUT_PREVIEW)
        if not self.page.locator("#upload-open").is_visible():
            self.page.locator("#menu-toggle").click()
        self.page.locator("#upload-open").click()

    def choose(self, *files: Path) -> None:
        """Open the form and choose files; the page has listed them."""
        self.open()
        self.page.set_input_files("#upload-files", list(files))
        self.expect_files(len(files))

    def fill(self, name: str, value: str) -> None:
        """Type into a field."""
        self.page.locator(f"#upload-{name}").fill(value)

    def pick(self, name: str, value: str) -> None:
        """Press a segment."""
        self.page.locator(f"#upload-{name} [value={value}] + label").click()

    def press(self, name: str) -> None:
        """Press a button: send, cancel, discard, again, open_atlas, keep, erase, show, close."""
        self.page.locator(f"#upload-{name}").click()

    def read(self, files: Sequence[Path], become: Upload, account: str = "读入") -> None:
        """Send files, which `become` an import that is done already, and wait for its account."""
        self.choose(*files)
        with delivering(self.page, become):
            self.press("send")
            self.expect_account(account)

    def assign(self, text: str, region: str) -> None:
        """Choose a region for a place by name, in the list that is searched."""
        self.place(text).locator('[data-event^="assign:"]').first.click()
        self.page.locator("#upload-region").click()
        self.page.locator(".dash-dropdown-search").fill(region)
        self.page.locator(".dash-dropdown-option", has_text=region).first.click()

    def reopen(self) -> None:
        """Ask for the account of the upload that the page stands on."""
        self.note.locator('[data-event^="upload:"]').click()

    def expect_files(self, count: int) -> None:
        expect(self.page.locator("#upload-chosen li")).to_have_count(count, timeout=15_000)

    def expect_value(self, name: str, value: str) -> None:
        expect(self.page.locator(f"#upload-{name}")).to_have_value(value)

    def expect_error(self, name: str, text: str) -> None:
        """The error at a field; blank for none."""
        error = self.page.locator(f"#upload-{name}-error")
        expect(error).to_contain_text(text) if text else expect(error).to_be_hidden()

    def expect_status(self, text: str) -> None:
        """What is said at the foot of the form."""
        expect(self.page.locator("#upload-status")).to_contain_text(text)
        expect(self.form).to_be_visible()

    def expect_line(self, text: str) -> None:
        """How far the import is."""
        expect(self.page.locator("#upload-line")).to_contain_text(text, timeout=LONG)

    def expect_account(self, text: str) -> None:
        """The sum of what became of the rows."""
        expect(self.page.locator(".accounted .identity")).to_contain_text(text, timeout=LONG)

    def expect_rejected(self, text: str) -> None:
        expect(self.page.locator("#upload-refused")).to_contain_text(text)

    def expect_corner(self, text: str) -> None:
        """The note while the dialog is closed; blank for none."""
        expect(self.corner).to_contain_text(text, timeout=LONG) if text else expect(self.corner).to_be_hidden()

    def place(self, text: str) -> Locator:
        """A place that was not understood."""
        return self.page.locator(".place-line", has_text=text)


@contextmanager
def delivering(page: Page, upload: Upload) -> Iterator[None]:
    """What the page sends becomes this upload. To count it anew would cost a process, and seconds."""

    def receive(route: Route) -> None:
        route.fulfill(status=202, json={"id": upload.token})

    page.route("**/uploads?*", receive)
    yield
    page.unroute("**/uploads?*", receive)


@contextmanager
def importing(page: Page, folder: Path) -> Iterator[Upload]:
    """Let the next files that the page sends become an import that reads until `finish`."""
    upload = Upload.new(folder, "companies")
    with upload.take(), delivering(page, upload):
        upload.write(Status("companies", upload.begun(), rows=1200))
        yield upload


def imported(home: Path, regions: Regions, as_of: str, companies: Sequence[Mapping[str, Any]]) -> Upload:
    """An import of invented companies that is done."""
    upload = Upload.new(home, "companies")
    take(upload.folder, regions, as_of, companies, keyword="")
    upload.write(Status("companies", upload.begun(), "done", len(companies)))
    return upload


def finish(upload: Upload, other: Upload) -> None:
    """End the import with the result of another one."""
    shutil.copytree(other.folder / HOMES["companies"], upload.folder / HOMES["companies"])
    upload.write(Status("companies", upload.begun(), "done", 12))


@contextmanager
def away(page: Page) -> Iterator[None]:
    """The server does not answer how far an import is."""

    def judge(route: Route) -> None:
        route.abort() if "upload-step.className" in (route.request.post_data or "") else route.continue_()

    page.route(ANSWERS, judge)
    yield
    page.unroute(ANSWERS, judge)
