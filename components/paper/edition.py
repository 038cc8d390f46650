"""How a deck or a workbook came about, which it says of itself."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Edition:
    """When, from where, by which version, from which data."""

    generated: datetime  # in Asia/Shanghai
    page: str  # the absolute address of the page
    version: str
    digest: str  # of the data behind it

    @property
    def when(self) -> str:
        """The time of making, to the minute."""
        return f"{self.generated:%Y-%m-%d %H:%M}"
