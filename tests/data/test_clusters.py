"""The regions that no cluster holds, as a cluster of their own."""

import pandas as pd
import pytest

from callbacks.selection import reduce
from data import links
from data.clusters import OUTSIDE, with_outside
from data.summaries import headline, ranking


def test_every_place_lies_in_one_named_cluster_or_outside(dataset):
    within, outside = dataset.regions.within, dataset.members(OUTSIDE)
    named = [member for cluster in dataset.cluster_ids if cluster != OUTSIDE for member in dataset.members(cluster)]
    leaves = [region for region in dataset.regions if not region.pseudo and not dataset.regions.children(region.adcode)]
    for leaf in leaves:
        holders = [one for one in (*named, *outside) if within(leaf.adcode, one)]
        assert len(holders) == 1, leaf


@pytest.mark.parametrize(("place", "is_member"), [("山西", True), ("汕头", True), ("广东", False), ("深圳", False)])
def test_a_province_that_is_partly_in_a_cluster_is_outside_with_its_other_cities(dataset, place, is_member):
    assert (dataset.regions.resolve(place) in dataset.members(OUTSIDE)) == is_member


def test_a_dataset_without_clusters_has_nothing_outside_of_them(dataset):
    none = dataset.clusters[:0]
    assert with_outside(none, dataset.regions) is none


def test_a_cluster_of_that_name_stays_what_its_table_says(dataset):
    own = pd.DataFrame({"cluster": [OUTSIDE], "name_zh": ["外"], "name_en": ["out"], "region": ["110000"]})
    assert with_outside(own, dataset.regions) is own


def test_it_is_chosen_as_its_row_counts_it(dataset, selection):
    chosen = reduce(selection, f"cluster:{OUTSIDE}", dataset)
    counts = {row.cluster: row.value for row in ranking.summarise(selection, dataset).clusters}
    assert links.to_query(chosen, dataset) == f"?region={OUTSIDE}"
    assert links.parse(f"?region={OUTSIDE}", dataset).selection == chosen
    assert headline.summarise(chosen, dataset).facts[1].value == counts[OUTSIDE]
    assert ranking.summarise(chosen, dataset).comparison is None, "more places than a table has room for side by side"
