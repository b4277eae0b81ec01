"""A calendar's events are read as they stand now, and our own calendar comes back as it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import count

import pytest
from drawn_pages import draft_lines
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.checklists import read_checklist
from planner.exchange.formats import FORMATS
from planner.importing.bringing_in.bring import Importing, bring
from planner.importing.page import Event, Page
from planner.importing.reading import read_text
from planner.importing.understanding.meetings.events import EACH_NAME
from planner.programme import edits
from planner.programme.documents.edition import edition_now
from planner.programme.history.changes import Change, compare
from planner.programme.kinds import ItemKind
from planner.programme.model import Programme
from planner.programme.view import View

TODAY = date(2024, 6, 1)
WEDNESDAYS = ["UID:a", "DTSTART;TZID=Europe/London:20240612T140000", "RRULE:FREQ=MONTHLY;COUNT=4;BYDAY=2WE"]


def calendar(*events: Iterable[str], around: str = "") -> Page:
    inside = "".join(f"BEGIN:VEVENT\n{chr(10).join(lines)}\nEND:VEVENT\n" for lines in events)
    return read_text(f"BEGIN:VCALENDAR\nVERSION:2.0\n{around}{inside}END:VCALENDAR\n", "meetings")


def times(*events: Iterable[str], around: str = "") -> list[str]:
    parts = calendar(*events, around=around).parts
    return [f"{each.date} {each.time}".strip() for each in parts if isinstance(each, Event)]


def brought(page: Page, **answers: str) -> Importing:
    ids = (f"n{number:04}" for number in count(1))
    programme = edits.new_programme("Committee", "Council")
    return bring(page, programme, today=TODAY, new_id=lambda: next(ids), answers=answers)


def test_a_changed_time_without_a_zone_takes_the_place_of_its_occurrence() -> None:
    changed = ["UID:a", "RECURRENCE-ID:20240710T140000", "DTSTART;TZID=Europe/London:20240717T100000"]
    days = ["2024-06-12 14:00", "2024-08-14 14:00", "2024-09-11 14:00", "2024-07-17 10:00"]
    assert times(WEDNESDAYS, changed) == days


def test_a_day_taken_out_takes_out_the_time_on_it() -> None:
    assert times([*WEDNESDAYS, "EXDATE;VALUE=DATE:20240710,20240814"]) == ["2024-06-12 14:00", "2024-09-11 14:00"]


def test_a_change_of_all_that_follow_moves_them_as_it_moved_the_first() -> None:
    since = "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20240814T140000"
    changed = ["UID:a", since, "DTSTART;TZID=Europe/London:20240815T100000", "SUMMARY:Thursday"]
    days = ["2024-06-12 14:00", "2024-07-10 14:00", "2024-09-12 10:00", "2024-08-15 10:00"]
    assert times(WEDNESDAYS, changed) == days


def test_a_newer_version_of_an_event_takes_the_place_of_the_older_and_that_is_said() -> None:
    older = ["UID:a", "SEQUENCE:0", "SUMMARY:Scrutiny", "DTSTART:20240612T140000"]
    newer = ["UID:a", "SEQUENCE:2", "SUMMARY:Scrutiny", "DTSTART:20240619T140000"]
    page = calendar(newer, older)
    assert [str(each.date) for each in page.parts if isinstance(each, Event)] == ["2024-06-19"]
    assert [(each.where, each.text) for each in page.left_out] == [("event 2", "Scrutiny 2024-06-12 14:00")]
    stamped = [
        [*older, "DTSTAMP:20240101T000000Z"],
        [*older[:3], "DTSTART:20240620T140000", "DTSTAMP:20240201T000000Z"],
    ]
    assert times(*stamped) == ["2024-06-20 14:00"]
    assert times(older, [*older[:3], "DTSTART:20240620T140000"]) == ["2024-06-12 14:00", "2024-06-20 14:00"]


SUMMER_TIME = """\
BEGIN:VTIMEZONE
TZID:{}
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


OUTLOOKS = "(UTC+00:00) Dublin, Edinburgh, Lisbon, London"


@pytest.mark.parametrize("zone", ["GMT", "GMT Standard Time", "Anytown", OUTLOOKS])
def test_a_zone_that_the_calendar_gives_summer_time_is_londons(zone: str) -> None:
    start = f'DTSTART;TZID="{zone}":20240723T102000'
    assert times([start], around=SUMMER_TIME.format(zone)) == ["2024-07-23 10:20"]


