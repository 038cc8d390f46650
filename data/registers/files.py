"""What was given to import: files, folders and zips, each told by its content and never by its name.

A member of a zip is read from the archive; nothing is ever unpacked onto the disk, so its path can lead nowhere.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal

from data.registers.errors import DAMAGE, FileError, RejectedImport, reject

Kind = Literal["workbook", "text", "parquet"]
IGNORED_NAMES = ("__MACOSX", "Thumbs.db", "desktop.ini", "_SUCCESS")
HEAD = 4096


@dataclass(frozen=True)
class Limits:
    """How much one import may hold."""

    files: int = 2_000
    unpacked: int = 4_000_000_000  # bytes of all members of all zips together, and of each workbook
    workbook: int = 500_000_000  # bytes of one workbook, which is read as a whole
    rows: int = 500_000_000


LIMITS = Limits()


@dataclass(frozen=True)
class Named:
    """A file to be called otherwise than its path says: one without a name of its own."""

    path: Path
    name: str


Source = Path | Named


@dataclass(frozen=True)
class Given:
    """One table file: a path, or a member of a zip."""

    name: str  # as messages show it, without folders; no other file of the import has it
    kind: Kind
    size: int
    path: Path
    member: str = ""  # inside the zip at `path`

    def open(self) -> BinaryIO:
        """Its bytes, from the beginning."""
        if not self.member:
            return self.path.open("rb")
        # A member that is closed keeps its archive open no longer.
        return zipfile.ZipFile(self.path).open(self.member)  # type: ignore[return-value]

    def whole(self) -> BinaryIO:
        """Its bytes where one can jump, as workbooks and parquet ask for."""
        if not self.member:
            return self.path.open("rb")
        with self.open() as stream:
            return io.BytesIO(stream.read(self.size + 1))


def listed(sources: Iterable[Source], limits: Limits) -> tuple[Given, ...]:
    """Every table in the sources, in the order of their names. RejectedImport with all that is none."""
    found: list[Given] = []
    errors: list[FileError] = []
    named = [one if isinstance(one, Named) else Named(one, one.name) for one in sources]
    for source in _unfolded(named):
        try:
            found += _tables(source, limits)
        except RejectedImport as refused:
            errors += refused.errors
    if len(found) > limits.files:
        errors.append(FileError("too_many_files", f"{len(found)}", f"{limits.files}"))
    if sum(one.size for one in found if one.member) > limits.unpacked:
        errors.append(FileError("too_large_unpacked", ", ".join(one.name for one in named), _size(limits.unpacked)))
    if not found and not errors:
        errors.append(FileError("no_files", ", ".join(one.name for one in named)))
    if errors:
        raise RejectedImport(errors)
    return tuple(_told_apart(found))


def _told_apart(found: Iterable[Given]) -> Iterator[Given]:
    """A report calls files by their names: the second `a.csv`, from another folder, is `a.csv (2)`."""
    seen: set[str] = set()
    for one in found:
        names = (one.name if place == 1 else f"{one.name} ({place})" for place in count(1))
        name = next(name for name in names if name not in seen)
        seen.add(name)
        yield replace(one, name=name)


def _unfolded(sources: Iterable[Named]) -> Iterator[Named]:
    """Folders as the files in them, however deep; hidden files and an editor's leavings are not meant."""
    for source in sources:
        if source.path.is_dir():
            inside = (one for one in sorted(source.path.rglob("*")) if one.is_file())
            yield from (Named(one, one.name) for one in inside if not _is_ignored(one.relative_to(source.path).parts))
        else:
            yield source


def _is_ignored(parts: tuple[str, ...]) -> bool:
    hidden = (part.startswith((".", "~$")) and part != ".." for part in parts)
    return any(hidden) or not set(parts).isdisjoint(IGNORED_NAMES)


def _tables(source: Named, limits: Limits) -> Iterator[Given]:
    path, name = source.path, source.name
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError:
        raise reject("no_such_file", name) from None
    if head.startswith(b"PK") and zipfile.is_zipfile(path):
        yield from _archive(source, limits)
    else:
        yield _file(Given(name, "text", path.stat().st_size, path), head, limits)


def _archive(source: Named, limits: Limits) -> Iterator[Given]:
    """A workbook, which is a zip too, or the tables in a zip."""
    path, name = source.path, source.name
    try:
        with zipfile.ZipFile(path) as archive:
            if _is_workbook(archive):
                _check_unpacked(archive.infolist(), name, limits)
                yield _file(Given(name, "workbook", path.stat().st_size, path), b"PK", limits)
                return
            members = [one for one in archive.infolist() if not one.is_dir()]
            members = [one for one in members if not _is_ignored(PurePosixPath(one.filename).parts)]
            _check_unpacked(members, name, limits)
            if len({one.filename for one in members}) < len(members):
                raise reject("damaged", name)
            if len(members) > limits.files:
                raise reject("too_many_files", name, f"{limits.files:,}")
            for one in members:
                yield _member(source, archive, one, limits)
    except DAMAGE:
        raise reject("damaged", name) from None
    except RuntimeError:  # what zipfile raises for an encrypted member
        raise reject("password", name) from None


def _check_unpacked(members: Iterable[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    """Refuse a bomb by what it says of itself; zipfile never gives more than that, and calamine has its own limits."""
    if sum(one.file_size for one in members) > limits.unpacked:
        raise reject("too_large_unpacked", name, _size(limits.unpacked))


def _size(limit: int) -> str:
    """2 GB, 500 MB: as people say how large a file is."""
    return f"{limit / 1e9:g} GB" if limit >= 1e9 else f"{limit / 1e6:g} MB"


def _member(source: Named, archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> Given:
    name = f"{source.name}/{PurePosixPath(_legible(info)).name}"
    with archive.open(info) as stream:
        head = stream.read(HEAD)
    given = Given(name, "text", info.file_size, source.path, info.filename)
    if not head.startswith(b"PK"):
        return _file(given, head, limits)
    if info.file_size > limits.workbook:
        raise reject("too_large", name, _size(limits.workbook))
    with zipfile.ZipFile(given.whole()) as inner:
        if not _is_workbook(inner):
            raise reject("zip_in_zip", name)
        _check_unpacked(inner.infolist(), name, limits)
    return _file(given, head, limits)


def _legible(info: zipfile.ZipInfo) -> str:
    """The member's name; archives made by Chinese Windows write GBK without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def _is_workbook(archive: zipfile.ZipFile) -> bool:
    return "[Content_Types].xml" in archive.namelist()


def _file(given: Given, head: bytes, limits: Limits) -> Given:
    """The file with its kind; what is no table is refused."""
    if not head:
        raise reject("empty_file", given.name)
    kind = _kind(head)
    if kind is None:
        raise reject("not_a_table", given.name)
    if kind == "workbook" and given.size > limits.workbook:
        raise reject("too_large", given.name, _size(limits.workbook))
    return Given(given.name, kind, given.size, given.path, given.member)


def _kind(head: bytes) -> Kind | None:
    if head.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return "workbook"
    if head.startswith(b"PAR1"):
        return "parquet"
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))  # UTF-16, whose text holds zero bytes
    page = head.lstrip()[:200].lower().startswith((b"<", b"%pdf", b"{\\rtf"))
    return None if page or (b"\0" in head and not wide) else "text"
