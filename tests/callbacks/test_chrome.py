"""The kept browser, with a real one: it draws, it comes back from the dead."""

import io
import os
import shutil
import signal
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from callbacks import chrome as chrome_module
from callbacks.browser import find_browser
from callbacks.chrome import Chrome, PictureUnavailable

pytestmark = pytest.mark.chrome


def figure(text: str = "", **layout) -> dict:
    """A small red sheet with a text in its middle."""
    note = {"text": text, "x": 0.5, "y": 0.5, "showarrow": False, "font": {"family": FONT, "size": 60}}
    axis = {"visible": False}
    size = {"width": 300, "height": 200, "paper_bgcolor": "#ff0000", "plot_bgcolor": "#ff0000"}
    return {"data": [], "layout": size | {"annotations": [note], "xaxis": axis, "yaxis": axis} | layout}


FONT = "Microsoft YaHei, PingFang SC, Noto Sans CJK SC, sans-serif"


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


@pytest.fixture(scope="module")
def chrome() -> Iterator[Chrome]:
    kept = Chrome()
    yield kept
    kept.stop()


def test_it_draws_a_raster_in_its_scale(chrome: Chrome) -> None:
    image = opened(chrome.draw(figure(), "png", 2))
    assert image.size == (600, 400)
    assert {image.getpixel(corner) for corner in [(0, 0), (599, 0), (0, 399), (599, 399)]} == {(255, 0, 0)}


def test_it_draws_vectors(chrome: Chrome) -> None:
    assert chrome.draw(figure("广东"), "svg").startswith(b"<svg")
    assert chrome.draw(figure(), "pdf").startswith(b"%PDF")


def test_chinese_is_drawn_and_not_boxes(chrome: Chrome) -> None:
    """Every character that a font lacks looks the same."""
    drawn = {opened(chrome.draw(figure(text), "png")).tobytes() for text in ("广", "东", "\ue123", "")}
    assert len(drawn) == 4


def test_the_browser_is_kept(chrome: Chrome) -> None:
    chrome.draw(figure(), "png")
    before = chrome.pid
    chrome.draw(figure(), "svg")
    assert chrome.pid == before


def test_a_browser_that_was_killed_is_started_again(chrome: Chrome) -> None:
    chrome.draw(figure(), "png")
    killed = chrome.pid
    os.killpg(killed, signal.SIGKILL)
    assert opened(chrome.draw(figure(), "png")).size == (300, 200)
    assert chrome.pid != killed


def test_a_browser_that_dies_over_a_picture_is_started_again(chrome: Chrome) -> None:
    chrome.draw(figure(), "png")
    threading.Timer(0.03, os.killpg, (chrome.pid, signal.SIGKILL)).start()
    assert opened(chrome.draw(figure(), "png", 4)).size == (1200, 800)


def test_a_browser_that_hangs_is_given_up_and_replaced() -> None:
    chrome = Chrome(timeout=6)
    chrome.draw(figure(), "png")
    os.killpg(chrome.pid, signal.SIGSTOP)
    with pytest.raises(PictureUnavailable, match="no_picture"):
        chrome.draw(figure(), "png")
    assert chrome.pid is None
    assert opened(chrome.draw(figure(), "png")).size == (300, 200)
    chrome.stop()
    assert chrome.pid is None


def test_a_browser_that_does_not_start_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "chromium"
    script.write_text(f'#!/bin/sh\nmkdir "{tmp_path}/tried" && exec sleep 100\nexec "{find_browser()}" "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(script))
    monkeypatch.setattr(chrome_module, "START_SECONDS", 8)
    chrome = Chrome()
    assert opened(chrome.draw(figure(), "png")).size == (300, 200)
    assert (tmp_path / "tried").exists()
    chrome.stop()


def test_without_a_browser_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    monkeypatch.setenv("PATH", "")
    chrome = Chrome()
    assert find_browser() is None
    with pytest.raises(PictureUnavailable, match="no_chrome"):
        chrome.draw(figure(), "png")


def test_a_browser_path_that_leads_nowhere_is_no_leave_to_take_another(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_browser() is not None
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    assert find_browser() is None


def test_a_browser_without_windows_is_taken_before_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell = tmp_path / "chromium-headless-shell"
    shell.symlink_to("/bin/true")
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setenv("PATH", f"{os.environ['PATH']}{os.pathsep}{tmp_path}")
    assert find_browser() == Path(shutil.which("chromium-headless-shell"))
    monkeypatch.setenv("BROWSER_PATH", "/bin/cat")
    assert find_browser() == Path("/bin/cat")


def test_no_request_leaves_the_machine(chrome: Chrome) -> None:
    """A picture that names another host is drawn without it. The browser does not count an own address as near."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))  # sends nothing
        except OSError:
            pytest.skip("this machine has no address but the loopback's")
        own = asking.getsockname()[0]
    with socket.create_server((own, 0)) as strange:
        strange.settimeout(0.2)
        source = f"http://{own}:{strange.getsockname()[1]}/strange.png"
        chrome.draw(figure(images=[{"source": source, "x": 0, "y": 1, "sizex": 1, "sizey": 1}]), "png")
        with pytest.raises(TimeoutError):
            strange.accept()
