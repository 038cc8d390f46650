"""The last step of every import of companies: report what became of the rows, and put the series into the dataset."""

from pathlib import Path

from callbacks.commands.console import fail, say
from components import registers
from components.words import LANGUAGES
from data.dates import now
from data.regions import Regions
from data.registers import store
from data.registers.imports import REJECTED_ROWS
from data.registers.providers import Provider
from data.registers.report import Report
from data.registers.rule import Rule


def print_report(report: Report, regions: Regions) -> int:
    """Print what became of every row. An exit code if there is nothing to store, else 0."""
    print("\n\n".join(registers.format_report(report, regions, lang) for lang in LANGUAGES))
    return 0 if report.is_usable else fail("registers.nothing_counted")


def store_import(folder: Path, name: str, tag: str, provider: Provider, rule: Rule, report: Report) -> Path:
    """Give the folder of a counted import its definition and its name, and report where it is."""
    definition = registers.series_definition(provider, rule, report, tag)
    store.write_definition(folder, definition | {"made": now().isoformat()})
    stored = store.adopt(folder, name)
    say("registers.stored", path=stored)
    if report.listed:
        say("registers.rejected_rows", count=report.listed, path=stored / REJECTED_ROWS)
    return stored
