"""How many exports a worker makes at once: pictures, slides, workbooks, print-outs, scenes, whoever asks for them.

Their cost is up to the request: slides of sixty maps take a minute of a thread. So many threads are theirs, the others
answer readers; who asks beyond that is told to come back.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Final, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

RETRY_SECONDS: Final = 2
"""After which it is worth asking again: most exports are done by then."""


class ExportsBusy(Exception):
    """As many exports are being made as may."""


class ExportGate:
    """The places of one process."""

    def __init__(self, places: int) -> None:
        self.places, self.taken = places, 0
        self._lock = threading.Lock()

    @contextmanager
    def place(self) -> Iterator[None]:
        """For as long as one export is made. Raises ExportsBusy at once if there is none."""
        with self._lock:
            if self.taken >= self.places:
                raise ExportsBusy
            self.taken += 1
        try:
            yield
        finally:
            with self._lock:
                self.taken -= 1

    def limited(self, make: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        """What makes an export, with a place for each."""

        @wraps(make)
        def make_in_place(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
            with self.place():
                return make(*args, **kwargs)

        return make_in_place
