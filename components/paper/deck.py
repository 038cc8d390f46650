"""Scenes as slides: a native title, a native chart or table, a picture where it must be a map; what it rests on below.

A slide carries what a reader of it alone needs: what is counted, the sentence, sources, speaker notes, alternative
texts, and the link to the live view.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from components import numbers, sentences
from components.figures.map_legend import legend
from components.panels import explanation, names
from components.paper import deck_properties, deck_theme, default_scenes, slide_charts, slide_shapes, slide_strip
from components.paper.chart_data import ChartColumns, ChartData
from components.paper.files import Provenance
from components.paper.presets import UNMARKED, Marking
from components.paper.slide_shapes import TextFormat, inches
from components.paper.slide_tables import SlideTable
from components.paper.views import PAPER_VIEWS, Content
from components.scenes import Refreshed, refresh, without_carriers
from components.style import BODY, Canvas, Style
from components.text_width import text_columns
from data import links
from data.dataset import Dataset
from data.scenes.judgement import selection as selection_of
from data.selection import Selection
from data.story import Scene
from data.summaries import headline, province_map

DrawMap = Callable[[str, Selection, Dataset, int, int], bytes | None]
"""The picture of a view's body: its name, what it shows, width and height in pixels; None when there is no Chrome."""
MAP_BOX, SCREEN_BOX = (0.7, 1.95, 7.5, 4.1), (0.7, 1.95, 11.933, 3.8)
"""Of a map beside its legend, and of one that stands alone, in inches."""
PIXELS = 144
"""Of a map an inch."""
LEGEND = Pt(13)
"""Type of its legend."""
TITLE_LAYOUT = 5
"""`Title Only` of python-pptx's own template."""
MAX_SOURCES = 4
"""Named in a footer; the notes name them all."""


@dataclass(frozen=True, eq=False)
class _Deck:
    presentation: Any
    dataset: Dataset
    style: Style
    provenance: Provenance
    draw_map: DrawMap
    name: str
    count: int


def deck(
    scenes: Sequence[tuple[Scene, Dataset]],
    dataset: Dataset,
    style: Style,
    provenance: Provenance,
    draw_map: DrawMap,
    marking: Marking = UNMARKED,
) -> bytes:
    """The file: a cover, then a slide a scene, each over what its query sees; all of them with the marking."""
    presentation = Presentation()
    deck_theme.apply_theme(presentation, style.palette)
    name = names.dataset_name(dataset, style)
    deck = _Deck(presentation, dataset, style, provenance, draw_map, name, len(scenes))
    selections = [(selection_of(scene, style.lang, seen), seen) for scene, seen in scenes]
    _add_cover(deck, [default_scenes.own_data_name(selection, seen, style) for selection, seen in selections])
    for number, (scene, seen) in enumerate(scenes, start=1):
        _add_scene(scene, number, replace(deck, dataset=seen))
    for slide in presentation.slides:
        slide_shapes.add_marking(slide, marking, style.palette)
    author = names.own_source(dataset, style)
    deck_properties.set_properties(presentation, name, author, provenance, style.lang)
    content = BytesIO()
    presentation.save(content)
    return content.getvalue()


def _add_cover(deck: _Deck, owners: Sequence[str]) -> None:
    """`owners` has a name a scene: the reader's own data that it shows, or blank."""
    words, palette, provenance = deck.style.words, deck.style.palette, deck.provenance
    slide = _add_slide(deck, deck.name, Pt(44))
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = deck_theme.MARGIN, Inches(2.35), deck_theme.INNER, Inches(1.0)
    slide_shapes.add_line(slide, deck_theme.MARGIN, Inches(3.5), Inches(1.2), palette.accent)
    own = words("numbers.semicolon").join(dict.fromkeys(filter(None, owners)))
    lines = (
        words("deck.own", whose=own) if own else "",
        "" if own and all(owners) else words("deck.as_of", date=deck.dataset.about.as_of),
        words("deck.scenes", count=deck.count),
        words("deck.generated", when=provenance.minute, version=provenance.version),
    )
    about, link = TextFormat(Pt(18), palette.muted), TextFormat(Pt(16), palette.accent)
    slide_shapes.add_text(slide, "\n".join(filter(None, lines)), inches(0.7, 3.75, 11.9, 1.3), about)
    if provenance.address:
        slide_shapes.add_text(slide, words("deck.open"), inches(0.7, 5.3, 4, 0.4), link, provenance.address)
    not_zero = names.not_zero(deck.dataset, deck.style)
    slide_shapes.add_text(slide, not_zero, inches(0.7, 6.5, 11.9, 0.5), TextFormat(Pt(12), palette.muted))


