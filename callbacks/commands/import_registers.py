"""Registers on servers: `python app.py import URL ...`, and `import --registers` for all of dataset.toml."""

import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from callbacks.commands.console import INVALID_INPUT
from callbacks.commands.storing import print_report, store_import
from components import registers
from components.words import LANGUAGES, words
from data.about import Register
from data.dataset import Dataset
from data.dates import current, today
from data.registers.address import is_address, parse, paths
from data.registers.errors import RejectedImport
from data.registers.providers import provider
from data.registers.rule import Rule
from data.registers.servers.server import STEPS, OnStep


def import_registers(sources: Sequence[Register], home: Path, folder: Path, dataset: Dataset) -> int:
    """Count each register where it lies and put its series into the dataset; one that fails does not stop the others.

    Files that an address names are sought from `home`.
    """
    # A job that is ended by its timer ends its queries too, as Ctrl-C does.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return max(_import(one, home, folder, dataset) for one in sources)
    finally:
        signal.signal(signal.SIGTERM, before)


def _import(source: Register, home: Path, folder: Path, dataset: Dataset) -> int:
    try:
        return _count_and_store(source, home, folder, dataset)
    except RejectedImport as rejected:
        print(registers.rejection_message(rejected, "registers.server_title"), file=sys.stderr)
        return INVALID_INPUT


def _count_and_store(source: Register, home: Path, folder: Path, dataset: Dataset) -> int:
    from data.registers import choices, importer, store  # brings the engine, which no other command needs

    rule = Rule(current(source.as_of, today()), source.keyword, source.match, dataset.about.bins)
    with store.aside(folder) as new:
        if is_address(source.url):
            with _steps() as on_step:
                address = parse(source.url, home)
                report = importer.import_from_server(address, rule, dataset.regions, new, on_step)
        else:
            report = importer.import_files(
                *(paths(source.url, home), rule, dataset.regions, new, lambda rows: None), kept=choices.kept(folder)
            )
        if code := print_report(report, dataset.regions):
            return code
        maker = provider(source.provider)
        store_import(new, *importer.name_server_import(maker.slug, rule, source.url), maker, rule, report)
    return 0


@contextmanager
def _steps() -> Iterator[OnStep]:
    """The steps as they begin, and the time since the first; how long each takes, no engine knows. Only on a screen.

    Only the clock draws: Ctrl-C while we drew would leave the bar locked, and the clock waiting for it for ever.
    """
    over = threading.Event()
    with tqdm(total=len(STEPS), bar_format="{elapsed} {n}/{total} {desc}", disable=None) as bar:

        def on_step(step: str) -> None:
            bar.set_description_str(" / ".join(words(lang)(f"registers.step_{step}") for lang in LANGUAGES), False)
            bar.n += 1

        def tick() -> None:
            while not over.wait(0.5):
                bar.refresh()

        clock = threading.Thread(target=tick, daemon=True)
        clock.start()
        try:
            yield on_step
        finally:
            over.set()
            clock.join()
