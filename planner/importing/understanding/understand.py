"""Understanding a page: its parts are read into a sheet, and the sheet is turned into a draft."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from planner.importing.draft import Draft, DraftMeeting
from planner.importing.page import Event, Page, PageLine, PageTable
from planner.importing.understanding.cells import read_cell
from planner.importing.understanding.events import meeting_of
from planner.importing.understanding.item_kinds import read_brackets, with_kind
from planner.importing.understanding.lists import is_plain_list, read_line, read_plain_list
from planner.importing.understanding.meetings import meetings_and_topics
from planner.importing.understanding.page_year import year_of_page
from planner.importing.understanding.preparing import prepared
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.sheet import Sheet
from planner.importing.understanding.tables import read_table
from planner.importing.understanding.titles import committee_in, council_in, year_in
from planner.importing.understanding.trackers.finding import Trackers
from planner.programme.errors import Unusable

MOST_ITEMS = 2_000
"""How many items are understood of one page: some twenty years' worth."""


def understand(page: Page, questions: Questions, *, year: str, today: date) -> Draft:
    """Return the draft of a page, with the answers in ``questions``; a blank ``year`` is taken from the page.

    Raises Unusable when it has more items than any work programme.
    """
    sheet = Sheet(questions, page.has_styles)
    events: list[DraftMeeting] = []
    trackers = Trackers(prepared(page, questions), questions, year=year, name=page.name)
    parts = trackers.others
    lines = [part for part in parts if isinstance(part, PageLine)]
    is_list = not trackers.found and len(lines) == len(parts) and is_plain_list(lines)
    if is_list:
        read_plain_list(sheet, lines)
    for part in () if is_list else parts:
        match part:
            case PageTable():
                read_table(sheet, part)
            case PageLine():
                read_line(sheet, part)
            case Event():
                events += filter(None, [meeting_of(part, questions)])
    for slot in sheet.slots:
        content = read_cell(slot.lines, questions, may_hold_objectives=True)
        slot.entries += content.entries
        slot.cancelled = slot.cancelled or content.cancelled
        if not sheet.has_kinds:
            slot.entries = [read_brackets(entry, questions) for entry in slot.entries]
    items = sum(len(slot.entries) for slot in sheet.slots)
    if items > MOST_ITEMS:
        raise Unusable(
            f"{page.name} has {items} items, more than any work programme: save the programme's own table by itself, "
            "and import that."
        )
    page_year = year_of_page(sheet.slots, year_in([*sheet.titles, page.name]), year, today, questions)
    meetings, topics = meetings_and_topics(sheet.slots, page_year, questions)
    if not sheet.has_kinds:
        meetings = [
            replace(meeting, items=tuple(with_kind(item, questions) for item in meeting.items)) for meeting in meetings
        ]
    return Draft(
        name=page.name,
        committee=committee_in(sheet.titles),
        council=council_in(sheet.titles),
        year=page_year,
        headings=tuple(questions.headings.items()),
        meetings=tuple(sorted((*meetings, *events), key=lambda meeting: (meeting.date, meeting.time))),
        topics=tuple(topics),
        has_kinds=sheet.has_kinds,
        questions=questions.asked,
        not_understood=questions.left_out,
        recommendations=tuple(trackers.recommendations),
        actions=tuple(trackers.actions),
    )
