"""Scenes as slides: a native title, a native chart or table, a picture where it must be a map; what it rests on below.

A slide carries what a reader of it alone needs: what is counted, the sentence, sources, speaker notes, alternative
texts, and the link to the live view.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from components import numbers, sentences
from components.figures.legend import legend
from components.panels import names
from components.paper import deck_theme, slide_charts, story
from components.paper import slide as on
from components.paper.charts import Chart
from components.paper.edition import Edition
from components.paper.slide import Box, Ink, box
from components.paper.tables import Table
from components.paper.views import PAPER_VIEWS
from components.scenes import Refreshed, refresh
from components.style import Style
from data import links
from data.dataset import Dataset
from data.scenes.judgement import selection as selection_of
from data.selection import Selection
from data.story import Scene
from data.summaries import headline, province_map

DrawMap = Callable[[Selection, Dataset, int, int], bytes | None]
"""The picture of a map's body: what it shows, its width and height in pixels; None when there is no Chrome."""

BODY = box(0.7, 2.0, 11.933, 3.95)
MAP = box(0.7, 1.95, 7.5, 4.1)
MAP_PIXELS = (1080, 590)
"""The map's box at 144 pixels an inch."""
ASIDE, ASIDE_WIDTH = 8.6, 4.03
TITLE_LAYOUT = 5
"""`Title Only` of python-pptx's own template."""
MOST_SOURCES = 4
"""Named in a footer; the notes name them all."""


@dataclass(frozen=True, eq=False)
class _Deck:
    presentation: Any
    dataset: Dataset
    style: Style
    edition: Edition
    draw_map: DrawMap
    count: int

    @property
    def name(self) -> str:
        return names.dataset_name(self.dataset, self.style)


def deck(
    scenes: Sequence[tuple[Scene, Dataset]], dataset: Dataset, style: Style, edition: Edition, draw_map: DrawMap
) -> bytes:
    """The file: a cover, then a slide a scene, each over what its query sees."""
    presentation = Presentation()
    deck_theme.dress(presentation, style.palette)
    made = _Deck(presentation, dataset, style, edition, draw_map, len(scenes))
    _cover(made, [story.whose(selection_of(scene, style.lang, seen), seen, style) for scene, seen in scenes])
    for number, (scene, seen) in enumerate(scenes, start=1):
        _scene(scene, number, replace(made, dataset=seen))
    _describe(made)
    content = BytesIO()
    presentation.save(content)
    return content.getvalue()


def _describe(made: _Deck) -> None:
    """The file's own properties, which a search over a shared folder reads."""
    properties = made.presentation.core_properties
    properties.title, properties.author = made.name, names.own_source(made.dataset, made.style)
    properties.created = properties.modified = made.edition.generated.replace(tzinfo=None)
    properties.language = "zh-CN" if made.style.lang == "zh" else "en"
    properties.comments = f"{made.edition.version} {made.edition.digest} {made.edition.page}"


def _cover(made: _Deck, whose: Sequence[str]) -> None:
    """`whose` is a word a scene: the reader's own data that it shows, or blank."""
    words, paint, about = made.style.words, made.style.palette, made.dataset.about
    slide = _titled(made, made.name, Pt(44))
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = *_left(2.35), Inches(1.0)
    on.rule(slide, deck_theme.MARGIN, Inches(3.5), Inches(1.2), paint.accent)
    own = words("numbers.semicolon").join(dict.fromkeys(filter(None, whose)))
    lines = (
        *([words("deck.own", whose=own)] if own else []),
        *([] if own and all(whose) else [words("deck.as_of", date=about.as_of)]),
        words("deck.scenes", count=made.count),
        words("deck.generated", when=made.edition.when, version=made.edition.version),
    )
    on.write(slide, "\n".join(lines), box(0.7, 3.75, 11.9, 1.3), Ink(Pt(18), paint.muted))
    on.write(slide, words("deck.open"), box(0.7, 5.3, 4, 0.4), Ink(Pt(16), paint.accent), made.edition.page)
    on.write(slide, words("notes.unknown"), box(0.7, 6.5, 11.9, 0.5), Ink(Pt(12), paint.muted))


