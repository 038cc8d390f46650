"""How a count uses an engine."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd


class Tables(Protocol):
    """An engine as a count uses it: small tables go in, results stay there, the tally comes out."""

    def load(self, frame: "pd.DataFrame", name: str) -> "ir.Table":
        """A table of ours where the engine can join with it."""

    def materialize(self, table: "ir.Table", name: str) -> "ir.Table":
        """A result that several queries need, computed once."""

    def encode(self, table: "ir.Table", name: str, *columns: str) -> "ir.Table":
        """As `materialize`; the few texts of these columns may be kept as numbers that rows are soon given."""
        return self.materialize(table, name)

    def coded(self, table: "ir.Table") -> "ir.Table":
        """A defined table, its encoded columns as numbers again, for a large grouping."""
        return table

    def spool(self, table: "ir.Table", name: str) -> "ir.Table":
        """A result as long as the register, computed once. It leaves the memory where the engine is in this process."""
        return self.materialize(table, name)

    def define(self, table: "ir.Table", name: str) -> "ir.Table":
        """A result under a name, not computed, so that queries over it are not compiled with all that it is made of.

        Itself where the engine may allow no view.
        """
        return table

    def write(self, table: "ir.Table", path: Path) -> None:
        """The rows of a result as parquet on this machine."""