def _add_slide(deck: _Deck, title: str, size: Any) -> Any:
    """A new slide whose title is a real one: outline view and screen readers find it."""
    slide = deck.presentation.slides.add_slide(deck.presentation.slide_layouts[TITLE_LAYOUT])
    text_format = TextFormat(size, deck.style.palette.ink, bold=True, anchor=MSO_ANCHOR.BOTTOM)
    slide_shapes.fill_text_frame(slide.shapes.title.text_frame, title, text_format)
    return slide


def _add_scene(scene: Scene, number: int, deck: _Deck) -> None:
    style, palette = deck.style, deck.style.palette
    shown = refresh(scene, deck.dataset, style.lang)
    selection = selection_of(scene, style.lang, deck.dataset).replace(theme=style.theme)
    columns = text_columns(shown.title)  # large while it fits on one line; else so that two lines do
    size = deck_theme.TITLE if columns <= 60 else Pt(24) if columns <= 130 else Pt(18)
    slide = _add_slide(deck, shown.title, size)
    subtitle = TextFormat(deck_theme.SUBTITLE, palette.muted)
    slide_shapes.add_text(slide, shown.subtitle, inches(0.7, 1.45, 11.933, 0.5), subtitle)
    if shown.holds is False:
        _add_warning(slide, shown, style)
    _add_body(slide, scene, shown, selection, deck)
    sentence = sentences.spoken(headline.summarise(selection, deck.dataset), style.words)
    text_format = TextFormat(Pt(14), palette.ink, anchor=MSO_ANCHOR.MIDDLE)
    slide_shapes.add_text(slide, sentence, inches(0.7, 6.08, 11.933, 0.55), text_format)
    _add_footer(slide, shown, number, deck)
    notes = slide.notes_slide.notes_text_frame
    notes.text = _notes(shown, selection, deck)
    for run in (run for paragraph in notes.paragraphs for run in paragraph.runs):
        slide_shapes.set_language(run)


def _add_warning(slide: Any, shown: Refreshed, style: Style) -> None:
    """A band over the title, in ink: a conclusion that fell must not be read out."""
    text_format = TextFormat(Pt(13), style.palette.paper, bold=True, anchor=MSO_ANCHOR.MIDDLE)
    text = style.words("deck.no_longer", why=shown.why)
    band = slide_shapes.add_text(slide, text, inches(0, 0, 13.333, 0.36), text_format)
    band.text_frame.margin_left = deck_theme.MARGIN
    band.fill.solid()
    band.fill.fore_color.rgb = deck_theme.rgb(style.palette.ink)


def _add_body(slide: Any, scene: Scene, shown: Refreshed, selection: Selection, deck: _Deck) -> None:
    """A map as a picture; everything else natively, and a map too where no picture can be made."""
    style, words, muted = deck.style, deck.style.words, deck.style.palette.muted
    view = PAPER_VIEWS[scene.view]
    content = view.content(scene, selection, deck.dataset, style)
    box = inches(0.7, 2.0, 11.933, 3.95)
    if view.is_map:
        *_, width, height = place = SCREEN_BOX if view.fills_screen else MAP_BOX
        pixels = round(width * PIXELS), round(height * PIXELS)
        if picture := deck.draw_map(view.name, selection, deck.dataset, *pixels):
            alt = _alt("map", shown.title, content, style)
            alt = "\n".join(filter(None, (explanation.text(selection, deck.dataset, style), alt)))
            slide_shapes.add_picture(slide, picture, inches(*place), alt)
            if view.fills_screen:
                _add_map_note(slide, deck, 5.75, 0.3)
            else:
                _add_legend(slide, selection, deck)
            return
        above = inches(0.7, 1.98, 11.933, 0.3)
        slide_shapes.add_text(slide, words("deck.no_picture"), above, TextFormat(Pt(12), muted))
        box = inches(0.7, 2.35, 11.933, 3.6)
    _add_native(slide, content, shown.title, box, style)


