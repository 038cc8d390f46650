"""Drawing in pixels: texts and shapes on one figure, and figures on a larger one.

Positions are pixels from the upper left corner; in the figure they are parts of its size, which survives being put on
a larger sheet, where only the box of the figure changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final, Literal

from components.line_breaks import lines_height
from components.style import Style
from components.theme import CLEAR, Figure, figure

Item = dict[str, Any]
Align = Literal["left", "center", "right"]

_PAPER: Final = {"xref": "paper", "yref": "paper"}
_AXES: Final = ("xaxis", "yaxis", "geo", "geo2", "geo3", "geo4")
_LAYOUT: Final = ("barmode", "bargap")
"""What the whole layout takes over from a figure that is put on it."""
_HIDDEN_AXIS: Final = {"visible": False, "fixedrange": True}
BAND_OPACITY: Final = 0.3
RISE: Final = 0.09
"""What the box of a line in a Chinese font has over it more than a line takes here, in sizes."""
_PADDING: Final = 1
"""Pixels that Plotly keeps around an annotation."""


class DoesNotFit(Exception):
    """A canvas that must hold everything has no room for it."""


@dataclass(frozen=True)
class PixelBox:
    """A rectangle in pixels, from the upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass
class FigureBuilder:
    """Collects what stands on a figure; `build()` returns it."""

    style: Style
    width: float
    height: float
    traces: list[Item] = field(default_factory=list)
    shapes: list[Item] = field(default_factory=list)
    annotations: list[Item] = field(default_factory=list)
    axes: Item = field(default_factory=dict)
    layout: Item = field(default_factory=dict)

    @property
    def body(self) -> float:
        """The smallest type, in pixels."""
        return self.style.text(0)

    def require(self, fits: bool) -> None:
        """Raise DoesNotFit for what is to be left out on a canvas that must hold everything."""
        if self.style.room.complete and not fits:
            raise DoesNotFit

    def add_text(
        self,
        text: str | Sequence[str],
        x: float,
        y: float,
        size: float | None = None,
        colour: str = "",
        align: Align = "left",
        bold: bool = False,
    ) -> float:
        """Lines of text whose upper corner (or upper middle) is at x, y; the y under them."""
        size = size or self.body
        for line in [text] if isinstance(text, str) else text:
            markup = escape(line, quote=False)
            self.add_markup(f"<b>{markup}</b>" if bold else markup, x, y, size, colour, align)
            y += lines_height(1, size)
        return y

    def add_markup(self, markup: str, x: float, y: float, size: float, colour: str = "", align: Align = "left") -> None:
        """The same for text in Plotly's small HTML."""
        shift = {"left": -_PADDING, "center": 0, "right": _PADDING}[align]
        place = {"x": (x + shift) / self.width, "y": 1 - (y - _PADDING - RISE * size) / self.height}
        anchor = {"xref": "paper", "yref": "paper", "xanchor": align, "yanchor": "top", "align": align}
        font = {"size": size, "color": colour or self.style.palette.ink}
        self.annotations.append({"text": markup, "showarrow": False, "font": font, **place, **anchor})

    def add_line(self, x0: float, y0: float, x1: float, y1: float, colour: str = "", width: float = 1) -> None:
        self._add_shape("line", (x0, y0, x1, y1), colour or self.style.palette.hairline, width)

    def add_rectangle(self, box: PixelBox, fill: str, edge: str = CLEAR, width: float = 0, kind: str = "rect") -> None:
        """A rectangle, or an ellipse in it."""
        self._add_shape(kind, (box.left, box.top, box.right, box.bottom), edge, width, fillcolor=fill)

    def add_band(self, box: PixelBox) -> None:
        """A pale rectangle behind everything else."""
        self.add_rectangle(box, self.style.palette.teal_1)
        self.shapes[-1] |= {"layer": "below", "opacity": BAND_OPACITY}

    def add_diamond(self, box: PixelBox, fill: str) -> None:
        """A square on its corner, in a box."""
        x, y = (box.left + box.right) / 2 / self.width, 1 - (box.top + box.bottom) / 2 / self.height
        left, right, top, bottom = (
            box.left / self.width,
            box.right / self.width,
            1 - box.top / self.height,
            1 - box.bottom / self.height,
        )
        path = f"M{left},{y}L{x},{top}L{right},{y}L{x},{bottom}Z"
        self.shapes.append({"type": "path", "path": path, "fillcolor": fill, "line": {"width": 0}, **_PAPER})

    def _add_shape(
        self, kind: str, corners: tuple[float, float, float, float], edge: str, width: float, **fill: str
    ) -> None:
        x0, y0, x1, y1 = corners
        x = {"xref": "paper", "x0": x0 / self.width, "x1": x1 / self.width}
        y = {"yref": "paper", "y0": 1 - y0 / self.height, "y1": 1 - y1 / self.height}
        self.shapes.append({"type": kind, **x, **y, "line": {"color": edge, "width": width}, **fill})

    def add_figure(self, drawn: Figure, box: PixelBox) -> None:
        """Another figure in a box of this one. Only one of them may have axes."""
        layout = drawn["layout"]
        self.traces += drawn["data"]
        self.shapes += [self._moved(item, box) for item in layout.get("shapes", ())]
        self.annotations += [self._moved(item, box) for item in layout.get("annotations", ())]
        for name in filter(layout.__contains__, _AXES):
            domain, axis = layout[name].get("domain", (0, 1)), name[0]
            if axis == "g":  # a map has both
                moved: Any = {one: [self._in_box(one, part, box) for part in domain[one]] for one in "xy"}
            else:
                moved = [self._in_box(axis, part, box) for part in domain]
            self.axes[name] = {**layout[name], "domain": moved}
        self.layout |= {name: layout[name] for name in _LAYOUT if name in layout}

    def count_pixels(self) -> None:
        """Give the figure axes that count pixels from its upper left corner."""
        self.axes["xaxis"] = _HIDDEN_AXIS | {"range": [0, self.width]}
        self.axes["yaxis"] = _HIDDEN_AXIS | {"range": [self.height, 0]}
        self.layout["barmode"] = "overlay"

    def build(self) -> Figure:
        axes = dict.fromkeys(("xaxis", "yaxis"), _HIDDEN_AXIS | {"range": [0, 1]}) | self.axes
        size = {"width": self.width, "height": self.height, "autosize": False}
        items = {"shapes": self.shapes, "annotations": self.annotations}
        return figure(self.traces, self.style.layout | self.layout | size | axes | items)

    def _moved(self, item: Mapping[str, Any], box: PixelBox) -> Item:
        """A shape or text whose paper coordinates are those of the box."""
        keys = {f"{axis}{end}": axis for axis in "xy" for end in ("", "0", "1") if item.get(f"{axis}ref") == "paper"}
        return {**item, **{key: self._in_box(axis, item[key], box) for key, axis in keys.items() if key in item}}

    def _in_box(self, axis: str, part: float, box: PixelBox) -> float:
        """What a part of the box's width or height is of the figure's."""
        if axis == "x":
            return round((box.left + part * box.width) / self.width, 6)
        return round(1 - (box.bottom - part * box.height) / self.height, 6)
