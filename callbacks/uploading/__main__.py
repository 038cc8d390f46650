"""The process that works on one upload. What it cannot do it says in the upload's folder, in both languages.

It loads what its import needs and no more: somebody waits for it.

Nothing of what it reads reaches a log: an exception is reported by its kind and place, never by its text.
"""

import gc
import json
import logging
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args

import duckdb
from pydantic import TypeAdapter

from callbacks.uploading import UploadRequest
from components import new_dataset, registers
from components.numbers import integer
from components.words import LANGUAGES, words
from data.companylists.columns import COLUMNS_OF
from data.dates import today
from data.parklists import reader
from data.parklists.columns import WANTED
from data.regions import Regions, read_regions
from data.registers import child_process, headers, importer, outlines, store, upload_dates
from data.registers.bins import STANDARD, Bins
from data.registers.errors import OfKind, RejectedImport, cause
from data.registers.files import NamedFile, Source
from data.registers.import_loader import read_imports
from data.registers.imports import FOLDER, MAX_COMPANIES
from data.registers.outlines import Outlines
from data.registers.providers import provider
from data.registers.rule import Rule
from data.registers.upload import HOMES, Kind, Status, Upload
from data.registers.uploads import LIMITS
from data.settings import REFERENCE

log = logging.getLogger(__name__)

TIMEOUT_S, MAX_TIMEOUT_S, BYTES_PER_SECOND = 300, 3600, 50_000
"""After which the process gives up: more for larger files, as long as these are read so fast."""
NICENESS = 10
"""How far it stands back behind those who read the atlas."""
STATUS_INTERVAL_S = 0.25
"""Seconds between two words on how far it is."""
SECTIONS: Mapping[Kind, str] = {"companies": "registers", "parks": "parklists"}
"""Of the words in which files are rejected."""

CHANGES: Mapping[str, Callable[..., None]] = {
    "add": lambda upload, folder, regions: upload_dates.add(upload, Upload(Path(folder)), regions),
    "remove": upload_dates.remove,
    "assign": upload_dates.assign,
}
"""What can be done to an upload that is done, by the verb of the message."""


@dataclass
class Progress:
    """Tells rows as they are read, and that all are."""

    upload: Upload
    status: Status
    reported: float = 0.0

    def __call__(self, rows: int) -> None:
        self.status = replace(self.status, rows=self.status.rows + rows)
        if time.monotonic() - self.reported > STATUS_INTERVAL_S:
            self.reported = time.monotonic()
            self.upload.write(self.status)

    def update(self, **changes: Any) -> None:
        """Say something else at once."""
        self.status = replace(self.status, **changes)
        self.upload.write(self.status)


def main() -> int:
    """Do what the message on the standard input says. The exit code: 0 if it is done."""
    gc.disable()  # it makes many small objects, ends soon, and a fourth of its time went into looking for cycles
    message = json.load(sys.stdin)
    if "preview" in message:
        return _preview(message)
    upload = Upload(Path(message["folder"]))
    _bound(message.get("files", ()))
    tempfile.tempdir = str(upload.scratch)
    os.register_at_fork(after_in_child=partial(os.close, message["lock"]))
    try:
        regions = read_regions(REFERENCE)
        if "list" in message:
            request, name = UploadRequest(**message["request"]), message["list"]
            json.dump(_overlay_list(upload, name, request, _files(message["files"]), regions), sys.stdout)
        elif "change" in message:
            verb, *arguments = message["change"]
            CHANGES[verb](upload, *arguments, regions)
        else:
            request, bins = UploadRequest(**message["request"]), TypeAdapter(Bins).validate_python(message["bins"])
            import_upload(upload, request, _files(message["files"]), regions, bins)
    except Exception as error:
        if "files" in message and "list" not in message:
            _explain(error, upload)
        return _failed(error)
    return 0


def _preview(message: Mapping[str, Any]) -> int:
    """Print how the files would be read, for the server that waits for it."""
    _bound(message["preview"])
    try:
        regions = read_regions(REFERENCE)
        wanted = COLUMNS_OF[message["kind"]]
        chosen = headers.choices(message["column"], wanted)
        outlined = outlines.read(_files(message["preview"]), chosen, regions, LIMITS, wanted)
    except Exception as error:
        return _failed(error)
    sys.stdout.buffer.write(TypeAdapter(Outlines).dump_json(outlined))
    return 0


def _files(numbered: Sequence[tuple[int, str]]) -> list[Source]:
    return [NamedFile(Path(f"/dev/fd/{number}"), name) for number, name in numbered]


def _failed(error: Exception) -> int:
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("an upload failed: %s\n%s", type(error).__qualname__, where)
    return 1


class TooSlow(Exception):
    """The time of the process is over."""


