"""An atlas without parks, or without a publication beside them: no word, column or default of what it has not."""

from dataclasses import replace

import pytest

from callbacks import commands
from components.panels import ranking as ranking_panel
from components.paper import views as paper_views
from components.style import Style
from data import links
from data.dataset_loader import load
from data.measures.registry import default_measure, measures_of
from data.parklists.lists import ParkList
from data.settings import REFERENCE
from data.summaries import ranking
from tests.invented import with_register


@pytest.fixture(scope="module")
def bare(tmp_path_factory, dataset):
    """A dataset of one register, and the parks of the shipped one as a list that may stand in."""
    folder = tmp_path_factory.mktemp("bare") / "new"
    assert commands.main(["new", str(folder), "--industry", "氢能"], lambda: None) == 0
    made = with_register(load(folder, REFERENCE))
    listed = ParkList("a", "我的名单", "2024-06", dataset.parks, dataset.sources)
    return replace(made, lists=(listed,))


def test_it_opens_with_its_companies_though_lists_of_parks_are_there(bare):
    assert next(iter(measures_of(bare))) == "listed"
    assert default_measure(bare) == "companies"
    assert default_measure(replace(bare, imports=(), series=bare.series[:0])) == "listed"


@pytest.mark.parametrize(("lang", "words"), [("zh", ("公布", "集聚区", "两种数法")), ("en", ("ublished", "lusters"))])
def test_its_parks_stand_beside_no_publication_and_in_no_cluster(bare, lang, words):
    style = Style(lang, "light", 1200)
    shown = replace(bare, parks=bare.lists[0].parks)
    selection = links.default(shown).replace(measure="listed", lang=lang)
    table = str(ranking_panel.draw(ranking.summarise(selection, shown), selection, shown, style))
    title = paper_views._title_of_ranking("ranking", selection, shown, style)
    assert [word for word in words if word in table + title] == []
