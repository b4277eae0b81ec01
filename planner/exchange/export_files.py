"""Names for exported files, and writing them."""

from __future__ import annotations

import re
from pathlib import Path

from planner.programme.errors import Refused, Unusable
from planner.programme.view import View
from planner.store.file.atomic import write_atomically

LONGEST_NAME = 70
"""The most characters of a text that go into a file's name."""


def suggested_name(view: View, content: str) -> str:
    """Return a file name without its suffix, such as 'children-and-young-people-scrutiny-committee-2023-24'.

    ``content`` says what the file holds, such as '2023/24' or '2023/24-changes'.
    """
    words = file_stem(view.programme.committee.name) or "work-programme"
    return f"{words}-{content.replace('/', '-')}"


def file_stem(text: str) -> str:
    """Return the words of a text with hyphens between them, fit for a file's name; blank for a text without any."""
    return re.sub(r"[^\w]+", "-", text.casefold()).strip("-")[:LONGEST_NAME].strip("-")


def write_export(path: Path, content: bytes, *, force: bool) -> Path:
    """Write a file whole, and return its absolute path.

    Raises Refused when the file exists and ``force`` is not given, and Unusable when it cannot be written.
    """
    target = path.absolute()
    try:
        if target.is_dir():
            raise Unusable(f"{target} is a folder: give the name of a file in it.")
        if not target.parent.is_dir():
            raise Unusable(f"There is no folder {target.parent}: make it first, or choose another.")
        if target.exists() and not force:
            raise Refused(f"{target} is already there: choose another name, or write over it with --force.")
        write_atomically(target, content, durable=False)
    except OSError as error:
        raise Unusable(f"{target} could not be written: {error.strerror or error}.") from None
    return target
