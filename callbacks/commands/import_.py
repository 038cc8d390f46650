"""`python app.py import FILE|FOLDER|ZIP|URL ...`: companies become series of the dataset; with --parks, a park list."""

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import quote

from tqdm import tqdm

from callbacks.commands import new
from callbacks.commands.console import INVALID_INPUT, confirm, fail, say
from callbacks.commands.import_parks import import_parks
from callbacks.commands.import_registers import import_registers
from callbacks.commands.storing import print_report, store_import
from components import registers
from components.numbers import integer
from data.about import Register
from data.companylists.columns import COLUMNS_OF
from data.dataset import Dataset
from data.dataset_loader import load
from data.dates import is_date, today
from data.datums import DatumOption
from data.registers import headers
from data.registers.address import is_address, paths
from data.registers.errors import RejectedImport, reject
from data.registers.files import LIMITS
from data.registers.imports import CHANGES, LEDGER, MAX_COMPANIES
from data.registers.providers import provider
from data.registers.rule import Match, Rule
from data.registers.upload import Names
from data.settings import REFERENCE, Settings

if TYPE_CHECKING:
    from data.registers.comparison import Compared

INTERRUPTED = 130
"""What a shell reports of a command that Ctrl-C has ended."""


def add_parser(commands: Any) -> None:
    """`python app.py import`"""
    parser = commands.add_parser(
        "import", help="导入企业名录或园区名单 / import a register of companies or a park list"
    )
    parser.add_argument("files", nargs="*", metavar="FILE|FOLDER|ZIP|URL", help="xls, xlsx, csv, tsv, parquet, zip")
    parser.add_argument("--as-of", metavar="DATE", help="day of the export or list: 2022-03-16, 2022-03 or 2022")
    parser.add_argument(
        "--into", "--dataset", type=Path, metavar="DATASET_DIR", help="dataset folder (default: that of the atlas)"
    )
    parser.add_argument(
        "--datum", choices=get_args(DatumOption), default="stated", help="of 经度, 纬度 (longitude, latitude)"
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="OURS=THEIRS",
        help="name=COMP_NM; name=1 without a header",
    )
    companies = parser.add_argument_group("企业名录 / companies")
    companies.add_argument("--provider", metavar="NAME", help="who made the export: 天眼查, 企查查, ...")
    companies.add_argument("--keyword", default="", metavar="WORD", help="count only companies that have it: 区块链")
    companies.add_argument("--match", choices=get_args(Match), default="name-or-scope", help="default: name-or-scope")
    companies.add_argument("--names", choices=get_args(Names), default="keep", help="drop: no list of changes")
    companies.add_argument(
        "--no-companies", dest="names", action="store_const", const="drop", help=argparse.SUPPRESS
    )  # as it was once called
    companies.add_argument("--registers", action="store_true", help="count every [[register]] of dataset.toml anew")
    new.add_industry_options(parser.add_argument_group("新数据集 / a dataset that is not there yet"))
    parks = parser.add_argument_group("园区名单 / park lists")
    parks.add_argument("--parks", action="store_true", help="the files are park lists")
    parks.add_argument("--name", metavar="NAME", help="what to call the list on the page: 我的名单")
    parser.set_defaults(command=lambda options: import_(parser, options))


def import_(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    """Import what the options name into the dataset, and report what became of every row."""
    if options.parks and not (options.files and options.as_of and options.name is not None):
        parser.error("--parks FILE --as-of DATE --name NAME")
    if not options.parks and not options.registers and not (options.files and options.as_of and options.provider):
        parser.error("FILE --as-of DATE --provider NAME | --registers | --parks")
    wanted = COLUMNS_OF["parks" if options.parks else "companies"]
    try:
        options.columns = headers.choices(options.column, wanted)
    except ValueError as unknown:
        return fail("registers.bad_column", value=unknown, columns=", ".join(wanted.columns))
    if code := _check_day(options.as_of or ""):
        return code
    folder = (options.into or Settings.from_environment().dataset).absolute()
    if options.into is None or not new.is_free(folder):
        if options.industry:
            return fail("new_dataset.industry_known", path=folder)
        return _import_into(options, folder)
    industry = options.industry or options.keyword
    if not industry:
        return fail("new_dataset.no_industry", path=folder)
    with new.made_for_import(folder, industry, options.industry_en):
        return _import_into(options, folder)


def _import_into(options: argparse.Namespace, folder: Path) -> int:
    if options.parks:
        return import_parks(options, folder)
    try:
        return _import_companies(options, folder, load(folder, REFERENCE))
    except RejectedImport as rejected:
        print(registers.rejection_message(rejected), file=sys.stderr)
        return INVALID_INPUT
    except KeyboardInterrupt:
        fail("registers.stopped")
        return INTERRUPTED


def _check_day(as_of: str) -> int:
    """An exit code for what is no day, or a day to come that nobody confirms; else 0."""
    if as_of and not is_date(as_of):
        return fail("registers.bad_as_of", value=as_of)
    is_meant = as_of <= today().isoformat() or confirm("registers.future_as_of", value=as_of)
    return 0 if is_meant else INVALID_INPUT


def _import_companies(options: argparse.Namespace, folder: Path, dataset: Dataset) -> int:
    if options.registers:
        if not dataset.about.registers:
            return fail("registers.no_registers")
        return import_registers(dataset.about.registers, folder, folder, dataset)
    if any(map(is_address, options.files)):
        if len(options.files) > 1:
            raise reject("not_alone", "URL")
        chosen = "".join(f"&{column}={quote(label)}" for one in options.columns for column, label in one.items())
        register = Register(options.files[0] + chosen, options.as_of, options.provider, options.keyword, options.match)
        return import_registers([register], Path.cwd(), folder, dataset)
    files = [path for text in options.files for path in paths(text, Path())]
    return _import_files(files, options, folder, dataset)


def _import_files(files: list[Path], options: argparse.Namespace, folder: Path, dataset: Dataset) -> int:
    from data.parklists import reader
    from data.registers import choices, comparison, importer, store  # brings the engine, which no other command needs

    rule, companies = Rule(options.as_of, options.keyword, options.match, dataset.about.bins), options.names == "keep"
    chosen = {"columns": options.columns, "kept": choices.kept(folder), "datum": options.datum}
    recognize = partial(reader.recognize_park_lists, sources=files, limits=LIMITS)
    with store.aside(folder) as inside:
        with tqdm(desc="读入 / read", unit=" 行 rows", unit_scale=True) as bar:  # without an end that is known
            report = importer.import_files(
                *(files, rule, dataset.regions, inside, bar.update), companies=companies, recognize=recognize, **chosen
            )
        if code := print_report(report, dataset.regions):
            return code
        source = provider(options.provider)
        stored = store_import(inside, *importer.name_import(source.slug, rule, inside), source, rule, report)
    compared = comparison.refresh(folder, stored.name, dataset.regions)
    if companies:
        _report_companies(stored, compared)
    return 0


def _report_companies(stored: Path, compared: "Compared | None") -> None:
    """Report whether companies are stored, and how many changed since the import before."""
    if not (stored / LEDGER).is_file():
        say("snapshots.not_kept", most=integer(MAX_COMPANIES))
        return
    say("snapshots.kept", path=stored / LEDGER)
    if compared:
        numbers = {"came": integer(compared.came), "left": integer(compared.left)}
        say("snapshots.compared", earlier=compared.earlier, path=stored / CHANGES, **numbers)
