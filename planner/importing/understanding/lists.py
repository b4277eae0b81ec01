"""The lines of a page that are in no table: titles, dates with items below them, and topics that have no date."""

from __future__ import annotations

import re

from msgspec.structs import replace

from planner.importing.page import PageLine
from planner.importing.understanding.days import without_stamps, written_date
from planner.importing.understanding.sheet import POOL, Sheet
from planner.importing.understanding.windows import is_window

MOST_WORDS = 14
"""How many words a heading may have."""
MOST_AFTER_A_DATE = 4
"""How many words after a date may still say what meeting it is; more are an item."""
_BEFORE_A_DATE = re.compile(r"(?:date(?: of meeting)?|meeting(?: date| of)?)?\W*", re.IGNORECASE)
_TITLE = re.compile(
    r"work ?(programme|plan)|forward plan|committee|scrutiny|council|panel|commission|\b20\d\d\s?[/–-]\s?(20)?\d\d\b",
    re.IGNORECASE,
)


def read_line(sheet: Sheet, line: PageLine) -> None:
    """Read a line onto the sheet."""
    text, stamps = without_stamps(line.text)
    for stamp in stamps:
        sheet.asking.leave(line.place, stamp, "it is the number of a page")
    if not text or _begins_a_date(sheet, line, text):
        return
    stands_out = line.heading or line.bold
    short = len(text.split()) <= MOST_WORDS
    if _TITLE.search(text) and (line.heading or not sheet.slots):
        sheet.titles.append(text)
        sheet.asking.headings.setdefault(text, "the page's title")
    elif short and POOL.search(text) and (stands_out or not sheet.has_styles):
        sheet.begin_pool(text, line.place)
        sheet.asking.headings.setdefault(text, "topics without a date")
        sheet.listing = True
    elif short and stands_out and not line.bullet and is_window(text):
        sheet.begin(text, line.place)
        sheet.listing = True
    elif line.heading:
        sheet.slot, sheet.pool, sheet.listing = None, "", False
        sheet.asking.leave(line.place, text, "it is a heading, and nothing below it is a date")
    elif sheet.slot is not None and sheet.listing:
        sheet.slot.lines.append(replace(line, text=text))
    else:
        sheet.asking.leave(line.place, text, "it stands outside the programme")


def _begins_a_date(sheet: Sheet, line: PageLine, text: str) -> bool:
    """Whether a line begins with a date; what stands after it is an item where it is long."""
    written = None if line.bullet else written_date(text)
    if written is None or not _BEFORE_A_DATE.fullmatch(text[: written.begins]):
        return False
    head, tail = text[: written.ends], text[written.ends :].lstrip(" :–-.,")
    if line.heading or line.bold or len(written.rest.split()) <= MOST_AFTER_A_DATE:
        head, tail = text, ""
    slot = sheet.begin(head, line.place)
    sheet.listing = True
    if tail:
        slot.lines.append(replace(line, text=tail))
    return True
