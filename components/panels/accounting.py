"""What the accounts of all imports share: the identity of the rows, as a sentence and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.numbers import integer
from components.words import Words
from data.registers.report import FileReport


@dataclass(frozen=True)
class RowAccount:
    """What became of the rows, in words; `components/templates/accounting.html` shows it."""

    identity: str  # 读入 12 行 = 计入 10 + 空行 2
    heads: Sequence[str]  # of the columns of numbers: read, counted, one for each reason that occurs
    files: Sequence[tuple[str, Sequence[str]]]  # names and numbers
    total: Sequence[str]


def account(
    files: Sequence[FileReport],
    total: FileReport,
    reasons: Sequence[str],
    section: str,
    reason_section: str,
    words: Words,
) -> RowAccount:
    """The account of `files`. `section` has the words of the sentence, `reason_section` those of the reasons."""
    present = [reason for reason in reasons if reason in total.reasons]

    def numbers(one: FileReport) -> list[str]:
        return [integer(number) for number in (one.read, one.counted, *(one.reasons.get(each, 0) for each in present))]

    counted = {reason: words(f"{reason_section}.reason_{reason}", count=total.reasons[reason]) for reason in present}
    others = [
        words("registers.report_reason", reason=counted[one], count=integer(total.reasons[one])) for one in present
    ]
    sums = {"count": total.read, "read": integer(total.read), "counted": integer(total.counted)}
    columns = [words("upload.column_reason", reason=words(f"{reason_section}.reason_{one}")) for one in present]
    return RowAccount(
        identity=words(f"{section}.identity", others="".join(others), **sums),
        heads=[words("upload.column_read"), words(f"{section}.column_counted"), *columns],
        files=[(one.file, numbers(one)) for one in files],
        total=numbers(total),
    )
