"""The export dialog as a reader uses it: open it, choose, wait for the picture, save it."""

from pathlib import Path

from playwright.sync_api import Page

READY = "() => document.querySelector('#export-form [name=save]').getAttribute('aria-disabled') === 'false'"


def open_dialog(page: Page, view: str = "") -> None:
    """Press the button of a figure, or the header's, and wait for its preview."""
    page.locator(f'[data-event="export:{view}"]').click()
    wait_ready(page)


def wait_ready(page: Page) -> None:
    """Wait until the picture of the choices as they stand is there."""
    page.wait_for_function(READY)


def choose(page: Page, name: str, value: str) -> None:
    """Choose one of a row of buttons, and wait for its picture."""
    page.locator(f'#export-form [name="{name}"][value="{value}"]').check()
    wait_ready(page)


def save(page: Page, folder: Path) -> Path:
    """Download what the dialog shows."""
    with page.expect_download() as saved:
        page.locator("#export-form [name=save]").click()
    path = folder / saved.value.suggested_filename
    saved.value.save_as(path)
    return path
