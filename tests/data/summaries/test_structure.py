"""What kind of companies a place has: every number against plain pandas, and classes that add up with the unknown."""

from collections import Counter

import pytest

from components import class_names
from components.panels import structure_texts
from components.style import Style
from components.words import words
from data import links
from data.dataset_variants import with_imports
from data.registers import classes
from data.registers.import_loader import read_imports
from data.registers.imports import CLASSES, FOLDER
from data.summaries import structure
from data.views import VIEWS
from tests import snapshots
from tests.structures import COMPANIES, ROWS, of_place

PLACES = ["100000", "440000", "440300", "440305", "330000"]


def asked(dataset, query=""):
    series = next(one for one in dataset.series_ids if one.endswith("-cumulative") and "import" in one)
    return links.parse(f"?measure=companies&series={series}&{query}", dataset).selection


def summary(dataset, query=""):
    return structure.summarise(asked(dataset, query), dataset)


def breakdown(found, name):
    return next(one for one in found.breakdowns if one.dimension.name == name)


def of_nation(adcode):
    return "" if adcode == "100000" else f"region={adcode}"


@pytest.mark.parametrize("adcode", PLACES)
@pytest.mark.parametrize("query", ["", "&company_status=existing,unknown", "&registered=2018"])
def test_the_classes_of_each_dimension_add_up_to_the_place(classified, adcode, query):
    found = summary(classified, of_nation(adcode) + query)
    (place,) = found.places
    for one in found.breakdowns:
        filtered = one.dimension.name == "company_status" and "company_status" in query
        assert sum(row.counts[0] for row in one.rows) == one.totals[0]
        assert one.totals[0] == (len(of_place(adcode)) if filtered else place.value)
        assert sum(row.shares[0] for row in one.rows) == pytest.approx(1)
        assert one.rows[-1] is one.unknown


@pytest.mark.parametrize("adcode", PLACES)
def test_industries_are_those_of_plain_pandas_the_largest_first(classified, adcode):
    one = breakdown(summary(classified, of_nation(adcode)), "industry")
    sections = Counter(industry if industry == "unknown" else industry[0] for industry in of_place(adcode)["industry"])
    assert {row.name: row.counts[0] for row in one.rows} == sections
    counts = [row.counts[0] for row in one.known]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("adcode", PLACES)
def test_people_are_those_of_plain_pandas_in_the_order_of_classes(classified, adcode):
    one = breakdown(summary(classified, of_nation(adcode)), "staff")
    assert {row.name: row.counts[0] for row in one.rows if row.counts[0]} == Counter(of_place(adcode)["staff"])
    assert [row.name for row in one.rows] == list(one.dimension.classes)  # empty ones too, and unknown is not 0


@pytest.mark.parametrize(
    ("chosen", "path", "classes"),
    [
        ("I", ("I",), {"I64", "I65"}),
        ("I65", ("I", "I65"), {"I651"}),
        ("I651", ("I", "I65"), {"I651"}),  # nothing more is known, so that its siblings stay in sight
        ("C", (), {"C", "I", "P"}),
        ("C,I", (), {"C", "I", "P"}),
        ("unknown", (), {"C", "I", "P"}),
    ],
)
def test_a_class_that_alone_is_chosen_is_opened(classified, chosen, path, classes):
    one = breakdown(summary(classified, f"industry={chosen}"), "industry")
    within = path[-1] if path else ""
    inside = ROWS[ROWS["industry"].str.startswith(within)] if within else ROWS
    assert one.path == path
    assert {row.name for row in one.known} == classes
    assert one.totals == (len(inside),)
    assert one.unknown.counts[0] == (inside["industry"] == (within or "unknown")).sum()
    marked = {row.name for row in one.rows if row.is_chosen}
    assert marked == ({*chosen.split(",")} if not path or chosen != within else set())


def test_a_location_quotient_compares_known_shares_with_those_of_the_nation(classified):
    found = summary(classified, "region=440300")
    known, nation = (rows[rows["industry"] != "unknown"]["industry"].str[0] for rows in (of_place("440300"), ROWS))
    for row in breakdown(found, "industry").known:
        assert row.quotients[0] == pytest.approx((known == row.name).mean() / (nation == row.name).mean())
    assert breakdown(found, "industry").base == len(ROWS)
    assert found.provinces == 2
    assert breakdown(found, "industry").unknown.quotients == ()
    assert breakdown(found, "company_status").known[0].quotients == ()


def test_the_base_of_an_opened_class_is_that_class(classified):
    found = summary(classified, "region=440300&industry=I651")  # which is in sight beside what is of I65 alone
    assert breakdown(found, "industry").base == ROWS["industry"].str.startswith("I65").sum()


