"""Notes and sources: how to read the page, what the series counts, and every source behind the views."""

from collections.abc import Sequence

from components import ids
from components.markup import Markup, html
from components.numbers import integer
from components.panels import names
from components.panels.controls import act, title
from components.panels.park_list import grade
from components.style import Style
from data.dataset import Card, Dataset
from data.selection import Selection


def draw(used: Sequence[str], selection: Selection, dataset: Dataset, style: Style) -> list[Markup]:
    """Three columns: how to read, the definition of the series, the sources in use."""
    words = style.words
    columns = [_reading(dataset, style), _series(selection, dataset, style), _sources(used, dataset, style)]
    return [title(words("notes.title"), id=f"{ids.NOTES}-title"), html.Div(columns, className="columns")]


def _reading(dataset: Dataset, style: Style) -> Markup:
    words = style.words
    texts = [
        *_own_list(dataset, style),
        words("notes.two_sets", publication=names.publication(dataset, style), list=names.own_list(dataset, style)),
        *(words(f"notes.{key}") for key in ("unknown", "status", "no_mix", "map")),
    ]
    return html.Div([html.H3(words("notes.reading")), html.Ul([html.Li(text) for text in texts])])


def _own_list(dataset: Dataset, style: Style) -> list[str]:
    """That the parks are those of a list of one's own, where they are."""
    own = dataset.substitute_list
    if own is None:
        return []
    return [style.words("notes.own_list", name=own.name, count=integer(len(dataset.parks)), date=own.as_of)]


def _series(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    row = names.series_row(selection.series, dataset)
    texts = [row[f"definition_{style.lang}"], row[f"note_{style.lang}"]]
    lines = [html.P(text) for text in texts if text]
    name = html.P(names.series(selection.series, dataset, style), className="strong")
    return html.Div([html.H3(style.words("notes.series")), name, *lines])


def _sources(used: Sequence[str], dataset: Dataset, style: Style) -> Markup:
    cards = [card for source in used if (card := dataset.find_card(source))]
    heading = html.H3(style.words("notes.sources", count=len(cards)))
    if not cards:
        return html.Div([heading, html.P(style.words("notes.no_sources"))])
    rows = [_source(card, dataset, style) for card in cards]
    return html.Div([heading, html.Ul(rows, className="sources")], className="wide")


def _source(card: Card, dataset: Dataset, style: Style) -> Markup:
    """The title opens the card; the outside link is the card's."""
    opener = act(card["title"], f"card:{card['source_id']}", "park", lang="zh", **{"aria-haspopup": "dialog"})
    publisher, date = names.publisher(card["source_id"], dataset, style), card["date"] or style.words("notes.undated")
    about = html.Small(names.listed_together([publisher, date], style))
    badge = grade(card["grade"], style) if card["grade"] else None
    return html.Li([opener, about, badge])
