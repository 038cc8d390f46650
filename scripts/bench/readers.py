"""Readers without a browser: each clicks, waits as people do, and clicks again, over one kept connection.

The body of a choice is the one that Dash's renderer sends, and answers come compressed, so that the server does all
its work.
"""

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from threading import Event, Thread
from typing import Any, Final
from urllib.parse import urlsplit

import brotli

from components import ids
from data.dataset_loader import load
from data.regions import NATION
from data.settings import REFERENCE, Settings

THINKING: Final = (2.0, 4.0)
"""Seconds between two clicks of a reader."""
MEASURES: Final = ("listed", "companies", "share", "gdp", "location_quotient")
QUIET_STEPS: Final = 8
"""A reader who has clicked so often begins anew."""


@dataclass
class Log:
    """Seconds of each answer by kind, and what went wrong."""

    times: list[tuple[str, float]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def of(self, kind: str) -> list[float]:
        """Milliseconds."""
        return [1000 * seconds for one, seconds in self.times if one == kind]


class Connection:
    """One kept connection; every answer that is not good is an error of the log."""

    def __init__(self, url: str, log: Log) -> None:
        self._address, self._log = urlsplit(url), log
        self._connection = HTTPConnection(self._address.netloc, timeout=120)

    def ask(self, kind: str, method: str, path: str, body: bytes | None = None, **headers: str) -> bytes:
        """The content of the answer, empty if there is none; the time is noted under `kind`."""
        begin = time.perf_counter()
        try:
            every = {"Accept-Encoding": "br", **headers}
            self._connection.request(method, f"{self._address.path.rstrip('/')}{path}", body, every)
            answer = self._connection.getresponse()
            content = answer.read()
        except (OSError, HTTPException) as error:
            self._connection.close()
            self._log.errors.append(f"{kind}: {error!r}")
            return b""
        self._log.times.append((kind, time.perf_counter() - begin))
        if answer.status >= 400:
            self._log.errors.append(f"{kind}: {answer.status}")
            return b""
        return brotli.decompress(content) if answer.headers["Content-Encoding"] == "br" else content


class Clicks:
    """What readers send as a choice."""

    def __init__(self, url: str) -> None:
        dependencies = json.loads(Connection(url, Log()).ask("", "GET", "/_dash-dependencies"))
        named = [one for one in dependencies if [each["id"] for each in one["inputs"]] == [ids.EVENT]]
        self._output: str = named[0]["output"]
        self._outputs = [dict(zip(("id", "property"), one.rsplit(".", 1), strict=True)) for one in self._split()]
        regions = load(Settings().dataset, REFERENCE).regions
        self.provinces = [one.adcode for one in regions.children(NATION)]

    def body(self, act: str, shown: str | None) -> bytes:
        """The request of one choice on the page that a query shows."""
        event = {"act": act, "shown": shown, "breakpoint": "desk", "breakpoint_shown": "desk", "serial": 1}
        inputs = [{"id": ids.EVENT, "property": "data", "value": event}]
        changed = [f"{ids.EVENT}.data"]
        parts = {"output": self._output, "outputs": self._outputs, "inputs": inputs, "changedPropIds": changed}
        return json.dumps(parts | {"state": []}).encode()

    def walk(self, chance: random.Random) -> Iterator[str]:
        """What a reader does one after the other: mostly places, now and then another measure."""
        while True:
            yield "address:"
            for _ in range(QUIET_STEPS):
                province = chance.choice(self.provinces)
                yield chance.choices(
                    (f"choose:{province}", f"open:{province}", "up:", f"measure:{chance.choice(MEASURES)}"),
                    (6, 2, 1, 1),
                )[0]

    def _split(self) -> Sequence[str]:
        return self._output.strip(".").split("...")


def read(url: str, clicks: Clicks, log: Log, over: Event, seed: int) -> None:
    """One reader, until it is over."""
    connection, chance, shown = Connection(url, log), random.Random(seed), None
    over.wait(chance.uniform(0, THINKING[1]))
    for act in clicks.walk(chance):
        if over.is_set():
            return
        body = clicks.body(act, None if act == "address:" else shown)
        kind = "open a page" if act == "address:" else "click"
        content = connection.ask(kind, "POST", "/_dash-update-component", body, **{"Content-Type": "application/json"})
        shown = _search(content) if content else None
        over.wait(chance.uniform(*THINKING))


def _search(content: bytes) -> str:
    answer: dict[str, Any] = json.loads(content)["response"]
    search: str = answer[ids.SELECTION]["data"]["search"]
    return search


def crowd(url: str, readers: int, seconds: float, log: Log) -> None:
    """So many readers at once, for so long."""
    over, clicks = Event(), Clicks(url)
    threads = [Thread(target=read, args=(url, clicks, log, over, seed), daemon=True) for seed in range(readers)]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    over.set()
    for thread in threads:
        thread.join(120)