def _bound(files: Sequence[tuple[int, str]]) -> None:
    """Not for ever, not all memory, and behind those who read the atlas."""
    size = sum(os.fstat(number).st_size for number, _ in files)
    seconds = min(MAX_TIMEOUT_S, TIMEOUT_S + size // BYTES_PER_SECOND)
    signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(seconds)
    os.nice(NICENESS)
    child_process.limit(resource.RLIMIT_CPU, 2 * seconds * (os.cpu_count() or 1))  # where no signal is heard
    child_process.limit(resource.RLIMIT_AS, child_process.max_memory())
    child_process.limit(resource.RLIMIT_CORE, 0)


def _give_up(*_: object) -> None:
    raise TooSlow


def _explain(error: Exception, upload: Upload) -> None:
    """Say why an import has failed, where the machine is the cause."""
    causes = {TooSlow: "time", duckdb.OutOfMemoryException: "memory"}
    why = next((name for kind, name in causes.items() if isinstance(error, kind)), cause(error))
    if why == "damaged":
        return
    shutil.rmtree(upload.scratch, ignore_errors=True)  # what it holds may be the room that is missing
    message = {lang: words(lang)(f"registers.{why}") for lang in LANGUAGES}
    with suppress(OSError):
        upload.write(replace(upload.status(), state="failed", message=message))


def import_upload(
    upload: Upload, request: UploadRequest, files: Sequence[Source], regions: Regions, bins: Bins = STANDARD
) -> None:
    """Import the files into the upload, and write into it how far that is and what became of it."""
    kind: Kind = "companies" if request.kind == "companies" else "parks"
    alone = kind == "companies" and request.atlas == "alone"
    atlas = new_dataset.description(request.keyword or provider(request.provider).name) if alone else {}
    progress = Progress(upload, replace(upload.status(), kind=kind, atlas=atlas, process=os.getpid()))
    progress.update()
    take = partial(_companies, bins=bins) if kind == "companies" else _parks
    other: Kind | Literal[""] = ""
    try:
        message = take(upload, request, files, regions, progress)
    except RejectedImport as errors:
        section = SECTIONS[kind]
        lines = {lang: registers.rejection_lines(words(lang), errors, section=section) for lang in LANGUAGES}
        message = {lang: "\n".join(each) for lang, each in lines.items()}
        if all(one.code in get_args(OfKind) for one in errors.errors):
            other = "parks" if kind == "companies" else "companies"
    progress.update(state="failed" if message else "done", message=message, other=other)


def _companies(
    upload: Upload, request: UploadRequest, files: Sequence[Source], regions: Regions, progress: Progress, bins: Bins
) -> dict[str, str]:
    """Count the companies. If the files hold nothing to show, why, by language."""
    made_by, rule = provider(request.provider), Rule(request.as_of, request.keyword, request.match, bins)
    with store.aside(upload.folder, HOMES["companies"]) as new:
        report = importer.import_files(
            *(files, rule, regions, new, progress, LIMITS),
            companies=request.names == "keep",
            counting=lambda: progress.update(state="counting"),
            columns=headers.choices(request.column),
            datum=request.datum,
            recognize=partial(reader.recognize_park_lists, sources=files, limits=LIMITS),
        )
        if not report.is_usable:
            return _nothing("registers.nothing_counted", lambda lang: registers.format_report(report, regions, lang))
        name, tag = importer.name_import(made_by.slug, rule, new)
        store.write_definition(
            new, registers.series_definition(made_by, rule, report, tag) | {"made": today().isoformat()}
        )
        # Another name than the same files have as an import of the dataset: the two may stand beside each other.
        store.adopt(new, name.replace("-import-", "-upload-"))
    return {}


def _overlay_list(
    upload: Upload, name: str, request: UploadRequest, files: Sequence[Source], regions: Regions
) -> dict[str, str]:
    """Overlay an import of the upload, which is done, with a list. If it cannot be, why, by language."""
    from components import companylists
    from data.companylists import importer as list_importer

    imports, _ = read_imports(upload.folder, regions)
    register = next(one for one in imports if one.id == name)
    columns = headers.choices(request.column, COLUMNS_OF["list"])
    try:
        matched = list_importer.match_list(files, request.name, request.as_of, register, LIMITS, columns)
    except RejectedImport as errors:
        section = companylists.SECTION
        lines = {lang: registers.rejection_lines(words(lang), errors, section=section) for lang in LANGUAGES}
        return {lang: "\n".join(each) for lang, each in lines.items()}
    except list_importer.NoCompanies:
        return {lang: words(lang)("companylists.not_kept", most=integer(MAX_COMPANIES)) for lang in LANGUAGES}
    if not matched.report.matched:
        return {lang: words(lang)("companylists.nothing_matched") for lang in LANGUAGES}
    with upload_dates.revised(upload) as home:
        list_importer.store(home / FOLDER / name, matched, companylists.definition(matched.report, today()))
    return {}


def _parks(
    upload: Upload, request: UploadRequest, files: Sequence[Source], regions: Regions, progress: Progress
) -> dict[str, str]:
    """Take in a list of parks, as `_companies` does companies."""
    from components import parklists
    from data.parklists import importer as park_importer
    from data.parklists.lists import LIST

    with store.aside(upload.folder, HOMES["parks"]) as new:
        report = park_importer.import_files(
            *(files, request.name, request.as_of, regions, new, LIMITS, request.datum),
            columns=headers.choices(request.column, WANTED),
        )
        progress(report.total.read)
        if not report.total.counted:
            return _nothing("parklists.nothing_taken", lambda lang: parklists.format_report(report, regions, lang))
        store.write_definition(new, parklists.list_definition(report, today()), LIST)
        store.adopt(new, report.id)
    return {}


def _nothing(key: str, account: Callable[[str], str]) -> dict[str, str]:
    return {lang: f"{words(lang)(key)}\n{account(lang)}" for lang in LANGUAGES}


if __name__ == "__main__":
    sys.exit(main())
