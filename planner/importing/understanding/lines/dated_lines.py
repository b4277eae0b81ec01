"""Reading the lines outside tables that give the dates, times and venues of meetings."""

from __future__ import annotations

import re

from msgspec.structs import replace

from planner.importing.page import PageLine, PageTable
from planner.importing.understanding.dates.date_forms import MONTH, YEAR
from planner.importing.understanding.dates.windows import is_window
from planner.importing.understanding.dates.written_dates import (
    DATE_PREFIX,
    WrittenDate,
    begins_with_date,
    dates_in,
    written_date,
)
from planner.importing.understanding.lines import sections
from planner.importing.understanding.lines.following import Following, Reader
from planner.importing.understanding.lines.schedules import BODY, TIME_FIRST, read_meeting
from planner.importing.understanding.meetings.meeting_words import kind_named
from planner.importing.understanding.meetings.said_of_meetings import describes_meeting, place_said, time_said
from planner.importing.understanding.sheet import Sheet
from planner.importing.understanding.titles import committee_named

_GROUP_WORDS = 8
"""The most words of the heading of a group of dates."""
_MONTH_HEADING = re.compile(rf"{MONTH}\.?,?(\s+{YEAR})?\s*:?", re.IGNORECASE)
_DAY = re.compile(
    r"(?P<day>(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?\d{1,2}(?:st|nd|rd|th)?)(?=[\s:,–-]|$)\s*(?P<rest>.*)",
    re.IGNORECASE,
)
"""A line that begins with a day of the month in the heading above."""
_EDGES = re.compile(r"^[\s:–—\-.,*]+|[\s*]+$")
"""What stands between a date and the words after it."""
_LABEL = re.compile(
    r"(?:(?P<venue>venue|location|place)|(?P<note>note)|(?:report|agenda|papers?) (?:deadline|due))\s*:\s*",
    re.IGNORECASE,
)
"""A label below a date, of something about the meeting."""


def begins_with_day(text: str) -> bool:
    """Return whether a text begins with a day of the month."""
    return _DAY.match(text) is not None


def is_month(text: str) -> bool:
    """Return whether a text is the name of a month, perhaps with its year."""
    return _MONTH_HEADING.fullmatch(text) is not None


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


def _next_meeting(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Read a line on the date of the next meeting as a meeting without items."""
    return read_next_meeting(sheet, line)


def _date(sheet: Sheet, line: PageLine, following: Following) -> bool:
    """Read a line that begins with a date; words after it that are not of its meeting are its first item."""
    date, text = written_date(line.text), line.text
    if date is None:
        return False
    if len(dates_in(text)) > 1:
        return _dates(sheet, line, following)
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
    is_whole = (
        date.time or describes_meeting(date.rest) or after.lstrip().startswith((":", "–", "-", "—", "(", ",", ";"))
    )
    if line.bullet and not is_whole:
        return False
    if following.is_before_programme:
        sheet.questions.leave_out(line.where, text, "it stands before the programme")
        return True
    _open_dated(sheet, line, text, date, following)
    return True


def _dates(sheet: Sheet, line: PageLine, following: Following) -> bool:
    """Read a line of several dates, perhaps after a label or the name of their committee."""
    dates = dates_in(line.text)
    label = line.text[: dates[0].start].strip(" :–-")
    is_sentence = len(label.split()) > _GROUP_WORDS and bool(BODY.search(label) or time_said(label))
    is_labelled = DATE_PREFIX.fullmatch(label) or sections.SCHEDULE_TITLE.search(label) or is_sentence
    if is_sentence:
        sheet.time = time_said(label) or sheet.time
    if not (is_labelled or BODY.search(label) or (sheet.is_schedule and len(label.split()) <= _GROUP_WORDS)):
        return False
    body = "" if is_labelled else committee_named(label) or label
    when = line.text[dates[0].start :]
    if following.is_before_programme:
        sheet.questions.leave_out(line.where, line.text, "it stands before the programme")
    elif sheet.is_wanted(body or sheet.body):
        if label:
            sheet.questions.headings.setdefault(label, "what the dates beside it are of")
        sheet.open_slot(when, line.where, body=body)
        sheet.in_list = False
    else:
        sheet.leave_to(body, line.where, line.text)
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
        sheet.slots = [each for each in sheet.slots if each is not slot]
    sheet.is_schedule = True
    read_meeting(sheet, slot.when[date.start : date.end], line.text, line.where)
    return True


def _month(sheet: Sheet, line: PageLine, following: Following) -> bool:
    """Read a heading that is a month, above lines that begin with its days."""
    first = next(iter(following.parts), None)
    below = first.rows[0][0].text if isinstance(first, PageTable) else first.text if isinstance(first, PageLine) else ""
    if not is_month(line.text) or not (begins_with_day(below) or (sheet.month and not below)):
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
    if not line.heading and not _follows_bare_dates(sheet):  # it is an item of the date above
        return False
    sheet.close_slot()
    sheet.time, sheet.kind = "", kind_named(name)
    if sheet.kind is None and not sections.SCHEDULE_TITLE.search(name):
        sheet.body = name
    sheet.is_schedule = True
    sheet.questions.headings.setdefault(line.text, "what the dates below are of")
    return True


def _follows_bare_dates(sheet: Sheet) -> bool:
    """Return whether nothing stands above but titles, or a list of dates without items."""
    last = sheet.slots[-2:]
    is_list = len(last) == 2 or sheet.is_schedule
    return not last or sheet.slot is None or (is_list and not any(slot.lines or slot.entries for slot in last))


def _is_bare_date(text: str) -> bool:
    date = written_date(text)
    return date is not None and begins_with_date(text) and describes_meeting(date.rest)


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


def _about_meeting(sheet: Sheet, line: PageLine, _: Following) -> bool:
    """Read the venue of the meeting above, its note or a deadline before it, each after a label."""
    match, slot = _LABEL.match(line.text), sheet.slot
    if not match or line.bullet or slot is None or not slot.when or slot.entries or slot.lines:
        return False
    text = line.text[match.end() :]
    if match["venue"]:
        slot.venue = slot.venue or text
    elif match["note"]:
        slot.note = "\n".join(filter(None, (slot.note, text)))
    else:
        sheet.questions.leave_out(line.where, line.text, "a deadline follows from the meeting's date")
    return True


DATE_READERS: tuple[Reader, ...] = (_next_meeting, _date, _timed, _month, _day, _group, _time, _about_meeting)
"""The sorts of lines on dates and times, tried in this order."""
