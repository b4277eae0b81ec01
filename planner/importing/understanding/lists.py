"""Reading the lines outside tables: titles, dates with items below them, and topics without a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from planner.importing.page import Event, PageLine, PageTable
from planner.importing.understanding import sections
from planner.importing.understanding.headings import label_before
from planner.importing.understanding.meeting_words import describes_meeting, place_said, time_said
from planner.importing.understanding.meetings import kind_named
from planner.importing.understanding.schedules import BODY, TIME_FIRST, read_meeting
from planner.importing.understanding.sections import UNSCHEDULED_HEADING
from planner.importing.understanding.sheet import Sheet
from planner.importing.understanding.titles import committee_in, committee_named, year_in
from planner.importing.understanding.windows import is_window
from planner.importing.understanding.written_dates import (
    DATE_PREFIX,
    MONTH,
    YEAR,
    WrittenDate,
    begins_with_date,
    without_page_numbers,
    written_date,
)

HEADING_WORDS = 14
"""The most words of a heading."""
_GROUP_WORDS = 8
"""The most words of the heading of a group of dates."""
_TITLE = re.compile(
    r"work ?(programme|plan)|forward plan|committee|scrutiny|council|panel|commission|\b20\d\d\s?[/–-]\s?(20)?\d\d\b",
    re.IGNORECASE,
)
_MONTH_HEADING = re.compile(rf"{MONTH}\.?,?(\s+{YEAR})?\s*:?", re.IGNORECASE)
_DAY = re.compile(
    r"(?P<day>(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?\d{1,2}(?:st|nd|rd|th)?)(?=[\s:,–-]|$)\s*(?P<rest>.*)",
    re.IGNORECASE,
)
"""A line that begins with a day of the month in the heading above."""
_EDGES = re.compile(r"^[\s:–—\-.,*]+|[\s*]+$")
"""What stands between a date and the words after it."""
_VENUE_LABEL = re.compile(r"(?:venue|location|place)\s*:\s*", re.IGNORECASE)


class Following(NamedTuple):
    """What follows a line: the next parts, whether a table comes before the next date, and the programme's table."""

    parts: Sequence[PageLine | PageTable | Event] = ()
    leads_to_table: bool = False
    is_before_programme: bool = False

    @property
    def next_is_table(self) -> bool:
        """Whether the next part is a table."""
        return isinstance(next(iter(self.parts), None), PageTable)

    @property
    def lines(self) -> list[str]:
        """The texts of the next lines, up to a table."""
        texts: list[str] = []
        for part in self.parts:
            if not isinstance(part, PageLine):
                break
            texts.append(part.text)
        return texts


NOTHING = Following()
Reader: TypeAlias = Callable[[Sheet, PageLine, Following], bool]
"""Reads a line into the sheet if it is of the reader's sort, and returns whether it is."""


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


def begins_with_day(text: str) -> bool:
    """Return whether a text begins with a day of the month."""
    return _DAY.match(text) is not None


