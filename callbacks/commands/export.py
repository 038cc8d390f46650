"""Views as files, without a server: `python app.py export --query "?region=440000" --preset report --out pictures`."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tqdm import tqdm

from callbacks import pictures
from callbacks.chrome import Chrome, PictureFormat, PictureUnavailable
from callbacks.commands.console import INVALID_INPUT, add_dataset_option, fail, in_both_languages
from callbacks.feature import Server
from callbacks.pictures import PICTURE_FORMATS, InvalidPictureRequest, NoRoom, Picture
from components.paper.presets import SheetOptions
from data.boundaries import Boundaries
from data.boundaries.derive import derive
from data.dataset_loader import load
from data.dataset_overlays import DatasetOverlays
from data.dates import today
from data.scenes.judgement import story_errors
from data.selection import Selection
from data.settings import REFERENCE, Settings
from data.views import VIEWS, offered

Orders = Mapping[str, tuple[Selection, SheetOptions]]
"""What each view shows, and on which paper."""


def add_parser(commands: Any) -> None:
    """`python app.py export`. What its options name is checked when it is used, and reported in both languages."""
    parser = commands.add_parser("export", help="导出图片 / write views as pictures")
    parser.add_argument("--query", default="", metavar="?...", help="what to show, as in the page's address")
    views = f"any of {', '.join(VIEWS)} (default: all that the dataset has)"
    parser.add_argument("--view", nargs="+", action="extend", help=views)
    parser.add_argument("--format", default="png", help=f"{', '.join(PICTURE_FORMATS)} (default: png)")
    parser.add_argument("--preset", default="", help="slide, report, square or free (default: slide)")
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder to write into")
    add_dataset_option(parser)
    parser.set_defaults(command=export)


def export(options: argparse.Namespace) -> int:
    """Write one file a view, with a bar of progress; a view without room is named, and the others are written."""
    try:
        return _export(options)
    except InvalidPictureRequest as invalid:
        return fail(invalid.key, **invalid.values)
    except PictureUnavailable as unavailable:
        return fail(f"export.{unavailable.reason}")


def _export(options: argparse.Namespace) -> int:
    settings, form = Settings.from_environment(), options.format
    if form not in PICTURE_FORMATS:
        raise InvalidPictureRequest("export.unknown_form", value=form, forms=", ".join(PICTURE_FORMATS))
    folder = _folder(options.out)
    dataset = DatasetOverlays(load(settings.dataset, REFERENCE, story_errors)).resolve(options.query)
    # All of them are parsed before the first is drawn; of two presets the option's counts.
    query = options.query + (f"&preset={quote(options.preset)}" if options.preset else "")
    views = options.view or [view.name for view in offered(dataset)]
    orders = {view: pictures.parse_request(view, query, dataset) for view in views}
    derive(settings.cache)
    server = Server(dataset, Boundaries.open(settings.cache), settings.base_path, today, public_url=settings.public_url)
    refused: dict[str, NoRoom] = {}
    for made, content in tqdm(_drawn(orders, form, server, refused), total=len(orders), unit="picture"):
        _write(content, folder / f"{made.name}.{form}")
    print(folder)
    for view, error in refused.items():
        print(view, in_both_languages(error.key, **error.values), sep="\n", file=sys.stderr)
    return INVALID_INPUT if refused else 0


def _folder(out: Path | None) -> Path:
    """The folder to write into, made if it is not there."""
    if out is None:
        raise InvalidPictureRequest("export.no_folder")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidPictureRequest("export.unwritable", place=out, reason=error.strerror) from error
    return out


def _drawn(
    orders: Orders, form: PictureFormat, server: Server, refused: dict[str, NoRoom]
) -> Iterator[tuple[Picture, bytes]]:
    """Each picture with its file, from one browser, which is closed after the last; `refused` gets the others."""
    chrome = Chrome()
    try:
        for view, (selection, options) in orders.items():
            try:
                made = pictures.compose(view, selection, options, server)
            except NoRoom as error:
                refused[view] = error
                continue
            yield made, pictures.render(made, form, chrome, server.boundaries)
    finally:
        chrome.stop()


def _write(content: bytes, path: Path) -> None:
    """Aside first, so that nobody meets half a file under its name."""
    aside = path.with_name(f".{path.name}.part")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        raise InvalidPictureRequest("export.unwritable", place=path, reason=error.strerror) from error
    finally:
        aside.unlink(missing_ok=True)
