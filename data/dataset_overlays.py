"""DatasetOverlays: what one query sees. The shipped dataset, or what an upload adds to it, for those who have its link.

    upload=<token>    the upload's series stand beside the dataset's own, or its list of parks beside the others
    list=<id>         that list stands in the place of the dataset's own

Every overlay is one instance as long as its parts stay the same, so whatever is cached by dataset stays cached.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from data.about import About
from data.dataset import Dataset
from data.dataset_variants import with_imports, with_list, without_tables
from data.parklists.lists import read_lists
from data.query import read_query
from data.registers.import_loader import read_imports
from data.registers.upload import Stamp, Upload
from data.registers.uploads import Uploads
from data.selection import SeriesId

MAX_OVERLAYS = 8
"""Uploads that one process keeps open, and lists."""


class DatasetOverlays:
    """The shipped dataset and its overlays, of which the last few are cached."""

    def __init__(self, dataset: Dataset, uploads: Uploads | None = None) -> None:
        """Without `uploads`, every upload is unknown."""
        self.dataset = dataset
        self.uploads = uploads
        self._overlays: dict[Upload, tuple[Stamp, Dataset]] = {}

    def resolve(self, query: str) -> Dataset:
        """The dataset that a query names. What it names and nobody knows is left out, as `links.parse` will say."""
        options = read_query(query)
        token, list_id = options.get("upload", ""), options.get("list", "")
        self._drop_discarded()
        dataset, upload = self.dataset, self.uploads.find(token) if self.uploads and token else None
        try:
            if upload and upload.status().state == "done":
                dataset = self._with_upload(upload, _stamp(upload))
        except FileNotFoundError:  # discarded in this moment
            pass
        return with_list(dataset, list_id) if list_id in dataset.park_lists else dataset

    def _drop_discarded(self) -> None:
        """What nobody can ask for any more takes no memory, and of nothing that was discarded does a copy stay."""
        for upload in [one for one in tuple(self._overlays) if not one.folder.exists()]:
            self._overlays.pop(upload, None)

    def _with_upload(self, upload: Upload, stamp: Stamp) -> Dataset:
        """The overlay as it was read, unless what stands in the upload has changed since."""
        known, dataset = self._overlays.get(upload, ("", self.dataset))
        if known != stamp:
            dataset = self._beside(upload, stamp)
            self._overlays[upload] = stamp, dataset
            for oldest in tuple(self._overlays)[:-MAX_OVERLAYS]:
                self._overlays.pop(oldest, None)
        return dataset

    def _beside(self, upload: Upload, stamp: Stamp) -> Dataset:
        """The shipped dataset and the uploaded tables, as far as they can be read."""
        with upload.at_rest():
            atlas = upload.status().atlas
            imports, errors = read_imports(upload.folder, self.dataset.regions)
            lists, list_errors = read_lists(upload.folder, self.dataset.regions)
        if not imports and not lists:
            return self.dataset
        base, data_version = self._base(atlas), f"{self.dataset.data_version} {stamp}"
        lists = (*base.lists, *(one for one in lists if one.id not in base.park_lists))
        dataset = with_imports(base, imports)
        dataset = replace(dataset, lists=lists, notices=(*dataset.notices, *errors, *list_errors))
        return replace(dataset, upload=upload.token, data_version=data_version)

    def _base(self, atlas: Mapping[str, Any]) -> Dataset:
        """What the tables are added to: the shipped dataset, or one that has nothing of it."""
        if not atlas:
            return self.dataset
        return without_tables(self.dataset, About(**atlas, as_of="", series=SeriesId(""), bins=self.dataset.about.bins))


def _stamp(upload: Upload) -> Stamp:
    """What stands in the upload; there is a moment in which its results make room for the next."""
    if stamp := upload.stamp():
        return stamp
    with upload.at_rest():
        return upload.stamp()
