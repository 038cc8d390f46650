"""What the process of an upload loads before it begins: somebody waits for it."""

import subprocess
import sys

from data.regions import read_regions
from data.settings import REFERENCE

UNNEEDED = ("dash", "flask", "geopandas", "pandera", "data.dataset")


def test_it_loads_nothing_that_an_import_of_companies_does_not_need(root):
    code = f"import sys, callbacks.uploading.__main__; print([name for name in {UNNEEDED} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert result.stdout.strip() == "[]", result.stderr


def test_its_regions_are_those_of_the_atlas(dataset):
    read = read_regions(REFERENCE)
    assert (read, read.former) == (dataset.regions, dataset.regions.former)
