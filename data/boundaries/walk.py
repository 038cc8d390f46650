"""Where each arrow key leads from each region of a level: to a neighbour, and in the end to every region."""

from collections.abc import Iterable, Iterator, Mapping
from math import atan2, degrees
from typing import Final

from data.boundaries.frames import Point
from data.regions import Adcode

DIRECTIONS: Final = ("up", "right", "down", "left")
BEARINGS: Final = (0.0, 90.0, 180.0, -90.0)
MAX_TURN: Final = 80.0
"""Degrees by which the bearing of a neighbour may differ from that of its arrow."""
MAX_SECOND: Final = 60.0
"""The same where another arrow leads there too."""

Pair = tuple[Adcode, Adcode]
"""Two neighbours, in rising order."""
Steps = dict[Adcode, list[Adcode | None]]
"""Region -> where the arrows lead, in the order of DIRECTIONS."""
Option = tuple[float, Adcode, int, Adcode]
"""Degrees of the turn, where from, which arrow, where to."""


def steps(pairs: Iterable[Pair], points: Mapping[Adcode, Point]) -> Steps:
    """Where the arrows lead: `pairs` of neighbours, connected; `points` of a plane, y upwards, of every region.

    Each neighbour has an arrow of its own as long as there are enough, in the order of the turn. Then arrows are
    changed, by as small turns as possible, until every region can be reached from every other one.
    """
    options = sorted(_options(pairs, points))
    chosen: Steps = {adcode: [None] * len(DIRECTIONS) for adcode in points}
    for turn, start, arrow, end in options:
        if turn <= MAX_TURN and chosen[start][arrow] is None and end not in chosen[start]:
            chosen[start][arrow] = end
    for turn, start, arrow, end in options:
        if turn <= MAX_SECOND and chosen[start][arrow] is None:
            chosen[start][arrow] = end
    while _reached(chosen) < 2 * len(chosen):
        better = next(filter(None, (_changed(chosen, option) for option in options)), None)
        if better is None:
            break
        chosen = better
    return chosen


def _options(pairs: Iterable[Pair], points: Mapping[Adcode, Point]) -> Iterator[Option]:
    for pair in pairs:
        for start, end in (pair, pair[::-1]):
            (x0, y0), (x1, y1) = points[start], points[end]
            bearing = degrees(atan2(x1 - x0, y1 - y0))
            for arrow, direction in enumerate(BEARINGS):
                yield abs((bearing - direction + 180) % 360 - 180), start, arrow, end


def _changed(chosen: Steps, option: Option) -> Steps | None:
    """With one arrow changed, if more regions are reached then."""
    _, start, arrow, end = option
    changed = chosen | {start: [end if at == arrow else one for at, one in enumerate(chosen[start])]}
    return changed if _reached(changed) > _reached(chosen) else None


def _reached(chosen: Steps) -> int:
    """How many regions are reached from the first one, and how many reach it."""
    back: dict[Adcode, list[Adcode | None]] = {adcode: [] for adcode in chosen}
    for start, ends in chosen.items():
        for end in filter(None, ends):
            back[end].append(start)
    if not chosen:
        return 0
    first = next(iter(chosen))
    return len(_from(first, chosen)) + len(_from(first, back))


def _from(first: Adcode, ways: Mapping[Adcode, list[Adcode | None]]) -> set[Adcode]:
    reached, waiting = {first}, [first]
    while waiting:
        new = {end for end in ways[waiting.pop()] if end} - reached
        reached |= new
        waiting += new
    return reached