def _after_end(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Leave out what stands after the end of a mail, and that end."""
    if not sheet.has_ended and (line.heading or not sections.MAIL_END.fullmatch(line.text)):
        return False
    sheet.has_ended = True
    sheet.questions.leave_out(line.where, line.text, "it is the end of a letter or a mail")
    return True


def _committee(sheet: Sheet, line: PageLine, following: Following) -> bool:
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
    sheet.questions.headings.setdefault(line.text, "the page's title" if is_first else "the committee")
    return True


def _begins_programme(text: str) -> bool:
    return begins_with_date(text) or bool(time_said(text))


def _is_same_name(one: str, other: str) -> bool:
    """Return whether two names are of one committee: one has all the words of the other."""
    words, others = ({*re.findall(r"\w+", name.casefold())} for name in (one, other))
    return words <= others or others <= words


def _other_committee(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Leave out a line of a committee that is not wanted."""
    if sheet.is_wanted(sheet.body):
        return False
    sheet.leave_to(sheet.body, line.where, line.text)
    return True


def _time(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Read a sentence on when, and perhaps where, the meetings begin: that of the date above, or of those below."""
    time = time_said(line.text)
    slot = sheet.slot if sheet.slot and sheet.slot.when else None
    if not time or written_date(line.text) or (slot and (slot.lines or slot.entries)):
        return False
    if slot:
        slot.time, slot.venue = slot.time or time, slot.venue or place_said(line.text)
    else:
        sheet.time = time
    sheet.questions.headings.setdefault(line.text, "the time of its meetings")
    return True


def _title(sheet: Sheet, line: PageLine, _: Following) -> bool:
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
    if not (line.heading or not sheet.slots) or (sheet.slots and sections.is_another_section(text)):
        return False
    if (date := written_date(text)) and text[date.start :].strip():
        return False
    sheet.titles.append(text)
    sheet.questions.headings.setdefault(text, "the page's title")
    return True


def _next_meeting(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Read a line on the date of the next meeting as a meeting without items."""
    return read_next_meeting(sheet, line)


def read_next_meeting(sheet: Sheet, line: PageLine) -> bool:
    """Return whether a line gives the date of the next meeting, and read that as a meeting without items."""
    match = sections.NEXT_MEETING.match(line.text)
    if not match or not begins_with_date(line.text[match.end() :]):
        return False
    slot, in_list = sheet.slot, sheet.in_list
    sheet.slot = None
    sheet.open_slot(line.text[match.end() :], line.where)
    sheet.slot, sheet.in_list = slot, in_list
    return True


def _date(sheet: Sheet, line: PageLine, following: Following) -> bool:
    """Read a line that begins with a date; words after it that are not of its meeting are its first item."""
    date, text = written_date(line.text), line.text
    if date is None:
        return False
    prefix = text[: date.start]
    if not DATE_PREFIX.fullmatch(prefix):
        if not (line.heading and (name := committee_named(prefix))):
            return False
        sheet.titles.append(prefix.strip(" –-:,"))
        sheet.questions.headings.setdefault(prefix.strip(" –-:,"), "the page's title")
        sheet.body = sheet.body or name
        text = text[date.start :]
        date = written_date(text)
        assert date is not None
    after = text[date.end :]
    is_whole = describes_meeting(date.rest) or after.lstrip().startswith((":", "–", "-", "—", "(", ",", ";"))
    if line.bullet and not is_whole:
        return False
    if following.is_before_programme:
        sheet.questions.leave_out(line.where, text, "it stands before the programme")
        return True
    _open_dated(sheet, line, text, date, following)
    return True


def _open_dated(sheet: Sheet, line: PageLine, text: str, date: WrittenDate, following: Following) -> None:
    """Open the slot of a date; the words after it are its committee in a list of meetings, or else its first item."""
    if before := text[: date.start].strip(" :–-,"):
        sheet.questions.headings.setdefault(before, "what stands before a date")
        text = text[date.start :]
        date = replace(date, start=0, end=date.end - date.start)
    after = text[date.end :]
    if sheet.is_schedule:
        read_meeting(sheet, text[: date.end], after, line.where)
        sheet.in_list = False
        return
    item = ""
    if not describes_meeting(date.rest):
        time = TIME_FIRST.match(after.lstrip(" :–—-,"))
        item = date.rest if date.rest in after else after[after.index(time[0]) + len(time[0]) :] if time else after
        text, item = _EDGES.sub("", text.replace(item, " ", 1)), _EDGES.sub("", item)
    slot = sheet.open_slot(text, line.where)
    if item:
        slot.lines.append(replace(line, text=item, bold=False, bullet=False))
    sheet.in_list = bool(item) or not following.leads_to_table


def _timed(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Read a line of a day's meetings, below its date: a time and the name of a committee."""
    slot, first = sheet.slot, TIME_FIRST.match(line.text)
    if not first or not (slot and slot.when) or slot.lines or slot.entries:
        return False
    date = written_date(slot.when)
    if date is None or not (sheet.is_schedule or BODY.search(line.text[first.end() :])):
        return False
    if not slot.body or slot.body == sheet.body:  # the date alone, as a heading: its meetings follow
        sheet.slots.remove(slot)
    sheet.is_schedule = True
    read_meeting(sheet, slot.when[date.start : date.end], line.text, line.where)
    return True


def _month(sheet: Sheet, line: PageLine, following: Following) -> bool:
    """Read a heading that is a month, above lines that begin with its days."""
    first = next(iter(following.parts), None)
    below = first.rows[0][0].text if isinstance(first, PageTable) else first.text if isinstance(first, PageLine) else ""
    if not _MONTH_HEADING.fullmatch(line.text) or not begins_with_day(below):
        return False
    sheet.month = line.text.rstrip(" :")
    sheet.slot = None
    sheet.questions.headings.setdefault(line.text, "the month of the dates below")
    return True


def _day(sheet: Sheet, line: PageLine, following: Following) -> bool:
    """Read a line that begins with a day of the month above."""
    match = _DAY.fullmatch(line.text) if sheet.month and not line.heading else None
    if not match:
        return False
    text = f"{match['day']} {sheet.month} {match['rest']}".rstrip()
    date = written_date(text)
    if date is None:
        return False
    sheet.is_schedule = True
    _open_dated(sheet, line, text, date, following)
    return True


def _group(sheet: Sheet, line: PageLine, following: Following) -> bool:
    """Read a heading above a group of dates without items: it names the kind of the meetings, or their committee."""
    name = sections.group_name(line.text)
    ahead = [text for text in following.lines if not time_said(text) or begins_with_date(text)][:2]
    if not name or len(name.split()) > _GROUP_WORDS or len(ahead) < 2 or not all(map(_is_bare_date, ahead)):
        return False
    if is_window(name) or written_date(name) or time_said(name) or line.text.endswith("."):
        return False
    if not line.heading and any(slot.lines or slot.entries for slot in sheet.slots[-2:]):  # an item of a date above
        return False
    sheet.close_slot()
    sheet.time, sheet.kind = "", kind_named(name)
    if sheet.kind is None and not sections.SCHEDULE_TITLE.search(name):
        sheet.body = name
    sheet.is_schedule = True
    sheet.questions.headings.setdefault(line.text, "what the dates below are of")
    return True


def _is_bare_date(text: str) -> bool:
    date = written_date(text)
    return date is not None and begins_with_date(text) and describes_meeting(date.rest)


def _venue(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Read the venue of the meeting above."""
    match, slot = _VENUE_LABEL.match(line.text), sheet.slot
    if not match or slot is None or not slot.when or slot.entries or slot.lines:
        return False
    slot.venue = slot.venue or line.text[match.end() :]
    return True


def _heading(sheet: Sheet, line: PageLine, following: Following) -> bool:
    """Read a heading: of topics without a date, of a time of year, of a group, or of something else."""
    text, stands_out = line.text, line.heading or line.bold
    is_short = len(text.split()) <= HEADING_WORDS
    if is_short and UNSCHEDULED_HEADING.search(text) and not line.bullet and (stands_out or not sheet.has_styles):
        if sections.is_another_section(text):
            _begin_other(sheet, line)
            return True
        sheet.open_undated_slot(text.rstrip(" :"), line.where)
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
    return is_window(text) and not written_date(text)


def _begin_other(sheet: Sheet, line: PageLine) -> None:
    sheet.close_slot()
    sheet.questions.leave_out(line.where, line.text, "it is a heading, and nothing below it is a date")


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
    _after_end,
    _committee,
    _other_committee,
    _next_meeting,
    _date,
    _timed,
    _month,
    _day,
    _group,
    _time,
    _title,
    _venue,
    _beside,
    _heading,
    _item,
)
"""The sorts of lines, tried in this order; the last takes every line."""
