"""The lock that every save takes: a small file beside the programme's."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EEXIST, ENOENT
from pathlib import Path

from planner.store.file.names import lock_file

WAIT_SECONDS = 3.0
"""How long a save waits for another's to end, in seconds."""


class Busy(Exception):
    """Somebody else has held the lock for longer than the wait."""


@contextmanager
def locked(path: Path, *, wait: float | None = None) -> Iterator[None]:
    """Hold the lock of a file; the system releases it when the process dies. Raises Busy or OSError."""
    from filelock import FileLock, Timeout

    file = lock_file(path)
    if not file.parent.is_dir():
        raise FileNotFoundError(ENOENT, "its folder is not there")
    if file.is_dir():
        raise FileExistsError(EEXIST, f"a folder is where its lock has to be: take {file} away, or rename it")
    # Anybody who may write to the folder may take the lock.
    lock = FileLock(file, timeout=WAIT_SECONDS if wait is None else wait, poll_interval=0.01, mode=0o666)
    try:
        lock.acquire()
    except Timeout:
        raise Busy from None
    except PermissionError:
        if _is_other_users(file):
            raise PermissionError(EACCES, _OTHER_USERS.format(file)) from None
        raise
    try:
        yield
    finally:
        lock.release()


def _is_other_users(file: Path) -> bool:
    """Return whether the lock is another user's, in a folder with the sticky bit, where nobody may open it."""
    return (
        hasattr(os, "geteuid")
        and os.path.lexists(file)
        and bool(file.parent.stat().st_mode & stat.S_ISVTX)
        and file.lstat().st_uid != os.geteuid()
    )


_OTHER_USERS = (
    "somebody else has made its lock, {}, and its folder lets nobody use what others have made: have them take it "
    "away, or keep the programme in a folder of its own"
)
