"""One map about to be drawn: what it shows, how, and where its places stand. Every layer is made from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Final

import numpy as np

from components.figures.map_classes import Look, circle_scale, circles, looks
from components.figures.map_plane import Plane, Point
from components.numbers import integer, undetermined, value, with_unit, within
from components.style import SMALL, Style
from data.regions import Adcode
from data.states import State
from data.summaries.province_map import ProvinceMap
from data.values import MIN_COMPANIES, Place

MIN_CIRCLE: Final = 5.0

LABEL: Final = 0.9
ROOMY: Final = 40
"""Type of the names on a canvas, of its body, where the map is wider than so many of its letters."""
CRAMPED: Final = 30
"""Under so many letters, type is as small as it may be."""
LOW: Final = 400
"""Pixels of height below which the dots of the page's map are smaller: its districts are, too."""
MAX_DOT: Final = 0.0155
"""Diameter of a park's dot on a canvas, at most, of the smaller side of the box."""


@dataclass(frozen=True)
class Sheet:
    """`label_points` are those of the level's regions, in degrees."""

    summary: ProvinceMap
    style: Style
    plane: Plane
    label_points: Mapping[Adcode, Point]

    @cached_property
    def points(self) -> dict[Adcode, Point]:
        """The label points in the frame."""
        held = self.plane.frame.holds(np.array([*self.label_points.values()]).reshape(-1, 2))
        return {adcode: at for (adcode, at), inside in zip(self.label_points.items(), held, strict=True) if inside}

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        return looks(self.summary, self.style)

    @cached_property
    def anchors(self) -> dict[Adcode, Point]:
        """The label points in pixels."""
        return dict(zip(self.points, self.plane.pixels(self.points.values()), strict=True))

    @cached_property
    def circles(self) -> dict[Adcode, float]:
        """Diameters in pixels, the largest first; their areas are as the values. Empty where fills show the values."""
        if not circles(self.summary):
            return {}
        counted = [place for place in self.summary.places if place.state == State.COUNTED and place.value]
        values = {place.adcode: place.value or 0.0 for place in counted if place.adcode in self.points}
        scale = circle_scale(self.summary, self.plane.box)
        ordered = sorted(values.items(), key=lambda item: -item[1])
        return {adcode: round(max(self.style.px(MIN_CIRCLE), scale * sqrt(value)), 1) for adcode, value in ordered}

    @property
    def dot_size(self) -> float:
        """Diameter of a park's dot, in pixels."""
        if self.style.canvas:
            side = min(self.plane.box.width, self.plane.box.height)
            return round(max(3.0, min(self.style.px(7.5), MAX_DOT * side)), 1)
        return 5.5 if self.plane.box.height < LOW else 7.5

    @property
    def dot_number_size(self) -> float:
        """Of the number in a dot that counts several parks; on a canvas as legible as the names."""
        return max(round(1.4 * self.dot_size, 1), self.font_size if self.style.canvas else 0)

    @property
    def font_size(self) -> float:
        """Of the names."""
        if self.style.canvas:
            return round((LABEL if self._letters > ROOMY else self._small) * self.style.canvas.body, 2)
        width = self.plane.box.width
        return 10 if width < 420 else 11 if width < 620 else 12 if width < 800 else 13

    @property
    def inset_size(self) -> float:
        """Of the texts in and over the inset."""
        if self.style.canvas:
            return round(self._small * self.style.canvas.body, 2)
        return self.font_size - 1

    @property
    def _letters(self) -> float:
        """So many letters of a canvas's body stand across it."""
        return self.plane.box.width / self.style.canvas.body if self.style.canvas else 0.0

    @property
    def _small(self) -> float:
        return SMALL if self._letters < CRAMPED else 1.0

    def look(self, place: Place) -> int:
        """The position of the place's look among the looks."""
        return next(index for index, look in enumerate(self.looks) if look.fits(place))

    @cached_property
    def chosen(self) -> frozenset[str]:
        return frozenset(self.summary.chosen) & {place.adcode for place in self.summary.places}

    def number(self, place: Place) -> str:
        """The value as it is written on the map, where it must not read like one of another class."""
        span = self.looks[self.look(place)].span
        text = within(place.value or 0, place.unit, span.__contains__) if span else value(place.value or 0, place.unit)
        if place.is_floor:
            return self.style.words("province_map.floor", value=text)
        return self.style.words("terms.approx", value=text) if place.approx else text

    def hover(self, place: Place) -> str:
        """The place, and its number or why it has none."""
        words, measure, number = self.style.words, self.summary.measure.id, self.number(place)
        text = words(f"states.{place.state}_long")
        if place.value is not None and place.state in (State.COUNTED, State.DERIVED):
            number = with_unit(number, place.unit, words) if self.summary.measure.group != "counts" else number
            other = words("province_map.value", measure=words.get(f"terms.measure_{measure}", measure), number=number)
            text = words.get(f"province_map.value_{measure}", other, number=number, count=round(place.value))
            text = words("province_map.derived", value=text) if place.state == State.DERIVED else text
            text += f"<br>{words('province_map.small', count=MIN_COMPANIES)}" if place.small else ""
            text += f"<br>{words('ranking.expired', count=integer(place.expired))}" if place.expired else ""
            more = undetermined(place.undetermined, self.summary.limits, words)
            text += f"<br>{more}" if more else ""
        return f"<b>{place.name}</b><br>{text}"
