"""The scenes that are there before a reader makes any: the dataset's own story, or views of the reader's own data.

The story speaks of the data that it came with. Over an upload, a list or an imported series it would be shown as if it
spoke of those; so the page as it stands takes its place, view by view.
"""

from collections.abc import Iterator, Sequence
from typing import get_args

from components import sentences
from components.panels import names
from components.paper import captions
from components.paper.views import ages_shown
from components.style import Style
from data import links
from data.dataset import Dataset
from data.selection import Lang, Selection
from data.story import MAX_LENGTHS, Scene
from data.summaries import headline

VIEWS = ("province-map", "ranking", "founding-timeline")


def default_scenes(selection: Selection, dataset: Dataset) -> Sequence[Scene]:
    """The scenes for a selection, titled in both languages."""
    if not _own(selection, dataset):
        return dataset.story
    return [_scene(view, selection, dataset) for view in VIEWS if _speaks(view, selection, dataset)]


def own_data_name(selection: Selection, dataset: Dataset, style: Style) -> str:
    """What the reader's own data are called, if the page stands on any: “我的名单”, 天眼查 2026-05-22（导入）."""
    return names.listed_together(list(_named(selection, dataset, style)), style)


def _own(selection: Selection, dataset: Dataset) -> bool:
    return bool(own_data_name(selection, dataset, Style("zh", "light", 0)))


def _named(selection: Selection, dataset: Dataset, style: Style) -> Iterator[str]:
    if dataset.substitute_list is not None:
        yield names.own_source(dataset, style)
    if names.is_imported(selection.series, dataset):
        yield names.series(selection.series, dataset, style)


def _speaks(view: str, selection: Selection, dataset: Dataset) -> bool:
    """Whether the view shows the reader's own data: a timeline of the shipped parks does not."""
    timeline = view == "founding-timeline"
    return not timeline or dataset.substitute_list is not None or ages_shown(view, selection, dataset) is not None


def _scene(view: str, selection: Selection, dataset: Dataset) -> Scene:
    zh, en = (_title(view, selection, dataset, Style(lang, "light", 0)) for lang in get_args(Lang))
    query = links.spell(selection.but(lang="zh", theme="light"), dataset)
    return Scene(f"view-{view}", query, view, zh, en, computed=())


def _title(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """Of the map what the page says in large type; of the others what they show."""
    told = selection.but(lang=style.lang)
    if view == "province-map":
        return sentences.sentence(headline.summarise(told, dataset), style.words)[0][: MAX_LENGTHS["title"]]
    return captions.title(view, told, dataset, style)[: MAX_LENGTHS["title"]]
