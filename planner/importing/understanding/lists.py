"""Reading the lines outside tables: titles, dates with items below them, and topics without a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from planner.importing.page import PageLine
from planner.importing.understanding.sheet import UNSCHEDULED_HEADING, Sheet
from planner.importing.understanding.titles import committee_in, year_in
from planner.importing.understanding.windows import is_window
from planner.importing.understanding.written_dates import without_page_numbers, written_date

HEADING_WORDS = 14
"""The most words of a heading."""
WORDS_AFTER_DATE = 4
"""The most words after a date that still describe its meeting; more are an item."""
_DATE_PREFIX = re.compile(r"(?:date(?: of meeting)?|meeting(?: date| of)?)?\W*", re.IGNORECASE)
"""The text that may stand before the date of a line that begins with one."""
_TITLE = re.compile(
    r"work ?(programme|plan)|forward plan|committee|scrutiny|council|panel|commission|\b20\d\d\s?[/–-]\s?(20)?\d\d\b",
    re.IGNORECASE,
)


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


def read_line(sheet: Sheet, line: PageLine) -> None:
    """Read a line into the sheet."""
    text, page_numbers = without_page_numbers(line.text)
    for page_number in page_numbers:
        sheet.questions.leave_out(line.where, page_number, "it is the number of a page")
    if not text or _read_date(sheet, line, text):
        return
    stands_out = line.heading or line.bold
    is_short = len(text.split()) <= HEADING_WORDS
    if _TITLE.search(text) and (line.heading or not sheet.slots):
        sheet.titles.append(text)
        sheet.questions.headings.setdefault(text, "the page's title")
    elif is_short and UNSCHEDULED_HEADING.search(text) and (stands_out or not sheet.has_styles):
        sheet.open_undated_slot(text, line.where)
        sheet.questions.headings.setdefault(text, "topics without a date")
        sheet.in_list = True
    elif is_short and stands_out and not line.bullet and is_window(text):
        sheet.open_slot(text, line.where)
        sheet.in_list = True
    elif line.heading:
        sheet.slot, sheet.undated_heading, sheet.in_list = None, "", False
        sheet.questions.leave_out(line.where, text, "it is a heading, and nothing below it is a date")
    elif sheet.slot is not None and sheet.in_list:
        sheet.slot.lines.append(replace(line, text=text))
    else:
        sheet.questions.leave_out(line.where, text, "it stands outside the programme")


def _read_date(sheet: Sheet, line: PageLine, text: str) -> bool:
    """Return whether a line begins with a date, and open a slot for it.

    More than WORDS_AFTER_DATE plain words after the date are the slot's first item.
    """
    date = None if line.bullet else written_date(text)
    if date is None or not _DATE_PREFIX.fullmatch(text[: date.start]):
        return False
    when, item = text[: date.end], text[date.end :].lstrip(" :–-.,")
    if line.heading or line.bold or len(date.rest.split()) <= WORDS_AFTER_DATE:
        when, item = text, ""
    slot = sheet.open_slot(when, line.where)
    sheet.in_list = True
    if item:
        slot.lines.append(replace(line, text=item))
    return True
