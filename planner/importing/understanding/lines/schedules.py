"""Lists of meetings, as in a council's diary: each line is a date with the name of its committee."""

from __future__ import annotations

import re

from planner.importing.understanding.dates.written_dates import written_date
from planner.importing.understanding.meetings.said_of_meetings import describes_meeting, is_venue
from planner.importing.understanding.sheet import Sheet
from planner.programme.text import one_line

BODY = re.compile(r"\b(council|committee|panel|board|cabinet|executive|commission)\b", re.IGNORECASE)
"""A word in the names of bodies that meet."""
TIME_FIRST = re.compile(
    r"(?P<time>(?:at\s+)?\d{1,2}(?:[.:]\d\d(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)|noon|midday)(?:\s*[-–:]\s*|\s+)(?=[A-Z])",
    re.IGNORECASE,
)
"""A time at the beginning of the words on a meeting."""
_STATUS = re.compile(r"\W*\b(cancelled|canceled|postponed|provisional|additional|extraordinary)\b\W*$", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_PAPERS = re.compile(
    r"(?:agendas?|minutes|papers|reports?|documents?|pack|webcast|printed)(?:,? (?:and )?|$)", re.IGNORECASE
)
"""The names of links to papers, which say nothing of the meeting."""
_EDGES = " *:–—-,;"
"""What may stand around a name."""


def read_meeting(sheet: Sheet, day: str, words: str, where: str) -> None:
    """Read the words beside a day of a list of meetings, such as '10.00 am - Audit Committee (cancelled)'.

    A meeting of a committee that is not wanted is left out.
    """
    date = written_date(f"{day} {words}")
    if date and describes_meeting(date.rest) and not BODY.search(date.rest):
        sheet.open_slot(one_line(f"{day} {words}"), where)
        return
    first = TIME_FIRST.match(words.lstrip(_EDGES))
    name = words.lstrip(_EDGES)[first.end() :] if first else words
    about, notes = [day, first["time"] if first else ""], list[str]()
    for bracketed in _BRACKETS.findall(name):
        is_about = describes_meeting(bracketed) or re.search(r"\d|cancel", bracketed)
        (about if is_about else notes).append(f"({bracketed})" if is_about else bracketed)
    name = _BRACKETS.sub(" ", name)
    if status := _STATUS.search(name):
        about.append(status[1])
        name = name[: status.start()]
    name = one_line(name).strip(_EDGES)
    if name and not _PAPERS.sub("", name).strip(_EDGES):
        sheet.questions.leave_out(where, name, "it is a link to papers")
        name = ""
    before, _, last = name.rpartition(", ")
    if before and BODY.search(before) and is_venue(last):
        about.append(last)
        name = before
    if name and describes_meeting(name) and not BODY.search(name):
        about.append(name)
        name = ""
    if not sheet.is_wanted(name or sheet.body):
        sheet.leave_to(name or sheet.body, where, f"{day} {words}")
        return
    slot = sheet.open_slot(one_line(" ".join(about)), where, body=name)
    slot.note = "; ".join(dict.fromkeys(filter(None, (slot.note, *notes))))
