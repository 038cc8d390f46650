"""What a server makes anew goes into its cache, or beside it where the cache is read-only or full."""

from types import SimpleNamespace

import pytest

from data.scratch import scratch


def test_a_cache_that_can_be_written_is_used(tmp_path):
    assert scratch(tmp_path / "a" / "b") == tmp_path / "a" / "b"
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize("mode", ["no folder", "read-only", "full"])
def test_else_a_folder_of_its_own(tmp_path, mode, monkeypatch):
    cache = tmp_path / "cache"
    if mode == "no folder":
        cache.write_text("")
    elif mode == "full":
        full = SimpleNamespace(free=1_000_000)
        monkeypatch.setattr("shutil.disk_usage", lambda folder: full)
    else:
        monkeypatch.setattr("os.access", lambda *_: False)
    own = scratch(cache)
    assert own != cache
    (own / "a").write_text("b")
    assert scratch(cache) == own  # also after a reload
