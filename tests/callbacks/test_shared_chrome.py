"""One browser for several workers: whoever asks first starts it, all use it, it comes back, and it ends by itself."""

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from callbacks.chrome import PictureUnavailable
from callbacks.shared_chrome import SharedChrome

pytestmark = pytest.mark.chrome


def figure() -> dict:
    return {"data": [], "layout": {"width": 300, "height": 200}}


@pytest.fixture(scope="module")
def chrome() -> Iterator[SharedChrome]:
    shared = SharedChrome()
    yield shared
    shared.stop()


def in_a_worker(work) -> int:
    """What the work returns as an exit code, in a forked process."""
    if (pid := os.fork()) == 0:
        try:
            os._exit(work())
        finally:
            os._exit(100)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def gone(pid: int) -> bool:
    """Whether a process ends within ten seconds; one that nobody has waited for counts as ended."""
    for _ in range(200):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False


def test_workers_share_one_process(chrome: SharedChrome) -> None:
    def work() -> int:
        return 0 if chrome.draw(figure(), "svg").startswith(b"<svg") else 1

    assert chrome.pid is None
    assert in_a_worker(work) == 0
    first = chrome.pid
    assert first is not None
    assert in_a_worker(work) == 0
    assert chrome.draw(figure(), "png").startswith(b"\x89PNG")
    assert chrome.pid == first


def test_a_process_that_was_killed_is_replaced_and_takes_its_browser_along(chrome: SharedChrome) -> None:
    chrome.draw(figure(), "png")
    killed = chrome.pid
    browsers = [int(one) for one in os.popen(f"ps -o pid= --ppid {killed}").read().split()]
    assert browsers
    os.kill(killed, signal.SIGKILL)
    assert chrome.draw(figure(), "png").startswith(b"\x89PNG")
    assert chrome.pid not in (None, killed)
    assert all(gone(browser) for browser in browsers)


def test_without_a_browser_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    shared = SharedChrome()
    with pytest.raises(PictureUnavailable, match="no_chrome"):
        shared.draw(figure(), "png")
    assert shared.pid is None


def test_a_process_that_nobody_asks_ends() -> None:
    shared = SharedChrome(idle=1)
    shared.draw(figure(), "png")
    assert gone(shared.pid or 0)
    assert shared.pid is None
    assert shared.draw(figure(), "png").startswith(b"\x89PNG")
    shared.stop()
    assert shared.pid is None


def test_a_process_that_has_drawn_enough_makes_room_for_another() -> None:
    shared = SharedChrome(maximum=2)
    shared.draw(figure(), "svg")
    first = shared.pid
    time.sleep(1.5)
    assert shared.pid == first
    shared.draw(figure(), "svg")
    assert gone(first)
    assert shared.draw(figure(), "svg").startswith(b"<svg")
    shared.stop()


def make_old(folder: Path) -> None:
    """Its browser ends soon after the process, and writes until then."""
    for _ in range(20):
        os.utime(folder, (0, 0))
        time.sleep(0.5)
        if folder.stat().st_mtime == 0:
            return


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A temporary folder with a short name, as Chromium's socket in it needs."""
    with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        monkeypatch.setenv("TMPDIR", folder)
        yield Path(folder)


def test_what_a_killed_process_leaves_is_cleared_away(temporary: Path) -> None:
    shared = SharedChrome()
    shared.draw(figure(), "svg")
    (left,) = temporary.glob("park-atlas-pictures-*")
    killed = shared.pid
    os.kill(killed, signal.SIGKILL)
    assert gone(killed)
    make_old(left)
    shared.draw(figure(), "svg")
    (own,) = temporary.glob("park-atlas-pictures-*")
    assert own != left
    shared.stop()
    assert list(temporary.iterdir()) == []


def test_a_process_ends_with_its_server() -> None:
    def serve() -> int:
        shared = SharedChrome()
        shared.draw(figure(), "png")
        os.write(writer, str(shared.pid).encode())
        os.kill(os.getpid(), signal.SIGKILL)
        return 0

    reader, writer = os.pipe()
    assert in_a_worker(serve) == -signal.SIGKILL
    assert gone(int(os.read(reader, 20)))


def test_a_process_that_hangs_is_given_up_and_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("callbacks.shared_chrome.CLOSING_SECONDS", 0.5)
    shared = SharedChrome(timeout=4)
    shared.draw(figure(), "png")
    hanging = shared.pid or 0
    os.kill(hanging, signal.SIGSTOP)
    with pytest.raises(PictureUnavailable, match="no_picture"):
        shared.draw(figure(), "png")
    assert gone(hanging)
    assert shared.draw(figure(), "png").startswith(b"\x89PNG")
    shared.stop()


def large() -> dict:
    """More than a socket holds."""
    return {"data": [{"x": [0.5] * 500_000}], "layout": {"width": 300, "height": 200}}


def test_a_large_picture_for_a_process_that_hangs_holds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("callbacks.shared_chrome.CLOSING_SECONDS", 0.5)
    shared = SharedChrome(timeout=10)
    shared.draw(figure(), "png")
    hanging = shared.pid or 0
    os.kill(hanging, signal.SIGSTOP)
    with pytest.raises(PictureUnavailable, match="no_picture"):
        shared.draw(large(), "png")
    assert gone(hanging)
    shared.stop()


def test_a_process_that_cannot_start_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("callbacks.shared_chrome.MODULE", "callbacks.no_such_process")
    shared = SharedChrome()
    begin = time.monotonic()
    with pytest.raises(PictureUnavailable, match="no_picture"):
        shared.draw(large(), "png")
    assert time.monotonic() - begin < 20
    assert shared.pid is None
