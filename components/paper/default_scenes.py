"""The scenes that are there before a reader makes any: the dataset's own story, or views of the reader's own data.

The story speaks of the data that it came with. Over an upload, a list or an imported series it would be shown as if it
spoke of those; so the page as it stands takes its place, view by view.
"""

from collections.abc import Sequence
from typing import get_args

from components import sentences
from components.panels import names
from components.paper.views import PAPER_VIEWS, printed_views
from components.style import Style
from data import filters, links
from data.dataset import Dataset
from data.selection import Lang, Selection
from data.story import MAX_LENGTHS, Scene
from data.summaries import headline
from data.views import offered


def default_scenes(selection: Selection, dataset: Dataset) -> Sequence[Scene]:
    """The scenes for a selection, titled in both languages."""
    if not own_data_name(selection, dataset, Style("zh", "light", 0)):
        return dataset.story
    own_parks = dataset.substitute_list is not None
    pictures = (view for view in offered(dataset) if PAPER_VIEWS[view.name].is_picture)
    drawn = (view for view in pictures if not PAPER_VIEWS[view.name].is_empty(selection, dataset))
    return [
        _scene(view.name, selection, dataset)
        for view in drawn  # of which a timeline of the shipped parks shows nothing of the reader's own
        if view.follows_measure or view.of_companies or own_parks or view.ages(selection, dataset) is not None
    ]


def page_scenes(selection: Selection, dataset: Dataset) -> Sequence[Scene]:
    """Of a chosen place the page as it stands, as far as it is printed and in that order; else the default scenes."""
    if not filters.place_chosen(selection):
        return default_scenes(selection, dataset)
    return [_scene(view.name, selection, dataset) for view in printed_views(selection, dataset)]


def own_data_name(selection: Selection, dataset: Dataset, style: Style) -> str:
    """What the reader's own data are called, if the page stands on any: “我的名单”, 天眼查 2026-05-22（导入）."""
    own = [names.own_source(dataset, style)] if dataset.substitute_list is not None else []
    if names.is_imported(selection.series, dataset):
        own.append(names.series(selection.series, dataset, style))
    return names.listed_together(own, style)


def _scene(view: str, selection: Selection, dataset: Dataset) -> Scene:
    zh, en = (_title(view, selection.replace(lang=lang), dataset) for lang in get_args(Lang))
    query = links.to_query(selection.replace(lang="zh", theme="light"), dataset)
    return Scene(f"view-{view}", query, view, zh, en, computed=())


def _title(view: str, selection: Selection, dataset: Dataset) -> str:
    """Of the map what the page says in large type; of the others what they show."""
    style = Style(selection.lang, "light", 0)
    if PAPER_VIEWS[view].is_map:
        return sentences.sentence(headline.summarise(selection, dataset), style.words)[0][: MAX_LENGTHS["title"]]
    return PAPER_VIEWS[view].title(view, selection, dataset, style)[: MAX_LENGTHS["title"]]
