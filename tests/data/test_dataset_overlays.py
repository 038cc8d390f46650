"""DatasetOverlays: what a query sees, kept once, and made anew when what it is made of changes."""

import gc
import weakref
from pathlib import Path

import pytest

from components import registers
from data import links, search
from data.dataset_overlays import MAX_OVERLAYS, DatasetOverlays
from data.measures.registry import measures_of
from data.registers import alias_changes, importer, store
from data.registers.providers import provider
from data.registers.rule import Rule
from data.registers.upload import HOMES, Status, Upload
from data.registers.uploads import Uploads
from data.summaries import province_map
from tests.exports import TIANYANCHA_2024, company, workbook

RULE = Rule("2024-05-22")


@pytest.fixture
def uploads(tmp_path):
    return Uploads(tmp_path / "uploads", hours=1, megabytes=1)


@pytest.fixture
def upload(uploads, dataset, tmp_path):
    """One company in 深圳, one in 穗: finished."""

    book = workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, [company(1), company(2, city="穗", district="")])
    made, lock = uploads.admit("companies")
    with lock, store.aside(made.folder, HOMES["companies"]) as new:
        report = importer.import_files([book], RULE, dataset.regions, new, lambda rows: None)
        store.write_definition(new, registers.series_definition(provider("天眼查"), RULE, report, "tag"))
        store.adopt(new, "some-upload")
        made.write(Status("companies", made.begun(), "done"))
    return made


def total(dataset, region):
    counts = dataset.counts[(dataset.counts["series_id"] == "some-upload-existing")]
    return dict(zip(counts["region"], counts["value"], strict=True)).get(region)


def test_a_plain_query_sees_the_shipped_dataset(dataset, uploads):
    assert DatasetOverlays(dataset, uploads).resolve("?region=440000&lang=en") is dataset


@pytest.mark.parametrize("token", ["", "nowhere", "a" * 22, "../..", "%ff%00"])
def test_an_unknown_upload_is_left_out_and_said(dataset, uploads, token):
    overlays = DatasetOverlays(dataset, uploads)
    opened = overlays.resolve(f"?upload={token}")
    assert opened is dataset
    assert [one.name for one in links.parse(f"?upload={token}", opened).ignored] == (["upload"] if token else [])


def test_an_upload_stands_beside_the_shipped_series(dataset, uploads, upload):
    overlays = DatasetOverlays(dataset, uploads)
    opened = overlays.resolve(f"?upload={upload.token}&region=440000")
    assert opened.upload == upload.token
    assert opened.series_ids == (*dataset.series_ids, "some-upload-existing", "some-upload-cumulative")
    assert total(opened, "440000") == 2
    assert overlays.resolve(f"upload={upload.token}") is opened
    assert overlays.resolve("") is dataset
    link = links.parse(f"?upload={upload.token}&series=some-upload-existing", opened)
    assert (link.selection.series, link.ignored) == ("some-upload-existing", ())
    assert f"upload={upload.token}" in links.to_query(link.selection, opened)


def test_with_uploads_off_it_is_unknown(dataset, upload):
    assert DatasetOverlays(dataset).resolve(f"?upload={upload.token}") is dataset


def test_accepted_aliases_make_another_overlay(dataset, uploads, upload):
    overlays, elsewhere = DatasetOverlays(dataset, uploads), DatasetOverlays(dataset, uploads)
    before = [one.resolve(f"upload={upload.token}") for one in (overlays, elsewhere)]
    assert [total(one, "440100") for one in before] == [None, None]
    folder = upload.result()
    alias_changes.apply_aliases(
        folder, {one.texts: one.suggestion for one in store.read_report(folder).places[:1]}, dataset.regions
    )
    after = [one.resolve(f"upload={upload.token}") for one in (overlays, elsewhere)]
    assert [total(one, "440100") for one in after] == [1, 1]
    assert len({one.data_version for one in before}) == len({one.data_version for one in after}) == 1
    assert before[0].data_version != after[0].data_version


def test_one_that_was_discarded_is_unknown_at_once(dataset, uploads, upload):
    overlays = DatasetOverlays(dataset, uploads)
    assert overlays.resolve(f"upload={upload.token}") is not dataset
    upload.discard()
    assert overlays.resolve(f"upload={upload.token}") is dataset


def test_one_that_is_not_done_or_cannot_be_read_is_unknown(dataset, uploads, upload):
    overlays = DatasetOverlays(dataset, uploads)
    begun, lock = uploads.admit("companies")
    assert overlays.resolve(f"upload={begun.token}") is dataset
    lock.close()
    for name in ("sums.parquet", "cube.parquet"):
        (upload.result() / name).write_bytes(b"PAR1")
    assert overlays.resolve(f"upload={upload.token}") is dataset


def test_no_more_than_a_few_are_kept(dataset, uploads, upload, monkeypatch):
    overlays = DatasetOverlays(dataset, uploads)
    first = overlays.resolve(f"upload={upload.token}")
    monkeypatch.setattr(overlays, "_beside", lambda upload, stamp: dataset)
    for number in range(MAX_OVERLAYS):
        overlays._with_upload(Upload(Path(f"/{number}")), ("another", number, 0))
    assert len(overlays._overlays) == MAX_OVERLAYS
    monkeypatch.undo()
    assert overlays.resolve(f"upload={upload.token}") is not first


def test_of_a_discarded_upload_nothing_stays_in_memory(dataset, uploads, upload):
    overlays = DatasetOverlays(dataset, uploads)
    seen = overlays.resolve(f"upload={upload.token}")
    measures_of(seen), search.index(seen), province_map.summarise(links.default(seen), seen)
    seen = weakref.ref(seen)
    upload.discard()
    overlays.resolve("")  # as any reader's next event does
    gc.collect()
    assert seen() is None
