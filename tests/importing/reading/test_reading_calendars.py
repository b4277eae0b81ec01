"""Calendars are read as every time of every event, in London time."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from planner.importing.page import Event
from planner.importing.reading import read_text
from planner.programme.errors import Unusable


def events(*events: Iterable[str]) -> list[Event]:
    inside = "".join(f"BEGIN:VEVENT\n{chr(10).join(lines)}\nEND:VEVENT\n" for lines in events)
    page = read_text(f"BEGIN:VCALENDAR\nVERSION:2.0\n{inside}END:VCALENDAR\n", "meetings")
    return [part for part in page.parts if isinstance(part, Event)]


def times(*events_: Iterable[str]) -> list[str]:
    return [f"{each.date} {each.time}".strip() for each in events(*events_)]


def test_what_an_event_says() -> None:
    [event] = events(
        ["SUMMARY:Scrutiny\\, special", "LOCATION:Room 1", "DTSTART:20230928T090000Z", "STATUS:CANCELLED"],
    )
    assert (event.title, event.venue, event.where, event.cancelled) == ("Scrutiny, special", "Room 1", "event 1", True)


@pytest.mark.parametrize(
    ("start", "shown"),
    [
        (";VALUE=DATE:20230928", "2023-09-28"),
        (":20230928T100000", "2023-09-28 10:00"),
        (":20230928T090000Z", "2023-09-28 10:00"),
        (":20240125T100000Z", "2024-01-25 10:00"),
        (";TZID=Europe/London:20230928T100000", "2023-09-28 10:00"),
        (";TZID=America/New_York:20230928T200000", "2023-09-29 01:00"),
    ],
)
def test_times_are_londons(start: str, shown: str) -> None:
    assert times([f"DTSTART{start}"]) == [shown]


def test_a_recurring_event_keeps_its_hour_across_the_change_of_clocks() -> None:
    monthly = ["UID:1", "DTSTART;TZID=Europe/London:20230928T100000", "RRULE:FREQ=MONTHLY;BYDAY=-1TH;COUNT=4"]
    assert times(monthly) == ["2023-09-28 10:00", "2023-10-26 10:00", "2023-11-30 10:00", "2023-12-28 10:00"]


def test_a_rule_ends_on_the_day_that_it_is_where_the_event_is() -> None:
    weekly = ["UID:1", "DTSTART;TZID=Europe/London:20230928T003000", "RRULE:FREQ=WEEKLY;UNTIL=20231011T233000Z"]
    assert times(weekly) == ["2023-09-28 00:30", "2023-10-05 00:30", "2023-10-12 00:30"]


def test_times_taken_out_added_and_changed() -> None:
    assert times(
        [
            "UID:1",
            "DTSTART;TZID=Europe/London:20230928T100000",
            "RRULE:FREQ=WEEKLY;UNTIL=20231019T090000Z",
            "EXDATE;TZID=Europe/London:20231005T100000",
            "RDATE;TZID=Europe/London:20231101T140000",
        ],
        ["UID:1", "RECURRENCE-ID;TZID=Europe/London:20231012T100000", "DTSTART;TZID=Europe/London:20231013T110000"],
    ) == ["2023-09-28 10:00", "2023-10-19 10:00", "2023-11-01 14:00", "2023-10-13 11:00"]


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("FREQ=YEARLY", 3),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 1),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9", 1),
        ("FREQ=SECONDLY", 1),
        ("FREQ=DAILY;INTERVAL=0", 733),
        ("FREQ=WEEKLY;INTERVAL=100000", 1),
    ],
)
def test_a_rule_without_end_is_followed_for_some_years(rule: str, count: int) -> None:
    assert len(times(["DTSTART:20230928T100000", f"RRULE:{rule}"])) == count


def test_a_rule_that_no_meeting_has_gives_its_first_time_and_says_so() -> None:
    [event] = events(["DTSTART:20230928T100000", "RRULE:FREQ=MONTHLY;BYHOUR=9,11"])
    assert event.where == "event 1, its first time only"


@pytest.mark.parametrize("wrong", ["DTSTART:soon", "DTSTART:20230928T100000\nRRULE:COUNT=2", "SUMMARY:x"])
def test_a_calendar_that_makes_no_sense_is_refused_in_one_sentence(wrong: str) -> None:
    with pytest.raises(Unusable, match=r"^meetings is a .*calendar.* import that\.$"):
        events([wrong])
