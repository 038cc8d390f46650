"""The template of a park list: `python app.py template FILE.xlsx|FILE.csv [--lang en]`."""

import argparse
import sys
from pathlib import Path

from components.words import LANGUAGES, words

FAULTY = 2


def parser() -> argparse.ArgumentParser:
    """The options of this command alone."""
    made = argparse.ArgumentParser(prog="app.py template", description="园区名单模板 / template of a park list")
    made.add_argument("file", type=Path, metavar="FILE.xlsx|FILE.csv")
    made.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="of its header; both are understood")
    made.add_argument("--force", action="store_true", help="write over a file that is there")
    made.set_defaults(command="template")
    return made


def template(options: argparse.Namespace) -> int:
    """Write the template."""
    from components.paper import park_template  # brings the writer of workbooks

    writers = {".xlsx": park_template.to_xlsx, ".csv": park_template.to_csv}
    write = writers.get(options.file.suffix.lower())
    if write is None:
        print(_in_both("parklists.template_form", options.file), file=sys.stderr)
        return FAULTY
    if options.file.exists() and not options.force:
        print(_in_both("parklists.template_exists", options.file), file=sys.stderr)
        return FAULTY
    options.file.write_bytes(write(words(options.lang)))
    print(_in_both("parklists.template_saved", options.file))
    return 0


def _in_both(key: str, path: Path) -> str:
    return "\n".join(words(lang)(key, path=path) for lang in LANGUAGES)
