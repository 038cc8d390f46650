"""What the environment decides about one running atlas: read once, frozen, passed on as an argument.

Every setting is one field whose metadata names its variable, so that the READMEs can be checked against this list.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_address
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "data" / "tables" / "reference"
LOOPBACK = "127.0.0.1"


class SettingsError(ValueError):
    """A variable of the environment that cannot be read; its text is for people, in both languages."""

    def __init__(self, variable: str, value: str, expected_zh: str, expected_en: str) -> None:
        super().__init__(
            f"设置 {variable}={value!r} 无效，应为{expected_zh}。\n"
            f"Setting {variable}={value!r} is not valid: expected {expected_en}."
        )


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one process. `Settings()` holds the defaults; `Settings.from_environment()` the given ones."""

    host: str = field(default=LOOPBACK, metadata={"variable": "HOST"})
    port: int = field(default=8050, metadata={"variable": "PORT"})
    dataset: Path = field(default=ROOT / "data" / "tables" / "blockchain", metadata={"variable": "ATLAS_DATASET"})
    cache: Path = field(default=ROOT / ".cache", metadata={"variable": "ATLAS_CACHE"})
    base_path: str = field(default="/", metadata={"variable": "ATLAS_BASE_PATH"})
    workers: int = field(default=2, metadata={"variable": "WEB_CONCURRENCY"})
    # Of a worker's four threads one stays free for readers while pictures are drawn.
    export_queue: int = field(default=3, metadata={"variable": "ATLAS_EXPORT_QUEUE"})
    uploads_wanted: bool | None = field(default=None, metadata={"variable": "ATLAS_UPLOADS"})  # None: not set
    upload_folder: Path | None = field(default=None, metadata={"variable": "ATLAS_UPLOAD_FOLDER"})
    upload_hours: int = field(default=168, metadata={"variable": "ATLAS_UPLOAD_HOURS"})
    upload_mb: int = field(default=200, metadata={"variable": "ATLAS_UPLOAD_MB"})

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """The settings that the environment spells; an empty variable counts as not given. Raises SettingsError."""
        given = {name: environment[variable] for name, variable in variables().items() if environment.get(variable)}
        readers = {
            "port": _port,
            "dataset": _path,
            "cache": _path,
            "base_path": _base_path,
            "workers": _workers,
            "export_queue": _queue,
            "uploads_wanted": _uploads,
            "upload_folder": _path,
            "upload_hours": _hours,
            "upload_mb": _megabytes,
        }
        return cls(**{name: readers[name](text) if name in readers else text for name, text in given.items()})  # type: ignore[arg-type]

    @property
    def uploads(self) -> bool:
        """Whether readers may upload tables: if it is not set, only where none but this machine reaches the atlas."""
        return _is_loopback(self.host) if self.uploads_wanted is None else self.uploads_wanted

    @property
    def uploads_folder(self) -> Path:
        """Where uploads stand, seen by every worker."""
        return self.upload_folder or self.cache / "uploads"

    @property
    def address(self) -> str:
        """Host and port as they stand in an address, an IPv6 host in brackets."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def variables() -> dict[str, str]:
    """Field name to environment variable, in the order of the fields."""
    return {one.name: one.metadata["variable"] for one in fields(Settings)}


def _port(text: str) -> int:
    return _whole("PORT", text, 0, 65535)


def _workers(text: str) -> int:
    return _whole("WEB_CONCURRENCY", text, 1, 64)


def _queue(text: str) -> int:
    return _whole("ATLAS_EXPORT_QUEUE", text, 1, 64)


def _hours(text: str) -> int:
    return _whole("ATLAS_UPLOAD_HOURS", text, 1, 87_600)


def _megabytes(text: str) -> int:
    return _whole("ATLAS_UPLOAD_MB", text, 1, 100_000)


def _uploads(text: str) -> bool:
    if text in ("0", "1"):
        return text == "1"
    raise SettingsError("ATLAS_UPLOADS", text, " 0 或 1", "0 or 1")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _whole(variable: str, text: str, least: int, most: int) -> int:
    if text.isascii() and text.isdigit() and least <= int(text) <= most:
        return int(text)
    raise SettingsError(variable, text, f" {least}～{most} 的整数", f"a whole number from {least} to {most}")


def _path(text: str) -> Path:
    """Made absolute here, since the server changes its working directory."""
    return Path(text).expanduser().absolute()


def _base_path(text: str) -> str:
    """`atlas`, `/atlas` and `/atlas/` all mean `/atlas/`, the form that Dash asks for."""
    inner = text.strip("/")
    return f"/{inner}/" if inner else "/"
