"""A cluster is one place to look at, however many regions it has."""

from itertools import pairwise

import pytest

from components.figures import province_map as figure
from components.panels import ranking
from components.style import Style
from data import links
from data.summaries import province_map
from data.summaries import ranking as rows

STYLE = Style("zh", "light", 1366)


def outlines(query, dataset, boundaries):
    summary = province_map.summarise(links.parse(query, dataset).selection, dataset)
    return figure._outlines(figure.sheet_of(summary, STYLE, boundaries), boundaries)


def test_no_border_between_members_is_outlined(dataset, boundaries):
    segments = [frozenset(one) for line in outlines("region=outside", dataset, boundaries) for one in pairwise(line)]
    assert len(segments) == len({*segments})


def test_of_places_that_are_compared_each_keeps_its_whole_outline(dataset, boundaries):
    rings = outlines("region=330000,350000", dataset, boundaries)
    assert all(ring[0] == ring[-1] for ring in rings)
    segments = [frozenset(one) for line in rings for one in pairwise(line)]
    assert len(segments) > len({*segments})


@pytest.mark.parametrize(("query", "has_boxes"), [("region=outside", False), ("", True)])
@pytest.mark.parametrize("measure", ["listed", "population"])
def test_only_what_can_be_compared_has_boxes(dataset, query, has_boxes, measure):
    selection = links.parse(f"{query}&measure={measure}", dataset).selection
    drawn = str(ranking.draw(rows.summarise(selection, dataset), selection, dataset, STYLE))
    assert "choose:150000" in drawn
    assert ("add:150000" in drawn) is has_boxes
