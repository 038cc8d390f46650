"""Editions: what a query sees, kept once, and made anew when what it is made of changes."""

import pytest

from components import registers
from data import links
from data.editions import MOST, Editions
from data.registers import importing, store
from data.registers.providers import provider
from data.registers.rule import Rule
from data.registers.upload import HOMES, Status
from data.registers.uploads import Uploads
from scripts.exports import TIANYANCHA_2024, company, workbook

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
        report = importing.make([book], RULE, dataset.regions, new, lambda rows: None)
        store.write_card(new, registers.card(provider("天眼查"), RULE, report, "tag"))
        store.adopt(new, "some-upload")
        made.write(Status("companies", made.begun(), "done"))
    return made


def total(dataset, region):
    counts = dataset.counts[(dataset.counts["series_id"] == "some-upload-existing")]
    return dict(zip(counts["region"], counts["value"], strict=True)).get(region)


def test_a_plain_query_sees_the_shipped_dataset(dataset, uploads):
    assert Editions(dataset, uploads).opened("?region=440000&lang=en") is dataset


@pytest.mark.parametrize("token", ["", "nowhere", "a" * 22, "../..", "%ff%00"])
def test_an_unknown_upload_is_left_out_and_said(dataset, uploads, token):
    editions = Editions(dataset, uploads)
    opened = editions.opened(f"?upload={token}")
    assert opened is dataset
    assert [one.name for one in links.parse(f"?upload={token}", opened).ignored] == (["upload"] if token else [])


def test_an_upload_stands_beside_the_shipped_series(dataset, uploads, upload):
    editions = Editions(dataset, uploads)
    opened = editions.opened(f"?upload={upload.token}&region=440000")
    assert opened.upload == upload.token
    assert opened.series_ids == (*dataset.series_ids, "some-upload-existing", "some-upload-cumulative")
    assert total(opened, "440000") == 2
    assert editions.opened(f"upload={upload.token}") is opened
    assert editions.opened("") is dataset
    link = links.parse(f"?upload={upload.token}&series=some-upload-existing", opened)
    assert (link.selection.series, link.ignored) == ("some-upload-existing", ())
    assert f"upload={upload.token}" in links.to_query(link.selection, opened)


def test_with_uploads_off_it_is_unknown(dataset, upload):
    assert Editions(dataset).opened(f"?upload={upload.token}") is dataset


def test_accepted_aliases_make_another_edition(dataset, uploads, upload):
    editions, elsewhere = Editions(dataset, uploads), Editions(dataset, uploads)
    before = [one.opened(f"upload={upload.token}") for one in (editions, elsewhere)]
    assert [total(one, "440100") for one in before] == [None, None]
    folder = upload.result()
    importing.place(folder, store.read_report(folder).meant([0]), dataset.regions)
    after = [one.opened(f"upload={upload.token}") for one in (editions, elsewhere)]
    assert [total(one, "440100") for one in after] == [1, 1]
    assert len({one.reading for one in before}) == len({one.reading for one in after}) == 1
    assert before[0].reading != after[0].reading
    assert len(editions._kept) == 1


def test_one_that_was_discarded_is_unknown_at_once(dataset, uploads, upload):
    editions = Editions(dataset, uploads)
    assert editions.opened(f"upload={upload.token}") is not dataset
    upload.discard()
    assert editions.opened(f"upload={upload.token}") is dataset


def test_one_that_is_not_done_or_cannot_be_read_is_unknown(dataset, uploads, upload):
    editions = Editions(dataset, uploads)
    begun, lock = uploads.admit("companies")
    assert editions.opened(f"upload={begun.token}") is dataset
    lock.close()
    (upload.result() / "sums.parquet").write_bytes(b"PAR1")
    assert editions.opened(f"upload={upload.token}") is dataset


def test_no_more_than_a_few_are_kept(dataset, uploads, upload):
    editions = Editions(dataset, uploads)
    first = editions.opened(f"upload={upload.token}")
    for number in range(MOST):
        editions._once((f"other{number}", "", None), lambda: dataset)
    assert len(editions._kept) == MOST
    assert editions.opened(f"upload={upload.token}") is not first
