"""What a sheet says, and in which sizes, before anything is placed."""

from dataclasses import dataclass, replace
from typing import Final

from components.panels import names
from components.paper import captions
from components.paper.captions import SheetSources
from components.paper.files import Provenance
from components.paper.presets import SheetOptions
from components.paper.views import PAPER_VIEWS
from components.sentences import sentence
from components.style import SMALL, Style
from data.dataset import Dataset
from data.measures import registry
from data.selection import Selection
from data.summaries import headline
from data.views import VIEWS

_JOINTS: Final = "；;，,。. "
"""What joins the two parts of a sentence; here they stand on two lines."""
_TIGHT: Final = 40
"""Lines of body type on the smaller side under which margins and titles are small."""


@dataclass(frozen=True)
class SheetSizes:
    """Sizes of type and of gaps in pixels; `tight` is a sheet where every line counts."""

    options: SheetOptions
    tight: bool
    body: float
    small: float  # of the footer and of a map's legend: on a tight sheet 6 points where the body has 7
    title: float
    lead: float  # of the sentence
    gap: float
    margin: float

    @property
    def room(self) -> float:
        """Width between the margins."""
        return self.options.preset.width - 2 * self.margin


def sheet_sizes(options: SheetOptions, *, dense: bool = False) -> SheetSizes:
    """The sheet's sizes, all from the preset; on a dense one the header is as small as may be."""
    preset = options.preset
    body, side = preset.body, min(preset.width, preset.height)
    tight = side / body < _TIGHT
    small, title, lead, gap, margin = (SMALL, 1.35, 1.0, 0.25, 0.03) if tight else (1.0, 1.9, 1.25, 0.5, 0.062)
    title, lead = (1.1, small) if dense and tight else (title, lead)
    small, title, lead, gap = (round(body * part, 1) for part in (small, title, lead, gap))
    return SheetSizes(options, tight, body, small, title, lead, gap, round(side * margin))


@dataclass(frozen=True)
class SheetTexts:
    """The words of a sheet, before they are set."""

    title: str  # what the view shows, as a statement
    strong: str  # what is drawn
    muted: str  # what qualifies the statement
    filters: str
    definition: str
    note: str  # of a map
    sources: SheetSources
    provenance: str
    link: str
    footer: str = ""  # note and sources, where one paragraph holds the whole footer


def statement(view: str, selection: Selection, dataset: Dataset, style: Style) -> tuple[str, str]:
    """What a view shows, and what qualifies it: the conclusion that is its title."""
    if own := PAPER_VIEWS[view].statement:
        return own(selection, dataset, style), ""
    measure = VIEWS[view].measure(selection, dataset) or registry.shown(selection, dataset)
    return sentence(headline.summarise(selection.replace(measure=measure.id), dataset), style.words)


def sheet_texts(
    view: str, selection: Selection, dataset: Dataset, provenance: Provenance, sizes: SheetSizes, style: Style
) -> SheetTexts:
    declared, paper_view = VIEWS[view], PAPER_VIEWS[view]
    measure = declared.measure(selection, dataset) or registry.shown(selection, dataset)
    strong, muted = statement(view, selection, dataset, style)
    is_series = declared.follows_measure and measure.has_series
    brief = "paper.made_on_map" if paper_view.is_map else "paper.made_brief"
    key, digest = brief if sizes.tight else "paper.made", provenance.digest[:8]
    name, version = style.words("page.name"), provenance.version
    made = style.words(
        key, name=name, version=version, when=provenance.minute, day=provenance.minute[:10], digest=digest
    )
    rights = "" if sizes.tight else style.words("paper.rights")
    texts = SheetTexts(
        title=strong,
        strong=paper_view.title(view, selection, dataset, style),
        muted=style.words("paper.separator") + muted.lstrip(_JOINTS) if muted else "",
        filters=captions.filter_line(view, selection, dataset, style),
        definition=names.series_row(selection.series, dataset)[f"definition_{style.lang}"] if is_series else "",
        note=style.words("notes.map") if paper_view.is_map else "",
        sources=captions.sources(view, selection, dataset, style),
        provenance=style.words("paper.separator").join(filter(None, (made, rights))),
        link=style.words("paper.no_link") if dataset.upload else provenance.address,
    )
    return _compact(texts, style) if sizes.tight else texts


def _compact(texts: SheetTexts, style: Style) -> SheetTexts:
    """The filters follow the sentence, and the footer is one paragraph."""
    words, sources = style.words, texts.sources
    shown = words("numbers.semicolon").join(sources.brief)
    if sources.each:
        shown = words("paper.more_sources", shown=shown, count=len(sources.leading) + len(sources.each))
    footer = [texts.note.rstrip("。."), words("paper.sources", sources=shown) if shown else ""]
    return replace(
        texts,
        muted=texts.muted + words("paper.separator") + texts.filters,
        filters="",
        definition="",
        footer=words("paper.separator").join(filter(None, footer)),
        note="",
    )
