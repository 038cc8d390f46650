"""DatasetOverlays: what one query sees. The shipped dataset, or what an upload adds to it, for those who have its link.

    upload=<token>    the upload's series stand beside the dataset's own, or its list of parks beside the others
    list=<id>         that list stands in the place of the dataset's own

Every overlay is one instance as long as its parts stay the same, so whatever is cached by dataset stays cached.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from urllib.parse import parse_qsl

from data.dataset import Dataset, with_imports, with_list
from data.links import MAX_QUERY
from data.parklists.lists import read_lists
from data.registers.imports import read_imports
from data.registers.upload import Stamp, Upload
from data.registers.uploads import Uploads

MAX_OVERLAYS = 8
"""DatasetOverlays that one process keeps."""

Key = tuple[str, str, Stamp]


class DatasetOverlays:
    """The shipped dataset and its overlays, of which the last few are cached."""

    def __init__(self, dataset: Dataset, uploads: Uploads | None = None) -> None:
        """Without `uploads`, every upload is unknown."""
        self.dataset = dataset
        self.uploads = uploads
        self._cache: OrderedDict[Key, Dataset] = OrderedDict()
        self._lock = Lock()

    def resolve(self, query: str) -> Dataset:
        """The dataset that a query names. What it names and nobody knows is left out, as `links.parse` will say."""
        options = dict(parse_qsl(query.removeprefix("?")[:MAX_QUERY], errors="replace"))
        token, list_id = options.get("upload", ""), options.get("list", "")
        try:
            base, stamp = self._base(self.uploads.find(token) if self.uploads and token else None)
        except FileNotFoundError:  # discarded in this moment
            base, stamp = self.dataset, None
        if list_id not in base.park_lists:
            return base
        return self._once((base.upload, list_id, stamp), lambda: with_list(base, list_id))

    def _base(self, upload: Upload | None) -> tuple[Dataset, Stamp]:
        """The dataset with its own list, and the version it stands on; the shipped one without a complete upload."""
        if upload is None or upload.status().state != "done":
            return self.dataset, None
        stamp = _stamp(upload)
        return self._once((upload.token, "", stamp), lambda: self._beside(upload, stamp)), stamp

    def _beside(self, upload: Upload, stamp: Stamp) -> Dataset:
        """The shipped dataset and the uploaded tables; without it, if it cannot be read."""
        with upload.at_rest():
            imports, errors = read_imports(upload.folder, self.dataset.regions)
            lists, list_errors = read_lists(upload.folder, self.dataset.regions)
        if errors or list_errors:
            return self.dataset
        known, data_version = self.dataset.park_lists, f"{self.dataset.data_version} {stamp}"
        lists = (*self.dataset.lists, *(one for one in lists if one.id not in known))
        return replace(with_imports(self.dataset, imports), lists=lists, upload=upload.token, data_version=data_version)

    def _once(self, key: Key, make: Callable[[], Dataset]) -> Dataset:
        """The overlay of that key, made if it is not cached. One that has been replaced is dropped at once."""
        with self._lock:
            if key in self._cache:
                self._cache.move_to_end(key)
                return self._cache[key]
        overlay = make()
        with self._lock:
            token, _, stamp = key
            for old in [one for one in self._cache if one[0] == token and one[2] != stamp]:
                del self._cache[old]
            overlay = self._cache.setdefault(key, overlay)
            while len(self._cache) > MAX_OVERLAYS:
                self._cache.popitem(last=False)
        return overlay


def _stamp(upload: Upload) -> Stamp:
    """What stands in the upload; there is a moment in which one result makes room for the next."""
    if stamp := upload.stamp():
        return stamp
    with upload.at_rest():
        return upload.stamp()
