"""Who asks: the user whom a proxy in front has logged in, and the address that he comes from.

Both stand in headers, which anybody can write. They are believed where the connection comes from a proxy that the
settings trust, and ignored otherwise.
"""

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Final

from flask import request

MAX_LENGTH: Final = 100
Network = IPv4Network | IPv6Network


@dataclass(frozen=True)
class Who:
    """A user, blank if nobody is known; and an address, of the connection unless a proxy names one."""

    user: str
    address: str
    is_forwarded: bool  # whether a trusted proxy has named the address

    @property
    def owner(self) -> str:
        """Who an upload counts for; blank where all may come from one address."""
        return self.user or (self.address if self.is_forwarded else "")


@dataclass(frozen=True)
class Proxies:
    """The proxies that are trusted, and the header in which they name the user."""

    user_header: str = ""
    trusted: tuple[Network, ...] = ()

    def who(self) -> Who:
        """Of the request that is being answered."""
        address = request.remote_addr or ""
        if not self._trusts(address):
            return Who("", address, is_forwarded=False)
        user = _readable(request.headers.get(self.user_header, "")) if self.user_header else ""
        forwarded = _readable(request.headers.get("X-Forwarded-For", "").rpartition(",")[2])
        return Who(user, forwarded or address, is_forwarded=bool(forwarded))

    def _trusts(self, address: str) -> bool:
        try:
            return any(ip_address(address) in network for network in self.trusted)
        except ValueError:  # a socket of this machine has none
            return False


def _readable(header: str) -> str:
    """A header's text, which WSGI hands over byte by byte, without what would forge a line of a log."""
    text = header.encode("latin-1", "replace").decode("utf-8", "replace")
    return "".join(char for char in text if char.isprintable()).strip()[:MAX_LENGTH]
