"""The export dialog as a reader uses it: open it, choose, wait for the picture, save it."""

from pathlib import Path

from playwright.sync_api import Page, expect

STATUS = "#export-status"
PREVIEW = "#export-preview"
SAVE = "#export-form [name=save]"


def press_export(page: Page, view: str = "") -> None:
    """Press the button of a figure, or that of the header, which a narrow screen keeps in a menu."""
    if not view and page.locator("#menu-toggle").is_visible():
        page.locator("#menu-toggle").click()
    page.locator(f'[data-event="export:{view}"]' if view else "#export-open").click()


def open_dialog(page: Page, view: str = "") -> None:
    """Open the dialog and wait for its preview."""
    press_export(page, view)
    wait_ready(page)


def wait_ready(page: Page) -> None:
    """Wait until the picture of the choices as they stand is there."""
    expect(page.locator(SAVE)).to_be_enabled(timeout=15_000)


def option(page: Page, name: str, value: str = "") -> None:
    """Press one of a row of buttons, or a switch."""
    page.locator(f'#export-{name} [value="{value}"] + label, label[for="export-{name}"]').click()


def choose(page: Page, name: str, value: str = "") -> None:
    """Choose one of a row of buttons, and wait for its picture."""
    before = page.locator(PREVIEW).get_attribute("src")
    if value and page.locator(f'#export-{name} [value="{value}"]').is_checked():
        return
    option(page, name, value)
    if name == "format":
        expect(page.locator(STATUS)).to_contain_text(f".{value}")
    else:
        expect(page.locator(PREVIEW)).not_to_have_attribute("src", before or "", timeout=15_000)
        wait_ready(page)


def save(page: Page, folder: Path) -> Path:
    """Download what the dialog shows."""
    with page.expect_download() as saved:
        page.locator(SAVE).click()
    path = folder / saved.value.suggested_filename
    saved.value.save_as(path)
    return path
