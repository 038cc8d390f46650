"""The outlines of chosen regions: closed for every region of a level, whether it is of one part or of many."""

import pytest


@pytest.mark.parametrize("level", ["100000", "110000", "130100", "310000", "440000", "540100"])
def test_every_region_of_a_level_has_closed_rings(dataset, boundaries, level):
    parts = [one for one in dataset.regions.children(level) if not one.pseudo and boundaries.point(one.adcode)]
    for region in [*(one.adcode for one in parts), *([] if level == "100000" else [level])]:
        rings = boundaries.rings(level, region)
        assert rings, region
        assert all(len(ring) > 3 and ring[0] == ring[-1] for ring in rings), region


@pytest.mark.parametrize("query", ["region=110101", "region=540102"])
def test_a_chosen_district_is_outlined_where_the_city_is_of_one_part(client, query):
    assert client.get(f"/print.json?{query}").status_code == 200
