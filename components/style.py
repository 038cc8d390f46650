"""How something is drawn: language, theme and room. What is drawn is the summary's business."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from components.theme import PALETTES, Palette, base_layout
from components.words import Words, words
from data.selection import Lang, ThemeName

BREAKPOINTS: Final = {"phone": 360, "tablet": 800, "laptop": 1366, "desk": 1920, "wall": 2700}
"""The width in CSS pixels that a page is laid out for; the stylesheet scales the rest. The next one
holds from 700, 1100, 1500 and 2700 pixels on (`assets/atlas.js`, `assets/*.css`)."""

BODY: Final = 12
"""Type of the page's body, in pixels: what a canvas's factor counts from."""

SMALL: Final = 6 / 7
"""The smallest type of a canvas without room, of its body."""


@dataclass(frozen=True)
class Canvas:
    """The room of one figure away from the page: on a sheet, on a slide, on stage."""

    width: int
    height: int
    type: float  # how much larger than on the page type, marks and lines are; 1.0 makes the body 12 px
    smallest: float = 1.0  # type that a table may take where it has no room, of the body
    complete: bool = False  # whether what has no room is an error, where else it is left out
    tight: bool = False  # whether every line counts

    @property
    def body(self) -> float:
        """The smallest type on this canvas, in pixels."""
        return round(BODY * self.type, 2)


@dataclass(frozen=True)
class Style:
    """A figure depends on its summary and on this, and on nothing else."""

    lang: Lang
    theme: ThemeName
    width: int  # that the page is laid out for, in CSS pixels: one of BREAKPOINTS
    canvas: Canvas | None = None  # None on the page, where the viewport decides

    @staticmethod
    def at(breakpoint: object) -> int:
        """The layout width of a breakpoint; of a desk for what is no breakpoint."""
        return BREAKPOINTS.get(str(breakpoint), BREAKPOINTS["desk"])

    @property
    def room(self) -> Canvas:
        """The canvas of a figure away from the page."""
        assert self.canvas is not None, "a figure on a sheet, a slide or a stage needs a canvas"
        return self.canvas

    @property
    def is_tight(self) -> bool:
        """Whether this is a canvas away from the page where every line counts."""
        return self.canvas is not None and self.canvas.tight

    def resized(self, width: float, height: float, factor: float = 1.0) -> "Style":
        """The same for a part of the canvas, where need be with smaller type."""
        part = replace(self.room, width=max(1, int(width)), height=max(1, int(height)), type=factor * self.room.type)
        return replace(self, canvas=part)

    @property
    def palette(self) -> Palette:
        return PALETTES[self.theme]

    @property
    def words(self) -> Words:
        return words(self.lang)

    @property
    def layout(self) -> dict[str, Any]:
        """What all figures share; on a canvas with its size and its type."""
        base = base_layout(self.palette, self.lang)
        if self.canvas is None:
            return base
        sized = {"width": self.canvas.width, "height": self.canvas.height, "autosize": False}
        return base | sized | {"font": base["font"] | {"size": self.canvas.body}}

    def px(self, size: float) -> float:
        """A mark's or a line's size: as given on the page, grown on a canvas."""
        return round(size * self.canvas.type, 2) if self.canvas else size

    def text(self, size: float) -> float:
        """A size of type: as given on the page; on a canvas grown, and never below its body."""
        return max(self.px(size), self.canvas.body) if self.canvas else size


Label = str | Callable[[Style], Any]
"""What stands somewhere in a language: the key of its words, or what gives the value."""
