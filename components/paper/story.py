"""The scenes that are there before a reader makes any: the dataset's own story, or views of the reader's own data.

The story speaks of the data that it came with. Over an upload, a list or an imported series it would be shown as if it
spoke of those; so the page as it stands takes its place, view by view.
"""

from collections.abc import Iterator, Sequence
from typing import get_args

from components import sentences
from components.panels import names
from components.paper.views import PAPER_VIEWS
from components.style import Style
from data import links
from data.dataset import Dataset
from data.selection import Lang, Selection
from data.story import LONGEST, Scene
from data.summaries import headline
from data.views import VIEWS, View


def scenes(selection: Selection, dataset: Dataset) -> Sequence[Scene]:
    """The scenes for a selection, titled in both languages."""
    if not _own(selection, dataset):
        return dataset.story
    return [_scene(view, selection, dataset) for view in VIEWS.values() if _speaks(view, selection, dataset)]


def whose(selection: Selection, dataset: Dataset, style: Style) -> str:
    """What the reader's own data are called, if the page stands on any: “我的名单”, 天眼查 2026-05-22（导入）."""
    return names.listed_together(list(_named(selection, dataset, style)), style)


def _own(selection: Selection, dataset: Dataset) -> bool:
    return bool(whose(selection, dataset, Style("zh", "light", 0)))


def _named(selection: Selection, dataset: Dataset, style: Style) -> Iterator[str]:
    if dataset.own_list is not None:
        yield names.own_source(dataset, style)
    if names.is_imported(selection.series, dataset):
        yield names.series(selection.series, dataset, style)


def _speaks(view: View, selection: Selection, dataset: Dataset) -> bool:
    """Whether the view is a picture of the reader's own data: a timeline of the shipped parks is not."""
    if not PAPER_VIEWS[view.name].is_picture:
        return False
    return view.follows_measure or dataset.own_list is not None or view.ages(selection, dataset) is not None


def _scene(view: View, selection: Selection, dataset: Dataset) -> Scene:
    zh, en = (_title(view.name, selection, dataset, Style(lang, "light", 0)) for lang in get_args(Lang))
    query = links.to_query(selection.replace(lang="zh", theme="light"), dataset)
    return Scene(f"view-{view.name}", query, view.name, zh, en, computed=())


def _title(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """Of the map what the page says in large type; of the others what they show."""
    told = selection.replace(lang=style.lang)
    if PAPER_VIEWS[view].is_map:
        return sentences.sentence(headline.summarise(told, dataset), style.words)[0][: LONGEST["title"]]
    return PAPER_VIEWS[view].title(view, told, dataset, style)[: LONGEST["title"]]
