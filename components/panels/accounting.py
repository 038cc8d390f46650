"""What the accounts of all imports share: the identity of the rows, as a sentence and as a table."""

from collections.abc import Sequence

from components.numbers import integer
from components.panels.rows import Values
from components.words import Words
from data.registers.report import FileReport


def account(
    files: Sequence[FileReport],
    total: FileReport,
    reasons: Sequence[str],
    section: str,
    reason_section: str,
    words: Words,
) -> Values:
    """What `accounting.html` shows: 读入 12 行 = 计入 10 + 空行 2; then a column for each number, a row for each file.

    `section` has the words of the sentence, `reason_section` those of the reasons.
    """
    present = [reason for reason in reasons if reason in total.reasons]

    def numbers(one: FileReport) -> list[str]:
        return [integer(number) for number in (one.read, one.counted, *(one.reasons.get(each, 0) for each in present))]

    counted = {reason: words(f"{reason_section}.reason_{reason}", count=total.reasons[reason]) for reason in present}
    others = [
        words("registers.report_reason", reason=counted[one], count=integer(total.reasons[one])) for one in present
    ]
    sums = {"count": total.read, "read": integer(total.read), "counted": integer(total.counted)}
    columns = [words("upload.column_reason", reason=words(f"{reason_section}.reason_{one}")) for one in present]
    return {
        "identity": words(f"{section}.identity", others="".join(others), **sums),
        "heads": [words("upload.column_read"), words(f"{section}.column_counted"), *columns],
        "files": [(one.file, numbers(one)) for one in files],
        "total": numbers(total),
    }
