"""The template of a park list: `python app.py template FILE.xlsx|FILE.csv [--lang en]`."""

import argparse
from pathlib import Path
from typing import Any

from callbacks.commands.console import fail, say
from components.words import LANGUAGES, words


def add_parser(commands: Any) -> None:
    """`python app.py template`"""
    parser = commands.add_parser("template", help="园区名单模板 / write the template of a park list")
    parser.add_argument("file", type=Path, metavar="FILE.xlsx|FILE.csv")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="of its header; both are understood")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    parser.set_defaults(command=template)


def template(options: argparse.Namespace) -> int:
    """Write the template."""
    from components.paper import park_template  # brings the writer of workbooks

    writers = {".xlsx": park_template.to_xlsx, ".csv": park_template.to_csv}
    write = writers.get(options.file.suffix.lower())
    if write is None:
        return fail("parklists.template_form", path=options.file)
    if options.file.exists() and not options.force:
        return fail("parklists.template_exists", path=options.file)
    options.file.write_bytes(write(words(options.lang)))
    say("parklists.template_saved", path=options.file)
    return 0
