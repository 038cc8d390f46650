"""What became of every row, as data: read = counted + duplicates + each reason, per file and in sum.

The sums come from the engine, the number of rows read from the readers: the two are counted apart and must agree.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from data.regions import NATION, Adcode, Region, Regions
from data.registers.errors import FileError
from data.registers.masks import MASKED
from data.registers.spool import Part
from data.registers.suggestions import PlaceKind

REASONS = (
    "broken",
    "empty",
    "continuation",
    "page_row",
    "no_company",
    "hidden",
    "no_name",
    "shifted",
    "keyword_absent",
    "unreadable_date",
    "after_as_of",
    "duplicate_code",
    "duplicate_name",
    "unmatched_place",
)
"""In the order in which a row is asked; data/registers/count.py gives them, and gave unreadable_date once."""
ROUND_LENGTHS = (5_000, 10_000, 20_000, 50_000, 100_000)
"""Numbers of rows at which exports are known or likely to be cut."""
MIN_SAME_LENGTH = 1_000
"""From how many rows on two files of one length are suspicious."""


Written = tuple[str, str, str]
"""A place as a file has it: province, city, district."""


class AccountingError(RuntimeError):
    """Rows have vanished or come twice: a bug of ours, never an error of a file."""


@dataclass(frozen=True)
class FileReport:
    """One file: rows read, rows counted, and the others by reason."""

    file: str
    read: int
    counted: int
    reasons: Mapping[str, int]
    unread: tuple[str, ...] = ()  # names of columns that were not read

    @property
    def adds_up(self) -> bool:
        """Whether every row is accounted for, none of them twice."""
        numbers = (self.counted, *self.reasons.values())
        return self.read == sum(numbers) and min(numbers) >= 0


def total(files: Sequence[FileReport]) -> FileReport:
    """The sums of all files."""
    reasons: Counter[str] = Counter()
    for one in files:
        reasons.update(one.reasons)
    return FileReport("", sum(one.read for one in files), sum(one.counted for one in files), dict(reasons))


@dataclass(frozen=True)
class OpenPlace:
    """A place that was not fully understood, how many rows have it, and what may be meant."""

    province: str
    city: str
    district: str
    region: str  # as deep as it is clear; blank if not even the province is
    rows: int
    written: str  # the name that was not understood
    suggestion: str  # adcode of the only place that may be meant, or blank
    kind: PlaceKind = ""  # why the name was not understood
    candidates: tuple[str, ...] = ()  # adcodes of all places that may be meant; several are never settled together
    since: str = ""  # of a successor: when the place of that name ceased; blank if only the one above it did

    @property
    def texts(self) -> Written:
        """The place as the file has it."""
        return self.province, self.city, self.district

    @property
    def meant(self) -> tuple[str, ...]:
        """The places that may be meant; an older report has no more than a suggestion."""
        return self.candidates or tuple(filter(None, (self.suggestion,)))

    @property
    def can_be_assigned(self) -> bool:
        """Whether its rows have one place by name: not where nothing is written, or what may be no name is masked."""
        return self.written not in ("", MASKED)

    def takes(self, region: Region, regions: Regions) -> bool:
        """Whether its rows may be counted for the region: what is clear of the place is not contradicted."""
        return (
            self.can_be_assigned
            and not region.pseudo
            and region.adcode != NATION
            and regions.within(region.adcode, Adcode(self.region or NATION))
        )


@dataclass(frozen=True)
class Notice:
    """Something to know before the numbers are used. `code` names the sentence."""

    code: str
    file: str = ""
    count: int = 0
    detail: str = ""


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
    left_out: tuple[FileError, ...] = ()  # files and sheets that hold no companies
    unknown: Mapping[str, int] = field(default_factory=dict)  # dimension -> companies of the nation of no known class
    unread_sizes: Mapping[str, int] = field(default_factory=dict)  # word that is no size -> rows; some are masked
    staff_years: Mapping[str, int] = field(default_factory=dict)  # first, last: of reports; unknown: companies
    are_classes_crossed: bool = True  # whether every combination of classes is kept

    @property
    def now(self) -> "Report":
        """The account with the accepted aliases in force; the one that is stored stays as it was counted."""
        return replace(self, files=tuple(_moved(one, self.moved.get(one.file, 0)) for one in self.files), moved={})

    @property
    def total(self) -> FileReport:
        """All files together."""
        return total(self.files)

    @property
    def is_usable(self) -> bool:
        """Whether a company is counted, or would be if a place were accepted."""
        return self.total.counted > 0 or any(one.meant for one in self.places)

    def assigned(
        self, changes: Mapping[str, str], present: Mapping[Written, str], regions: Regions
    ) -> dict[Written, Adcode]:
        """The aliases after changes: the region for each place by its index in the report, blank to take one back.

        A place is counted inside the region that is clear, or for that region itself. LookupError for anything else.
        """
        aliases = {written: Adcode(region) for written, region in present.items()}
        for at, region in changes.items():
            place = self.place(at)
            if not region:
                aliases.pop(place.texts, None)
            elif place.takes(regions[region], regions):
                aliases[place.texts] = Adcode(region)
            else:
                raise LookupError(region)
        return aliases

    def place(self, at: str) -> OpenPlace:
        """The open place of an index; LookupError if there is none."""
        if not (at.isascii() and at.isdecimal()):
            raise LookupError(at)
        return self.places[int(at)]


def _moved(one: FileReport, rows: int) -> FileReport:
    reasons = Counter(one.reasons)
    reasons["unmatched_place"] -= rows
    return replace(one, counted=one.counted + rows, reasons={name: rows for name, rows in reasons.items() if rows})


def account(parts: Sequence[Part], tallied: Iterable[tuple[int, str, int]]) -> tuple[FileReport, ...]:
    """The files' reports, from file, reason and count. AccountingError if a single row is missing."""
    by_file: list[Counter[str]] = [Counter() for _ in parts]
    for file, reason, count in tallied:
        by_file[file][reason] += count
    rows = zip(parts, by_file, strict=True)
    return tuple(
        replace(file_report(part.file, part.rows, reasons, REASONS), unread=part.unread) for part, reasons in rows
    )


def file_report(file: str, read: int, by_reason: Counter[str], reasons: Sequence[str]) -> FileReport:
    """The report of one file; the blank reason is that of the counted. AccountingError if a row is missing."""
    others = {reason: by_reason[reason] for reason in reasons if by_reason[reason]}
    report = FileReport(file, read, by_reason[""], others)
    if not report.adds_up:
        raise AccountingError(f"{file}: {read} rows read, {report.counted} counted, {others}")
    return report


def warnings(parts: Sequence[Part], files: Sequence[FileReport]) -> Iterator[Notice]:
    """What the shape of the files says about them."""
    lengths = [one.read - one.reasons.get("empty", 0) for one in files]
    repeated = {length for length, files in Counter(lengths).items() if files > 1 and length >= MIN_SAME_LENGTH}
    for part, length in zip(parts, lengths, strict=True):
        if length in ROUND_LENGTHS and part.numbered:
            yield Notice("round_length", part.file, length)
        elif length in repeated:
            yield Notice("same_length", part.file, length)
        chosen = "chosen_columns" if part.layout else "numbered_columns"
        for code, count in {chosen: len(part.choice), **part.notes}.items():
            if count:
                yield Notice(code, part.file, count)
        for column in ("code", "status", "date"):
            if column not in part.labels:
                yield Notice(f"no_{column}_column", part.file)
