"""Notes and sources: how to read the page, what the series counts, and every source behind the views."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from components.dataset_errors import format_errors
from components.numbers import integer
from components.panels import names, publishers
from components.panels.rows import Values
from components.style import Style
from components.templating import render
from data.dataset import Card, Dataset
from data.measures.listed import LISTED
from data.measures.published import PUBLISHED
from data.selection import Selection


def draw(used: Sequence[str], selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """Three columns: how to read, the definition of the series, the sources in use."""
    series = names.series_row(selection.series, dataset)
    definition = (series[f"definition_{style.lang}"], series[f"note_{style.lang}"])
    cards = [card for source in used if (card := dataset.source_cards.get(source))]
    return render(
        "notes",
        style,
        how_to_read=list(_how_to_read(dataset, style)),
        series=names.series(selection.series, dataset, style),
        definition=[text for text in definition if text],
        sources=[_source(card, dataset, style) for card in cards],
        notices=_notices(dataset, style),
    )


def _how_to_read(dataset: Dataset, style: Style) -> Iterator[str]:
    """First that the parks are those of a list of one's own, where they are."""
    words, own = style.words, dataset.substitute_list
    if own:
        yield words("notes.own_list", name=own.name, count=integer(len(dataset.parks)), date=own.as_of)
    if LISTED.is_offered(dataset) and PUBLISHED.is_offered(dataset):
        yield words(
            "notes.two_sets", publication=names.publication(dataset, style), list=names.own_list(dataset, style)
        )
    yield names.not_zero(dataset, style)
    of_parks = ("status",) if LISTED.is_offered(dataset) else ()
    yield from (words(f"notes.{key}") for key in (*of_parks, "no_mix", "map", "jiagedaqi"))


def _notices(dataset: Dataset, style: Style) -> list[str]:
    """What of imports and lists is not open, under a line that counts them."""
    if not dataset.notices:
        return []
    return format_errors(dataset.notices, style.words, "dataset_errors.notices_title").splitlines()


def _source(card: Card, dataset: Dataset, style: Style) -> Values:
    """The title opens the card; the outside link is the card's."""
    publisher, date = (
        publishers.publisher(card["source_id"], dataset, style),
        card["date"] or style.words("notes.undated"),
    )
    about = names.listed_together([publisher, date], style)
    languages = {"title_language": publishers.language(card["title"]), "language": publishers.language(about)}
    return {"id": card["source_id"], "title": card["title"], "about": about, "grade": card["grade"], **languages}