@pytest.mark.parametrize(
    ("zone", "time"),
    [
        *(("GMT Standard Time", "10:20"), ("Europe/Belfast", "10:20"), ("GB", "10:20"), ("GMT", "11:20")),
        *((OUTLOOKS, "10:20"), ("/example.org/Europe/London", "10:20")),
        *(("Nowhere at all", "10:20"), ("Europe/Paris", "09:20")),
    ],
)
def test_a_zone_that_the_calendar_does_not_define_is_known_by_its_name(zone: str, time: str) -> None:
    assert times([f'DTSTART;TZID="{zone}":20240723T102000']) == [f"2024-07-23 {time}"]


def test_an_event_of_several_days_says_until_when() -> None:
    whole_days = ["SUMMARY:Budget scrutiny", "DTSTART;VALUE=DATE:20250114", "DTEND;VALUE=DATE:20250117"]
    timed = ["SUMMARY:Budget scrutiny", "DTSTART:20250204T100000", "DTEND:20250205T120000"]
    one_day = ["SUMMARY:Budget scrutiny", "DTSTART:20250304T100000", "DURATION:PT14H"]
    notes = [each.note for each in brought(calendar(whole_days, timed, one_day)).draft.meetings]
    assert notes == ["until 16 January 2025", "until 5 February 2025", ""]


@pytest.mark.parametrize(
    "title",
    [
        *("CANCELLED: Health Scrutiny", "Cancelled - Health Scrutiny", "Canceled: Health Scrutiny"),
        *("Health Scrutiny (cancelled)", "Health Scrutiny - CANCELLED", "[Cancelled] Health Scrutiny"),
    ],
)
def test_cancelled_in_a_title_is_a_status_and_no_other_name(title: str) -> None:
    draft = brought(calendar([f"SUMMARY:{title}", "DTSTART:20240612"], ["SUMMARY:Health Scrutiny", "DTSTART:20240911"]))
    assert draft_lines(draft.draft) == ["2024-06-12 cancelled:", "2024-09-11:"]
    assert [each.id for each in draft.draft.questions] == ["event:health scrutiny"]


def test_a_calendar_that_calls_off_its_events_has_them_cancelled() -> None:
    draft = brought(calendar(["SUMMARY:Health Scrutiny", "DTSTART:20240612"], around="METHOD:CANCEL\n")).draft
    assert draft_lines(draft) == ["2024-06-12 cancelled:"]


def test_an_event_postponed_in_its_title_is_asked_about() -> None:
    page = calendar(["SUMMARY:POSTPONED: Health Scrutiny", "DTSTART:20240612"])
    draft = brought(page).draft
    assert draft_lines(draft) == ["2024-06-12 cancelled:"]
    assert [each.id for each in draft.questions] == ["postponed", "event:health scrutiny"]
    (stands,) = brought(page, postponed="It stands").draft.meetings
    assert (stands.cancelled, stands.note) == (False, "POSTPONED")


def test_the_same_meeting_twice_is_one() -> None:
    event = ["SUMMARY:Health Scrutiny", "DTSTART:20240612T100000"]
    assert draft_lines(brought(calendar(event, event)).draft) == ["2024-06-12 10:00:"]


def test_a_damaged_end_or_sequence_does_not_refuse_the_calendar() -> None:
    damaged = ["DTSTART:20240612T100000", "DTEND:soon", "DURATION:long", "SEQUENCE:x", "DTSTAMP:now"]
    assert times(damaged) == ["2024-06-12 10:00"]


def test_a_description_written_as_a_web_page_is_plain_text() -> None:
    page = calendar(
        ["SUMMARY:Scrutiny", "DTSTART:20240612", "DESCRIPTION:<p>Bring &amp; share</p><p>In <b>print</b></p>"]
    )
    assert [each.note for each in brought(page).draft.meetings] == ["Bring & share\nIn print"]


