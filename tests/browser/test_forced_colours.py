"""Where a reader's own few colours replace the page's (Windows high contrast), what a colour says is still said."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page

from components.theme import PALETTES
from tests.browser.reader import Reader

GROUNDS = {"light": "#FFFFFF", "dark": "#000000"}
MARKED = 0.02
"""Of a mark's pixels: what a colour takes at least to be seen."""


@pytest.fixture(params=[("light", "dark"), ("dark", "light")], ids=["on white", "on black"])
def forced(page: Page, request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """The ground of the system, and the theme of the page that fits it worst."""
    system, theme = request.param
    page.emulate_media(forced_colors="active", color_scheme=system)
    yield GROUNDS[system], theme
    page.emulate_media(forced_colors="none", color_scheme="null")


def picture_of(mark: Locator) -> Image.Image:
    return Image.open(io.BytesIO(mark.first.screenshot())).convert("RGB")


def colours(mark: Locator) -> set[str]:
    """The colours of a mark on the screen, without those of a few pixels."""
    picture = picture_of(mark)
    counted = picture.getcolors(picture.width * picture.height) or []
    seen = [(count, colour) for count, colour in counted if isinstance(colour, tuple)]
    return {"#{:02X}{:02X}{:02X}".format(*c) for n, c in seen if n > MARKED * picture.width * picture.height}


def drawn(mark: Locator, ground: str) -> float:
    """The part of its pixels that are far from the ground, however thin its lines."""
    tones = picture_of(mark).convert("L").point(lambda tone: abs(tone - int(ground[1:3], 16)) > 96 and 255)
    return tones.histogram()[255] / (tones.width * tones.height)


def test_bars_and_their_legend_keep_their_colours(reader: Reader, page: Page, forced: tuple[str, str]):
    ground, theme = forced
    reader.open(f"map=440000&measure=companies&theme={theme}")
    paint = PALETTES[theme]
    assert paint.teal_3 in colours(page.locator(".legend .swatch.circle"))
    assert paint.teal_3 in colours(page.locator("#ranking .bar > span"))
    assert paint.teal_4 in colours(page.locator("#ranking .strip > .first"))
    assert paint.teal_3 in colours(page.locator("#ranking .strip > .second"))
    assert ground in colours(page.locator("#sentence"))


def test_squares_and_the_states_of_the_map_keep_their_colours(reader: Reader, page: Page, forced: tuple[str, str]):
    _, theme = forced
    reader.open(f"status=operating&theme={theme}")
    paint = PALETTES[theme]
    assert paint.teal_3 in colours(page.locator("#ranking .units:not(.published) .u"))
    zero, unknown = (colours(page.locator(f".legend .swatch.flat >> nth={at}")) for at in (0, 1))
    assert (paint.zero in zero, paint.unknown in unknown) == (True, True)
    assert paint.paper in colours(page.locator("#founding-timeline .dash-graph"))


def test_icons_are_drawn_and_only_the_chosen_number_is_underlined(reader: Reader, page: Page, forced: tuple[str, str]):
    ground, theme = forced
    reader.open(f"theme={theme}")
    for icon in (".icon.export", ".icon.copy", ".icon.info"):
        assert drawn(page.locator(icon), ground) > MARKED, icon
    lines = {
        number.get_attribute("aria-pressed"): number.evaluate("one => getComputedStyle(one).textDecorationLine")
        for number in page.locator("button.number").all()
    }
    assert lines == {"true": "underline", "false": "none"}
