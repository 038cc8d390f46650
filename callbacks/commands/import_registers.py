"""Registers on servers: `python app.py import URL ...`, and `import --registers` for all of dataset.toml."""

import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tqdm import tqdm

from components import registers
from components.words import LANGUAGES, words
from data.about import Register
from data.dataset import Dataset
from data.dates import current
from data.registers.address import is_address, parse, paths
from data.registers.errors import RejectedImport
from data.registers.imports import REJECTED_ROWS
from data.registers.providers import provider
from data.registers.rule import Rule
from data.registers.servers.server import STEPS, Told

FAULTY = 2


def import_registers(wanted: Sequence[Register], home: Path, folder: Path, dataset: Dataset) -> int:
    """Count each where it lies and put its series beside the dataset's own; one that fails keeps no other back.

    Files that an address names are sought from `home`.
    """
    # A job that is ended by its timer ends its queries too, as Ctrl-C does.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return max(_told(one, home, folder, dataset) for one in wanted)
    finally:
        signal.signal(signal.SIGTERM, before)


def _told(wanted: Register, home: Path, folder: Path, dataset: Dataset) -> int:
    try:
        return _import(wanted, home, folder, dataset)
    except RejectedImport as errors:
        print(registers.rejection_message(errors, "registers.server_title"), file=sys.stderr)
        return FAULTY


def _import(wanted: Register, home: Path, folder: Path, dataset: Dataset) -> int:
    from data.registers import importer, store  # brings the engine, which no other command needs

    made_by = provider(wanted.provider)
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    rule = Rule(current(wanted.as_of, now.date()), wanted.keyword, wanted.match)
    with store.aside(folder) as new:
        if is_address(wanted.url):
            with _steps() as told:
                report = importer.import_from_server(parse(wanted.url, home), rule, dataset.regions, new, told)
        else:
            report = importer.import_files(paths(wanted.url, home), rule, dataset.regions, new, lambda rows: None)
        print("\n\n".join(registers.format_report(report, dataset.regions, lang) for lang in LANGUAGES))
        if not report.total.counted:
            print(_in_both("registers.nothing_counted"), file=sys.stderr)
            return FAULTY
        name, tag = importer.name_server_import(made_by.slug, rule, wanted.url)
        store.write_definition(new, registers.series_definition(made_by, rule, report, tag) | {"made": now.isoformat()})
        stored = store.adopt(new, name)
    print(_in_both("registers.stored", path=stored))
    if report.listed:
        print(_in_both("registers.rejected_rows", count=report.listed, path=stored / REJECTED_ROWS))
    return 0


@contextmanager
def _steps() -> Iterator[Told]:
    """The steps as they begin, and the time since the first; how long each takes, no engine knows. Only on a screen.

    The clock alone draws: Ctrl-C while we drew would leave the bar locked, and the clock waiting for it for good.
    """
    over = threading.Event()
    with tqdm(total=len(STEPS), bar_format="{elapsed} {n}/{total} {desc}", disable=None) as bar:

        def told(step: str) -> None:
            bar.set_description_str(" / ".join(words(lang)(f"registers.step_{step}") for lang in LANGUAGES), False)
            bar.n += 1

        def tick() -> None:
            while not over.wait(0.5):
                bar.refresh()

        clock = threading.Thread(target=tick, daemon=True)
        clock.start()
        try:
            yield told
        finally:
            over.set()
            clock.join()


def _in_both(key: str, **values: object) -> str:
    return "\n".join(words(lang)(key, **values) for lang in LANGUAGES)
