"""From a page to a draft: each recogniser in turn, and every question that they raise."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from planner.importing.draft import Draft, DraftMeeting
from planner.importing.page import Event, Page, PageLine, PageTable
from planner.importing.understanding.cells import contents
from planner.importing.understanding.events import meeting_of
from planner.importing.understanding.kinds import with_brackets_read, with_kind
from planner.importing.understanding.lists import read_line
from planner.importing.understanding.meetings import settled, year_of_page
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.sheet import Sheet
from planner.importing.understanding.tables import read_table
from planner.importing.understanding.titles import committee_in, council_in, year_in
from planner.programme.errors import Unusable

MOST_ITEMS = 2_000
"""How many items are understood of one page: some twenty years' worth."""


def understood(page: Page, asking: Questions, *, year: str, today: date) -> Draft:
    """What a page says, with what it leaves unsure taken as ``asking`` has it answered; ``year`` may be blank."""
    sheet = Sheet(asking, page.has_styles)
    events: list[DraftMeeting] = []
    for part in page.parts:
        match part:
            case PageTable():
                read_table(sheet, part)
            case PageLine():
                read_line(sheet, part)
            case Event():
                events += filter(None, [meeting_of(part, asking)])
    for slot in sheet.slots:
        read = contents(slot.lines, asking, alone=True)
        slot.entries += read.entries
        slot.cancelled = slot.cancelled or read.cancelled
        if not sheet.has_kinds:
            slot.entries = [with_brackets_read(each, asking) for each in slot.entries]
    items = sum(len(slot.entries) for slot in sheet.slots)
    if items > MOST_ITEMS:
        raise Unusable(
            f"{page.name} has {items} items, more than any work programme: save the programme's own table by itself, "
            "and import that."
        )
    of_page = year_of_page(sheet.slots, year_in([*sheet.titles, page.name]), year, today, asking)
    meetings, topics = settled(sheet.slots, of_page, asking)
    if not sheet.has_kinds:
        meetings = [replace(each, items=tuple(with_kind(item, asking) for item in each.items)) for each in meetings]
    return Draft(
        name=page.name,
        committee=committee_in(sheet.titles),
        council=council_in(sheet.titles),
        year=of_page,
        headings=tuple(asking.headings.items()),
        meetings=tuple(sorted((*meetings, *events), key=lambda each: (each.date, each.time))),
        topics=tuple(topics),
        has_kinds=sheet.has_kinds,
        questions=asking.questions,
        not_understood=asking.left,
    )
