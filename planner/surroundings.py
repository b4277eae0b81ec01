"""What the program takes from outside: who is at the keyboard, what time it is, and ids that nobody else has."""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime


def new_id() -> str:
    """A random id."""
    return os.urandom(4).hex()


def login_name() -> str:
    """Who is at the keyboard, as far as the system can tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "someone"


def utc_now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)
