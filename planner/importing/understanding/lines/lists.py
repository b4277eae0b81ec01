"""Reading the lines outside tables: titles, dates with items below them, and topics without a date."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from planner.importing.page import PageLine
from planner.importing.understanding.dates.windows import is_window
from planner.importing.understanding.dates.written_dates import (
    without_page_numbers,
    written_date,
)
from planner.importing.understanding.headings import label_before
from planner.importing.understanding.lines import sections
from planner.importing.understanding.lines.dated_lines import DATE_READERS
from planner.importing.understanding.lines.following import NOTHING, Following, Reader
from planner.importing.understanding.lines.heading_lines import (
    HEADING_WORDS,
    read_committee,
    read_heading,
    read_title,
    read_year,
)
from planner.importing.understanding.lines.sections import UNSCHEDULED_HEADING
from planner.importing.understanding.sheet import Sheet
from planner.importing.understanding.titles import committee_in, year_in


def is_plain_list(lines: Sequence[PageLine]) -> bool:
    """Return whether lines are nothing but titles, such as a list of suggestions: short, without dates or headings.

    The first may name the list instead.
    """
    titles = [line for line in lines[_names_list(lines) :] if line.text.strip()]
    return bool(titles) and not any(
        line.heading
        or len(line.text.split()) > HEADING_WORDS
        or line.text.rstrip().endswith((".", ":", ";"))
        or written_date(line.text)
        or is_window(line.text)
        for line in titles
    )


def _names_list(lines: Sequence[PageLine]) -> bool:
    """Return whether the first of these lines names the committee, the year or the list, and is no title in it."""
    text = "".join(line.text.strip(" :") for line in lines[:1])
    return bool(year_in([text]) or committee_in([text]) or UNSCHEDULED_HEADING.fullmatch(text))


def read_plain_list(sheet: Sheet, lines: Sequence[PageLine]) -> None:
    """Read the lines of a plain list into the sheet, as topics without a date."""
    if _names_list(lines):
        read_line(sheet, lines[0])
        lines = lines[1:]
    for line in lines:
        sheet.open_undated_slot("", line.where).lines.append(line)


def read_line(sheet: Sheet, line: PageLine, following: Following = NOTHING) -> None:
    """Read a line into the sheet; ``following`` is what comes after it on the page."""
    text, page_numbers = without_page_numbers(line.text)
    for page_number in page_numbers:
        sheet.questions.leave_out(line.where, page_number, "it is the number of a page")
    if text:
        line = replace(line, text=text)
        next(read for read in _READERS if read(sheet, line, following))


def _after_end(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Leave out what stands after the end of a mail, and that end."""
    if not sheet.has_ended and (line.heading or not sections.MAIL_END.fullmatch(line.text)):
        return False
    sheet.has_ended = True
    sheet.questions.leave_out(line.where, line.text, "it is the end of a letter or a mail")
    return True


def _foot(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Leave out the foot of a page of a document of ours."""
    if not sections.FOOT.fullmatch(line.text.strip()):
        return False
    sheet.questions.leave_out(line.where, line.text, "it is the foot of a page")
    return True


def _other_committee(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Leave out a line of a committee that is not wanted."""
    if sheet.is_wanted(sheet.body):
        return False
    sheet.leave_to(sheet.body, line.where, line.text)
    return True


def _beside(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Leave out what stands beside a programme: a numbered paragraph, the labels of a report, a greeting."""
    text = line.text
    if sections.REPORT_HEADING.match(text):
        sheet.close_slot()
    elif not (
        sections.REPORT_PARAGRAPH.match(text)
        or sections.NOT_AN_ITEM.fullmatch(text)
        or (sections.REPORT_LABEL.match(text) and not (sheet.in_list and label_before(text)))
        or (not sheet.slots and sections.GREETING.match(text))
    ):
        return False
    sheet.questions.leave_out(line.where, text, "it is no item of the programme")
    return True


def _item(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Read a line of the list, or leave it out where no list has begun."""
    if sheet.slot is not None and sheet.in_list:
        sheet.slot.lines.append(line)
    else:
        sheet.questions.leave_out(line.where, line.text, "it stands outside the programme")
    return True


_READERS: tuple[Reader, ...] = (
    _foot,
    _after_end,
    read_committee,
    _other_committee,
    read_year,
    *DATE_READERS,
    read_title,
    _beside,
    read_heading,
    _item,
)
"""The sorts of lines, tried in this order; the last takes every line."""
