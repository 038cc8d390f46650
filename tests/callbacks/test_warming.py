"""What draws ahead ends when it is told to, and is never taken for another process."""

import os
import time

from callbacks import warming


def test_what_draws_ahead_can_be_stopped(tmp_path):
    file = tmp_path / "steps"

    def endless():
        while True:
            with file.open("a") as steps:
                steps.write(".")
            yield
            time.sleep(0.01)

    process = warming.start([endless])
    wait(file.exists)
    warming.stop(process)
    os.waitpid(process, 0)
    wait(lambda: is_still(file))
    warming.stop(process)  # its number may be anybody's now


def test_what_is_done_is_not_stopped_twice():
    process = warming.start([])
    time.sleep(0.2)
    warming.stop(process)
    warming.stop(process)


def is_still(file):
    before = file.stat().st_size
    time.sleep(0.3)
    return file.stat().st_size == before


def wait(is_so, seconds=20):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)
