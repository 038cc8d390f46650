"""Published and listed parks side by side, by place and by founding slot. They are two sets: nothing is subtracted."""

from collections import Counter
from collections.abc import Iterator

from data.dataset import Dataset
from data.measures import listed, published
from data.measures.listed import LISTED
from data.measures.published import PUBLISHED
from data.reconciliation.check import Check, Outcome
from data.regions import NATION, Adcode
from data.schemas import LISTED_SOURCE
from data.selection import Selection


def side_by_side(region: Adcode, selection: Selection, dataset: Dataset) -> Iterator[Check]:
    """A region and its parts, wherever parks were published or listed; of the nation also each founding slot.

    No filter on parks reaches these: they are compared as they were published and listed.
    """
    if not LISTED.is_offered(dataset) or not PUBLISHED.is_offered(dataset):
        return
    plain = selection.replace(regions=(), cluster=None, filters=())
    printed, own = published.read(plain, dataset), listed.read(plain, dataset)
    places = [region, *(one.adcode for one in dataset.regions.children(region))]
    counts = zip(places, printed.places(places), own.places(places), strict=True)
    for adcode, one, other in counts:
        if one.value is not None or other.value is not None:
            yield _check(adcode, "", one.value, other.value, dataset)
    if region == NATION and dataset.substitute_list is None:  # a list of one's own has slots of its own
        slots = Counter(dataset.parks["slot"])
        for slot, value in printed.slots.items():
            yield _check(region, slot, value, slots[slot], dataset)


def _check(region: Adcode, slot: str, printed: float | None, own: float | None, dataset: Dataset) -> Check:
    publication = dataset.about.publication
    sources = [publication] if printed is not None else []
    described = own is not None and LISTED_SOURCE in dataset.source_cards
    return Check(
        check="parks",
        scope=publication,
        region=region,
        printed=printed,
        computed=own,
        unit="parks",
        outcome=Outcome.SIDE_BY_SIDE,
        sources=(*sources, *([LISTED_SOURCE] if described else [])),
        item=slot,
        reason="two_sets",
    )
