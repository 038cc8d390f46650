"""Park lists from the command line: `python app.py import --parks FILE ... --as-of DATE --name NAME`."""

import argparse
import sys
from pathlib import Path

from callbacks.commands.console import INVALID_INPUT, fail, say
from components import parklists, registers
from components.words import LANGUAGES, words
from data.dataset_loader import load
from data.dates import today
from data.parklists.lists import FOLDER, LIST, REJECTED_ROWS
from data.registers.errors import RejectedImport
from data.registers.rule import MAX_NAME_LENGTH
from data.settings import REFERENCE


def import_parks(options: argparse.Namespace, folder: Path) -> int:
    """Check the files, report what became of every row, and put the list beside the dataset's own."""
    name = " ".join(options.name.split())
    if not 0 < len(name) <= MAX_NAME_LENGTH:
        return fail("parklists.bad_name", most=MAX_NAME_LENGTH)
    from data.parklists import importer  # brings the readers, which no other command needs
    from data.registers import choices, store

    regions = load(folder, REFERENCE).regions
    with store.aside(folder, FOLDER) as new:
        try:
            report = importer.import_files(
                *(map(Path, options.files), name, options.as_of, regions, new),
                datum=options.datum,
                columns=options.columns,
                kept=choices.kept(folder, FOLDER),
            )
        except RejectedImport as rejected:
            print(registers.rejection_message(rejected, section=parklists.SECTION), file=sys.stderr)
            return INVALID_INPUT
        print("\n\n".join(parklists.format_report(report, regions, lang) for lang in LANGUAGES))
        if not report.total.counted:
            return fail("parklists.nothing_taken")
        store.write_definition(new, parklists.list_definition(report, today()), LIST)
        (new / REJECTED_ROWS).write_text(
            parklists.rejected_rows_csv(report, regions, words("zh")), "utf-8-sig", newline=""
        )
        stored = store.adopt(new, report.id)
    say("parklists.stored", path=stored, id=report.id)
    if report.errors:
        say("registers.rejected_rows", count=report.listed, path=stored / REJECTED_ROWS)
    return 0
