"""Colours, fonts and the layout that every figure starts from.

The ramp goes from least to most: the most always stands furthest from the paper, which is darkest on white paper and
brightest on black. Figures take their colours from here, and stylesheets as variables; a figure never names a colour of
its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

_CHINESE: Final = "Microsoft YaHei, PingFang SC, Noto Sans CJK SC, sans-serif"
_LATIN: Final = "Segoe UI, Helvetica Neue, Noto Sans, Liberation Sans, Arial, Noto Sans CJK KR"
FONTS: Final = {"zh": _CHINESE, "en": f"{_LATIN}, {_CHINESE}"}
"""By language, as in the stylesheet: in a Chinese font an English apostrophe is as wide as a character."""
_POSTSCRIPT: Final = "Noto Sans CJK"
_TRUETYPE: Final = "WenQuanYi Micro Hei, Droid Sans Fallback"
CLEAR: Final = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, by what they are for."""

    paper: str
    ink: str
    muted: str  # secondary text; never lighter
    hairline: str
    teal_1: str
    teal_2: str
    teal_3: str
    teal_4: str
    fill_1: str  # grounds of names on a map, from least to most: text can be read on all of them
    fill_2: str
    fill_3: str
    fill_4: str
    below_1: str  # the same for values under a middle, from the nearest to the furthest
    below_2: str
    middle: str  # neither: a number like the others, and no zero
    zero: str  # a number like the others, and the least: never to be taken for what is unknown
    unknown: str  # our list names none here; never brighter than a number on black paper
    land: str  # a region without a fill of its own: under circles, or part of a remainder
    neighbour: str  # regions outside the opened level
    sea: str  # the inset's ground
    coast: str  # the outline of the nation
    hatch: str
    accent: str

    @property
    def ramp(self) -> tuple[str, str, str, str]:
        """From least to most."""
        return self.teal_1, self.teal_2, self.teal_3, self.teal_4

    @property
    def fills(self) -> tuple[str, ...]:
        """Of places on a map, from least to most."""
        return self.fill_1, self.fill_2, self.fill_3, self.fill_4

    @property
    def fills_below(self) -> tuple[str, ...]:
        """Of places with less than the middle of a measure, away from it."""
        return self.below_1, self.below_2

    def tone(self, name: str) -> str:
        """The fill of a mark by how much it stands out: strong, plain, light, faint, outline, grey; else of land."""
        tones = {"strong": self.teal_4, "plain": self.teal_3, "light": self.teal_2, "faint": self.teal_1}
        tones["grey"] = self.coast
        return tones.get(name, self.paper if name == "outline" else self.land)

    def css(self) -> dict[str, str]:
        """The colours as CSS variables: `--teal-1` for `teal_1`."""
        return {f"--{field.name.replace('_', '-')}": getattr(self, field.name) for field in fields(self)}


_COLOURS: Final = {
    "paper": ("#FAF9F6", "#14181C"),
    "ink": ("#1B1F24", "#ECEAE4"),
    "muted": ("#5B6671", "#A0ABB5"),
    "hairline": ("#DDDBD5", "#323A41"),
    "teal_1": ("#A9D8CF", "#1D4A47"),
    "teal_2": ("#5FB0A6", "#2A7871"),
    "teal_3": ("#23827A", "#55B3A8"),
    "teal_4": ("#0A4A46", "#B4E6DC"),
    "fill_1": ("#B1DBD3", "#1C4543"),
    "fill_2": ("#91C7C0", "#22534F"),
    "fill_3": ("#68A8A2", "#2A6560"),
    "fill_4": ("#4C938B", "#34736D"),
    "below_1": ("#ECDCB8", "#453A24"),
    "below_2": ("#AF8A4F", "#806335"),
    "middle": ("#FFFFFC", "#2F363C"),
    "zero": ("#FFFFFF", "#1A3937"),
    "unknown": ("#E5E4E0", "#1D2328"),
    "land": ("#E6E5E0", "#2D343A"),
    "neighbour": ("#F4F3EF", "#171C20"),
    "sea": ("#F4F7F7", "#181E23"),
    "coast": ("#A3A8AB", "#66717A"),
    "hatch": ("#BBB9B1", "#475059"),
    "accent": ("#23827A", "#55B3A8"),
}
"""In the light theme, and in the dark one."""
LIGHT, DARK = (Palette(**dict(zip(_COLOURS, theme, strict=True))) for theme in zip(*_COLOURS.values(), strict=True))
PALETTES: Final = {"light": LIGHT, "dark": DARK}
COLOURS: Final = "".join(
    f'[data-theme="{theme}"] {{ {" ".join(f"{name}: {colour};" for name, colour in palette.css().items())} }}'
    for theme, palette in PALETTES.items()
)
"""The palettes as a stylesheet: variables of each theme."""


def blend(colour: str, ground: str, amount: float) -> str:
    """`colour` laid over `ground` so that `amount` (0 to 1) of it is seen."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(over * amount + under * (1 - amount)):02X}" for over, under in pairs)


def embeddable(fonts: str) -> str:
    """The same fonts in the order for a PDF: those come first that Chromium can embed as fonts.

    It embeds TrueType outlines only; letters of Noto Sans CJK, which has others, become nameless drawings (Type 3).
    """
    return fonts.replace(_POSTSCRIPT, f"{_TRUETYPE}, {_POSTSCRIPT}", 1)


def base_layout(palette: Palette, lang: str) -> dict[str, Any]:
    """What all figures share."""
    fonts = FONTS[lang]
    return {
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": fonts, "color": palette.ink, "size": 12},
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "autosize": True,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": palette.paper,
            "bordercolor": palette.hairline,
            "font": {"family": fonts, "color": palette.ink, "size": 13},
            "align": "left",
        },
    }


_POINTS: Final = ("x", "lon", "locations")
Figure = dict[str, Any]
"""A figure as Plotly reads it. The tests put it through plotly's own validation, which would cost a choice 20 ms."""


def figure(data: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> Figure:
    """The figure, without a template: the page's is the base layout.

    A trace without points is not visible, since Plotly works on every visible one with every drawing.
    """
    drawn = [one if any(one.get(key) for key in _POINTS) else {**one, "visible": False} for one in data]
    return {"data": drawn, "layout": dict(layout)}


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
