"""The cache that all processes of a server share: found by others, bounded, gone with its server, never a fault."""

import os
import subprocess
import sys

import pytest

from data.shared_cache import SharedCache


def test_what_one_process_puts_another_gets(tmp_path):
    cache = SharedCache(tmp_path)
    cache.put("before", "a")
    if (pid := os.fork()) == 0:
        cache.put("after", "廣東" * 1000)
        os._exit(0 if cache.get("before") == "a" else 1)
    assert os.waitpid(pid, 0)[1] == 0
    assert cache.get("after") == "廣東" * 1000
    assert cache.get("never") is None


def test_the_first_text_of_a_key_stays(tmp_path):
    cache = SharedCache(tmp_path)
    cache.put("key", "first")
    cache.put("key", "second")
    assert cache.get("key") == "first"


def test_the_oldest_make_room(tmp_path):
    cache = SharedCache(tmp_path, max_bytes=200_000)
    for number in range(400):
        cache.put(str(number), os.urandom(4_000).hex())
    kept = [number for number in range(400) if cache.get(str(number))]
    assert kept
    assert kept == list(range(kept[0], 400))
    assert sum(file.stat().st_size for file in tmp_path.glob("*.sqlite")) < 1_000_000


@pytest.mark.parametrize("ends", ["", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"])
def test_a_cache_goes_with_its_server_or_at_the_start_of_the_next(tmp_path, ends):
    made = "import sys, pathlib, data.shared_cache as s; s.SharedCache(pathlib.Path(sys.argv[1])).put('a', 'b')"
    subprocess.run([sys.executable, "-c", f"{made}\n{ends}", str(tmp_path)], check=not ends, timeout=60)
    assert bool([*tmp_path.iterdir()]) == bool(ends)
    own = SharedCache(tmp_path)._file
    assert [*tmp_path.iterdir()] == [own]


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    (tmp_path / "file").touch()
    cache = SharedCache(tmp_path / "file" / "folder")
    cache.put("key", "text")
    assert cache.get("key") is None


def test_a_damaged_file_holds_nothing(tmp_path):
    cache = SharedCache(tmp_path)
    cache._file.write_bytes(b"no database" * 1000)
    cache.put("key", "text")
    assert cache.get("key") is None


def test_who_outlives_the_server_does_not_make_the_file_anew(tmp_path):
    cache = SharedCache(tmp_path)
    cache._remove(os.getpid())
    cache.put("a", "b")
    assert (cache.get("a"), list(tmp_path.iterdir())) == (None, [])
