"""The formats that the programme is exported in, and the writing of a file of any of them."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from planner.exchange.document import json_text, show_document
from planner.exchange.spreadsheet import table_csv
from planner.exchange.text import table_text
from planner.programme.errors import Refused, Unusable
from planner.programme.publishing import published
from planner.programme.table import ProgrammeTable
from planner.programme.version import Version
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


def _docx(table: ProgrammeTable, on: date) -> bytes:
    from planner.exchange.word import table_docx

    return table_docx(table, on)


def _json(view: View) -> bytes:
    return json_text(show_document(view)).encode()


Dated: TypeAlias = tuple[ProgrammeTable, date]
"""A published table and the day it is dated."""

_TABLE_FORMATS: tuple[Format[Dated], ...] = (
    Format("docx", "Word document", ".docx", False, lambda dated: _docx(*dated)),
    Format("csv", "Spreadsheet (CSV)", ".csv", True, lambda dated: table_csv(dated[0]).encode()),
    Format("text", "Plain text", ".txt", True, lambda dated: table_text(dated[0]).encode()),
)


def _taking(dated: Callable[[Content], Dated], format: Format[Dated]) -> Format[Content]:
    """A format of the table as one of what has a table."""
    return Format(
        format.name, format.label, format.suffix, format.is_text, lambda content: format.render(dated(content))
    )


FORMATS: Mapping[str, Format[View]] = {
    each.name: each
    for each in (
        *(_taking(lambda view: (published(view), view.today), format) for format in _TABLE_FORMATS),
        Format("json", "Data (JSON)", ".json", True, _json),
    )
}
"""Format name -> format, in the order they are offered."""

VERSION_FORMATS: Mapping[str, Format[Version]] = {
    format.name: _taking(lambda version: (version.table, version.on), format) for format in _TABLE_FORMATS
}
"""The formats of a version: it keeps the table as it was published, not all the data."""

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
