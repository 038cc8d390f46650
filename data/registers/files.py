"""The tables among the files of an import: files, folders and zips, each recognized by its content, not by its name.

A member of a zip is read from the archive; nothing is ever unpacked onto the disk, so its path can lead nowhere.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal

from data.registers.errors import DAMAGE, FileError, RejectedImport, cause, reject

Kind = Literal["workbook", "markup", "text", "parquet"]
IGNORED_NAMES = ("__MACOSX", "Thumbs.db", "desktop.ini", "_SUCCESS")
HEAD = 4096
"""Bytes by which a kind is recognized."""
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""How an archive begins, and an empty one; a header may begin with PK."""
PRINTED = bytes({*range(32, 256), *b"\t\n\r\f\v\x1a"})
"""Every byte that texts hold in numbers; a stray control character makes no text of something else."""


@dataclass(frozen=True)
class Limits:
    """How much one import may hold."""

    files: int = 2_000
    unpacked: int = 4_000_000_000  # bytes of all members of all zips together, and of each workbook
    workbook: int = 500_000_000  # bytes of one workbook, which is read as a whole
    rows: int = 500_000_000


LIMITS = Limits()


@dataclass(frozen=True)
class NamedFile:
    """A file that messages call otherwise than its path does."""

    path: Path
    name: str


Source = Path | NamedFile


@dataclass(frozen=True)
class TableFile:
    """One table file: a path, or a member of a zip."""

    name: str  # as messages show it, without folders; no other file of the import has it
    kind: Kind
    size: int
    path: Path
    member: str = ""  # inside the zip at `path`

    def sheet(self, name: str) -> str:
        """How messages call one of its sheets; a blank name is that of its only one."""
        return f"{self.name} [{name}]" if name else self.name

    def open(self) -> BinaryIO:
        """Its bytes, from the beginning."""
        if not self.member:
            return self.path.open("rb")
        # A member that is closed keeps its archive open no longer.
        return zipfile.ZipFile(self.path).open(self.member)  # type: ignore[return-value]

    def open_seekable(self) -> BinaryIO:
        """Its bytes where a reader can jump, as workbooks and parquet need."""
        if not self.member:
            return self.path.open("rb")
        with self.open() as stream:
            return io.BytesIO(stream.read(self.size + 1))


def find_tables(sources: Iterable[Source], limits: Limits) -> tuple[TableFile, ...]:
    """Every table in the sources, in the order of their names. RejectedImport with all that is none."""
    tables, errors = find(sources, limits)
    if errors:
        raise RejectedImport(errors)
    return tables


def find(sources: Iterable[Source], limits: Limits) -> tuple[tuple[TableFile, ...], tuple[FileError, ...]]:
    """Every table in the sources, in the order of their names, and what is none. RejectedImport if it is too much."""
    tables: list[TableFile] = []
    errors: list[FileError] = []
    named = [one if isinstance(one, NamedFile) else NamedFile(one, one.name) for one in sources]
    for source in _files(named):
        try:
            found = list(_tables(source, limits))
            tables += [one for one in found if isinstance(one, TableFile)]
            errors += [one for one in found if isinstance(one, FileError)]
        except RejectedImport as rejected:
            errors += rejected.errors
    names = ", ".join(one.name for one in named)
    if len(tables) > limits.files:
        raise reject("too_many_files", f"{len(tables)}", f"{limits.files}")
    if sum(one.size for one in tables if one.member) > limits.unpacked:
        raise reject("too_large_unpacked", names, _size(limits.unpacked))
    if not tables and not errors:
        raise reject("no_files", names)
    return tuple(_with_unique_names(tables)), tuple(errors)


def _with_unique_names(tables: Iterable[TableFile]) -> Iterator[TableFile]:
    """A report calls files by their names: the second `a.csv`, from another folder, is `a.csv (2)`."""
    seen: set[str] = set()
    for one in tables:
        names = (one.name if place == 1 else f"{one.name} ({place})" for place in count(1))
        name = next(name for name in names if name not in seen)
        seen.add(name)
        yield replace(one, name=name)


def _files(sources: Iterable[NamedFile]) -> Iterator[NamedFile]:
    """Folders as the files in them, however deep, without hidden files and what editors and systems leave behind."""
    for source in sources:
        if source.path.is_dir():
            inside = (one for one in sorted(source.path.rglob("*")) if one.is_file())
            yield from (NamedFile(one, one.name) for one in inside if not _ignored(one.relative_to(source.path).parts))
        else:
            yield source


def _ignored(parts: tuple[str, ...]) -> bool:
    return any(part in IGNORED_NAMES or (part.startswith((".", "~$")) and part != "..") for part in parts)


