"""Opening a dataset without serving it."""

from data.dataset import load
from data.scenes.judgement import story_errors
from data.settings import REFERENCE, Settings


def check() -> int:
    """Say that the dataset is sound, with its size. Its errors are raised."""
    settings = Settings.from_environment()
    dataset = load(settings.dataset, REFERENCE, story_errors)
    sizes = f"{len(dataset.parks)} parks, {len(dataset.counts)} counts, {len(dataset.sources)} sources"
    print(f"{settings.dataset}: {sizes}. 数据集无误 / no errors found.")
    return 0
