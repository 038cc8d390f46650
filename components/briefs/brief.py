"""Scenes as a document: a conclusion as heading, its prose with a footnote of sources, a picture or a table.

The first scene's conclusion is the title of the whole. A box at the end says what was counted and how.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from io import BytesIO
from itertools import count
from typing import Any

from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from components.briefs import passages
from components.briefs.official_layout import TEXT_WIDTH, new_document, underline
from components.briefs.passages import Passage, Rows
from components.briefs.word_xml import Footnotes, add_bookmarked_run, attach_scenes, element
from components.panels import names
from components.paper.files import Provenance
from components.paper.office_properties import set_core_properties
from components.paper.presets import UNMARKED, Marking
from components.paper.views import PAPER_VIEWS
from components.scenes import Refreshed, definitions, refresh
from components.style import Style
from data import links
from data.dataset import Dataset
from data.scenes import exchange
from data.scenes.judgement import selection as selection_of
from data.selection import Selection
from data.story import Scene

DrawPicture = Callable[[str, Selection, Dataset], bytes | None]
"""The picture of a view with its own title, legend and sources; None when there is no Chrome."""
NUMERALS = "〇一二三四五六七八九"


@dataclass
class _Brief:
    document: Any
    dataset: Dataset
    style: Style
    provenance: Provenance
    draw_picture: DrawPicture
    footnotes: Footnotes = field(default_factory=Footnotes)
    bookmarks: Any = field(default_factory=lambda: count(1))
    figures: Any = field(default_factory=lambda: count(1))
    definitions: dict[str, None] = field(default_factory=dict)  # of all scenes, each once
    about: set[str] = field(default_factory=set)  # of scenes without a note of their own, each once


def brief(
    scenes: Sequence[tuple[Scene, Dataset]],
    dataset: Dataset,
    style: Style,
    provenance: Provenance,
    draw_picture: DrawPicture,
    marking: Marking = UNMARKED,
) -> bytes:
    """The file of scenes, each with the dataset that its query sees. Numbers of a reader's upload have no bookmarks."""
    made = _Brief(new_document(style.lang, marking), dataset, style, provenance, draw_picture)
    shown = [refresh(scene, seen, style.lang) for scene, seen in scenes]
    _add_masthead(made)
    for number, ((scene, seen), one) in enumerate(zip(scenes, shown, strict=True), start=1):
        _add_scene(number, scene, one, seen, made)
    _add_definitions(made)
    made.footnotes.attach(made.document)
    attach_scenes(made.document, _serialize(shown, made))
    return _save(shown, made)


def _serialize(shown: Sequence[Refreshed], made: _Brief) -> str:
    """The scenes with their places in the brief. Links of uploads stay here: whoever has one may delete the upload."""
    public = {number: asdict(one) for number, one in enumerate(shown, start=1) if not links.is_of_upload(one.query)}
    content = exchange.serialize(public.values(), made.dataset)
    return json.dumps(content | {"lang": made.style.lang, "places": list(public)}, ensure_ascii=False)


def _add_masthead(made: _Brief) -> None:
    """Whose brief it is, and of which day."""
    style, name = made.style, names.dataset_name(made.dataset, made.style)
    text = style.words("brief.masthead", name=name, date=f"{made.provenance.generated:%Y-%m-%d}")
    underline(made.document.add_paragraph(text, "Brief Masthead"), "B3261E")


def _add_scene(number: int, scene: Scene, shown: Refreshed, dataset: Dataset, made: _Brief) -> None:
    style = made.style
    selection = selection_of(scene, style.lang, dataset).replace(theme="light")
    texts = list(passages.prose(number, scene, shown, selection, dataset, style).values())
    bookmarked = not links.is_of_upload(shown.query)
    made.definitions |= dict.fromkeys(definitions(scene, selection, dataset, style))
    if number == 1:
        _write(made.document.add_paragraph(style="Title"), passages.as_title(texts[0]), made, bookmarked=bookmarked)
    heading = made.document.add_paragraph(_numeral(number, style), "Heading 1")
    last = _write(heading, texts[0], made, bookmarked=bookmarked)
    if shown.holds is False:
        made.document.add_paragraph().add_run(style.words("deck.no_longer", why=shown.why)).bold = True
    for passage in (one for one in texts[1:] if one.is_prose and one.text not in made.about):
        last = _write(made.document.add_paragraph(), passage, made, bookmarked=bookmarked)
    made.about.update(one.text for one in texts if one.name == "about")
    sources = style.words("numbers.semicolon").join(shown.sources)
    if sources:
        made.footnotes.add(last, style.words("deck.footer", sources=sources), "BriefNote")
    _add_content(number, scene, shown, selection, dataset, made)
    for passage in texts[1:]:
        if not passage.is_prose:
            _write(made.document.add_paragraph(style="Brief Note"), passage, made, bookmarked=bookmarked)


