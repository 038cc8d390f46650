"""Clusters: named groups of regions, and the regions that none of them holds."""

from collections.abc import Collection, Iterator

import pandas as pd

from data.regions import NATION, Adcode, Regions
from data.selection import ClusterId

OUTSIDE = ClusterId("outside")
"""What lies in no other cluster, as a cluster of its own: chosen, counted and named like any of them."""
_NAMES = {"name_zh": "不在集聚区的地区", "name_en": "areas outside clusters"}


def with_outside(clusters: pd.DataFrame, regions: Regions) -> pd.DataFrame:
    """The rows of `clusters.csv`, then those of `outside`; unchanged where nothing is in a cluster, or all is."""
    members = frozenset(clusters["region"])
    outside = tuple(_outside(NATION, members, regions)) if members else ()
    if not outside or OUTSIDE in set(clusters["cluster"]):
        return clusters
    rest = pd.DataFrame({"cluster": OUTSIDE, **_NAMES, "region": outside})
    return pd.concat([clusters, rest], ignore_index=True)


def _outside(level: Adcode, members: Collection[Adcode], regions: Regions) -> Iterator[Adcode]:
    """The highest regions below `level` that neither lie in a member nor hold one: 山西; of 广东 汕头 and others."""
    for region in regions.children(level):
        if region.adcode in members or region.pseudo:
            continue
        if any(regions.within(member, region.adcode) for member in members):
            yield from _outside(region.adcode, members, regions)
        else:
            yield region.adcode
