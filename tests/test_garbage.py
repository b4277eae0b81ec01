"""Garbage collection is paused where it would only cost time, and is as it was before once a file is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from planner.machine import garbage


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.parametrize("is_on", [True, False])
def test_a_pause_leaves_the_collector_on_or_off_as_it_was(is_on: bool) -> None:
    if not is_on:
        garbage.pause()
    with garbage.paused():
        assert not gc.isenabled()
    assert gc.isenabled() is is_on


def test_resuming_never_looks_through_what_is_there_already() -> None:
    garbage.pause()
    garbage.resume()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
