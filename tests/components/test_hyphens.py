"""A word that is longer than a line breaks after a hyphen, not within its parts."""

import pytest

from components.line_breaks import wrap


@pytest.mark.parametrize(
    ("room", "lines"),
    [
        (400, ["Hunan-Jiangxi-Chongqing"]),
        (160, ["Hunan-Jiangxi-", "Chongqing"]),
        (100, ["Hunan-", "Jiangxi-", "Chongqing"]),
    ],
)
def test_a_long_word_breaks_after_its_hyphens(room: float, lines: list[str]) -> None:
    assert wrap("Hunan-Jiangxi-Chongqing", 16, room) == lines


def test_what_has_no_hyphen_is_cut_anywhere() -> None:
    assert "".join(wrap("x" * 40, 16, 100)) == "x" * 40