def _tables(source: NamedFile, limits: Limits) -> Iterator[TableFile | FileError]:
    path, name = source.path, source.name
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError:
        raise reject("no_such_file", name) from None
    if head.startswith(ZIP) and zipfile.is_zipfile(path):
        yield from _archive(source, limits)
    else:
        yield _table(name, head, path.stat().st_size, path, limits)


def _archive(source: NamedFile, limits: Limits) -> Iterator[TableFile | FileError]:
    """A workbook, which is a zip too, or the tables in a zip and the errors of its other members."""
    path, name = source.path, source.name
    try:
        with zipfile.ZipFile(path) as archive:
            if _is_workbook(archive):
                _check_unpacked(archive.infolist(), name, limits)
                yield _table(name, ZIP[0], path.stat().st_size, path, limits)
                return
            if _is_document(archive):
                raise reject("not_a_table", name)
            for one in _members(archive, name, limits):
                try:
                    yield _member(source, archive, one, limits)
                except RejectedImport as rejected:
                    yield from rejected.errors
    except (*DAMAGE, MemoryError) as error:
        raise reject(cause(error), name) from None
    except RuntimeError:  # what zipfile raises for an encrypted member
        raise reject("password", name) from None


def _members(archive: zipfile.ZipFile, name: str, limits: Limits) -> Sequence[zipfile.ZipInfo]:
    """The files in an archive. RejectedImport if they are too many, too large, or two of one name."""
    members = [one for one in archive.infolist() if not one.is_dir()]
    members = [one for one in members if not _ignored(PurePosixPath(one.filename).parts)]
    _check_unpacked(members, name, limits)
    if len({one.filename for one in members}) < len(members):
        raise reject("damaged", name)
    if len(members) > limits.files:
        raise reject("too_many_files", name, f"{limits.files:,}")
    return members


def _check_unpacked(members: Iterable[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    """Reject a bomb by the sizes it declares; zipfile never reads more than that, and calamine has its own limits."""
    if sum(one.file_size for one in members) > limits.unpacked:
        raise reject("too_large_unpacked", name, _size(limits.unpacked))


def _size(limit: int) -> str:
    """2 GB, 500 MB: as people say how large a file is."""
    return f"{limit / 1e9:g} GB" if limit >= 1e9 else f"{limit / 1e6:g} MB"


def _member(source: NamedFile, archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> TableFile:
    name = f"{source.name}/{PurePosixPath(_legible(info)).name}"
    with archive.open(info) as stream:
        head = stream.read(HEAD)
    table = _table(name, head, info.file_size, source.path, limits, info.filename)
    if head.startswith(ZIP):
        with zipfile.ZipFile(io.BytesIO(archive.read(info))) as inner:
            if not _is_workbook(inner):
                raise reject("not_a_table" if _is_document(inner) else "zip_in_zip", name)
            _check_unpacked(inner.infolist(), name, limits)
    return table


def _legible(info: zipfile.ZipInfo) -> str:
    """The member's name; systems write theirs without saying in which encoding: macOS UTF-8, Chinese Windows GBK."""
    if info.flag_bits & 0x800:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeError):
            return info.filename.encode("cp437").decode(encoding)
    return info.filename


def _is_workbook(archive: zipfile.ZipFile) -> bool:
    """Whether a zip is a workbook of Excel or OpenDocument."""
    names = archive.namelist()
    return any(name.startswith("xl/") for name in names) or {"content.xml", "META-INF/manifest.xml"} <= set(names)


def _is_document(archive: zipfile.ZipFile) -> bool:
    """Whether a zip is another kind of document of an office: a text, or slides."""
    return "[Content_Types].xml" in archive.namelist() and not _is_workbook(archive)


def _table(name: str, head: bytes, size: int, path: Path, limits: Limits, member: str = "") -> TableFile:
    """The file with its kind; what is no table is rejected."""
    if not head:
        raise reject("empty_file", name)
    kind = _kind(head)
    if kind is None:
        raise reject("not_a_table", name)
    if kind in ("workbook", "markup") and size > limits.workbook:
        raise reject("too_large", name, _size(limits.workbook))
    return TableFile(name, kind, size, path, member)


def _kind(head: bytes) -> Kind | None:
    if head.startswith((*ZIP, b"\xd0\xcf\x11\xe0")):
        return "workbook"
    if head.startswith(b"PAR1"):
        return "parquet"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<?xml", b"<head", b"<div", b"<style")):
        return "markup"
    controls = len(head.translate(None, delete=PRINTED))
    if start.startswith((b"<", b"%pdf", b"{\\rtf")) or (controls * 100 > len(head) and not is_wide(head)):
        return None
    return "text"


def is_wide(head: bytes) -> bool:
    """Whether a file begins as UTF-16, with its mark or with the zero bytes of every line's end."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or any(
        head.count(end) > 1 and head.count(end) == head.count(b"\n") for end in (b"\n\0", b"\0\n")
    )
