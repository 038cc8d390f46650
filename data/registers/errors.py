"""Why a file of companies cannot be read at all. The words for it live with the words (components/registers.py)."""

import errno
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

OfFile = Literal["no_such_file", "no_files", "empty_file", "not_a_table", "damaged", "password", "encoding"]
OfContent = Literal["no_header", "no_place_column", "no_name_column", "long_cell"]
OfKind = Literal["is_register", "is_park_list", "company_columns", "company_names"]
OfPoints = Literal["no_datum"]
OfSize = Literal["zip_in_zip", "too_many_files", "too_large", "too_large_unpacked", "too_many_rows"]
OfMachine = Literal["disk", "memory", "time"]
OfAddress = Literal["bad_address", "password_in_address", "not_alone", "no_driver", "no_java", "unreachable"]
OfTable = Literal["login", "no_database", "no_permission", "no_table", "no_catalog", "no_such_column", "locked"]
OfCount = Literal["no_workers", "timed_out", "cancelled", "broke_off", "server_full", "changed", "engine_failed"]
FileErrorCode = Literal[OfFile, OfContent, OfKind, OfPoints, OfSize, OfMachine, OfAddress, OfTable, OfCount]
"""What is wrong with files, what they hold, or hold for the other import, how much; what the
machine has no more of; what is wrong with an address, what lies there,
and its count."""

DAMAGE = (OSError, EOFError, ValueError, NotImplementedError, struct.error, zipfile.BadZipFile, zlib.error)
"""What readers of archives and texts raise when the bytes make no sense."""
OF_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO, errno.EMFILE, errno.ENFILE)
"""Errors of the system that say nothing about a file."""


@dataclass(frozen=True)
class FileError:
    """One file or sheet that cannot be read. `detail` is a limit, a type or names of columns: never content of a row.

    Where columns were not found, `header` holds the cells of the row that is most like a header, as they stand, and
    `first_rows` the first rows; of cells that may be personal only the shape (previews.py).
    """

    code: FileErrorCode
    file: str
    detail: str = ""
    header: tuple[str, ...] = ()
    first_rows: tuple[tuple[str, ...], ...] = ()


NO_COMPANIES = ("empty_file", "not_a_table", "no_header", "no_place_column")
"""Errors of what holds no companies: it is left out and named. Any other stops an import, which would lack some."""


class RejectedImport(Exception):
    """An import that was not begun, with every file that stood in its way."""

    def __init__(self, errors: Iterable[FileError]) -> None:
        self.errors = tuple(dict.fromkeys(errors))
        super().__init__(f"{len(self.errors)} files cannot be imported")


def reject(code: FileErrorCode, file: str, detail: str = "") -> RejectedImport:
    """The exception for a single file."""
    return RejectedImport([FileError(code, file, detail)])


def cause(error: BaseException) -> FileErrorCode:
    """What an exception that ended the reading of a file says: of the file, unless of the machine."""
    if isinstance(error, MemoryError):
        return "memory"
    return "disk" if isinstance(error, OSError) and error.errno in OF_DISK else "damaged"
