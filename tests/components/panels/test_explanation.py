"""The sentences on a place: every number in them is one of the page's, and nothing is said that is not proved."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from pptx import Presentation

from components import numbers
from components.panels import explanation
from components.panels.names import series as series_name
from components.style import Style
from components.words import words
from data.dataset import Dataset
from data.measures.ranked import PlaceTable
from data.measures.registry import measures_of
from data.measures.remainder import remainder_row
from data.regions import NATION
from data.selection import Selection
from data.summaries import explanation as summary
from data.summaries import founding_timeline, headline, ranking
from tests.invented import CUMULATIVE, EXISTING, with_register

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?%?")


def explained(selection: Selection, dataset: Dataset) -> str:
    return explanation.text(selection, dataset, Style(selection.lang, selection.theme, 0))


def numbers_of(selection: Selection, dataset: Dataset) -> Iterator[str]:
    """Every number that the page has for the same choice, as it writes them, from the other summaries."""
    about, table = headline.summarise(selection, dataset), PlaceTable(selection.replace(regions=()), dataset)
    yield str(about.shown.details.year)  # of what companies are set against
    for fact in (*about.facts, about.shown):
        yield numbers.value(fact.value, fact.unit)
        yield from NUMBER.findall(fact.as_of)
        yield from NUMBER.findall(numbers.with_unit("", fact.unit, words(selection.lang)))  # per 10,000 people
    level = dataset.regions[selection.focus].parent
    for region in (selection.focus, *([level] if level else [])):
        rows, rest = table.rows(region), remainder_row(table, region)
        for row in (*rows.values(), *([rest] if rest else [])):
            yield from (numbers.value(row.place.value, row.place.unit), numbers.share(row.share or 0), str(row.rank))
            yield str(row.published)
        yield from (str(sum(bool(row.place.value) for row in rows.values())), str(getattr(rest, "members", "")))
    yield numbers.integer(table.values.unplaced.value) if table.values.unplaced else ""
    timeline = founding_timeline.summarise(selection, dataset)
    slots = timeline.ages.slots if timeline.ages else timeline.slots
    counts = {slot.slot: slot.value if timeline.ages else slot.listed for slot in slots}
    yield from (text for slot, count in counts.items() for text in (slot, numbers.integer(count)))
    yield numbers.integer(sum(count for slot, count in counts.items() if slot not in ("unknown", "planned")))
    yield from NUMBER.findall(series_name(selection.series, dataset, Style(selection.lang, "light", 0)))


def places(dataset: Dataset) -> list[Selection]:
    """The nation, every province, and every city of which something is known."""
    plain = Selection(series=dataset.about.series)
    known = {*dataset.counts["region"], *dataset.parks["city"], *dataset.parks["region"]} - {""}
    regions = [one for one in dataset.regions if one.level == "province" or one.adcode in known]
    chosen = [plain.replace(regions=(one.adcode,), map=one.parent) for one in regions if one.adcode != NATION]
    return [plain, *chosen]


@pytest.fixture(scope="module")
def imported(dataset: Dataset) -> Dataset:
    return with_register(dataset)


@pytest.mark.parametrize(("lang", "first"), [("zh", 0), ("en", 1)])
def test_every_number_is_one_of_the_page(dataset, lang, first):
    for place in places(dataset)[first::2]:  # each in one of the languages
        for measure in measures_of(dataset):
            selection = place.replace(measure=measure, lang=lang)
            text = explained(selection, dataset)
            assert text, selection
            assert {*NUMBER.findall(text)} <= {*numbers_of(selection, dataset)}, text
            assert not re.search("None(?! of)|{", text)


@pytest.mark.parametrize(("lang", "first"), [("zh", 0), ("en", 1)])
@pytest.mark.parametrize("series", [EXISTING, CUMULATIVE])
def test_so_is_every_number_of_an_imported_register(imported, series, lang, first):
    for place in places(imported)[first::2]:
        selection = place.replace(measure="companies", series=series, lang=lang)
        text = explained(selection, imported)
        assert {*NUMBER.findall(text)} <= {*numbers_of(selection, imported)}, text


def test_two_to_four_sentences_where_there_is_something_to_say(dataset):
    for place in places(dataset):
        for measure in measures_of(dataset):
            assert 1 <= explained(place.replace(measure=measure), dataset).count("。") <= 4


@pytest.mark.parametrize(
    ("chosen", "output", "absent"),
    [
        (
            {"map": "440000", "measure": "companies"},
            ("占全国的 43.0%", "广州最多，29,714 家（65.3%），深圳其次"),
            ("第 1",),
        ),
        ({"regions": ("440300",), "map": "440000", "measure": "companies"}, ("占广东的 25.9%", "全省第 2"), ()),
        (
            {"measure": "published"},
            ("51 家", "有数字的 3 个省级区中浙江最多", "其余 17 个省级区合计 30 家"),
            ("其中浙江",),
        ),
        ({}, ("36 家", "2018 年最多，7 家", "13 家收录园区年份未知；5 家尚未建成"), ("最多的", "第 1")),
        ({"regions": ("540000",), "measure": "companies"}, ("没有现存企业的数字",), ("0", "占")),
        ({"regions": ("440300",), "map": "440000"}, ("名单未收录，不代表没有",), ("0",)),
    ],
)
def test_what_is_said_and_what_is_not(dataset, selection, chosen, output, absent):
    text = explained(selection.replace(**chosen), dataset)
    assert all(part in text for part in output), text
    assert not [part for part in absent if part in text], text


def test_floors_and_equal_numbers_lead_nowhere(dataset, selection):
    """Of five provinces with floors nobody knows which is the largest of them."""
    shown = selection.replace(measure="companies", series="cncert-2020-10-cumulative")
    text = explained(shown, dataset)
    assert "48,291" in text
    rows = ranking.summarise(shown, dataset).rows
    if not any(row.rank == 1 for row in rows):
        assert "最多" not in text.split("。")[1]


def test_a_choice_of_years_is_no_wave(dataset, selection):
    assert "最多" in explained(selection, dataset)
    assert "最多" not in explained(selection.with_filters(kind=("incubator",)), dataset)


def test_several_places_have_no_sentences(dataset, selection):
    assert summary.summarise(selection.replace(regions=("440000", "330000")), dataset) is None
    assert explained(selection.replace(cluster=dataset.cluster_ids[0]), dataset) == ""


def test_the_profile_says_it_and_the_map_points_there(dataset, client, selection):
    from callbacks.city_drilldown import summarise_profile
    from components.panels import region_profile as panel

    chosen = selection.replace(map="440000", measure="companies")
    drawn = panel.draw(*summarise_profile(chosen, dataset), chosen, dataset, Style("zh", "light", 0))
    assert f'<p id="region-profile-text">{explained(chosen, dataset)}</p>' in drawn
    layout = client.get("/_dash-layout").get_data(as_text=True)
    assert '"aria-describedby":"region-profile-text"' in layout


def test_pictures_and_slides_say_it(dataset, client, selection):
    from datetime import datetime

    from PIL import Image

    from components.paper.deck import deck
    from components.paper.files import Provenance
    from data.story import Scene

    chosen = selection.replace(map="440000", measure="companies")
    text = explained(chosen, dataset)
    answer = client.get("/export/province-map.json?map=440000&measure=companies").get_json()
    assert answer["text"]["Description"] == text
    picture = BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "PNG")
    scene = Scene("one", "?map=440000&measure=companies", "province-map", "广东", "Guangdong")
    about = Provenance(datetime(2026, 11, 23, 9, 30), "https://atlas.example/", "0.1.0", "0123456789abcdef")
    content = deck([(scene, dataset)], dataset, Style("zh", "light", 0), about, lambda *_: picture.getvalue())
    _, slide = Presentation(BytesIO(content)).slides
    assert text in slide.notes_slide.notes_text_frame.text
    (drawn,) = (shape for shape in slide.shapes if shape.shape_type == 13)
    assert text in drawn._element.xpath(".//p:cNvPr")[0].get("descr")


def test_a_measure_without_words_of_its_own_is_explained_too(dataset, selection):
    from dataclasses import replace

    from tests.test_one_declaration import DENSITY

    extended = replace(dataset, measures=(DENSITY,))
    for lang, output in (
        ("zh", ("density为 0.253", "最高，5.89")),
        ("en", ("Guangdong (2022-03): 0.253", "is highest: 5.89")),
    ):
        text = explained(selection.replace(map="440000", measure="density", lang=lang), extended)
        assert all(part in text for part in output), text
