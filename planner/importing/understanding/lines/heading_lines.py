"""Reading the lines outside tables that say what the lines below them are."""

from __future__ import annotations

import re

from msgspec.structs import replace

from planner.importing.page import PageLine
from planner.importing.understanding.dates.windows import is_window
from planner.importing.understanding.dates.written_dates import (
    begins_with_date,
    written_date,
)
from planner.importing.understanding.lines import sections
from planner.importing.understanding.lines.following import Following
from planner.importing.understanding.lines.sections import UNSCHEDULED_HEADING
from planner.importing.understanding.meetings.said_of_meetings import time_said
from planner.importing.understanding.sheet import Sheet
from planner.importing.understanding.titles import committee_named, year_in

_YEAR = re.compile(r"(19|20)\d\d\s*:?")
HEADING_WORDS = 14
"""The most words of a heading."""
_TITLE = re.compile(
    r"work ?(programme|plan)|forward plan|committee|scrutiny|council|panel|commission|\b20\d\d\s?[/–-]\s?(20)?\d\d\b",
    re.IGNORECASE,
)


def read_committee(sheet: Sheet, line: PageLine, following: Following) -> bool:
    """Begin the parts of a committee that a heading names."""
    name = committee_named(line.text)
    if not name or line.bullet or not (line.heading or line.bold or not sheet.has_styles or following.next_is_table):
        return False
    is_first = not sheet.slots and not sheet.body
    is_heading = line.heading or following.next_is_table or any(map(_begins_programme, following.lines[:2]))
    if not (is_first or is_heading) or (sheet.body and _is_same_name(sheet.body, name)):
        return False
    sheet.close_slot()
    sheet.body, sheet.time, sheet.kind, sheet.month = name, "", None, ""
    sheet.titles.append(line.text)
    sheet.year = year_in([line.text]) or sheet.year
    sheet.questions.headings.setdefault(line.text, "the page's title" if is_first else "the committee")
    return True


def _begins_programme(text: str) -> bool:
    return begins_with_date(text) or bool(time_said(text))


def _is_same_name(one: str, other: str) -> bool:
    """Return whether two names are of one committee: one has all the words of the other."""
    words, others = ({*re.findall(r"\w+", name.casefold())} for name in (one, other))
    return words <= others or others <= words


def read_year(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Read a heading that is a calendar year, of the dates below it."""
    if not _YEAR.fullmatch(line.text):
        return False
    sheet.year, sheet.calendar_year = "", int(line.text[:4])
    sheet.close_slot()
    sheet.questions.headings.setdefault(line.text, "the year of the dates below")
    return True


def read_title(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Read the page's title."""
    text = line.text
    if sections.BOLD_LEGEND.search(text):
        sheet.bold_is_a_mark = True
        sheet.questions.headings.setdefault(text, "what bold means")
        return True
    if line.heading or not sheet.slots:
        sheet.is_schedule = sheet.is_schedule or bool(sections.SCHEDULE_TITLE.search(text))
    is_sentence = len(text.split()) > HEADING_WORDS or text.endswith((".", ":"))
    is_title = _TITLE.search(text) or sections.SCHEDULE_TITLE.search(text)
    if not is_title or is_sentence or begins_with_date(text) or sections.REPORT_PARAGRAPH.match(text):
        return False
    is_bold_title = line.bold and not line.bullet and bool(year_in([text]))
    if sheet.slots and (not (line.heading or is_bold_title) or sections.is_another_section(text)):
        return False
    if (date := written_date(text)) and text[date.start :].strip():
        return False
    sheet.titles.append(text)
    if year := year_in([text]):
        sheet.year, sheet.calendar_year = year, 0
    sheet.questions.headings.setdefault(text, "the page's title")
    return True


def read_heading(sheet: Sheet, line: PageLine, following: Following) -> bool:
    """Read a heading: of topics without a date, of a time of year, of a group, or of something else."""
    text, stands_out = line.text, line.heading or line.bold
    is_short = len(text.split()) <= HEADING_WORDS
    if is_short and UNSCHEDULED_HEADING.search(text) and not line.bullet and (stands_out or not sheet.has_styles):
        if sections.is_another_section(text):
            _begin_other(sheet, line)
            return True
        text, _, items = text.partition(": ")
        slot = sheet.open_undated_slot(text.rstrip(" :"), line.where)
        slot.lines += [replace(line, text=items, bold=False, heading=False)] if items else []
        sheet.questions.headings.setdefault(text, "topics without a date")
        sheet.in_list = True
    elif is_short and stands_out and not line.bullet and _is_time_of_year(text) and not following.is_before_programme:
        sheet.open_slot(text, line.where)
        sheet.in_list = True
    elif (stands_out or not sheet.has_styles) and not line.bullet and sections.GROUP_HEADING.fullmatch(text):
        sheet.open_undated_slot(text.rstrip(" :"), line.where)
        sheet.questions.headings.setdefault(text, "topics without a date")
        sheet.in_list = not following.next_is_table
    elif (line.heading and not following.leads_to_table) or (
        (not sheet.has_styles or stands_out) and is_short and sections.is_another_section(text)
    ):
        _begin_other(sheet, line)
    else:
        return False
    return True


def _is_time_of_year(text: str) -> bool:
    """Return whether a heading is a part of a year, and no date or whole year."""
    return is_window(text) and not written_date(text) and not year_in([text])


def _begin_other(sheet: Sheet, line: PageLine) -> None:
    sheet.close_slot()
    sheet.questions.leave_out(line.where, line.text, "it is a heading, and nothing below it is a date")
