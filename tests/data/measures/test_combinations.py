"""Which filters on companies can be in force together: what is promised before a choice is what the choice does."""

from itertools import permutations

import pytest

from components import registers
from components.words import words
from data import filters, links
from data.measures.class_counts import combinations
from data.registers import classes, store
from data.registers.dimensions import UNKNOWN
from data.registers.imports import FOLDER
from tests.snapshots import beside, take
from tests.structures import COMPANIES


@pytest.fixture(scope="module", params=[classes.MAX_CROSSED, 0], ids=["together", "alone"])
def kept(request, dataset, tmp_path_factory):
    """A dataset whose import keeps combinations of classes, or does not; its folder."""
    home = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(classes, "MAX_CROSSED", request.param)
        take(home, dataset.regions, "2024-05-22", COMPANIES[:40])
    return beside(dataset, home), home


def test_filters_of_one_group_combine_and_others_do_not(kept):
    dataset, _ = kept
    series = dataset.imports[0].series_id("cumulative")
    groups = combinations(series, dataset)
    offered = filters.filters_of(dataset)
    names = [name for name in offered if any(name in group for group in groups)]
    assert {"registered", "industry", "staff", "age"} <= {*names}
    start = links.parse(f"?measure=companies&series={series}", dataset).selection
    for pair in permutations(names, 2):
        texts = {name: "2017" if name == "registered" else UNKNOWN for name in pair}
        selection = start.with_filters(**{name: offered[name].values.parse(text)[0] for name, text in texts.items()})
        together = all(offered[name].is_answered(selection, dataset) for name in pair)
        assert together == any({*pair} <= group for group in groups), pair


def test_a_series_without_classes_has_no_groups(dataset):
    assert combinations(dataset.about.series, dataset) == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_account_says_it_when_classes_are_kept_alone(kept, lang):
    dataset, home = kept
    report = store.read_report(home / FOLDER / dataset.imports[0].id)
    alone = len(combinations(dataset.imports[0].series_id("cumulative"), dataset)) > 1
    assert bool(registers.combination_line(report, words(lang))) == alone
