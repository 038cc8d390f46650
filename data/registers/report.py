"""What became of every row, as data: read = counted + duplicates + each reason, per file and in sum.

The sums come from the engine, the number of rows read from the readers: the two are counted apart and must agree.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from data.regions import Adcode
from data.registers.spool import Part

REASONS = (
    "broken",
    "empty",
    "no_company",
    "hidden",
    "no_name",
    "keyword_absent",
    "unreadable_date",
    "after_as_of",
    "duplicate_code",
    "duplicate_name",
    "unmatched_place",
)
"""In the order in which a row is asked; data/registers/count.py gives them."""
ROUND = (5_000, 10_000, 20_000, 50_000, 100_000)
"""Numbers of rows at which exports are known or likely to be cut."""
SIBLINGS = 1_000
"""From how many rows on two files of one length are suspicious."""


class AccountingError(RuntimeError):
    """Rows have vanished or come twice: an error of ours, never of a file."""


@dataclass(frozen=True)
class FileReport:
    """One file: rows read, rows counted, and the others by reason."""

    file: str
    read: int
    counted: int
    reasons: Mapping[str, int]

    @property
    def adds_up(self) -> bool:
        """Whether every row is accounted for, none of them twice."""
        numbers = (self.counted, *self.reasons.values())
        return self.read == sum(numbers) and min(numbers) >= 0


@dataclass(frozen=True)
class OpenPlace:
    """A place that was not fully understood, how many rows have it, and what may be meant."""

    province: str
    city: str
    district: str
    region: str  # as deep as it is clear; blank if not even the province is
    rows: int
    written: str  # the name that was not understood
    suggestion: str  # adcode, or blank


@dataclass(frozen=True)
class Notice:
    """Something to know before the numbers are used. `code` names the sentence."""

    code: str
    file: str = ""
    count: int = 0


@dataclass(frozen=True)
class Report:
    """The whole account of one import."""

    files: tuple[FileReport, ...]
    places: tuple[OpenPlace, ...] = ()  # the most frequent first
    warnings: tuple[Notice, ...] = ()
    listed: int = 0  # rows in refused.csv
    statuses: Mapping[str, int] = field(default_factory=dict)  # class -> companies counted
    moved: Mapping[str, int] = field(default_factory=dict)  # file -> unmatched rows that accepted aliases have placed
    capital: Mapping[str, int] = field(default_factory=dict)  # currency -> companies counted; yuan -> their sum

    @property
    def now(self) -> "Report":
        """The account with the accepted aliases in force; the one that is stored stays as it was counted."""
        return replace(self, files=tuple(_moved(one, self.moved.get(one.file, 0)) for one in self.files), moved={})

    @property
    def total(self) -> FileReport:
        """All files together."""
        reasons: Counter[str] = Counter()
        for one in self.files:
            reasons.update(one.reasons)
        return FileReport("", sum(f.read for f in self.files), sum(f.counted for f in self.files), dict(reasons))

    def meant(self, accepted: Iterable[int]) -> dict[tuple[str, str, str], Adcode]:
        """The aliases that arise when the suggestions of these places, by their index, are accepted.

        LookupError with the index of a place that is not there or has no suggestion.
        """
        chosen = dict.fromkeys(accepted)
        for at in chosen:
            if not 0 <= at < len(self.places) or not self.places[at].suggestion:
                raise LookupError(at)
        places = [self.places[at] for at in chosen]
        return {(one.province, one.city, one.district): Adcode(one.suggestion) for one in places}

    def as_json(self) -> dict[str, Any]:
        """For report.json."""
        return asdict(self)

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "Report":
        """What `as_json` gave."""
        return cls(
            files=tuple(FileReport(**one) for one in content["files"]),
            places=tuple(OpenPlace(**one) for one in content["places"]),
            warnings=tuple(Notice(**one) for one in content["warnings"]),
            listed=content["listed"],
            statuses=content["statuses"],
            capital=content["capital"],
            moved=content["moved"],
        )


def _moved(one: FileReport, rows: int) -> FileReport:
    reasons = dict(one.reasons)
    reasons["unmatched_place"] = reasons.get("unmatched_place", 0) - rows
    return replace(one, counted=one.counted + rows, reasons={name: many for name, many in reasons.items() if many})


def account(parts: Sequence[Part], tallied: Iterable[tuple[int, str, int]]) -> tuple[FileReport, ...]:
    """The files' reports, from file, reason and count. AccountingError if a single row is missing."""
    by_file: list[Counter[str]] = [Counter() for _ in parts]
    for file, reason, count in tallied:
        by_file[file][reason] += count
    reports = tuple(
        FileReport(part.file, part.rows, found[""], {reason: found[reason] for reason in REASONS if found[reason]})
        for part, found in zip(parts, by_file, strict=True)
    )
    for one in reports:
        if not one.adds_up:
            raise AccountingError(f"{one.file}: {one.read} rows read, {one.counted} counted, {dict(one.reasons)}")
    return reports


def warnings(parts: Sequence[Part], files: Sequence[FileReport]) -> Iterator[Notice]:
    """What the shape of the files says about them."""
    lengths = [one.read - one.reasons.get("empty", 0) for one in files]
    twins = {length for length, many in Counter(lengths).items() if many > 1 and length >= SIBLINGS}
    for part, length in zip(parts, lengths, strict=True):
        if length in ROUND and part.numbered:
            yield Notice("round_length", part.file, length)
        elif length in twins:
            yield Notice("same_length", part.file, length)
        for code, count in part.notes.items():
            if count:
                yield Notice(code, part.file, count)
        for column in ("code", "status", "date"):
            if column not in part.labels:
                yield Notice(f"no_{column}_column", part.file)
