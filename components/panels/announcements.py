"""What is announced rather than shown: the document's title, the spoken summary, what a link held that is not known."""

from collections.abc import Sequence

from components import sentences
from components.panels import names
from components.style import Style
from data.dataset import Dataset
from data.links import Ignored
from data.selection import MAX_REGIONS, Selection
from data.summaries import headline


def title(selection: Selection, dataset: Dataset, style: Style) -> str:
    """广东 · 区块链 · 园区图谱."""
    return style.words(
        "announcements.title", place=_place(selection, dataset, style), dataset=names.industry(dataset, style)
    )


def _place(selection: Selection, dataset: Dataset, style: Style) -> str:
    if selection.cluster:
        return names.cluster(selection.cluster, dataset, style)
    regions = selection.regions or (selection.map,)
    return names.listed_together([names.place(adcode, dataset, style) for adcode in regions], style)


def spoken(selection: Selection, dataset: Dataset, style: Style) -> str:
    """The sentence of the new view, for the live region."""
    return sentences.spoken(headline.summarise(selection, dataset), style.words)


def ignored(values: Sequence[Ignored], dataset: Dataset, style: Style) -> str:
    """What was ignored; empty for a good link. Without its upload, a link's other values name nothing."""
    if any(one.name == "upload" for one in values):
        return style.words("announcements.ignored_upload")
    full = [one for one in values if one.name == "region" and one.value in dataset.regions]
    left = [one for one in values if one not in full]
    pairs = [style.words("announcements.ignored_pair", **vars(one)) if one.value else one.name for one in left]
    places = names.listed_together([names.place(one.value, dataset, style) for one in full], style)
    texts = [
        *([style.words("announcements.full", count=MAX_REGIONS, places=places)] if full else []),
        *([style.words("announcements.ignored", what=names.listed_together(pairs, style))] if pairs else []),
    ]
    return " ".join(texts)
