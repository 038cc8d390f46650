"""Changes of an upload that is done: another date of its definition comes, one goes, a place is counted elsewhere.

Each is made in a copy beside the imports, which then takes their place in one step: what fails has changed nothing.
Whoever calls holds the upload's lock. Histories are made as the command line makes them.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from data.regions import Regions
from data.registers import alias_changes, comparison, folders, store
from data.registers.imports import CHANGES, FOLDER
from data.registers.upload import SCRATCH, Upload


def add(upload: Upload, other: Upload, regions: Regions) -> None:
    """Put the import of another upload beside those of this one, which is stored as long as the younger of them."""
    (source,) = other.results()
    with revised(upload) as home:
        shutil.copytree(source, home / FOLDER / source.name, ignore=shutil.ignore_patterns(CHANGES))
        comparison.refresh(home, source.name, regions)
    later = max(upload.status(), other.status(), key=lambda status: status.begun)
    upload.write(replace(upload.status(), begun=later.begun, boot=later.boot, uptime=later.uptime))


def remove(upload: Upload, name: str, regions: Regions) -> None:
    """Take one of several dates away; the dates before and after it become neighbours."""
    with revised(upload) as home:
        comparison.remove(home, name, regions)


def assign(upload: Upload, name: str, changes: Mapping[str, str], regions: Regions) -> None:
    """Count places of one import for other regions; LookupError for a change that makes no sense."""
    with revised(upload) as home:
        folder = home / FOLDER / name
        assigned = store.read_report(folder).assigned(changes, store.read_aliases(folder), regions)
        alias_changes.apply_aliases(folder, assigned, regions)


@contextmanager
def revised(upload: Upload) -> Iterator[Path]:
    """A folder with the imports as they shall be from now on. Files are linked, since none is ever written twice."""
    imports = upload.folder / FOLDER
    with store.aside(upload.folder, SCRATCH) as home:
        shutil.copytree(imports, home / FOLDER, copy_function=os.link, ignore=shutil.ignore_patterns(".*"))
        yield home
        folders.put(home / FOLDER, imports)
