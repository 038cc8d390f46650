"""The scenes that are there before a reader makes any: the dataset's own story, or views of the reader's own data.

The story speaks of the data that it came with. Over an upload, a list or an imported series it would be shown as if it
spoke of those; so the page as it stands takes its place, view by view.
"""

from collections.abc import Sequence
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
    if not own_data_name(selection, dataset, Style("zh", "light", 0)):
        return dataset.story
    views = [view for view in VIEWS if view != "founding-timeline" or _timeline_is_own(selection, dataset)]
    return [_scene(view, selection, dataset) for view in views]


def own_data_name(selection: Selection, dataset: Dataset, style: Style) -> str:
    """What the reader's own data are called, if the page stands on any: “我的名单”, 天眼查 2026-05-22（导入）."""
    own = [names.own_source(dataset, style)] if dataset.substitute_list is not None else []
    if names.is_imported(selection.series, dataset):
        own.append(names.series(selection.series, dataset, style))
    return names.listed_together(own, style)


def _timeline_is_own(selection: Selection, dataset: Dataset) -> bool:
    """Whether the timeline shows the reader's own data instead of the shipped parks."""
    return dataset.substitute_list is not None or ages_shown("founding-timeline", selection, dataset) is not None


def _scene(view: str, selection: Selection, dataset: Dataset) -> Scene:
    zh, en = (_title(view, selection.but(lang=lang), dataset) for lang in get_args(Lang))
    query = links.spell(selection.but(lang="zh", theme="light"), dataset)
    return Scene(f"view-{view}", query, view, zh, en, computed=())


def _title(view: str, selection: Selection, dataset: Dataset) -> str:
    """Of the map what the page says in large type; of the others what they show."""
    style = Style(selection.lang, "light", 0)
    if view == "province-map":
        return sentences.sentence(headline.summarise(selection, dataset), style.words)[0][: MAX_LENGTHS["title"]]
    return captions.title(view, selection, dataset, style)[: MAX_LENGTHS["title"]]
