"""Pausing Python's garbage collector: while many objects are made and few freed, looking through them is in vain."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def pause() -> None:
    """Stop collecting garbage until ``resume``."""
    gc.disable()


def resume() -> None:
    """Collect garbage again, but never look through the objects that exist now, as they are kept to the end."""
    gc.freeze()
    gc.enable()


@contextmanager
def paused() -> Iterator[None]:
    """Collect no garbage within a block; afterwards the collector is on or off as it was before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
