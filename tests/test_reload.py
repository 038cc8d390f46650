"""`kill -HUP` of the server: the dataset is opened anew and no request is lost; a faulty one changes nothing."""

import http.client
import os
import re
import shutil
import signal
import threading
import time
from urllib.parse import urlsplit

import pytest

from data.registers.imports import FOLDER
from data.settings import Settings
from scripts.serving import serving

SECONDS = 60


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(Settings().dataset, tmp_path / "dataset", ignore=shutil.ignore_patterns(FOLDER))


@pytest.fixture
def served(folder, boundaries, tmp_path):
    """Two workers over the folder: the master's process, its port, and what it prints."""
    log = tmp_path / "log"
    with serving(dataset=folder, log=log) as one:
        yield one.pid, urlsplit(one.url).port, log


class Reader(threading.Thread):
    """Asks again and again, over one connection or over a new one each time."""

    def __init__(self, port, *, keep):
        super().__init__(daemon=True)
        self.port, self.keep, self.stopped = port, keep, False
        self.titles, self.lost = [], []

    def run(self):
        connection = None
        while not self.stopped:
            try:
                if connection is None or not self.keep:
                    connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
                connection.request("GET", "/?lang=en")
                answer = connection.getresponse()
                self.titles += re.findall("<title>(.*?)</title>", answer.read().decode())
                connection = None if answer.will_close else connection
            except OSError as error:
                self.lost.append(error)
                connection = None
            time.sleep(0.1)


def test_a_new_dataset_without_a_lost_request(served, folder):
    master, port, log = served
    readers = [Reader(port, keep=keep) for keep in (True, False)]
    for reader in readers:
        reader.start()
    toml = folder / "dataset.toml"
    plain = toml.read_text(encoding="utf-8")
    toml.write_text(plain.replace('industry_en = "blockchain"', 'industry_en = "lanterns"'), encoding="utf-8")
    os.kill(master, signal.SIGHUP)
    wait(lambda: all("lanterns" in "".join(reader.titles[-1:]) for reader in readers))
    toml.write_text("x = ", encoding="utf-8")
    os.kill(master, signal.SIGHUP)
    wait(lambda: "继续使用原来的" in log.read_text(encoding="utf-8"))
    asked = [len(reader.titles) for reader in readers]
    wait(lambda: all(len(reader.titles) > before + 5 for reader, before in zip(readers, asked, strict=True)))
    for reader in readers:
        reader.stopped = True
        reader.join()
    assert all("lanterns" in title for reader in readers for title in reader.titles[-5:])
    assert [reader.lost for reader in readers] == [[], []]


def wait(until):
    for _ in range(SECONDS * 10):
        if until():
            return
        time.sleep(0.1)
    pytest.fail("waited in vain")