def test_the_nation_is_compared_with_nothing(classified):
    found = summary(classified)
    assert {one.base for one in found.breakdowns} == {None}
    assert not any(row.quotients for one in found.breakdowns for row in one.rows)


def test_the_filter_on_a_dimension_marks_its_classes_and_divides_the_others(classified):
    found = summary(classified, "company_status=closed")
    status, industry = breakdown(found, "company_status"), breakdown(found, "industry")
    assert [row.name for row in status.rows if row.is_chosen] == ["closed"]
    assert status.totals == (len(ROWS),)
    assert industry.totals == ((ROWS["status"] == "closed").sum(),)
    assert "company_status" in found.filters_applied


def test_places_stand_side_by_side_in_the_order_of_choosing_on_one_axis(classified):
    found = summary(classified, "region=330100,440300,350100")
    one = breakdown(found, "industry")
    assert [place.adcode for place in found.places] == ["330100", "440300", "350100"]
    assert one.totals == (len(of_place("330100")), len(of_place("440300")), None)
    assert all(row.counts[2] is None and row.shares[2] is None for row in one.rows)  # nothing is known, not zero
    manufacturing = next(row for row in one.known if row.name == "C")
    assert manufacturing.counts[0] == 0  # of its companies none is
    assert one.maximum == max(share for row in one.rows for share in row.shares[:2])


def test_more_places_than_are_compared_are_one(classified):
    found = summary(classified, "region=yangtze-delta")
    assert len(found.places) == len(classified.members("yangtze-delta"))
    assert sum(place.value or 0 for place in found.places) == len(of_place("330000"))
    (delta,) = summary(classified, "region=pearl-river-delta").places  # nine cities
    assert delta.value == len(of_place("440000"))


def test_rows_say_place_class_and_state(classified, dataset):
    selection = asked(classified, "region=440300,350100")
    rows = VIEWS["structure"].rows(selection, classified)
    assert list(rows[0])[:5] == ["dimension", "class", "label", "value", "state"]
    assert {row["state"] for row in rows if row["adcode"] == "350100"} == {"not_imported"}
    assert {row["value"] for row in rows if row["adcode"] == "350100"} == {None}
    named = {row["class"]: row["label"] for row in rows if row["dimension"] == "industry"}
    assert named["C"] == "制造业"
    english = VIEWS["structure"].rows(selection.replace(lang="en"), classified)
    assert {row["label"] for row in english if row["class"] == "C"} == {"Manufacturing"}


def test_printed_counts_have_no_structure(dataset):
    selection = links.parse("?measure=companies", dataset).selection
    assert VIEWS["structure"].rows(selection, dataset) == []
    assert not VIEWS["structure"].is_offered(dataset)
    assert structure.summarise(selection, dataset).missing == ()  # nobody could have asked for them


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_labels_of_rows_are_those_of_the_page(classified, lang):
    rows = VIEWS["structure"].rows(asked(classified, f"lang={lang}"), classified)
    assert {row["label"] for row in rows} == {
        class_names.label(row["dimension"], row["class"], words(lang)) for row in rows
    }
    assert {"zh": "10–49 人", "en": "10–49 people"}[lang] in {row["label"] for row in rows}


@pytest.fixture(scope="module")
def apart(dataset, tmp_path_factory):
    """The dataset with an import of which each dimension is kept by itself, as of a very large one."""
    home = tmp_path_factory.mktemp("apart")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(classes, "MAX_CROSSED", 0)
        snapshots.take(home, dataset.regions, "2024-05-22", COMPANIES)
    return snapshots.beside(dataset, home)


def test_what_a_large_register_cannot_combine_is_named_and_not_drawn(apart, classified):
    every = {one.dimension.name for one in summary(apart).breakdowns}
    assert every == {one.dimension.name for one in summary(classified).breakdowns}
    found = summary(apart, "staff=10-49")
    assert [one.dimension.name for one in found.breakdowns] == ["staff", "company_status"]
    assert {one.name for one in found.uncombined} == every - {"staff", "company_status"}
    assert breakdown(found, "company_status").totals == ((ROWS["staff"] == "10-49").sum(),)


def test_an_import_from_before_classes_were_kept_says_that_another_has_them(dataset, tmp_path):
    name = snapshots.take(tmp_path, dataset.regions, "2024-05-22", COMPANIES[:20])
    (tmp_path / FOLDER / name / CLASSES).unlink()
    imports, _ = read_imports(tmp_path, dataset.regions)  # and a notice that it is an old one
    found = summary(with_imports(dataset, imports))
    assert {"staff", "form"} <= {one.name for one in found.missing}
    assert not found.keeps_classes
    assert any("重新导入" in note for note in structure_texts.notes(found, Style("zh", "light", 1920)))
