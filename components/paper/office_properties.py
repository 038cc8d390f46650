"""What a deck or a brief says of itself, as a search over a shared folder reads it."""

from datetime import UTC
from typing import Any, Final

from components.paper.files import Provenance
from data.selection import Lang

LANGUAGES: Final = {"zh": "zh-CN", "en": "en-US"}
"""Of proofing tools, by that of the file."""
APPLICATION: Final = "Park Atlas"


def set_core_properties(core: Any, title: str, author: str, provenance: Provenance, lang: Lang) -> None:
    """Replace those of a template. `core` is of python-pptx or python-docx; the time is UTC, as the format wants it."""
    core.title, core.author, core.last_modified_by = title, author, APPLICATION
    core.created = core.modified = provenance.generated.astimezone(UTC).replace(tzinfo=None)
    core.language = LANGUAGES[lang]
    core.comments = " ".join(filter(None, (provenance.version, provenance.digest, provenance.address)))