def _left(top: float) -> tuple[Any, Any, Any]:
    return deck_theme.MARGIN, Inches(top), deck_theme.INNER


def _titled(made: _Deck, title: str, size: Any) -> Any:
    """A new slide whose title is a real one: outline view and screen readers find it."""
    slide = made.presentation.slides.add_slide(made.presentation.slide_layouts[TITLE_LAYOUT])
    ink = Ink(size, made.style.palette.ink, bold=True, anchor=MSO_ANCHOR.BOTTOM)
    on.fill(slide.shapes.title.text_frame, title, ink)
    return slide


def _scene(scene: Scene, number: int, made: _Deck) -> None:
    shown, paint = refresh(scene, made.dataset, made.style.lang), made.style.palette
    selection = selection_of(scene, made.style.lang, made.dataset).replace(theme=made.style.theme)
    slide = _titled(made, shown.title, _title_size(shown.title))
    on.write(slide, shown.subtitle, box(0.7, 1.45, 11.933, 0.5), Ink(deck_theme.SUBTITLE, paint.muted))
    if shown.holds is False:
        _warn(slide, shown, made)
    _body(slide, scene, shown, selection, made)
    said = sentences.spoken(headline.summarise(selection, made.dataset), made.style.words)
    on.write(slide, said, box(0.7, 6.08, 11.933, 0.55), Ink(Pt(14), paint.ink, anchor=MSO_ANCHOR.MIDDLE))
    _footer(slide, shown, number, made)
    slide.notes_slide.notes_text_frame.text = _notes(shown, made)


def _title_size(title: str) -> Any:
    """Large while it fits on one line, of which a Chinese character takes two columns; else so that two lines do."""
    columns = len(title.encode("gb18030", "replace"))
    return deck_theme.TITLE if columns <= 60 else Pt(24) if columns <= 130 else Pt(18)


def _warn(slide: Any, shown: Refreshed, made: _Deck) -> None:
    """A band over the title, in ink: a conclusion that fell must not be read out."""
    paint = made.style.palette
    band = on.write(
        slide,
        made.style.words("deck.no_longer", why=shown.why),
        box(0, 0, 13.333, 0.36),
        Ink(Pt(13), paint.paper, bold=True, anchor=MSO_ANCHOR.MIDDLE),
    )
    band.text_frame.margin_left = deck_theme.MARGIN
    band.fill.solid()
    band.fill.fore_color.rgb = deck_theme.rgb(paint.ink)


def _body(slide: Any, scene: Scene, shown: Refreshed, selection: Selection, made: _Deck) -> None:
    """A map as a picture; everything else natively, and a map too where no picture can be made."""
    view = PAPER_VIEWS[scene.view]
    found = view.content(scene, selection, made.dataset, made.style)
    where, words = BODY, made.style.words
    if view.is_map:
        if content := made.draw_map(selection, made.dataset, *MAP_PIXELS):
            on.picture(slide, content, MAP, _alt("map", shown.title, found, made.style))
            _legend(slide, selection, made)
            return
        on.write(slide, words("deck.no_picture"), box(0.7, 1.98, 11.933, 0.3), Ink(Pt(12), made.style.palette.muted))
        where = box(0.7, 2.35, 11.933, 3.6)
    _native(slide, found, shown, where, made)


def _native(slide: Any, found: Chart | Table | None, shown: Refreshed, where: Box, made: _Deck) -> None:
    style, words = made.style, made.style.words
    muted = Ink(Pt(14), style.palette.muted)
    if isinstance(found, Chart):
        write = slide_charts.stacked if found.kind == "stacked" else slide_charts.chart
        write(slide, found, where, style, _alt(found.kind, shown.title, found, style))
    elif isinstance(found, Table):
        on.table(slide, found, where, style, _alt("table", shown.title, found, style))
        if found.more:
            on.write(slide, words("deck.more_rows", count=found.more), box(9.2, 5.85, 3.433, 0.25), muted)
    else:
        on.write(slide, words("deck.empty"), where, muted)


