"""Briefs of scenes, for their address and for the list of scenes; and edited ones that come back."""

from collections.abc import Callable, Sequence
from typing import Final

from callbacks import pictures, provenance
from callbacks.chrome import Chrome, PictureUnavailable
from callbacks.feature import Server
from components.paper.files import story_name
from components.paper.presets import UNMARKED, Marking, Preset, SheetOptions
from components.style import Style
from data import links
from data.dataset import Dataset
from data.scenes.judgement import selection as selection_of
from data.selection import Selection
from data.story import Scene

MIMETYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PICTURE: Final = Preset("brief", 1229, 560, 1.0, 21.0, dpi=200)
"""156 x 71 mm, the width of the text on a page, with type of 7.5 points."""


def make(
    scenes: Sequence[Scene], drawn: Selection, server: Server, chrome: Chrome, marking: Marking = UNMARKED
) -> tuple[bytes, str]:
    """A brief in the language of `drawn`, and the file's name without its ending."""
    from components.briefs.brief import brief  # it loads a library that no other answer needs

    resolved = [(scene, server.resolve(scene.query).dataset) for scene in scenes]
    shown = [(scene.view, selection_of(scene, drawn.lang, seen), seen) for scene, seen in resolved]
    dataset, about, style = server.dataset, provenance.of_views(shown, server), Style(drawn.lang, "light", 0)
    content = brief(resolved, dataset, style, about, _draw_picture(server, chrome, marking), marking)
    return content, story_name("brief", drawn, dataset, about.generated.date())


def check(name: str, content: bytes, style: Style, server: Server) -> tuple[str, bytes]:
    """What became of the numbers of a brief, in a sentence; and the file with its marks, or nothing."""
    from components.briefs.verification import NoBrief, verify

    try:
        verified = verify(content, server.dataset, lambda query: server.resolve(query).dataset, style)
    except NoBrief as error:
        return style.words(str(error), file=name), b""
    if not verified.findings:
        return style.words("brief.no_numbers", file=name), b""
    counts = {verdict: verified.count(verdict) for verdict in ("same", "changed", "unknown")}
    return style.words("brief.verified", file=name, count=len(verified.findings), **counts), verified.content


def _draw_picture(
    server: Server, chrome: Chrome, marking: Marking
) -> Callable[[str, Selection, Dataset], bytes | None]:
    """Sheets as wide as the text; None where there is no browser, or none to be had now."""

    def draw(view: str, selection: Selection, dataset: Dataset) -> bytes | None:
        seen = server.resolve(links.to_query(selection, dataset))
        try:
            return pictures.render(
                pictures.compose(view, selection, SheetOptions(PICTURE, marking=marking), seen),
                "png",
                chrome,
                server.boundaries,
            )
        except PictureUnavailable:
            return None

    return draw
