"""Imports beside each other: a tag is told only where nothing else tells two apart."""

import pandas as pd

from data.registers.imports import with_import_tags

ROW = {"provider": "天眼查", "as_of": "2026-05-22", "measure": "existing", "variant_zh": "导入", "variant_en": "import"}


def series(*rows):
    return pd.DataFrame([ROW | row for row in rows])


def one(name, tag, **changed):
    message = {"variant_zh": f"导入 {tag}", "variant_en": f"import {tag}"}
    return {"series_id": f"tianyancha-2026-05-22-{name}-{tag}-existing", **message, **changed}


def test_an_import_alone_has_no_tag():
    shipped = {"series_id": "tianyancha-2026-05-22-existing", "variant_zh": "", "variant_en": ""}
    message = with_import_tags(series(shipped, one("import", "ac98d284")))
    assert message["variant_zh"].tolist() == ["", "导入"]
    assert message["variant_en"].tolist() == ["", "import"]


def test_two_of_one_provider_day_and_measure_have_theirs():
    message = with_import_tags(series(one("import", "ac98d284"), one("upload", "0000beef")))
    assert message["variant_zh"].tolist() == ["导入 ac98d284", "导入 0000beef"]


def test_another_day_or_measure_tells_them_apart():
    other = one("import", "0000beef", as_of="2025-05-22"), one("import", "12345678", measure="cumulative")
    message = with_import_tags(series(one("register", "ac98d284"), *other))
    assert set(message["variant_zh"]) == {"导入"}


def test_a_twin_that_comes_later_brings_the_tags_back():
    first = with_import_tags(series(one("import", "ac98d284")))
    both = with_import_tags(pd.concat([first, series(one("upload", "0000beef"))], ignore_index=True))
    assert both["variant_en"].tolist() == ["import ac98d284", "import 0000beef"]
    assert with_import_tags(both).equals(both)
