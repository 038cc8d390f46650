"""The pictures of an imported register say what makes their numbers true: place, date, series, sources, filters."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from components.panels import filter_names, names, publishers
from components.paper import vitality
from components.paper.figure_builder import DoesNotFit
from components.paper.presets import SheetOptions, parse
from components.paper.sheet_figure import sheet_figure
from components.style import Style
from data import filters, links
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.regions import Regions
from data.selection import Selection
from data.views import VIEWS, offered
from tests import structures
from tests.companylists import lay_over
from tests.components.paper.conftest import PROVENANCE
from tests.components.paper.test_complete_sheets import SHEETS, written
from tests.exports import company
from tests.snapshots import FIRST, SECOND, THIRD, beside, take

PLACES = (
    *[
        "北京市",
        "天津市",
        "河北省",
        "山西省",
        "内蒙古自治区",
        "辽宁省",
        "吉林省",
        "黑龙江省",
        "上海市",
        "江苏省",
        "安徽省",
        "福建省",
        "江西省",
    ],
    *[
        "山东省",
        "河南省",
        "湖北省",
        "湖南省",
        "广西壮族自治区",
        "海南省",
        "重庆市",
        "四川省",
        "贵州省",
        "云南省",
        "西藏自治区",
        "陕西省",
    ],
    *["甘肃省", "青海省", "宁夏回族自治区", "新疆维吾尔自治区"],
)
"""Provinces beside those of `structures`, each with its companies, so that no sheet has room for all of them."""
QUERIES = (
    "",
    "&region=640000",
    "&region=440300,330100",
    "&map=440000&region=440300",
    "&measure=on_list",
    "&registered=2017-2018&staff=10-49",
)


def _everywhere() -> list[dict[str, Any]]:
    numbers = enumerate(PLACES, start=1)
    return [
        company(1000 * place + one, province=name, city="", district="")
        for place, name in numbers
        for one in range(1, 40 - place)
    ]


@pytest.fixture(scope="module")
def imported(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Three dates of a register, over the last of which a list is laid."""
    home = tmp_path_factory.mktemp("imported")
    companies = [*structures.COMPANIES, *_everywhere()]
    for day, left in ((FIRST, 4), (SECOND, 2), (THIRD, 0)):
        last = take(home, dataset.regions, day, companies[left:])
    _list(home, dataset.regions, companies, last)
    return beside(dataset, home)


def _list(home: Any, regions: Regions, companies: list[dict[str, Any]], name: str) -> None:
    lay_over(home, regions, [{"企业名称": one["name"]} for one in companies[::3]], register=name)


@pytest.fixture
def picture(imported: Dataset, boundaries: Boundaries) -> Callable[..., dict[str, Any]]:
    def make(view: str, selection: Selection, preset: str) -> dict[str, Any]:
        sheet = parse(f"preset={preset}")
        assert isinstance(sheet, SheetOptions)
        return sheet_figure(view, selection, imported, boundaries, sheet, PROVENANCE, lambda name: f"/{name}.geojson")

    return make


def selected(query: str, lang: str, dataset: Dataset) -> Selection:
    series = next(one for one in dataset.series_ids if THIRD in one and one.endswith("-existing"))
    measure = "" if "measure=" in query else "&measure=companies"
    link = links.parse(f"?series={series}{measure}{query}&lang={lang}", dataset)
    assert link.ignored == ()
    return link.selection


def claims(view: str, selection: Selection, dataset: Dataset, style: Style) -> Iterator[str]:
    """Texts that a picture of the view must have."""
    declared, own = VIEWS[view], {*dataset.parks["source_id"], *dataset.parks["source2_id"]}
    yield from (names.place(region, dataset, style) for region in selection.regions)
    as_of, measure = declared.as_of(declared.summarise(selection, dataset)), declared.measure(selection, dataset)
    if as_of:
        yield as_of
    elif measure and measure.has_series:
        yield names.series(selection.series, dataset, style)
        yield names.companies(selection.series, dataset, style)
    for source in declared.cited(selection, dataset):
        if source in dataset.source_cards and source not in own and declared.leading_sources is None:
            yield publishers.publisher_name(source, dataset, style, brief=True)
    for one in filters.filters_of(dataset).values():
        if one.of(selection):
            yield filter_names.text(one, selection, style)


@pytest.mark.parametrize("preset", SHEETS)
def test_a_picture_of_an_import_says_all_that_makes_it_true(
    preset: str, imported: Dataset, picture: Callable[..., dict[str, Any]]
) -> None:
    views = [view.name for view in offered(imported)]
    assert {"structure", "vitality", "shift-share"} <= {*views}
    drawn = set()
    for view in views:
        for query in QUERIES:
            for lang in ("zh", "en"):
                selection = selected(query, lang, imported)
                try:
                    text = written(picture(view, selection, preset))
                except DoesNotFit:
                    assert preset != "slide", f"a slide holds everything, but not {view} {query}"
                    continue
                drawn.add(view)
                wanted = claims(view, selection, imported, Style(lang, "light", 0))
                missing = [one for one in wanted if re.sub(r"\s", "", one) not in text]
                assert not missing, (view, query, lang)
    assert preset == "report" or drawn == {*views}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_chosen_place_keeps_its_row_where_there_is_no_room_for_all(
    lang: str, imported: Dataset, picture: Any
) -> None:
    style, selection = Style(lang, "light", 1440), selected("&region=640000", lang, imported)
    place, plain = names.place("640000", imported, style), selection.replace(regions=())
    for chosen, count in ((plain, 0), (selection, 1)):
        texts = [text["text"] for text in picture("vitality", chosen, "slide")["layout"]["annotations"]]
        assert sum(line == place for text in texts for line in text.split("<br>")) == count
        table = vitality.content(chosen, imported, style)
        assert table is not None
        assert table.more
        assert sum(row[0] == place for row in table.rows) == count
