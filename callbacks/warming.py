"""What most readers ask first is drawn before they ask, by a process of the lowest priority that ends when it is done.

It leaves its drawings in the cache that all workers share. While readers keep the machine busy it gets next to no time.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import product
from typing import Final, NoReturn

from callbacks.feature import Feature, PageState, Server
from components.style import BREAKPOINTS, Style
from data import links
from data.dataset import Dataset
from data.levels import can_open
from data.measures.companies import COMPANIES
from data.measures.registry import measures_of
from data.regions import NATION
from data.selection import Lang, Selection, ThemeName

LOWEST = 19
"""Niceness."""
LOOKS: Final[Sequence[tuple[Lang, ThemeName]]] = (("zh", "light"), ("en", "light"), ("zh", "dark"))
"""Languages and themes, in the order of drawing."""
WIDTHS = (BREAKPOINTS["desk"], BREAKPOINTS["laptop"])


def start(works: Sequence[Callable[[], Iterator[None]]], inherited: Sequence[int] = ()) -> int:
    """Do the works in a process apart, each in a child of it, which gives back what it took; the process id.

    It ends with this process or when it is stopped, between two steps of a work, and closes `inherited`, the
    descriptors of files that only this one is to hold.
    """
    server, pid = os.getpid(), os.fork()
    if pid:
        return pid
    try:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        for file in inherited:
            os.close(file)
        os.nice(LOWEST)
        own = os.getpid()
        for work in works:
            child = os.fork()
            if not child:
                _do(work, server, own)
            os.waitpid(child, 0)
            os.kill(server, 0)  # raises if it has ended
    finally:
        os._exit(0)  # what the server does at its end is not for this process


def stop(process: int) -> None:
    """End what `start` has begun, if it is not done: what it draws is not asked for any more."""
    with suppress(ChildProcessError):  # it is done, and its number may be another's
        if os.waitpid(process, os.WNOHANG) == (0, 0):
            os.kill(process, signal.SIGTERM)


def _do(work: Callable[[], Iterator[None]], server: int, parent: int) -> NoReturn:
    try:
        for _ in work():
            os.kill(server, 0)
            if os.getppid() != parent:
                break
    finally:
        os._exit(0)


def works(server: Server, features: Sequence[Feature]) -> list[Callable[[], Iterator[None]]]:
    """What there is to draw: a work for each look and width."""
    return [partial(drawing, server, features, lang, theme, width) for (lang, theme), width in product(LOOKS, WIDTHS)]


def drawing(server: Server, features: Sequence[Feature], lang: Lang, theme: ThemeName, width: int) -> Iterator[None]:
    """Draw the first states, one a step."""
    for selection in _first_asked(server.dataset):
        chosen = selection.replace(lang=lang, theme=theme)
        state = PageState(chosen, Style(lang, theme, width), server.today())
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
