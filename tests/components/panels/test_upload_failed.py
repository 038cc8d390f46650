from components.panels import upload_failed
from components.style import Style


def test_files_for_the_other_import_are_offered_to_it() -> None:
    offered = upload_failed.draw("a.csv: <b>", "companies", Style("zh", "light", 0))
    assert 'data-event="import_as:companies"' in offered
    assert "作为企业名录导入" in offered
    assert "a.csv: &lt;b&gt;" in offered
    assert "data-event" not in upload_failed.draw("a.csv", "", Style("en", "light", 0))
