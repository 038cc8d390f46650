"""How a picture, a deck or a workbook was made, which the file says of itself."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Provenance:
    """When, at which address, by which version and from which data a file was made."""

    generated: datetime  # in Asia/Shanghai
    address: str  # of the view in a picture, of the page in a deck or a workbook
    version: str
    digest: str  # of the data behind it

    @property
    def minute(self) -> str:
        """The time of generation, to the minute."""
        return f"{self.generated:%Y-%m-%d %H:%M}"
