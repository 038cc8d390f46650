"""Hatching: the diagonal lines that say 'this count has no figure here'.

A choropleth has no pattern, so that the lines are drawn as lines: clipped here, once, in the picture's own plane. The
lines of all regions of a level lie on one grid, which makes neighbours run on into each other.
"""

from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from data.boundaries.frames import Frame
from data.boundaries.projection import Segment

Numbers = NDArray[np.float64]
Edges = NDArray[np.float64]
"""Edge x end x coordinate, in kilometres."""

SPACINGS: Final = 85  # of a frame's width: 8 px in a map of 700
SHORTEST: Final = 0.1  # of a spacing: shorter lines are specks
_DIAGONAL: Final = np.array([(1.0, -1.0), (1.0, 1.0)]) / np.sqrt(2)


def hatch(shape: shapely.Geometry, frame: Frame, digits: int) -> list[Segment]:
    """The hatch lines inside a region, clipped to it."""
    spacing = frame.width / SPACINGS
    line, along = _crossings(_edges(shape, frame), spacing)
    ends = np.column_stack((along, line * spacing)) @ _DIAGONAL.T
    inside = ends.reshape(-1, 2, 2)  # along a line the border leads in, out, in, out
    inside = inside[np.hypot(*(inside[:, 1] - inside[:, 0]).T) > spacing * SHORTEST]
    degrees = np.round(frame.albers.degrees(inside.reshape(-1, 2)), digits).reshape(-1, 2, 2)
    return [((a[0], a[1]), (b[0], b[1])) for a, b in degrees.tolist()]


def _edges(shape: shapely.Geometry, frame: Frame) -> Edges:
    """The edges of all rings, turned so that the hatch lines run along the first axis."""
    corners = [shapely.get_coordinates(ring) for ring in shapely.get_rings(shapely.get_parts(shape))]
    rings = [frame.albers.flat(ring) @ _DIAGONAL for ring in corners]
    return np.concatenate([np.stack((ring[:-1], ring[1:]), axis=1) for ring in rings])


def _crossings(edges: Edges, spacing: float) -> tuple[Numbers, Numbers]:
    """Where edges cross hatch lines: the number of the line and the place along it, sorted by both.

    An edge holds its lower end but not its upper one, so that a line through a corner crosses once.
    """
    across = edges[:, :, 1] / spacing
    first, last = np.ceil(across.min(axis=1)), np.ceil(across.max(axis=1))
    times = (last - first).astype(int)
    edge = np.repeat(np.arange(len(edges)), times)
    line = first[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(times) - times, times)
    part = (line - across[edge, 0]) / (across[edge, 1] - across[edge, 0])
    along = edges[edge, 0, 0] + part * (edges[edge, 1, 0] - edges[edge, 0, 0])
    order = np.lexsort((along, line))
    return line[order], along[order]
