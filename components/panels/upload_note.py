"""The note while an upload is open: whose numbers these are, who sees them and how long, and the way out."""

from dataclasses import dataclass

from markupsafe import Markup

from components.style import Style
from components.templating import render


@dataclass(frozen=True)
class OpenUpload:
    """The upload that the page stands on."""

    token: str
    name: str  # 天眼查 2026-05-22
    until: str  # the day on which it expires, 2026-11-30
    without: str  # the address of this view without it


def draw(upload: OpenUpload | None, style: Style) -> Markup:
    """Nothing while no upload is open. The way out loads the page, as opening did."""
    return render("upload_note", style, upload=upload) if upload else Markup()
