"""Why an upload failed; where its files hold something else, a button that goes back to the form for that."""

from markupsafe import Markup

from components.style import Style
from components.templating import render


def draw(message: str, other: str, style: Style) -> Markup:
    """`other` is the kind of tables that the files hold in truth, or blank."""
    return render("upload_failed", style, message=message, other=other)
