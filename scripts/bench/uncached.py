"""CPU time of the server for what nobody has asked yet: one process, no browser, nothing drawn ahead."""

import gc
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from plotly.io.json import to_json_plotly

from callbacks import features
from callbacks.choice import answer
from callbacks.feature import Feature, Server
from callbacks.requests import Event
from components import templating
from data import links
from data.boundaries import Boundaries
from data.dataset_loader import load
from data.dataset_overlays import DatasetOverlays
from data.measures.registry import measures_of
from data.regions import NATION
from data.scenes.judgement import story_errors
from data.settings import REFERENCE, Settings
from scripts.bench.report import Figure, Section, spread, table

CHOICE: Final = 40.0
OPENING: Final = 60.0
"""Milliseconds at most."""
EVERY: Final = 3
"""So many provinces are passed over for each that is asked."""
FILTERS: Final = ("set:years=2018", "set:kind=incubator", "toggle:status=operating")


def measure() -> Section:
    """The section: the median, the 95th percentile and the dearest of each kind of choice."""
    settings = Settings()
    dataset = load(settings.dataset, REFERENCE, story_errors)
    boundaries = Boundaries.open(settings.cache)
    server = Server(dataset, boundaries, "/", date.today, DatasetOverlays(dataset))
    page = features(dataset)
    templating.warm(settings.cache / "templates")
    _cost("address:", None, server, page)  # what every worker has done once
    gc.collect()
    gc.freeze()  # as a server does before it forks
    costs: defaultdict[str, list[float]] = defaultdict(list)
    for kind, act, shown in _choices(server):
        costs[kind].append(_cost(act, shown, server, page))
    figures: list[Figure] = []
    for kind, times in costs.items():
        limit = OPENING if kind.startswith("open") else CHOICE
        figures += spread(kind, times, (limit, limit))
        figures.append(Figure(f"{kind}, dearest", max(times), "ms", limit))
    return table("CPU time of a choice that nobody has asked yet", figures, "In one process; of the shipped dataset.")


def _choices(server: Server) -> Iterator[tuple[str, str, str | None]]:
    """Kind, event, and the query of the page that it happens on."""
    dataset, start = server.dataset, links.default(server.dataset)
    provinces = [one.adcode for one in dataset.regions.children(NATION)][::EVERY]
    for measure in ("listed", "companies", "gdp", "share"):
        shown = links.to_query(start.replace(measure=measure), dataset)
        yield "open a page", f"address:{shown}", None
        for province in provinces:
            yield "choose a province", f"choose:{province}", shown
            yield "open a province", f"open:{province}", shown
            inside = links.to_query(start.replace(measure=measure, map=province), dataset)
            for city in [one.adcode for one in dataset.regions.children(province)][:1]:
                yield "choose a city", f"choose:{city}", inside
                yield "open a city", f"open:{city}", inside
        yield "choose two places", f"add:{provinces[2]}", f"{shown}{'&' if shown else '?'}region={provinces[1]}"
    yield from (("change the measure", f"measure:{one}", "") for one in measures_of(dataset))
    yield from (("set a filter", act, "") for act in FILTERS)


def _cost(act: str, shown: str | None, server: Server, page: Sequence[Feature]) -> float:
    """Milliseconds of CPU until the answer is written."""
    event: Event = {"act": act, "shown": shown, "breakpoint": "desk", "breakpoint_shown": "desk", "serial": 1}
    begin = time.process_time()
    to_json_plotly(answer(event, server, page))
    return (time.process_time() - begin) * 1000
