"""Reading the parts of a page in order; what each line means depends on what comes after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from planner.importing.page import PageLine, PageTable
from planner.importing.understanding.dates.written_dates import begins_with_date
from planner.importing.understanding.lines.following import Following
from planner.importing.understanding.lines.lists import is_plain_list, read_line, read_plain_list
from planner.importing.understanding.lines.sections import EXECUTIVE_LABEL
from planner.importing.understanding.part_lines import Part
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.sheet import Sheet
from planner.importing.understanding.tables.read_table import has_dated_items, read_table

_FEWEST_LABELS = 2
"""How many labels of the Executive's plan make a page of it."""
_LINES_AHEAD = 4
"""How many of the lines that follow a heading tell what it is above."""


class PageStyle(NamedTuple):
    """What a page shows: whether its format has bold and bullets, and whether its lines may be nothing but titles."""

    has_styles: bool
    may_be_plain_list: bool = True


def read_parts(parts: Sequence[Part], questions: Questions, style: PageStyle, *, wanted: str = "") -> Sheet:
    """Return the sheet of a page's lines and tables; those of a ``wanted`` committee, if it is given."""
    sheet = Sheet(questions, style.has_styles, wanted)
    lines = [part for part in parts if isinstance(part, PageLine)]
    if style.may_be_plain_list and len(lines) == len(parts) and is_plain_list(lines):
        read_plain_list(sheet, lines)
        return sheet
    if sum(bool(EXECUTIVE_LABEL.match(line.text)) for line in lines) >= _FEWEST_LABELS:
        for line in lines:
            questions.leave_out(line.where, line.text, "it is of the Executive's forward plan, and no item of scrutiny")
        parts = [part for part in parts if not isinstance(part, PageLine)]
    leads_to_table = _leads_to_table(parts)
    programme_at = next(
        (number for number, part in enumerate(parts) if isinstance(part, PageTable) and has_dated_items(part)), -1
    )
    for number, part in enumerate(parts):
        match part:
            case PageTable():
                read_table(sheet, part)
            case PageLine():
                following = Following(
                    parts[number + 1 : number + 1 + _LINES_AHEAD],
                    leads_to_table=leads_to_table[number],
                    is_before_programme=number < programme_at,
                )
                read_line(sheet, part, following)
    return sheet


def _leads_to_table(parts: Sequence[Part]) -> list[bool]:
    """Return for each part whether a table follows it before any line that begins with a date."""
    leads, found = False, []
    for part in reversed(parts):
        found.append(leads)
        if isinstance(part, PageTable):
            leads = True
        elif isinstance(part, PageLine) and begins_with_date(part.text):
            leads = False
    return found[::-1]
