"""What stands beside a date is the kind of meeting, its venue, its status or its item; nothing is lost or invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.importing.draft import DraftMeeting, Entry
from planner.importing.understanding.meetings.from_slots import (
    MORNING,
    OF_A_GROUP,
    ON_EACH,
    ON_FIRST,
    meetings_and_topics,
)
from planner.importing.understanding.meetings.meeting_words import CANCELLED, NO_DATE_YET, STANDS
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.sheet import Slot
from planner.programme.calendar import in_words


def read(
    when: str, *items: str, year: str = "2024/25", answers: Mapping[str, str] | None = None, **slot: str | int
) -> tuple[list[DraftMeeting], list[Entry], Questions]:
    questions = Questions(answers or {})
    entries = [Entry(item, "row 1") for item in items]
    found = Slot(when, "row 1", entries=entries, **slot)  # type: ignore[arg-type]
    return *meetings_and_topics([found], year, questions), questions


def shown(when: str, *items: str) -> str:
    """Return the single meeting of a date cell: kind, time, venue, status, note, items, and what is asked."""
    (meeting,), topics, questions = read(when, *items)
    assert not topics
    flags = [name for name in ("additional", "cancelled") if getattr(meeting, name)]
    kind = [] if meeting.kind == "committee" else [meeting.kind.value]
    named = {"at": meeting.venue, "note": meeting.note, "item": "; ".join(item.title for item in meeting.items)}
    said = [f"{name}={value}" for name, value in named.items() if value]
    return " ".join([*kind, *filter(None, [meeting.time]), *flags, *said, *(f"?{each.id}" for each in questions.asked)])


BESIDE_A_DATE = {
    "12 June 2024": "",
    "12 June 2024 - Committee": "",
    "12 June 2024 - Formal": "",
    "12 June 2024 Informal meeting": "informal",
    "12 June 2024 - Mid Cycle Briefing": "briefing",
    "12 June 2024 (Members' Seminar)": "workshop note=Members' Seminar",
    "12 June 2024 Task and finish group on housing": "task-and-finish note=Task and finish group on housing",
    "12 June 2024 6.30pm, Town Hall": "18:30 at=Town Hall",
    "12 June 2024 10am, Committee Room 2, Town Hall": "10:00 at=Committee Room 2, Town Hall",
    "12 June 2024 at 10am in the Council Chamber, County Hall, Anytown, AB1 2CD (provisional)": (
        "10:00 at=Council Chamber, County Hall, Anytown, AB1 2CD note=provisional"
    ),
    "12 June 2024 via Microsoft Teams": "at=Microsoft Teams",
    "12 June 2024 (additional meeting)": "additional",
    "Special meeting 12 June 2024": "additional",
    "12 June 2024 CANCELLED": "cancelled",
    "30 July 2024 (meeting Cancelled)": "cancelled",
    "12 June 2024 cancelled - pre-election period": "cancelled note=pre-election period",
    "12 June 2024 provisional": "note=provisional",
    "12 June 2024 (reserve date)": "note=reserve date",
    "12 June 2024 if required": "note=if required",
    "12 June 2024 (tbc)": "note=tbc",
    "2 July 2024 (new date)": "note=new date",
    "12 June 2024 [Acting as the Crime and Disorder Committee]": "note=Acting as the Crime and Disorder Committee",
    "12 June 2024 joint with the Audit Committee": "joint note=joint with the Audit Committee",
    "12 June 2024 - Forum": "note=Forum ?kind:forum",
    "20 April 2026 - Annual Parish Meeting": "note=Annual Parish Meeting",
    "12 June 2024 Leisure Centre": "at=Leisure Centre ?kind:leisure centre",
    "12 June 2024 Dental access": "item=Dental access",
    "12 June 2024 Leisure Centre review": "item=Leisure Centre review",
    "12 June 2024 Provisional outturn": "item=Provisional outturn",
    "12 June 2024 - Revised local plan": "item=Revised local plan",
    "12 June 2024 Operations cancelled due to strikes": "item=Operations cancelled due to strikes",
    "12 June 2024 Confirmed": "note=Confirmed",
    "12 June 2024 Deferred payments": "item=Deferred payments",
    "12 June 2024 no meeting": "cancelled note=no meeting",
    "12 June 2024 (pre-agenda 5 June 2024)": "note=pre-agenda 5 June 2024",
    "Meeting 1: 12 June 2024": "",
    "12 June 2024: Special educational needs": "item=Special educational needs",
    "12 June 2024 - Cancelled operations review": "item=Cancelled operations review",
    "12 June 2024 - Services (SEND), transport – the plan": "item=Services (SEND), transport – the plan",
    "12 June 2024 10.00 - 12.30": "10:00 note=10.00 - 12.30",
    "12 June 2024 6.30pm for 7pm": "19:00 note=6.30pm for 7pm",
    "12 June 2024 (pre-meeting 9.30am) 10am": "10:00 note=pre-meeting 9.30am",
    "10/11 June 2024": "note=10/11 June 2024",
    "14 to 16 January 2025": "note=14 to 16 January 2025",
    "12 June 2024 at 2": "14:00 ?half-of-day",
    "12 June 2024 - meeting cancelled, items moved to 19 June 2024": "cancelled note=items moved to 19 June 2024",
}
"""A date cell without items beside it -> its meeting, and what is asked."""


@pytest.mark.parametrize("when", BESIDE_A_DATE)
def test_words_beside_a_date(when: str) -> None:
    assert shown(when) == BESIDE_A_DATE[when]


def test_other_words_go_into_the_note_where_the_meeting_has_items() -> None:
    assert shown("12 June 2024 Dental access", "Winter plan") == "note=Dental access item=Winter plan"


MOVED = {
    "12 June 2024 moved to 19 June 2024": "2024-06-19",
    "11 September 2024 (rescheduled to 18 September 2024)": "2024-09-18",
    "NEW DATE 22 January 2025 (previously 15 January 2025)": "2025-01-22",
    "was 12 June, now 19 June": "2024-06-19",
    "moved from 12 June to 19 June 2024": "2024-06-19",
    "19 June 2024 (moved from 12 June)": "2024-06-19",
    "12 June → 19 June 2024": "2024-06-19",
    "12 June 2024 postponed until 19 June 2024": "2024-06-19",
    "11 December 2024 moved to 8 January": "2025-01-08",
    "19 June 2024 instead of 12 June 2024": "2024-06-19",
}
"""Words -> the day that the meeting has now."""


@pytest.mark.parametrize("when", MOVED)
def test_a_meeting_that_has_moved_is_on_its_new_day_and_its_note_says_so(when: str) -> None:
    (meeting,), _, questions = read(when, "Budget")
    assert (str(meeting.date), meeting.note) == (MOVED[when], when)
    assert not questions.asked


def test_a_meeting_postponed_without_a_new_date_is_asked_about() -> None:
    when, key = "12 March 2025 postponed", "postponed"
    (meeting,), _, questions = read(when, "Budget")
    assert (meeting.cancelled, meeting.note) == (True, "postponed")
    assert [(each.id, each.proposed) for each in questions.asked] == [(key, CANCELLED)]
    (stands,), _, _ = read(when, "Budget", answers={key: STANDS})
    assert not stands.cancelled
    meetings, topics, said = read(when, "Budget", answers={key: NO_DATE_YET})
    assert not meetings
    assert [topic.title for topic in topics] == ["Budget"]
    assert [each.text for each in said.left_out] == [when]


def test_a_deadline_is_no_meeting() -> None:
    meetings, topics, _ = read("by 28 February 2014", "Focus group")
    assert not meetings
    assert [topic.not_after for topic in topics] == [date(2014, 2, 28)]


def test_a_list_of_days_alone_is_a_meeting_on_each_at_the_time_said_above() -> None:
    dates = "5th June 2024; 4th September 2024; 2nd October 2024; 6th November 2024; 4th December 2024; "
    meetings, _, questions = read(f"{dates}and 5th February 2025;", time="2.00 p.m.")
    assert [str(each.date) for each in meetings][::5] == ["2024-06-05", "2025-02-05"]
    assert {each.time for each in meetings} == {"14:00"}
    assert len(meetings) == 6
    assert not questions.asked


GROUP_DATES = "20 April, 18 May, July and October 2023"


@pytest.mark.parametrize(
    ("answer", "meetings", "topics"),
    [
        (ON_EACH, ["2023-04-20 committee: Plan", "2023-05-18 committee: Plan"], ["July", "October 2023"]),
        (ON_FIRST, ["2023-04-20 committee: Plan", "2023-05-18 committee: "], []),
        (OF_A_GROUP, ["2023-04-20 informal: Plan", "2023-05-18 informal: Plan"], ["July", "October 2023"]),
    ],
)
def test_items_beside_several_dates_are_asked_about_once(answer: str, meetings: list[str], topics: list[str]) -> None:
    found, undated, questions = read(GROUP_DATES, "Plan", year="2023/24", answers={"several-dates": answer})
    assert [f"{each.date} {each.kind}: {''.join(item.title for item in each.items)}" for each in found] == meetings
    assert [each.when for each in undated] == topics
    assert "several-dates" in [each.id for each in questions.asked]


def test_the_dates_of_a_group_are_likely_its_own() -> None:
    _, _, questions = read(GROUP_DATES, "Highways reference group")
    assert questions.asked[0].proposed == OF_A_GROUP


def test_a_time_without_its_half_of_the_day_is_in_the_afternoon_unless_people_say_otherwise() -> None:
    (meeting,), _, _ = read("12 June 2024 2.00", answers={"half-of-day": MORNING})
    assert meeting.time == "02:00"


def test_a_date_takes_the_calendar_year_of_its_slot() -> None:
    (meeting,), _, _ = read("15 January", calendar_year=2024)
    assert meeting.date == date(2024, 1, 15)


UNKNOWN = st.lists(st.sampled_from(["abc", "xyz", "kw", "zq"]), min_size=1)


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), UNKNOWN)
def test_no_word_beside_a_date_is_lost(day: date, unknown: list[str]) -> None:
    words = " ".join(unknown)
    (alone,), _, _ = read(f"{in_words(day)} {words}")
    assert [item.title for item in alone.items] == [words]
    (with_item,), _, _ = read(f"{in_words(day)} {words}", "Budget")
    assert with_item.note == words
