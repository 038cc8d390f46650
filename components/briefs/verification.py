"""An edited brief against the data as they are now: each number is the same, has changed, or cannot be checked.

The prose stays as it is; numbers get a colour, and a comment where they are not the same.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final, Literal
from zipfile import BadZipFile, ZipFile

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.text.run import Run
from lxml.etree import XMLSyntaxError

from components.briefs import passages
from components.briefs.passages import BOOKMARK, Passage
from components.briefs.word_xml import attached_scenes
from components.panels import names
from components.scenes import refresh
from components.style import Style
from data.dataset import Dataset
from data.scenes import exchange
from data.scenes.judgement import selection as selection_of
from data.selection import Lang

Verdict = Literal["same", "changed", "unknown"]
MAX_UNPACKED: Final = 40_000_000
"""Bytes of all that the file holds."""
COLORS: Final[dict[Verdict, Any]] = {
    "same": WD_COLOR_INDEX.BRIGHT_GREEN,
    "changed": WD_COLOR_INDEX.YELLOW,
    "unknown": WD_COLOR_INDEX.GRAY_25,
}


class NoBrief(Exception):
    """The file is damaged or too large, or no brief of the atlas: a key of the words."""


@dataclass(frozen=True)
class Finding:
    """What stands in the file, and what the data give today: a number, or the sentence that reads differently."""

    written: str
    verdict: Verdict
    today: str = ""


@dataclass(frozen=True)
class Verified:
    content: bytes  # the file with its marks
    findings: tuple[Finding, ...]

    def count(self, verdict: Verdict) -> int:
        return sum(one.verdict == verdict for one in self.findings)


def verify(content: bytes, dataset: Dataset, dataset_of: Callable[[str], Dataset], style: Style) -> Verified:
    """The file marked; comments are in the language of `style`. Raises NoBrief."""
    document, text = _open(content)
    if not text:
        raise NoBrief("brief.foreign")
    today = {passage.place: passage for passage in _passages(text, dataset, dataset_of)}
    author, findings = names.own_source(dataset, style), []
    for (place, form, index), runs in list(_bookmarks(document)):
        finding = _judge("".join(run.text for run in runs), form, int(index), today.get(place))
        findings.append(finding)
        for run in runs:
            run.font.highlight_color = COLORS[finding.verdict]
        if finding.verdict != "same":
            comment = style.words(f"brief.comment_{finding.verdict}", written=finding.written, today=finding.today)
            document.add_comment(runs, comment, author, "")
    marked = BytesIO()
    document.save(marked)
    return Verified(marked.getvalue(), tuple(findings))


def _open(content: bytes) -> tuple[Any, str]:
    """The document and the text of its scenes, unless it would unpack to more than is read."""
    try:
        with ZipFile(BytesIO(content)) as file:
            unpacked = sum(one.file_size for one in file.infolist())
        if unpacked > MAX_UNPACKED:
            raise NoBrief("brief.damaged")
        document = docx.Document(BytesIO(content))
        return document, attached_scenes(document)
    except (BadZipFile, KeyError, ValueError, XMLSyntaxError, OSError) as error:
        raise NoBrief("brief.damaged") from error


def _passages(text: str, dataset: Dataset, dataset_of: Callable[[str], Dataset]) -> Iterator[Passage]:
    """Everything that the scenes of the file say today, as far as they make sense on these data."""
    try:
        content = json.loads(text)
        scenes, lang = zip(map(int, content["places"]), content["scenes"], strict=True), content["lang"]
        numbered = list(scenes)
    except (ValueError, KeyError, TypeError) as error:
        raise NoBrief("brief.damaged") from error
    if content.get("dataset") != dataset.about.slug:
        return
    for number, scene in numbered:
        yield from _of_scene(number, scene, lang, dataset, dataset_of)


def _of_scene(
    number: int, content: Any, lang: Lang, dataset: Dataset, dataset_of: Callable[[str], Dataset]
) -> Iterator[Passage]:
    request = exchange.parse(json.dumps({"scenes": [content], "lang": lang}).encode(), dataset, dataset_of)
    for scene in request.scenes:
        seen, style = dataset_of(scene.query), Style(lang, "light", 0)
        selection = selection_of(scene, lang, seen)
        texts = passages.prose(number, scene, refresh(scene, seen, lang), selection, seen, style).values()
        yield from texts
        if number == 1:
            yield passages.as_title(next(iter(texts)))
        if rows := passages.table(number, scene, selection, seen, style):
            yield from (cell for row in rows.rows for cell in row)


def _bookmarks(document: Any) -> Iterator[tuple[Sequence[str], list[Run]]]:
    """The bookmarks of our numbers, with the runs in each, also those that an editor has put into it."""
    for start in document.element.body.iter(qn("w:bookmarkStart")):
        if match := BOOKMARK.fullmatch(start.get(qn("w:name"), "")):
            runs = list(_runs(start, document))
            if runs:  # else somebody has deleted the number
                yield match.groups(), runs


def _runs(start: Any, document: Any) -> Iterator[Run]:
    """Runs up to the bookmark's end or the paragraph's; of tracked changes those that stay."""
    number = start.get(qn("w:id"))
    for sibling in start.itersiblings():
        if sibling.tag == qn("w:bookmarkEnd") and sibling.get(qn("w:id")) == number:
            return
        if sibling.tag != qn("w:del"):
            yield from (Run(run, document._body) for run in sibling.iter(qn("w:r")))


def _judge(written: str, form: str, index: int, passage: Passage | None) -> Finding:
    if passage is None or not passage.computed:
        return Finding(written, "unknown")
    if passage.form != form:
        return Finding(written, "changed", passage.text)
    today = passage.numbers[index] if index < len(passage.numbers) else ""
    return Finding(written, "same" if written.strip() == today else "changed", today)