def _legend(slide: Any, selection: Selection, made: _Deck) -> None:
    """What the colours mean, and what a map of China must say, beside the picture."""
    style, top = made.style, 2.15
    ink = Ink(Pt(13), style.palette.ink)
    for entry in legend(province_map.summarise(selection, made.dataset), style):
        lines = 1 + len(entry.text.encode("gb18030")) // 42
        wide = 0.15 if entry.kind in ("dot", "hollow", "circle") else 0.24
        on.swatch(slide, box(ASIDE, top + 0.04, wide, 0.15), entry.colour, kind=entry.kind, paint=style.palette)
        on.write(slide, entry.text, box(ASIDE + 0.36, top, ASIDE_WIDTH - 0.36, 0.26 * lines), ink)
        top += 0.26 * lines + 0.09
    note = Ink(Pt(10), style.palette.muted, anchor=MSO_ANCHOR.BOTTOM)
    on.write(slide, style.words("notes.map"), box(ASIDE, 4.75, ASIDE_WIDTH, 1.2), note)


def _alt(kind: str, title: str, found: Chart | Table | None, style: Style) -> str:
    """The chart in words: its kind, what it concludes, its numbers."""
    return style.words("deck.alt", kind=style.words(f"deck.kind_{kind}"), title=title, values=_told(found, style))


def _told(found: Chart | Table | None, style: Style) -> str:
    words, comma, semicolon = style.words, style.words("numbers.comma"), style.words("numbers.semicolon")
    if isinstance(found, Table):
        return semicolon.join(comma.join(row) for row in (found.header, *found.rows))
    if found is None:
        return words("deck.empty")
    told = []
    for series in found.series:
        pairs = [(name, one) for name, one in zip(found.categories, series.values, strict=True) if one is not None]
        values = comma.join(
            words("deck.alt_value", name=name, value=numbers.value(one, found.unit)) for name, one in pairs
        )
        told.append(words("deck.alt_series", name=series.name, values=values))
    return semicolon.join(told)


def _footer(slide: Any, shown: Refreshed, number: int, made: _Deck) -> None:
    """Sources on the left, the live view and the page on the right, under a hairline."""
    words, paint = made.style.words, made.style.palette
    on.rule(slide, deck_theme.MARGIN, Inches(6.74), deck_theme.INNER, paint.hairline)
    small, right = Ink(deck_theme.SMALL, paint.muted), PP_ALIGN.RIGHT
    on.write(slide, words("deck.footer", sources=_sources(shown, made)), box(0.7, 6.85, 7.1, 0.45), small)
    link = Ink(deck_theme.SMALL, paint.accent, align=right)
    if not links.is_of_upload(shown.query):
        address = f"{made.edition.page}{_query(shown, made)}"
        on.write(slide, words("deck.open"), box(7.95, 6.85, 1.9, 0.3), link, address)
    page = words("deck.page", name=made.name, number=number, count=made.count)
    on.write(slide, page, box(9.95, 6.85, 2.683, 0.3), Ink(deck_theme.SMALL, paint.muted, align=right))


def _sources(shown: Refreshed, made: _Deck) -> str:
    words, few = made.style.words, shown.sources[:MOST_SOURCES]
    text = words("numbers.semicolon").join(few)
    more = words("scenes.more_sources", count=len(shown.sources)) if len(few) < len(shown.sources) else ""
    return f"{text} {more}".strip()


def _query(shown: Refreshed, made: _Deck) -> str:
    """The scene's own query with the deck's language."""
    if made.style.lang == "zh":
        return shown.query
    return f"{shown.query}{'&' if shown.query else '?'}lang={made.style.lang}"


def _notes(shown: Refreshed, made: _Deck) -> str:
    """What to say, what is shown, and where it comes from."""
    words, edition = made.style.words, made.edition
    live = words("deck.notes_link", link=f"{edition.page}{_query(shown, made)}")
    lines = [
        words("deck.no_longer", why=shown.why) if shown.holds is False else "",
        words("deck.unchecked") if shown.holds is None else "",
        shown.note,
        words("deck.notes_shown", subtitle=shown.subtitle),
        words("deck.notes_sources", sources=words("numbers.semicolon").join(shown.sources)),
        words("paper.no_link") if links.is_of_upload(shown.query) else live,
        words("deck.notes_made", when=edition.when, version=edition.version, digest=edition.digest),
    ]
    return "\n".join(line for line in lines if line)
