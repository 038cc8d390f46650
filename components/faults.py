"""The faults of a dataset in words: one message, every fault in Chinese, then every fault in English."""

from collections.abc import Sequence
from dataclasses import asdict

from components.words import LANGUAGES, Words, words
from data.faults import DatasetFaults, Fault


def message(faults: DatasetFaults, heading: str = "faults.title") -> str:
    """What the command line prints before it gives up."""
    return "\n\n".join(told(faults.faults, words(lang), heading) for lang in LANGUAGES)


def told(faults: Sequence[Fault], w: Words, heading: str) -> str:
    """Every fault in one language, under a heading that counts them."""
    lines = [
        w("faults.line", place=_place(w, fault), what=w(f"faults.{fault.code}", **asdict(fault))) for fault in faults
    ]
    return "\n".join([w(heading, count=len(lines)), *lines])


def _place(w: Words, fault: Fault) -> str:
    """As much of file, row and column as the fault knows."""
    kind = {(True, True): "cell", (True, False): "row", (False, True): "column", (False, False): "file"}
    return w(f"faults.place_{kind[fault.row is not None, bool(fault.column)]}", **asdict(fault))
