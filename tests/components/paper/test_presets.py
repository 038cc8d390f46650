import pytest

from components.paper.presets import MAX_TEXT_LENGTH, PRESETS, Marking, SheetOptions, parse
from data.links import Ignored


def test_a_bare_query_is_a_slide() -> None:
    assert parse("") == SheetOptions(PRESETS["slide"])
    assert (PRESETS["slide"].width, PRESETS["slide"].height) == (1920, 1080)


def test_body_type_is_as_large_as_promised() -> None:
    assert PRESETS["slide"].body >= 18
    assert PRESETS["report"].body >= 7 * 300 / 72


def test_all_that_can_be_asked_for() -> None:
    paper = parse("?preset=free&width=800&height=600&scale=2&background=transparent&watermark=%E6%A0%B7&lang=en")
    assert isinstance(paper, SheetOptions)
    assert (paper.preset.width, paper.preset.height, paper.preset.scale) == (800, 600, 2)
    assert (paper.transparent, paper.marking) == (True, Marking("样", ""))


def test_a_size_alone_is_free() -> None:
    paper = parse("width=4000")
    assert isinstance(paper, SheetOptions)
    assert paper.preset.name == "free"
    assert paper.preset.body > PRESETS["slide"].body


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        ("preset=poster", "preset", "poster"),
        ("width=199", "width", "199"),
        ("preset=free&height=4001", "height", "4001"),
        ("width=1e3", "width", "1e3"),
        ("width=-400", "width", "-400"),
        ("scale=0.5", "scale", "0.5"),
        ("scale=5", "scale", "5"),
        ("scale=nan", "scale", "nan"),
        ("scale=x", "scale", "x"),
        ("width=4000&height=4000&scale=4", "scale", "4"),
        ("preset=slide&width=500", "width", "500"),
        ("background=pink", "background", "pink"),
        (f"watermark={'x' * (MAX_TEXT_LENGTH + 1)}", "watermark", "x" * (MAX_TEXT_LENGTH + 1)),
    ],
)
def test_what_cannot_be_had_is_refused_by_name_and_value(query: str, name: str, value: str) -> None:
    assert parse(query) == Ignored(name, value)
