"""The colours of the classes of a map: from least to most, or away from a middle on either side.

Names, numbers and dots stand on all of them, and the least stays clear of what is unknown, in both themes. Where a
measure has a middle, the two sides are teal and ochre, which people who confuse red and green tell apart.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from components.theme import Palette, blend

PICKED: Final = {1: (1.0,), 2: (0.0, 2.0), 3: (0.0, 1.0, 2.0), 4: (0.0, 1.0, 2.0, 3.0)}
"""Positions on the ramp for so few classes; more of them are at equal distances."""
LAST: Final = 3.0
"""The position of the most."""


def sequential(palette: Palette, count: int) -> list[str]:
    """So many colours, from least to most."""
    return _at(palette.fills, PICKED.get(count, np.linspace(0.0, LAST, count).tolist()))


def diverging(palette: Palette, count: int) -> list[str]:
    """So many colours, from the least over the middle to the most; an odd number has a class in the middle."""
    side = count // 2
    positions = np.linspace(LAST / (side + 1), LAST, side).tolist() if side > 1 else [LAST]
    below, above = _at(palette.fills_below, positions), _at(palette.fills, positions)
    return [*reversed(below), *[palette.middle] * (count % 2), *above]


def _at(stops: Sequence[str], positions: Sequence[float]) -> list[str]:
    """Colours at positions between the first stop (0) and the last one."""
    steps = [position * (len(stops) - 1) / LAST for position in positions]
    lower = [min(int(step), len(stops) - 2) for step in steps]
    return [blend(stops[at + 1], stops[at], step - at) for step, at in zip(steps, lower, strict=True)]
