"""A figure's numbers as a native table, folded away until somebody asks for it."""

from collections.abc import Sequence

from components.markup import Markup, html
from components.panels.controls import Child, scroller
from components.panels.rows import head
from components.style import Style


def twin_table(columns: Sequence[str], rows: Sequence[Sequence[Child]], style: Style) -> Markup:
    """The first column holds the row's heading."""
    label = style.words("page.as_table")
    body = [html.Tr([html.Th(first, scope="row"), *(html.Td(one) for one in rest)]) for first, *rest in rows]
    table = html.Table([head([(column, "") for column in columns]), html.Tbody(body)], className="twin-table")
    return html.Details([html.Summary(label), scroller(table, label, style)], className="fold")
