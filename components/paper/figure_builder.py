"""Drawing in pixels: texts and shapes on one figure, and figures on a larger one.

A pad is a figure without margins whose paper coordinates are pixels from its upper left corner, divided by its size.
That survives being put on a larger sheet, where only the box of the figure changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from components.paper.line_breaks import escape_markup, lines_height
from components.style import Style
from components.theme import CLEAR, Figure, figure

Item = dict[str, Any]
Align = Literal["left", "center", "right"]

_ACROSS: Final = ("x", "x0", "x1")
_AXES: Final = ("xaxis", "yaxis", "geo", "geo2")
_KEPT: Final = ("barmode", "bargap")
"""What the whole layout takes over from a figure that is put on it."""

RISE: Final = 0.09
"""What the box of a line in a Chinese font has over it more than a line takes here, in sizes."""

_PADDING: Final = 1
"""Pixels that Plotly keeps around an annotation."""


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
    """Collects what stands on a figure; `figure()` gives it."""

    style: Style
    width: float
    height: float
    traces: list[Item] = field(default_factory=list)
    shapes: list[Item] = field(default_factory=list)
    annotations: list[Item] = field(default_factory=list)
    axes: Item = field(default_factory=dict)
    rest: Item = field(default_factory=dict)

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
        size = size or self.style.text(0)
        for line in [text] if isinstance(text, str) else text:
            self.add_markup(f"<b>{escape_markup(line)}</b>" if bold else escape_markup(line), x, y, size, colour, align)
            y += lines_height(1, size)
        return y

    def add_markup(self, marked: str, x: float, y: float, size: float, colour: str = "", align: Align = "left") -> None:
        """The same for text in Plotly's small HTML."""
        shift = {"left": -_PADDING, "center": 0, "right": _PADDING}[align]
        self.annotations.append(
            {
                "text": marked,
                "xref": "paper",
                "yref": "paper",
                "x": (x + shift) / self.width,
                "y": 1 - (y - _PADDING - RISE * size) / self.height,
                "xanchor": align,
                "yanchor": "top",
                "align": align,
                "showarrow": False,
                "font": {"size": size, "color": colour or self.style.palette.ink},
            }
        )

    def add_line(self, x0: float, y0: float, x1: float, y1: float, colour: str = "", width: float = 1) -> None:
        """A straight line."""
        self._shape("line", x0, y0, x1, y1, CLEAR, colour or self.style.palette.hairline, width)

    def add_rectangle(self, box: PixelBox, fill: str, edge: str = CLEAR, width: float = 0, kind: str = "rect") -> None:
        """A rectangle, or an ellipse in it."""
        self._shape(kind, box.left, box.top, box.right, box.bottom, fill, edge, width)

    def _shape(self, kind: str, x0: float, y0: float, x1: float, y1: float, fill: str, edge: str, wide: float) -> None:
        corners = {"x0": x0 / self.width, "x1": x1 / self.width, "y0": 1 - y0 / self.height, "y1": 1 - y1 / self.height}
        line = {"color": edge, "width": wide}
        filled = {} if kind == "line" else {"fillcolor": fill}
        self.shapes.append({"type": kind, "xref": "paper", "yref": "paper", **corners, "line": line, **filled})

    def add_figure(self, drawn: Figure, box: PixelBox) -> None:
        """Another figure in a box of this one. A pad holds one figure with axes."""
        layout = drawn["layout"]
        self.traces += drawn["data"]
        self.shapes += [self._moved(item, box) for item in layout.get("shapes", ())]
        self.annotations += [self._moved(item, box) for item in layout.get("annotations", ())]
        self.axes |= {name: self._boxed(name, layout[name], box) for name in _AXES if name in layout}
        self.rest |= {name: layout[name] for name in _KEPT if name in layout}

    def build(self) -> Figure:
        """All of it."""
        hidden = {"visible": False, "fixedrange": True}
        axes = {"xaxis": hidden | {"range": [0, 1]}, "yaxis": hidden | {"range": [0, 1]}} | self.axes
        sized = {"width": self.width, "height": self.height, "autosize": False}
        stood = {"shapes": self.shapes, "annotations": self.annotations}
        return figure(self.traces, self.style.layout | self.rest | sized | axes | stood)

    def _boxed(self, name: str, axis: Mapping[str, Any], box: PixelBox) -> Item:
        """An axis or a map, with its domain in the box."""
        if name in ("xaxis", "yaxis"):
            change = self._across if name == "xaxis" else self._up
            return {**axis, "domain": change(axis.get("domain", (0, 1)), box)}
        domain = axis["domain"]
        return {**axis, "domain": {"x": self._across(domain["x"], box), "y": self._up(domain["y"], box)}}

    def _moved(self, item: Mapping[str, Any], box: PixelBox) -> Item:
        """A shape or text whose paper coordinates are those of the box."""
        moved = {**item}
        for ref, keys, change in (("xref", _ACROSS, self._across), ("yref", ("y", "y0", "y1"), self._up)):
            if item.get(ref) == "paper":
                moved |= {key: change([item[key]], box)[0] for key in keys if key in item}
        return moved

    def _across(self, parts: Sequence[float], box: PixelBox) -> list[float]:
        return [round((box.left + part * box.width) / self.width, 6) for part in parts]

    def _up(self, parts: Sequence[float], box: PixelBox) -> list[float]:
        return [round(1 - (box.bottom - part * box.height) / self.height, 6) for part in parts]
