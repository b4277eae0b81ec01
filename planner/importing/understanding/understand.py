"""Understanding a page: its parts are read into a sheet, and the sheet is turned into a draft."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from planner.importing.draft import Draft
from planner.importing.page import Event, Page
from planner.importing.understanding.committees import chosen_committee, committees_of
from planner.importing.understanding.item_kinds import read_brackets, with_kind
from planner.importing.understanding.meetings.events import meetings_of
from planner.importing.understanding.meetings.from_slots import meetings_and_topics
from planner.importing.understanding.meetings.page_year import give_calendar_year, year_of_page
from planner.importing.understanding.part_lines import Part
from planner.importing.understanding.parts import PageStyle, read_parts
from planner.importing.understanding.preparing import prepared
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.sheet import Sheet
from planner.importing.understanding.tables.cells import read_cell, without_marks
from planner.importing.understanding.titles import committee_in, council_in, year_in
from planner.importing.understanding.trackers.finding import Trackers
from planner.programme.errors import Unusable

MOST_ITEMS = 2_000
"""How many items are understood of one page: some twenty years' worth."""


def understand(page: Page, questions: Questions, *, year: str, today: date, committee: str = "") -> Draft:
    """Return the draft of a page, with the answers in ``questions``; a blank ``year`` is taken from the page.

    ``committee`` is the programme's own, which is proposed where the page is of several.
    Raises Unusable when it has more items than any work programme.
    """
    trackers = Trackers(prepared(page, questions), questions, year=year, name=page.name)
    parts = trackers.others
    style = PageStyle(page.has_styles, may_be_plain_list=not trackers.found)
    sheet = _read(parts, questions, style, committee)
    for slot in sheet.slots:
        lines = without_marks(slot.lines, questions) if sheet.bold_is_a_mark else slot.lines
        content = read_cell(lines, questions, may_hold_objectives=True)
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
    give_calendar_year(sheet.slots, sheet.titles, questions)
    page_year = year_of_page(sheet.slots, year_in([*sheet.titles, page.name]), year, today, questions)
    meetings, topics = meetings_and_topics(sheet.slots, page_year, questions)
    if not sheet.has_kinds:
        meetings = [
            replace(meeting, items=tuple(with_kind(item, questions) for item in meeting.items)) for meeting in meetings
        ]
    events = [part for part in parts if isinstance(part, Event)]
    return Draft(
        name=page.name,
        committee=sheet.wanted if committee_in([sheet.wanted]) else committee_in(sheet.titles),
        council=council_in(sheet.titles),
        year=page_year,
        headings=tuple(questions.headings.items()),
        meetings=tuple(
            sorted((*meetings, *meetings_of(events, questions)), key=lambda meeting: (meeting.date, meeting.time))
        ),
        topics=tuple(topics),
        has_kinds=sheet.has_kinds,
        questions=questions.asked,
        not_understood=questions.left_out,
        recommendations=tuple(trackers.recommendations),
        actions=tuple(trackers.actions),
    )


def _read(parts: Sequence[Part], questions: Questions, style: PageStyle, committee: str) -> Sheet:
    """Return the sheet of a page's parts: of one committee where the answer names one of several."""
    trial = Questions(questions.answers)
    found = committees_of(read_parts(parts, trial, style).slots)
    wanted = chosen_committee(found, committee, questions)
    sheet = read_parts(parts, questions, style, wanted=wanted)
    if not wanted and len({slot.body for slot in sheet.slots if slot.when}) > 1:
        for slot in sheet.slots:
            own = slot.body if slot.body != committee_in(sheet.titles) else ""
            slot.note = "; ".join(filter(None, (own, slot.note)))
    return sheet
