"""The note while an upload is open: whose numbers these are, who sees them and how long, and the way out."""

from dataclasses import dataclass

from components.markup import Markup, html
from components.panels.controls import act
from components.style import Style


@dataclass(frozen=True)
class Opened:
    """The upload that the page stands on."""

    token: str
    name: str  # 天眼查 2026-05-22
    until: str  # the day on which it expires, 2026-11-30
    without: str  # the address of this view without it


def draw(opened: Opened | None, style: Style) -> Markup | None:
    """Nothing while no upload is open. The way out loads the page, as opening did."""
    if opened is None:
        return None
    words = style.words
    return html.P(
        [
            html.B(words("upload.note", what=opened.name)),
            html.Span(words("upload.note_until", date=opened.until), className="note"),
            act(words("upload.note_report"), f"upload:{opened.token}", "link", **{"aria-haspopup": "dialog"}),
            html.A(words("upload.note_close"), href=opened.without, className="link", **{"data-leave": ""}),
        ]
    )