def _write(paragraph: Paragraph, passage: Passage, made: _Brief, *, bookmarked: bool) -> Run:
    """The passage in runs, its numbers in bookmarks; the last run."""
    if not bookmarked:
        return paragraph.add_run(passage.text)
    last = None
    for text, name in passage.pieces():
        if name:
            last = add_bookmarked_run(paragraph, text, name, next(made.bookmarks))
        elif text:
            last = paragraph.add_run(text)
    return last or paragraph.add_run("")


def _add_content(
    number: int, scene: Scene, shown: Refreshed, selection: Selection, dataset: Dataset, made: _Brief
) -> None:
    """A picture where the view is one and can be drawn; else its rows, under a caption."""
    view, document = PAPER_VIEWS[scene.view], made.document
    title = view.title(view.name, selection, dataset, made.style)
    picture = made.draw_picture(view.name, selection, dataset) if view.is_map or view.is_picture else None
    if picture:
        document.add_paragraph(style="Brief Picture").add_run().add_picture(BytesIO(picture), TEXT_WIDTH)
        document.inline_shapes[-1]._inline.docPr.set("descr", f"{title}\n{shown.title}")
        document.add_paragraph(made.style.words("brief.figure", number=next(made.figures), title=title), "Caption")
        return
    rows = passages.table(number, scene, selection, dataset, made.style)
    if rows is None:
        document.add_paragraph(made.style.words("deck.empty"), "Caption")
        return
    document.add_paragraph(title, "Caption").paragraph_format.keep_with_next = True
    _add_table(rows, made, bookmarked=not links.is_of_upload(shown.query))
    more = made.style.words("deck.more_rows", count=rows.more) if rows.more else ""
    below = made.style.words("numbers.semicolon").join(filter(None, (shown.subtitle, more)))
    document.add_paragraph(below, "Brief Note")


def _add_table(content: Rows, made: _Brief, *, bookmarked: bool) -> None:
    """Header and rows; the header comes again on the next page, and no row is torn."""
    table = made.document.add_table(1 + len(content.rows), len(content.header), "Table Grid")
    table.autofit = False
    for cell, text in zip(table.rows[0].cells, content.header, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row, cells in zip(list(table.rows)[1:], content.rows, strict=True):
        for cell, passage in zip(row.cells, cells, strict=True):
            _write(cell.paragraphs[0], passage, made, bookmarked=bookmarked)
    _set_widths(table, content.widths)


def _set_widths(table: Table, widths: Sequence[float]) -> None:
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = int(TEXT_WIDTH * width)
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, element("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = int(TEXT_WIDTH * width)
            cell.paragraphs[0].style = "Brief Cell"


def _add_definitions(made: _Brief) -> None:
    """A box: what each part counts, by whom and when; what unknown means; how the brief was made."""
    style, provenance = made.style, made.provenance
    address = style.words("brief.address", address=provenance.address) if provenance.address else ""
    lines = [
        *made.definitions,
        names.not_zero(made.dataset, style),
        style.words("notes.map"),
        style.words("deck.notes_made", when=provenance.minute, version=provenance.version, digest=provenance.digest),
        address,
        style.words("brief.checkable"),
    ]
    box = made.document.add_table(1, 1, "Table Grid")
    box.rows[0]._tr.get_or_add_trPr().append(element("w:cantSplit"))
    cell = box.cell(0, 0)
    cell.paragraphs[0].style = "Brief Cell"
    cell.paragraphs[0].add_run(style.words("brief.definitions")).bold = True
    for line in filter(None, lines):
        cell.add_paragraph(line, "Brief Note")


def _numeral(number: int, style: Style) -> str:
    """一、 to 六十、, or 1."""
    if style.lang != "zh":
        return f"{number}. "
    tens, ones = divmod(number, 10)
    return f"{NUMERALS[tens] if tens > 1 else ''}{'十' if tens else ''}{NUMERALS[ones] if ones else ''}、"


def _save(shown: Sequence[Refreshed], made: _Brief) -> bytes:
    title = shown[0].title if shown else names.dataset_name(made.dataset, made.style)
    author = names.own_source(made.dataset, made.style)
    set_core_properties(made.document.core_properties, title, author, made.provenance, made.style.lang)
    content = BytesIO()
    made.document.save(content)
    return content.getvalue()
