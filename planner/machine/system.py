"""What the program takes from outside: who is at the keyboard, the time, ids that nobody else has, other programs."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Container
from datetime import UTC, datetime
from pathlib import Path


def new_id(there: Container[str] = ()) -> str:
    """A random id, which is none of those that are there."""
    while (made := os.urandom(8).hex()) in there:
        pass
    return made


def login_name() -> str:
    """Who is at the keyboard, as far as the system can tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "someone"


def utc_now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def can_open() -> bool:
    """Whether a file can be opened in the program that the system has for it: not where there is no desktop."""
    if "SSH_CONNECTION" in os.environ:
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    from shutil import which

    return bool(which("xdg-open")) and ("DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ)


def open_file(path: Path) -> None:
    """Open a file in the program that the system has for it."""
    if sys.platform == "win32":
        os.startfile(path)
        return
    from subprocess import DEVNULL, Popen

    command = "open" if sys.platform == "darwin" else "xdg-open"
    Popen([command, str(path)], stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
