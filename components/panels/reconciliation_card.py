"""What does not add up here, in short: the card that leads to the whole document."""

from markupsafe import Markup

from components.panels import names, source_card
from components.panels.reconciliation import row, summary_line
from components.style import Style
from data.dataset import Dataset
from data.summaries.reconciliation import Reconciliation

MAX_CHECKS = 5
"""That the card names, what differs first."""


def draw(summary: Reconciliation, query: str, dataset: Dataset, style: Style) -> Markup:
    """How many checks have which outcome, the first that do not agree, and the way to all of them."""
    words, shown = style.words, [row(one, dataset, style) for one in summary.open[:MAX_CHECKS]]
    lines = [
        words(
            "reconciliation.pair",
            place=one.place,
            scope=one.scope,
            printed=one.printed,
            computed=one.computed + one.parts,
        )
        for one in shown
    ]
    outcomes = [words(f"reconciliation.outcome_{one.outcome}") for one in shown]
    subject = {
        "kicker": names.listed_together([names.place(one, dataset, style) for one in summary.regions], style),
        "title": words("reconciliation.title"),
        "definition": [words("reconciliation.lead"), summary_line(summary, style)],
        "facts": [*zip(outcomes, lines, strict=True)],
        "reconciliation": query,
    }
    return source_card.draw((), dataset, style, subject)
