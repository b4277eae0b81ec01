"""One writer at a time: the lock that every save takes, by a small file beside the programme's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOENT
from pathlib import Path

WAIT_SECONDS = 3.0
"""How long a save waits for another's to end before it says so."""


class Busy(Exception):
    """Someone else has been writing for longer than a save should take."""


@contextmanager
def locked(path: Path, *, wait: float | None = None) -> Iterator[None]:
    """Hold the lock of a file; the system frees it when its holder dies. Raises Busy, or OSError."""
    from filelock import FileLock, Timeout

    target = path.resolve()
    timeout = WAIT_SECONDS if wait is None else wait
    if not target.parent.is_dir():
        raise FileNotFoundError(ENOENT, "its folder is not there")
    try:
        # Whoever may write in the folder may take the lock.
        with FileLock(target.with_name(f".{target.name}.lock"), timeout=timeout, poll_interval=0.01, mode=0o666):
            yield
    except Timeout:
        raise Busy from None
