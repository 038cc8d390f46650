"""`python app.py overlay LIST ... --name NAME --as-of DATE`: a list of companies is laid over an imported register."""

import argparse
import sys
from pathlib import Path
from typing import Any, get_args

from callbacks.commands.console import INVALID_INPUT, add_dataset_option, fail, say
from components import companylists, registers
from components.numbers import integer
from components.panels import upload_own
from components.style import Style
from data.companylists.columns import WANTED
from data.dataset import Dataset
from data.dataset_loader import load
from data.dates import is_date, today
from data.registers import headers
from data.registers.errors import RejectedImport
from data.registers.import_loader import keeps_companies
from data.registers.imports import MAX_COMPANIES, Import, of_series
from data.registers.rule import MAX_NAME_LENGTH
from data.selection import Lang
from data.settings import REFERENCE, Settings


def add_parser(commands: Any) -> None:
    """`python app.py overlay`"""
    parser = commands.add_parser(
        "overlay", help="把企业名单叠加到已导入的企业名录 / lay a list of companies over an imported register"
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="LIST", help="xls, xlsx, csv, tsv, zip")
    parser.add_argument("--name", required=True, metavar="NAME", help="what the list is called: 高新技术企业")
    parser.add_argument("--as-of", required=True, metavar="DATE", help="of the list: 2025-12-31, 2025-12 or 2025")
    parser.add_argument("--series", metavar="ID", help="an import, or one of its series (default: the only one)")
    parser.add_argument("--column", action="append", default=[], metavar="OURS=THEIRS", help="name=ENT_NM, valid=YXQ")
    add_dataset_option(parser)
    parser.set_defaults(command=overlay)


def overlay(options: argparse.Namespace) -> int:
    """Match the list, report what became of every row, and store the counts."""
    name = " ".join(options.name.split())
    if not 0 < len(name) <= MAX_NAME_LENGTH:
        return fail("parklists.bad_name", most=MAX_NAME_LENGTH)
    if not is_date(options.as_of):
        return fail("registers.bad_as_of", value=options.as_of)
    try:
        options.columns = headers.choices(options.column, WANTED)
    except ValueError as unknown:
        return fail("registers.bad_column", value=unknown, columns=", ".join(WANTED.columns))
    dataset = load(Settings.from_environment().dataset, REFERENCE)
    return _overlay_list(options, name, dataset)


def _overlay_list(options: argparse.Namespace, name: str, dataset: Dataset) -> int:
    able = [one for one in dataset.imports if keeps_companies(one.folder)]
    ids = ", ".join(one.id for one in able)
    if not able:
        return fail("companylists.no_register")
    if not options.series and len(able) > 1:
        return fail("companylists.which_register", ids=ids)
    register = _named(options.series, dataset.imports) if options.series else able[0]
    if register not in able:
        return fail("companylists.no_companies", id=options.series, most=integer(MAX_COMPANIES), ids=ids)
    from data.companylists import importer  # brings the engine, which no other command needs

    try:
        matched = importer.match_list(options.files, name, options.as_of, register, columns=options.columns)
    except RejectedImport as rejected:
        print(registers.rejection_message(rejected, section=companylists.SECTION), file=sys.stderr)
        return INVALID_INPUT
    except importer.NoCompanies:
        return fail("companylists.no_companies", id=options.series, most=integer(MAX_COMPANIES), ids=ids)
    texts = (companylists.format_report(matched.report, _title(register, lang), lang) for lang in get_args(Lang))
    print("\n\n".join(texts))
    if not matched.report.matched:
        return fail("companylists.nothing_matched")
    stored = importer.store(register.folder, matched, companylists.definition(matched.report, today()))
    say("companylists.stored", path=stored, id=matched.report.id)
    return 0


def _named(name: str, imports: tuple[Import, ...]) -> Import | None:
    """The import of a name, or of one of its series."""
    series = of_series(name, imports)
    return series[0] if series else next((one for one in imports if one.id == name), None)


def _title(register: Import, lang: Lang) -> str:
    return f"{upload_own.what(register, Style(lang, 'light', 0))} {register.card['as_of']}"
