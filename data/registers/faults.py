"""Why a file of companies cannot be read at all. The words for it live with the words (components/registers.py)."""

import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

FileFaultCode = Literal[
    "no_such_file",
    "no_files",
    "empty_file",
    "not_a_table",
    "damaged",
    "password",
    "encoding",
    "no_header",
    "is_register",
    "is_park_list",
    "no_place_column",
    "long_cell",
    "zip_in_zip",
    "too_many_files",
    "too_large",
    "too_large_unpacked",
    "too_many_rows",
    "bad_address",
    "password_in_address",
    "not_alone",
    "no_driver",
    "no_java",
    "unreachable",
    "login",
    "no_database",
    "no_permission",
    "no_table",
    "no_catalog",
    "no_name_column",
    "no_such_column",
    "locked",
    "no_workers",
    "timed_out",
    "cancelled",
    "broke_off",
    "server_full",
    "changed",
    "engine_failed",
]
FILE_FAULT_CODES: tuple[FileFaultCode, ...] = get_args(FileFaultCode)

DAMAGE = (OSError, EOFError, ValueError, NotImplementedError, struct.error, zipfile.BadZipFile, zlib.error)
"""What readers of archives and texts raise when the bytes make no sense."""


@dataclass(frozen=True)
class FileFault:
    """One file that cannot be read. `detail` is a limit, a place in the file or a type: never content of a row."""

    code: FileFaultCode
    file: str
    detail: str = ""


class RegisterFaults(Exception):
    """An import that was not begun, with every file that stood in its way."""

    def __init__(self, faults: Iterable[FileFault]) -> None:
        self.faults = tuple(dict.fromkeys(faults))
        super().__init__(f"{len(self.faults)} files cannot be imported")


def refuse(code: FileFaultCode, file: str, detail: str = "") -> RegisterFaults:
    """The exception for a single file."""
    return RegisterFaults([FileFault(code, file, detail)])
