"""The measure that the selection shows."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from data.measures import Reading, companies, listed, published
from data.selection import Selection

if TYPE_CHECKING:
    from data.dataset import Dataset

_READERS: Mapping[str, Callable[[Selection, "Dataset"], Reading]] = {
    "listed": listed.read,
    "published": published.read,
    "companies": companies.read,
}


def read(selection: Selection, dataset: "Dataset") -> Reading:
    """Its values, ready to be asked for."""
    return _READERS[selection.measure](selection, dataset)
