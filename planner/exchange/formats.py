"""The formats that the programme is exported in, and the writing of a file of any of them."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from planner.exchange.document import json_text, show_document
from planner.exchange.spreadsheet import programme_csv
from planner.exchange.text import programme_text
from planner.programme.errors import Refused, Unusable
from planner.programme.view import View

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Format(Generic[Content]):
    """One format: ``name`` on the command line, ``label`` on screen; ``is_text`` may go to standard output."""

    name: str
    label: str
    suffix: str
    is_text: bool
    render: Callable[[Content], bytes]


def _docx(view: View) -> bytes:
    from planner.exchange.word import programme_docx

    return programme_docx(view)


def _csv(view: View) -> bytes:
    return programme_csv(view).encode()


def _text(view: View) -> bytes:
    return programme_text(view).encode()


def _json(view: View) -> bytes:
    return json_text(show_document(view)).encode()


FORMATS: Mapping[str, Format[View]] = {
    each.name: each
    for each in (
        Format("docx", "Word document", ".docx", False, _docx),
        Format("csv", "Spreadsheet (CSV)", ".csv", True, _csv),
        Format("text", "Plain text", ".txt", True, _text),
        Format("json", "Data (JSON)", ".json", True, _json),
    )
}
"""Format name -> format, in the order they are offered."""

LONGEST_NAME = 70


def suggested_name(view: View, what: str) -> str:
    """A file name without its ending, such as 'children-and-young-people-scrutiny-committee-2023-24'."""
    words = re.sub(r"[^\w]+", "-", view.programme.committee.name.casefold()).strip("-")[:LONGEST_NAME]
    return f"{words or 'work-programme'}-{what.replace('/', '-')}"


def write_export(path: Path, content: bytes, *, force: bool) -> Path:
    """Write a document whole, and say where it is.

    Raises Refused when the file is there already and ``force`` is not given, and Unusable when it cannot be written.
    """
    target = path.absolute()
    try:
        if target.is_dir():
            raise Unusable(f"{target} is a folder: give the name of a file in it.")
        if not target.parent.is_dir():
            raise Unusable(f"There is no folder {target.parent}: make it first, or choose another.")
        if target.exists() and not force:
            raise Refused(f"{target} is already there: choose another name, or write over it with --force.")
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem[:40]}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as temporary:
                temporary.write(content)
            os.chmod(name, 0o644)
            os.replace(name, target)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(name)
            raise
    except OSError as error:
        raise Unusable(f"{target} could not be written: {error.strerror or error}.") from None
    return target
