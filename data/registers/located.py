"""Rows whose places are not written, or not understood, and whose addresses begin with them; addresses are dropped.

What is written and understood counts as it stands: of such a row the address is not looked at.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.regions import NATION, Adcode, Regions
from data.registers import addresses, places
from data.registers.columns import PLACES, ColumnSet, Located
from data.registers.masks import fold_place, is_place
from data.registers.meanings import IN_AMOUNTS, NOTHING, PROSE
from data.registers.sheets import BARE_ADDRESS, ParsedSheet

if TYPE_CHECKING:
    import pyarrow as pa

NOTES = ("from_address", "settled_by_address")
"""How many rows have a place from their address: that is not written, and that is not understood as it is written."""


@dataclass(frozen=True)
class Written:
    """What the names of a row say."""

    region: Adcode  # the deepest that is clear
    is_whole: bool  # whether every name is
    unclear: tuple[str, ...]  # the names that are not

    def is_open(self, regions: Regions) -> bool:
        """Whether more could be known of where it lies, and is not said, or not understood."""
        return self.region == NATION or not (self.is_whole or not regions.children(self.region))

    def is_settled_by(self, region: Adcode, regions: Regions) -> bool:
        """Whether a place that is found otherwise lies deeper, and is not contradicted by a name that is not clear."""
        return region != self.region and regions.within(region, self.region) and not self._contradicts(region, regions)

    def _contradicts(self, region: Adcode, regions: Regions) -> bool:
        """Whether a name that is not clear is that of a place elsewhere, or of no place at all."""
        elsewhere = (places.meant(regions, NATION, name) for name in self.unclear)
        lies_elsewhere = any(
            one and not regions.within(one, region) and not regions.within(region, one) for one in elsewhere
        )
        return lies_elsewhere or any(
            PROSE.search(name) or fold_place(name).startswith(places.countries()) for name in self.unclear
        )


def understand(regions: Regions, names: Located) -> Written:
    """What the names of a province, a city and a district say together, as a count understands them."""
    region, is_whole, unclear = NATION, True, []
    for column, name in zip(PLACES, map(plain, names), strict=True):
        is_divided = column == "city" and places.is_divided(regions, region, name)
        meant = None if is_divided else places.meant(regions, region, name) if name else region
        unclear += [name] * (meant is None and not is_divided)
        region, is_whole = meant or region, is_whole and meant is not None
    return Written(region, is_whole, tuple(unclear))


def plain(cell: str | None) -> str:
    """A cell without blanks around it, and without a sign for nothing."""
    text = (cell or "").strip()
    return "" if re.fullmatch(NOTHING, text) else text


def sheet(parsed: ParsedSheet, wanted: ColumnSet) -> ParsedSheet:
    """The same rows with a province, a city and a district from the address where they lack them."""
    if not wanted.regions or "address" not in parsed.header.labels:
        return parsed
    label, notes = parsed.header.labels["address"], {**parsed.notes, **dict.fromkeys(NOTES, 0)}
    labels = {column: name for column, name in parsed.header.labels.items() if column != "address"}
    if not labels.keys() & set(PLACES):
        labels |= dict.fromkeys(PLACES, label)
    header = replace(parsed.header, labels=labels)
    return replace(parsed, header=header, notes=notes, batches=_located(parsed, wanted, wanted.regions, notes))


def _located(
    parsed: ParsedSheet, wanted: ColumnSet, regions: Regions, notes: dict[str, int]
) -> "Iterator[pa.RecordBatch]":
    provinces = places.provinces(regions)
    for one in parsed.batches:
        names = names_of(one)
        if is_open := open_places(regions, names):
            texts = one.column("address").to_pylist()
            bare = [(text or "").strip() in provinces for text in texts]
            odd = {written for written in is_open if _has_odd_province(written, wanted)}
            for at in _slipped(one, names, odd, bare, wanted) if odd else ():
                texts[at] = ""  # what stands there is no address
            _complete(regions, names, is_open, texts, notes)
            yield _marked(with_places(one, names), bare)
        else:
            yield one
    notes |= parsed.notes


def open_places(regions: Regions, names: Iterable[Located]) -> dict[Located, Written]:
    """Those of the names that leave open where their rows lie, and what they say."""
    says = {texts: understand(regions, texts) for texts in set(names)}
    return {texts: one for texts, one in says.items() if one.is_open(regions)}


def _has_odd_province(written: Located, wanted: ColumnSet) -> bool:
    province = plain(written[0])
    return province != "" and not is_place(province, wanted.places)


def _slipped(
    rows: "pa.RecordBatch", names: Sequence[Located], odd: Collection[Located], bare: Sequence[bool], wanted: ColumnSet
) -> Iterator[int]:
    """The rows, of odd provinces, that a count will find to have slipped (slips.py): they have no address."""
    capitals = rows.column("capital").to_pylist()
    for at, written in enumerate(names):
        if written in odd:
            has_place = any(fold_place(name) in wanted.places for name in written)
            is_amount = not plain(capitals[at]) or re.search(IN_AMOUNTS, capitals[at])
            if not is_amount or (bare[at] and not has_place):
                yield at


def _marked(rows: "pa.RecordBatch", bare: Sequence[bool]) -> "pa.RecordBatch":
    """The rows, those marked whose address is the name of a province and no more."""
    import pyarrow as pa

    return rows.set_column(rows.schema.get_field_index(BARE_ADDRESS), BARE_ADDRESS, pa.array(bare, pa.bool_()))


def _complete(
    regions: Regions,
    names: list[Located],
    open_: dict[Located, Written],
    texts: Sequence[str | None],
    notes: dict[str, int],
) -> None:
    """Put the names from the addresses in place of those that leave a place open."""
    for at, (written, address) in enumerate(zip(names, texts, strict=True)):
        if not (says := open_.get(written)) or not address:
            continue
        found = addresses.locate(regions, address)
        if says.is_whole and any(found):
            names[at] = found
            notes["from_address"] += 1
        elif not says.is_whole and says.is_settled_by(understand(regions, found).region, regions):
            names[at] = found
            notes["settled_by_address"] += 1


def names_of(rows: "pa.RecordBatch") -> list[Located]:
    """The names of the rows' places, as they are written."""
    columns = ([cell or "" for cell in rows.column(column).to_pylist()] for column in PLACES)
    return list(zip(*columns, strict=True))


def with_places(rows: "pa.RecordBatch", names: Sequence[Located]) -> "pa.RecordBatch":
    """The rows with other names of places."""
    import pyarrow as pa

    if not names:
        return rows
    for column, texts in zip(PLACES, zip(*names, strict=True), strict=True):
        rows = rows.set_column(rows.schema.get_field_index(column), column, pa.array(texts, pa.string()))
    return rows
