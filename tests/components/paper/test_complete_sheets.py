"""What makes a number true stands in every picture: its place, date, source and what qualifies it. Or there is none."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from components import numbers
from components.panels import names, publishers
from components.paper.figure_builder import DoesNotFit
from components.style import Style
from data import links
from data.dataset import Dataset
from data.filters.parks import YEARS
from data.selection import Selection
from data.summaries import headline, ranking, region_profile
from data.values import Fact
from data.views import VIEWS, offered

Maker = Callable[..., dict[str, Any]]
QUERIES = (
    "",
    "?region=440000",
    "?region=310000,440000",
    "?region=310000,330000,440000",
    "?region=440100&map=440100&measure=companies",
    "?map=440000",
    "?measure=companies&years=2017-2018",
)
SHEETS = ("slide", "square", "report")


def written(figure: dict[str, Any]) -> str:
    """All texts of a figure without marks and spaces."""
    texts = [item["text"] for item in figure["layout"]["annotations"]]
    texts += [text for trace in figure["data"] for text in trace.get("text", ()) if isinstance(text, str)]
    return re.sub(r"<[^>]*>|\s", "", "".join(texts))


def facts_of(view: str, selection: Selection, dataset: Dataset) -> list[Fact]:
    """The facts that the endpoint has of each chosen place, as far as the view shows them."""
    if view not in ("headline", "region-profile"):
        return []
    each = [selection.replace(regions=(one,)) for one in selection.regions] or [selection]
    summarise = headline.summarise if view == "headline" else region_profile.summarise
    facts = [fact for one in each for fact in summarise(one, dataset).facts]
    if view == "region-profile" and len(each) > 1:
        compared = ranking.summarise(selection, dataset).comparison
        assert compared is not None
        facts = [fact for fact in facts if fact.fact in compared.facts]
    return [fact for fact in facts if fact.value is not None]


def claims(view: str, selection: Selection, dataset: Dataset, style: Style) -> Iterator[str]:
    """Texts that a picture of the view must have."""
    words, own = style.words, {*dataset.parks["source_id"], *dataset.parks["source2_id"]} - {dataset.about.publication}
    yield from (names.place(region, dataset, style) for region in selection.regions)
    for source in VIEWS[view].cited(selection, dataset):
        if source in dataset.source_cards and source not in own and VIEWS[view].leading_sources is None:
            yield publishers.publisher_name(source, dataset, style, brief=True)
    facts = facts_of(view, selection, dataset)
    for fact in facts:
        yield numbers.fact_value(fact, words)
        yield fact.as_of
    if any(fact.fact == "companies" for fact in facts):
        yield from (words("headline.not_main"), names.series(selection.series, dataset, style))
    if view == "headline" and YEARS.of(selection):
        yield words("headline.unreached_years")
    measure = VIEWS[view].measure(selection, dataset)
    if view == "ranking" and measure and measure.counterpart:
        yield from (dataset.about.published_as_of, dataset.about.as_of, names.publication(dataset, style))


@pytest.mark.parametrize("preset", SHEETS)
@pytest.mark.parametrize("view", VIEWS)
def test_a_picture_says_all_that_its_endpoint_says_of_its_numbers(
    view: str, preset: str, dataset: Dataset, a_picture: Maker
) -> None:
    if VIEWS[view] not in offered(dataset):
        pytest.skip("the dataset has no table for it")
    for query in QUERIES:
        for lang in ("zh", "en"):
            asked = f"{query or '?'}&lang={lang}"
            try:
                text = written(a_picture(view, asked, f"preset={preset}"))
            except DoesNotFit:
                assert preset != "slide", f"a slide holds everything, but not {asked}"
                continue
            selection = links.parse(asked, dataset).selection
            missing = [one for one in claims(view, selection, dataset, Style(lang, "light", 0)) if one not in text]
            missing = [one for one in missing if re.sub(r"\s", "", one) not in text]
            assert not missing, asked


@pytest.mark.parametrize("preset", SHEETS)
def test_a_classification_of_any_length_leaves_the_title_its_line(preset: str, a_picture: Maker) -> None:
    plain = a_picture("headline", "", f"preset={preset}")
    label = "内部资料不得外传" * 5
    marked = a_picture("headline", "", f"preset={preset}&classification={label}")
    assert label in written(marked)
    assert written(plain).replace("\n", "") in written(marked).replace(label, "")


def test_what_never_fits_is_an_error_and_not_a_shorter_table(a_picture: Maker) -> None:
    with pytest.raises(DoesNotFit):
        a_picture("region-profile", "?region=310000,330000,440000", "preset=report")
    with pytest.raises(DoesNotFit):
        a_picture("headline", "", "width=200&height=200")


@pytest.mark.parametrize("preset", SHEETS)
def test_the_source_of_the_title_is_named_where_the_map_itself_has_no_number(preset: str, a_picture: Maker) -> None:
    text = written(a_picture("province-map", "?map=440100&measure=published", f"preset={preset}"))
    assert "财联社记者不完全统计：广州" in text
    assert re.search("来源：.*财联社", text)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("preset", SHEETS)
def test_places_that_are_compared_have_each_its_bar(preset: str, lang: str, dataset: Dataset, a_picture: Maker) -> None:
    query = f"?region=310000,330000,440000&lang={lang}"
    try:
        figure = a_picture("peers", query, f"preset={preset}")
    except DoesNotFit:
        assert preset == "report"
        return
    bars = [place for trace in figure["data"] if trace["type"] == "bar" for (place,) in trace["customdata"]]
    assert set(bars) == {"310000", "330000", "440000"}


def test_a_picture_without_a_number_has_no_line_of_sources(dataset: Dataset, a_picture: Maker) -> None:
    for preset in SHEETS:
        assert "来源：" not in written(a_picture("reconciliation", "?region=440100&map=440100", f"preset={preset}"))


def test_the_table_of_a_comparison_is_printed_once(client: Any) -> None:
    figures = client.get("/print.json?region=310000,440000").get_json()["figures"]
    assert sum("地区生产总值" in written(figure) for figure in figures) == 1
