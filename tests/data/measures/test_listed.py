"""The tally of listed parks."""

from dataclasses import replace

from data.clusters import with_outside
from data.measures import listed


def test_a_park_counts_in_every_region_above_it(tiny, chosen):
    tally = listed.read(chosen(kind=("base",)), tiny)
    assert {code: tally.passing[code] for code in ("100000", "810000", "820000", "820101")} == {
        "100000": 3,
        "810000": 1,
        "820000": 2,
        "820101": 2,
    }


def test_a_place_without_parks_leaves_a_sum_whole(tiny, chosen):
    place, covered = listed.read(chosen(), tiny).total(["820000", "830000"], "乙和丙")
    assert (place.value, str(place.state), covered.complete) == (3, "counted", True)


def test_clusters_and_the_parks_outside_them_follow_the_park_filters_only(tiny, chosen):
    known = replace(tiny, clusters=with_outside(tiny.clusters, tiny.regions))
    rows = listed.cluster_counts(known, chosen("810000", kind=("incubator",)))
    assert [(row.cluster, row.name, row.value, str(row.state)) for row in rows] == [
        ("pair", "甲乙", 1, "counted"),
        ("west", "西片", 0, "no_match"),
        ("outside", "不在集聚区的地区", 0, "not_listed"),
    ]
