"""Opening a dataset without serving it."""

from data.dataset import load
from data.scenes.judgement import story_faults
from data.settings import REFERENCE, Settings


def check() -> int:
    """Say that the dataset is sound, with its size. Its faults are raised."""
    settings = Settings.from_environment()
    dataset = load(settings.dataset, REFERENCE, story_faults)
    sizes = f"{len(dataset.parks)} parks, {len(dataset.counts)} counts, {len(dataset.sources)} sources"
    print(f"{settings.dataset}: {sizes}. 数据集无误 / no faults found.")
    return 0
