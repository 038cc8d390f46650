"""What most readers ask first is drawn before they ask, by a process of the lowest priority that ends when it is done.

It leaves its drawings in the cache that all workers share. While readers keep the machine busy it gets next to no time.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from callbacks.feature import Feature, PageState, Server
from components.style import BREAKPOINTS, Style
from data import links
from data.dataset import Dataset
from data.levels import can_open
from data.measures.companies import COMPANIES
from data.measures.registry import measures_of
from data.regions import NATION
from data.selection import Selection

LOWEST = 19
"""Niceness."""
LOOKS = (("zh", "light"), ("en", "light"), ("zh", "dark"))
"""Languages and themes, in the order of drawing."""
WIDTHS = (BREAKPOINTS["desk"], BREAKPOINTS["laptop"])


def start(work: Callable[[], Iterator[None]], inherited: Sequence[int] = ()) -> int:
    """Do the work step by step in a process apart, which ends with this one; the process id.

    It closes `inherited`, the descriptors of files that only this process is to hold.
    """
    parent, pid = os.getpid(), os.fork()
    if pid:
        return pid
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    for file in inherited:
        os.close(file)
    os.nice(LOWEST)
    try:
        for _ in work():
            if os.getppid() != parent:
                break
    finally:
        os._exit(0)  # what the parent does at its end is not for this one


def drawing(server: Server, features: Sequence[Feature]) -> Iterator[None]:
    """Draw the first states, one a step."""
    for (lang, theme), width in product(LOOKS, WIDTHS):
        for selection in _first_asked(server.dataset):
            chosen = selection.replace(lang=lang, theme=theme)
            state = PageState(chosen, Style(chosen.lang, chosen.theme, width), server.today())
            for feature in features:
                if feature.outputs:
                    server.drawings.draw(feature, state, server)
            yield


def _first_asked(dataset: Dataset) -> Iterator[Selection]:
    """The page as it opens; every measure; every province chosen and opened, by that measure and by companies."""
    start, measures = links.default(dataset), measures_of(dataset)
    yield from (start.replace(measure=one) for one in dict.fromkeys((start.measure, *measures)))
    for measure in dict.fromkeys((start.measure, *(one for one in (COMPANIES.id,) if one in measures))):
        shown = start.replace(measure=measure)
        for province in (one.adcode for one in dataset.regions.children(NATION)):
            yield shown.replace(regions=(province,))
            if can_open(province, dataset):
                yield shown.replace(map=province)
