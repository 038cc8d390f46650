"""The reference tables are kept between two datasets of one process, and read anew when a file of theirs is another."""

import shutil

from data.dataset_loader import load
from data.settings import REFERENCE, Settings


def test_a_changed_reference_is_read_anew(tmp_path):
    reference = shutil.copytree(REFERENCE, tmp_path / "reference")
    before = load(Settings().dataset, reference)
    again = load(Settings().dataset, reference)
    assert again.regions is before.regions
    regions = reference / "regions.csv"
    regions.write_text(regions.read_text(encoding="utf-8").replace(",Guangdong,", ",Kwangtung,"), encoding="utf-8")
    after = load(Settings().dataset, reference)
    assert [one.regions["440000"].name_en for one in (before, after)] == ["Guangdong", "Kwangtung"]
    assert after.data_version != before.data_version
