"""What the environment decides about one running atlas: read once, frozen, passed on as an argument.

Every setting is one field whose metadata names its variable, so that the READMEs can be checked against this list.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Any, Self

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


def _path(variable: str, text: str) -> Path:
    """Made absolute here, since the server changes its working directory."""
    return Path(text).expanduser().absolute()


def _base_path(variable: str, text: str) -> str:
    """`atlas`, `/atlas` and `/atlas/` all mean `/atlas/`, the form that Dash asks for."""
    inner = text.strip("/")
    return f"/{inner}/" if inner else "/"


def _site(variable: str, text: str) -> str:
    """Scheme and host, as they stand before the base path."""
    site = text.rstrip("/")
    if re.fullmatch(r"https?://[^/\s]+", site):
        return site
    raise SettingsError(variable, text, "形如 https://atlas.example.com 的地址", "such as https://atlas.example.com")


def _switch(variable: str, text: str) -> bool:
    if text in ("0", "1"):
        return text == "1"
    raise SettingsError(variable, text, " 0 或 1", "0 or 1")


def _integer(minimum: int, maximum: int) -> Callable[[str, str], int]:
    def parse(variable: str, text: str) -> int:
        if text.isascii() and text.isdigit() and minimum <= int(text) <= maximum:
            return int(text)
        raise SettingsError(
            variable, text, f" {minimum}～{maximum} 的整数", f"a whole number from {minimum} to {maximum}"
        )

    return parse


def _networks(variable: str, text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Addresses and networks, as `127.0.0.1, 10.0.0.0/8`."""
    try:
        return tuple(ip_network(one.strip()) for one in text.split(","))
    except ValueError:
        example = "127.0.0.1,10.0.0.0/8"
        raise SettingsError(
            variable,
            text,
            f"以逗号分隔的地址或网段，如 {example}",
            f"addresses or networks with commas, such as {example}",
        ) from None


def _log_format(variable: str, text: str) -> str:
    if text in ("text", "json"):
        return text
    raise SettingsError(variable, text, " text 或 json", "text or json")


def _header(variable: str, text: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9-]{1,60}", text):
        return text
    raise SettingsError(variable, text, "请求头的名称，如 X-Remote-User", "the name of a header, such as X-Remote-User")


def _hosts(variable: str, text: str) -> tuple[str, ...]:
    hosts = tuple(one.strip().lower() for one in text.split(","))
    if all(re.fullmatch(r"[a-z0-9._:\[\]-]+", one) for one in hosts):
        return hosts
    example = "atlas.example.com,atlas"
    raise SettingsError(variable, text, f"以逗号分隔的主机名，如 {example}", f"hosts with commas, such as {example}")


def _from(variable: str, parse: Callable[[str, str], Any] = lambda variable, text: text) -> dict[str, Any]:
    return {"variable": variable, "parse": parse}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one process. `Settings()` holds the defaults; `Settings.from_environment()` the chosen ones."""

    host: str = field(default=LOOPBACK, metadata=_from("HOST"))
    port: int = field(default=8050, metadata=_from("PORT", _integer(0, 65535)))
    dataset: Path = field(default=ROOT / "data" / "tables" / "blockchain", metadata=_from("ATLAS_DATASET", _path))
    cache: Path = field(default=ROOT / ".cache", metadata=_from("ATLAS_CACHE", _path))
    base_path: str = field(default="/", metadata=_from("ATLAS_BASE_PATH", _base_path))
    public_url: str = field(default="", metadata=_from("ATLAS_PUBLIC_URL", _site))  # "": pictures name no address
    workers: int = field(default=2, metadata=_from("WEB_CONCURRENCY", _integer(1, 64)))
    draw_ahead: bool = field(default=True, metadata=_from("ATLAS_DRAW_AHEAD", _switch))
    # A worker has five threads more: readers and long bodies go on while exports are made.
    export_queue: int = field(default=3, metadata=_from("ATLAS_EXPORT_QUEUE", _integer(1, 64)))
    uploads_wanted: bool | None = field(default=None, metadata=_from("ATLAS_UPLOADS", _switch))  # None: not set
    upload_folder: Path | None = field(default=None, metadata=_from("ATLAS_UPLOAD_FOLDER", _path))
    upload_hours: int = field(default=168, metadata=_from("ATLAS_UPLOAD_HOURS", _integer(1, 87_600)))
    upload_mb: int = field(default=200, metadata=_from("ATLAS_UPLOAD_MB", _integer(1, 100_000)))
    upload_disk_mb: int = field(default=20_000, metadata=_from("ATLAS_UPLOAD_DISK_MB", _integer(1, 100_000_000)))
    hosts: tuple[str, ...] = field(default=(), metadata=_from("ATLAS_HOSTS", _hosts))  # (): any
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = field(
        default=(), metadata=_from("ATLAS_TRUSTED_PROXIES", _networks)
    )
    user_header: str = field(default="", metadata=_from("ATLAS_USER_HEADER", _header))
    audit_log: Path | None = field(default=None, metadata=_from("ATLAS_AUDIT_LOG", _path))
    metrics: tuple[IPv4Network | IPv6Network, ...] = field(default=(), metadata=_from("ATLAS_METRICS", _networks))
    log_format: str = field(default="text", metadata=_from("ATLAS_LOG_FORMAT", _log_format))

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """The settings of the environment; an empty variable counts as left out. Raises SettingsError."""
        values = {}
        for one in fields(cls):
            variable = one.metadata["variable"]
            if text := environment.get(variable):
                values[one.name] = one.metadata["parse"](variable, text)
        return cls(**values)

    @property
    def uploads(self) -> bool:
        """Whether readers may upload tables: if it is not set, only where none but this machine reaches the atlas."""
        return is_loopback(self.host) if self.uploads_wanted is None else self.uploads_wanted

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


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, seen by nobody else."""
    try:
        return host == "localhost" or host.endswith(".localhost") or ip_address(host).is_loopback
    except ValueError:
        return False
