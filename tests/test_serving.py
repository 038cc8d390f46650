"""The processes that tests start end with them."""

import signal

import pytest

from scripts.serving import running


def test_a_process_ends_with_its_block_also_when_the_block_fails():
    with pytest.raises(ZeroDivisionError), running(["sleep", "100"]) as process:
        1 / 0  # noqa: B018
    assert process.returncode == -signal.SIGTERM
