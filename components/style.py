"""How something is drawn: language, theme and the width of the window. What is drawn is the summary's business."""

from dataclasses import dataclass

from components.theme import PALETTES, Palette
from components.words import Words, words
from data.selection import Lang, ThemeName

NARROWEST, WIDEST = 320, 3840


@dataclass(frozen=True)
class Style:
    """A figure depends on its summary and on this, and on nothing else."""

    lang: Lang
    theme: ThemeName
    width: int  # of the viewport, in CSS pixels

    @staticmethod
    def fitting(width: object) -> int:
        """A width that can be drawn for, from whatever a browser says of its window."""
        return min(max(width, NARROWEST), WIDEST) if isinstance(width, int) else WIDEST // 2

    @property
    def palette(self) -> Palette:
        return PALETTES[self.theme]

    @property
    def words(self) -> Words:
        return words(self.lang)