def test_a_short_description_is_the_note_and_a_long_one_is_left_out() -> None:
    short = ["SUMMARY:Scrutiny", "DTSTART:20240612", "DESCRIPTION:Bring the\\, papers\\nin print"]
    long = ["SUMMARY:Scrutiny", "DTSTART:20240911", f"DESCRIPTION:{'Join online. ' * 40}", "STATUS:TENTATIVE"]
    draft = brought(calendar(short, long)).draft
    assert [each.note for each in draft.meetings] == ["Bring the, papers\nin print", "tentative"]
    assert [each.text for each in draft.not_understood] == [("Join online. " * 40).strip()]


def test_tasks_and_journal_entries_are_said_to_be_left_out() -> None:
    around = "BEGIN:VTODO\nSUMMARY:Write the report\nEND:VTODO\nBEGIN:VJOURNAL\nSUMMARY:A day\nEND:VJOURNAL\n"
    draft = brought(calendar(["SUMMARY:Scrutiny", "DTSTART:20240612"], around=around)).draft
    assert [each.text for each in draft.not_understood] == ["Write the report", "A day"]


def test_of_many_names_people_choose_the_committees_in_one_question() -> None:
    names = ["Dentist", "Health Scrutiny", "Planning Committee", "Full Council", "Health Scrutiny"]
    page = calendar(*([f"SUMMARY:{name}", f"DTSTART:202406{at:02}"] for at, name in enumerate(names, start=10)))
    draft = brought(page).draft
    assert [(each.id, each.proposed) for each in draft.questions] == [("events", "Health Scrutiny")]
    assert [str(each.date) for each in draft.meetings] == ["2024-06-11", "2024-06-14"]
    assert len(draft.not_understood) == 3
    asked = brought(page, events=EACH_NAME).draft.questions
    assert len(asked) == 1 + len(set(names))


WORDS = st.text("abcdeé ’,;:()&–-", min_size=1, max_size=20).map(lambda text: f"A{' '.join(text.split())}x")


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Draw a programme of committee meetings with times, venues, notes, status, and items of every kind."""
    programme = edits.new_programme("Committee", "Council")
    days = draw(st.lists(st.dates(date(2023, 6, 1), date(2024, 5, 1)), min_size=1, max_size=4, unique=True))
    titles = draw(st.lists(WORDS, max_size=5, unique_by=str.casefold))
    for number, day in enumerate(days):
        notes = draw(st.lists(WORDS, max_size=2))
        status = draw(st.sampled_from(["planned", "additional", "cancelled"]))
        programme = edits.add_meeting(
            programme,
            f"m{number}",
            day,
            time=draw(st.sampled_from(["", "10:00", "18:30"])),
            venue=draw(st.sampled_from(["", "Town Hall, Room 2"])),
            note="\n".join(notes),
            additional=status == "additional",
            cancelled=status == "cancelled",
        )
    for number, title in enumerate(titles):
        programme = edits.add_topic(programme, f"t{number}", title)
        meeting = draw(
            st.sampled_from([meeting.id for meeting in programme.meetings.values() if not meeting.cancelled] or [""])
        )
        if meeting:
            kind, tentative = draw(st.sampled_from(list(ItemKind))), draw(st.booleans())
            programme = edits.place(
                programme, f"i{number}", f"t{number}", meeting, kind=kind, tentative=tentative, today=date(2023, 1, 1)
            )
    return programme


@given(programmes())
def test_our_own_calendar_comes_back_as_it_was(programme: Programme) -> None:
    change = Change(
        id="c", label="", at=datetime(2023, 1, 1, tzinfo=UTC), by="", difference=compare(Programme(), programme)
    )
    view = View(programme, date(2023, 9, 1), read_checklist(""), "2023/24")
    content = FORMATS["icalendar"].render(edition_now(view, [change]))
    draft = brought(read_text(content.decode(), "year")).draft
    items = sorted(programme.items.values(), key=lambda item: (item.position, item.id))
    for meeting, back in zip(view.meetings, draft.meetings, strict=True):
        status = "cancelled" if back.cancelled else "additional" if back.additional else "planned"
        assert (back.date, back.time, back.venue, back.note) == (
            *(meeting.date, meeting.time, meeting.venue),
            meeting.note,
        )
        assert (status, back.kind) == (meeting.status, meeting.kind)
        assert [(each.title, each.kind, each.tentative) for each in back.items] == [
            (programme.topics[item.topic].title, item.kind, item.tentative)
            for item in items
            if item.meeting == meeting.id
        ]
    assert not draft.not_understood
