"""A workbook of an older or binary Excel format (XLS, XLSB) as a page, read in a subprocess.

The library that reads these formats lays out a sheet's every place and knows no limits, so only a process of its own
can be stopped and limited in memory. It gets the file, and writes the sheets as JSON.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from planner.importing.page import Page
from planner.importing.reading.limits import CELLS, too_large
from planner.importing.reading.page_builder import PageBuilder
from planner.importing.reading.sheets.cells import SheetCells, plain
from planner.importing.reading.sheets.values import date_text, duration_text, number_text, time_text, truth_text
from planner.machine.process_limits import limit_this_process
from planner.programme.errors import Unusable

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

READING_SECONDS = 20
"""How long reading a workbook may take in its process."""
PROCESS_SECONDS = 30
"""How long the process may take in all, its start on a slow machine included."""
MEMORY_BYTES = 1_000_000_000
"""The memory that the process may have, on systems that can limit it: an old sheet laid out whole has 600 MB."""
_BOOTSTRAP = (
    "import sys; sys.path[:] = sys.argv[1:]; from planner.importing.reading.sheets.old_workbook import main; main()"
)
_NOT_TOLD = "struck-out words, comments, errors, hidden rows and columns, and months that show no day"
_WHY_NOT_TOLD = "a workbook of this kind does not tell them apart: save it as .xlsx and import that, or check them"
_REMEDY = "open it in Excel, save it as an Excel workbook (.xlsx) without a password, and import that"


class _Sheet(Struct, frozen=True):
    """A sheet: its cells by row and column, from 1, and the first and last place of each merged cell, from 0."""

    name: str
    is_hidden: bool
    cells: list[tuple[int, int, str]] = []
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = []


class _Result(Struct, frozen=True):
    """The sheets of a workbook, or what is wrong with it."""

    sheets: tuple[_Sheet, ...] = ()
    error: str = ""


def read_old_workbook(content: bytes, name: str) -> Page:
    """Return the page of a workbook; raises Unusable when it is locked, damaged or too large."""
    result = _result_of_process(content, name)
    if result.error:
        raise Unusable(f"{name} is {result.error}: {_REMEDY}.")
    page = PageBuilder(name)
    for sheet in result.sheets:
        cells = SheetCells(name, sheet.name, sheet.is_hidden)
        for row, column, text in sheet.cells:
            cells.add(row, column, plain(text))
        for (top, left), (bottom, right) in sheet.merged:
            cells.merged[top + 1, left + 1] = (right - left + 1, bottom - top + 1)
        cells.add_to(page)
    if any(sheet.cells for sheet in result.sheets):
        page.leave_out(_NOT_TOLD, _WHY_NOT_TOLD, "the whole workbook")
    return page.build()


def _result_of_process(content: bytes, name: str) -> _Result:
    # A blank entry means the current folder, where others may have put modules: it is left out.
    command = [sys.executable, "-c", _BOOTSTRAP, *filter(None, sys.path)]
    try:
        completed = subprocess.run(
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PROCESS_SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return msgspec.json.decode(completed.stdout, type=_Result)
    except (subprocess.TimeoutExpired, msgspec.DecodeError):
        raise too_large(name, "is damaged, or takes too long or needs too much memory to read") from None
    except OSError as error:
        raise Unusable(f"{name} could not be read: {error.strerror or error}. Try again.") from None


def main() -> None:
    """Run as the subprocess: read a workbook from standard input, and write its sheets to standard output."""
    limit_this_process(READING_SECONDS, MEMORY_BYTES)
    sys.stdout.buffer.write(msgspec.json.encode(_result(sys.stdin.buffer.read())))


def _result(content: bytes) -> _Result:
    """Return the sheets of a workbook."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = []
        for each in workbook.sheets_metadata:
            if each.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(each.name)
            is_hidden = each.visible is not SheetVisibleEnum.Visible
            sheets.append(_Sheet(each.name, is_hidden, list(_cells(sheet)), sheet.merged_cell_ranges or []))
    except PasswordError:
        return _Result(error="locked with a password")
    except (CalamineError, ValueError, OSError):
        return _Result(error="damaged")
    return _Result(tuple(sheets))


def _cells(sheet: CalamineSheet) -> Iterator[tuple[int, int, str]]:
    """Yield the row, the column and the text of the cells of a sheet that have one, up to one beyond the limit."""
    _, columns_before = sheet.start or (0, 0)  # which the rows are given without, though blank rows are given
    cells = (
        (number, column, text)
        for number, row in enumerate(sheet.iter_rows(), start=1)
        for column, value in enumerate(row, start=columns_before + 1)
        if (text := _text(value).strip())
    )
    return islice(cells, CELLS + 1)


def _text(value: str | float | bool | date | datetime | time | timedelta) -> str:
    """Return the value of a cell as text."""
    match value:
        case str():
            return value
        case bool():
            return truth_text(value)
        case date():
            return date_text(value)
        case time():
            return time_text(value)
        case timedelta():
            return duration_text(value)
        case _:
            return number_text(value)
