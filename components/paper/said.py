"""What a sheet says, and in which sizes, before anything is placed."""

from dataclasses import dataclass, replace
from typing import Final

from components.paper import captions
from components.paper.captions import Sources, Stamp
from components.paper.presets import Paper
from components.paper.views import PAPER_VIEWS
from components.sentences import sentence
from components.style import SMALL, Style
from data.dataset import Dataset
from data.measures import registry
from data.selection import Selection
from data.summaries import headline
from data.views import VIEWS

_TIGHT: Final = 40
"""Lines of body type on the smaller side under which margins and titles are small."""


@dataclass(frozen=True)
class Measures:
    """The sheet's sizes, all from the preset."""

    paper: Paper

    @property
    def body(self) -> float:
        return self.paper.preset.body

    @property
    def small(self) -> float:
        """Size of the footer and of a map's legend: on a tight sheet 6 points where the body has 7."""
        return round(self.body * (SMALL if self.tight else 1.0), 1)

    @property
    def least(self) -> int:
        return min(self.paper.preset.width, self.paper.preset.height)

    @property
    def tight(self) -> bool:
        return self.least / self.body < _TIGHT

    @property
    def margin(self) -> float:
        return round(self.least * (0.03 if self.tight else 0.062))

    @property
    def room(self) -> float:
        """Width between the margins."""
        return self.paper.preset.width - 2 * self.margin

    @property
    def title(self) -> float:
        return round(self.body * (1.35 if self.tight else 1.9), 1)

    @property
    def lead(self) -> float:
        """Size of the sentence."""
        return round(self.body * (1.0 if self.tight else 1.25), 1)

    @property
    def gap(self) -> float:
        return round(self.body * (0.25 if self.tight else 0.5), 1)


@dataclass(frozen=True)
class Texts:
    """The words of a sheet, before they are set."""

    title: str
    strong: str  # of the sentence
    muted: str
    active: str
    definition: str
    note: str  # of a map
    sources: Sources
    made: str
    link: str
    foot: str = ""  # note and sources, where one paragraph holds the whole footer


def texts(view: str, selection: Selection, dataset: Dataset, stamp: Stamp, measures: Measures, style: Style) -> Texts:
    """Everything that the sheet should say."""
    declared, paper_view = VIEWS[view], PAPER_VIEWS[view]
    measure = declared.measure(selection, dataset) or registry.shown(selection, dataset)
    about = selection.replace(measure=measure.id)
    strong, muted = sentence(headline.summarise(about, dataset), style.words)
    is_series = declared.follows_measure and measure.has_series
    return Texts(
        title=paper_view.title(view, selection, dataset, style),
        strong=strong,
        muted=muted,
        active=captions.active(view, selection, dataset, style),
        definition=captions.definition(selection, dataset, style) if is_series else "",
        note=style.words("notes.map") if paper_view.is_map else "",
        sources=captions.sources(view, selection, dataset, style),
        made=captions.made(stamp, style, measures.tight),
        link=style.words("paper.no_link") if dataset.upload else stamp.link,
    )


def settled(said: Texts, measures: Measures, style: Style) -> Texts:
    """On a tight sheet the filters follow the sentence, and the footer is one paragraph: every line counts."""
    if not measures.tight:
        return said
    separator, semicolon = style.words("paper.separator"), style.words("numbers.semicolon")
    leading = semicolon.join(said.sources.brief)
    count = len(said.sources.leading) + len(said.sources.each)
    named = style.words("paper.more_sources", shown=leading, count=count) if said.sources.each else leading
    sources = style.words("paper.sources", sources=named)
    return replace(
        said,
        muted=said.muted + separator + said.active,
        active="",
        definition="",
        foot=separator.join(text for text in (said.note.rstrip("。."), sources) if text),
        made="" if said.note else said.made,  # the map needs the line; the picture's file says it too
        note="",
    )
