"""What the program asks of the system: the user's name, the time, random ids, opening a file in another program."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Container
from datetime import UTC, datetime
from pathlib import Path


def new_id(taken: Container[str] = ()) -> str:
    """Return a random id that is not among those taken."""
    while (id := os.urandom(8).hex()) in taken:
        pass
    return id


def login_name() -> str:
    """Return the user's login name, or 'someone' when the system does not know it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "someone"


def utc_now() -> datetime:
    """Return the current time in UTC, without microseconds."""
    return datetime.now(UTC).replace(microsecond=0)


def can_open() -> bool:
    """Return whether there is a desktop on which the system could open a file in its usual program."""
    if "SSH_CONNECTION" in os.environ:
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    from shutil import which

    return bool(which("xdg-open")) and ("DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ)


def open_file(path: Path) -> None:
    """Open a file in the system's usual program for it."""
    if sys.platform == "win32":
        os.startfile(path)
        return
    from subprocess import DEVNULL, Popen

    command = "open" if sys.platform == "darwin" else "xdg-open"
    Popen([command, str(path)], stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
