"""The pilots that the state named in a place, as a table on a sheet or a slide."""

from collections import Counter
from collections.abc import Sequence

from components.panels import publishers
from components.paper.figure_builder import FigureBuilder
from components.paper.noted_table import draw_message, draw_noted_table
from components.paper.slide_tables import SlideTable, fitting
from components.paper.table_columns import TableColumn
from components.sentences import place_name
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import headline, pilots


def draw(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """Name, kind, date, source, grade; or that none is known."""
    summary, style = pilots.summarise(selection, dataset), builder.style
    if not summary.rows:
        draw_message(builder, style.words("paper.no_pilots"))
        return
    name, kind, date, (heading, publishers_of) = _columns(selection, dataset, style)
    grades = [one.confidence for one in summary.rows]
    columns = [
        TableColumn(*name, wraps=True),
        TableColumn(*kind, wraps=True),
        TableColumn(*date),
        TableColumn(heading, publishers_of, look="muted", wraps=True, optional=True),
        TableColumn(style.words("parks.confidence"), grades, "center", "muted", optional=True),
    ]
    draw_noted_table(builder, columns, [style.words("region_profile.pilots_note")])


def content(selection: Selection, dataset: Dataset, style: Style) -> SlideTable | None:
    """The same rows on a slide; None when there is none."""
    columns = _columns(selection, dataset, style)
    rows = [*zip(*(texts for _, texts in columns), strict=True)]
    return fitting([head for head, _ in columns], rows, (0.36, 0.24, 0.14, 0.26)) if rows else None


def statement(selection: Selection, dataset: Dataset, style: Style) -> str:
    """How many pilots of each kind the place has."""
    place = place_name(headline.summarise(selection, dataset), style.words)
    counts = Counter(one.kind for one in pilots.summarise(selection, dataset).rows)
    texts = [
        style.words("paper.pilots_of", kind=style.words(f"terms.pilot_{kind}"), count=n) for kind, n in counts.items()
    ]
    return style.words("paper.pilots_in", place=place, texts=style.words("page.comma").join(texts) or 0)


def _columns(selection: Selection, dataset: Dataset, style: Style) -> Sequence[tuple[str, list[str]]]:
    words, rows = style.words, pilots.summarise(selection, dataset).rows
    return (
        (words("parks.name"), [one.name for one in rows]),
        (words("parks.kind"), [words(f"terms.pilot_{one.kind}") for one in rows]),
        (words("source_card.date"), [one.date for one in rows]),
        (
            words("paper.source_column"),
            [publishers.publisher_name(one.sources[0], dataset, style, brief=True) for one in rows],
        ),
    )
