"""Pauses of Python's garbage collector, which looks through every object while many are made and few become garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def pause() -> None:
    """Stop looking for garbage until :func:`resume`."""
    gc.disable()


def resume() -> None:
    """Look for garbage again, but never among the objects that there are now: what is loaded stays."""
    gc.freeze()
    gc.enable()


@contextmanager
def paused() -> Iterator[None]:
    """Stop looking for garbage within a block; after it the collector is on or off as it was before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
