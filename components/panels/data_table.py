"""A figure's numbers as a native table, folded away until somebody asks for it."""

from collections.abc import Sequence

from markupsafe import Markup

from components.panels.rows import Values
from components.style import Style
from components.templating import render


def data_table(columns: Sequence[str], rows: Sequence[Values], style: Style) -> Markup:
    """Each row has a `name` and its `cells`, and is chosen by its `adcode` or by an `event`."""
    return render("data_table", style, columns=[(column, "") for column in columns], rows=rows)


def row(event: str, name: str, chosen: bool, cells: Sequence[str]) -> Values:
    """A row that is no place: a button that sends the event."""
    return {"adcode": "", "event": event, "name": name, "chosen": chosen, "cells": cells}