def _add_native(slide: Any, content: Content, title: str, box: slide_shapes.SlideBox, style: Style) -> None:
    """Charts or a table, or that there is nothing to show."""
    if isinstance(content, ChartData):
        if strip := content.strip:
            over, box = inches(0.7, 2.0, 11.933, 1.35), inches(0.7, 3.35, 11.933, 2.6)
            slide_strip.add_strip(slide, strip, over, style, _alt(strip.kind, title, strip, style))
        add_chart = slide_charts.add_stacked_chart if content.kind == "stacked" else slide_charts.add_chart
        add_chart(slide, content, box, style, _alt(content.kind, title, content, style))
    elif isinstance(content, ChartColumns):
        alts = [_alt(chart.kind, title, chart, style) for chart in content.charts]
        slide_charts.add_chart_columns(slide, content, box, style, alts)
    elif isinstance(content, SlideTable):
        slide_shapes.add_table(slide, content, box, style.palette, _alt("table", title, content, style))
        if content.more:
            muted = TextFormat(Pt(14), style.palette.muted)
            more = style.words("deck.more_rows", count=content.more)
            slide_shapes.add_text(slide, more, inches(9.2, 5.85, 3.433, 0.25), muted)
    elif content is None:
        slide_shapes.add_text(slide, style.words("deck.empty"), box, TextFormat(Pt(14), style.palette.muted))
    if isinstance(content, ChartData | SlideTable) and content.note:
        note = TextFormat(Pt(12), style.palette.muted)
        slide_shapes.add_text(slide, content.note, inches(0.7, 5.85, 8.4, 0.25), note)


def _add_legend(slide: Any, selection: Selection, deck: _Deck) -> None:
    """What the colours mean, and what a map of China must say, beside the picture."""
    palette, left, top, width = deck.style.palette, 8.6, 2.15, 4.03
    *_, across, high = MAP_BOX
    map_style = replace(
        deck.style, canvas=Canvas(round(across * PIXELS), round(high * PIXELS), LEGEND.inches * PIXELS / BODY)
    )
    for entry in legend(province_map.summarise(selection, deck.dataset), map_style):
        height = 0.26 * (1 + text_columns(entry.text) // 42)
        swatch = entry.size / PIXELS or (0.15 if entry.kind in slide_shapes.FORMS else 0.24)
        tall = entry.size / PIXELS or 0.15
        if entry.kind != "note":
            slide_shapes.add_swatch(slide, inches(left, top + 0.115 - tall / 2, swatch, tall), entry, palette)
        room = inches(left + 0.36, top, width - 0.36, height)
        slide_shapes.add_text(slide, entry.text, room, TextFormat(LEGEND, palette.ink))
        top += height + 0.09
    _add_map_note(slide, deck, 4.75, 1.2, left)


def _add_map_note(slide: Any, deck: _Deck, top: float, height: float, left: float = 0.7) -> None:
    """What a map of China must say, up to the right margin."""
    note = TextFormat(deck_theme.SMALL, deck.style.palette.muted, anchor=MSO_ANCHOR.BOTTOM)
    slide_shapes.add_text(slide, deck.style.words("notes.map"), inches(left, top, 12.633 - left, height), note)


def _alt(kind: str, title: str, content: Content, style: Style) -> str:
    """The chart in words: its kind, what it concludes, its numbers."""
    words, comma = style.words, style.words("numbers.comma")
    texts = []
    if content is None:
        texts.append(words("deck.empty"))
    elif isinstance(content, SlideTable):
        texts += [comma.join(row) for row in (content.header, *content.rows)]
    else:
        charts = content.charts if isinstance(content, ChartColumns) else [content]
        texts += [text for chart in charts for text in _alt_series(chart, style)]
    numbers_text = words("numbers.semicolon").join(texts)
    return words("deck.alt", kind=words(f"deck.kind_{kind}"), title=title, values=numbers_text)


def _alt_series(chart: ChartData, style: Style) -> Iterator[str]:
    """The name of each series with its numbers."""
    words = style.words
    if chart.kind == "waterfall":  # its categories carry their numbers
        yield words("numbers.comma").join(chart.categories)
        return
    for series in chart.series:
        known = ((name, at) for name, at in zip(chart.categories, series.values, strict=True) if at is not None)
        values = [words("deck.alt_value", name=name, value=numbers.value(at, chart.unit)) for name, at in known]
        yield words("deck.alt_series", name=series.name, values=words("numbers.comma").join(values))


def _add_footer(slide: Any, shown: Refreshed, number: int, deck: _Deck) -> None:
    """Sources on the left, the live view and the page on the right, under a hairline. The cover is the first page."""
    words, palette = deck.style.words, deck.style.palette
    named = without_carriers(shown.sources[:MAX_SOURCES])
    muted = TextFormat(deck_theme.SMALL, palette.muted)
    slide_shapes.add_line(slide, deck_theme.MARGIN, Inches(6.74), deck_theme.INNER, palette.hairline)
    sources = words("numbers.semicolon").join(named)
    if len(named) < len(shown.sources):
        sources += f" {words('scenes.more_sources', count=len(shown.sources))}"
    slide_shapes.add_text(slide, words("deck.footer", sources=sources.strip()), inches(0.7, 6.85, 7.1, 0.45), muted)
    if deck.provenance.address and not links.is_of_upload(shown.query):
        link = TextFormat(deck_theme.SMALL, palette.accent, align=PP_ALIGN.RIGHT)
        slide_shapes.add_text(slide, words("deck.open"), inches(7.95, 6.85, 1.9, 0.3), link, _address(shown, deck))
    page = words("deck.page", name=deck.name, number=slide_shapes.NUMBER, count=deck.count + 1)
    box = slide_shapes.add_text(slide, page, inches(9.95, 6.85, 2.683, 0.3), replace(muted, align=PP_ALIGN.RIGHT))
    slide_shapes.number_page(box, str(number + 1))


def _address(shown: Refreshed, deck: _Deck) -> str:
    """Of the live view, in the deck's language."""
    lang = "" if deck.style.lang == "zh" else f"{'&' if shown.query else '?'}lang={deck.style.lang}"
    return f"{deck.provenance.address}{shown.query}{lang}"


def _link_line(shown: Refreshed, deck: _Deck) -> str:
    """The live view, where it has an address that others can open."""
    if links.is_of_upload(shown.query):
        return deck.style.words("paper.no_link")
    return deck.style.words("deck.notes_link", link=_address(shown, deck)) if deck.provenance.address else ""


def _notes(shown: Refreshed, selection: Selection, deck: _Deck) -> str:
    """What to say, what is shown, and where it comes from."""
    words, provenance = deck.style.words, deck.provenance
    lines = [
        words("deck.no_longer", why=shown.why) if shown.holds is False else "",
        words("deck.unchecked") if shown.holds is None else "",
        shown.note,
        explanation.text(selection, deck.dataset, deck.style),
        words("deck.notes_shown", subtitle=shown.subtitle),
        words("deck.notes_sources", sources=words("numbers.semicolon").join(shown.sources)),
        _link_line(shown, deck),
        words("deck.notes_made", when=provenance.minute, version=provenance.version, digest=provenance.digest),
    ]
    return "\n".join(filter(None, lines))
