"""The year as a calendar: a real client reads it, and follows its changes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from icalendar.cal import Component

from planner.exchange.formats import DUE, FORMATS
from planner.programme import edits
from planner.programme.documents.due_dates import due_dates
from planner.programme.documents.edition import edition_now, edition_of, version_words
from planner.programme.follow_up.due import all_due
from planner.session import Session

KHAL = "from khal.cli import main_khal; main_khal()"
"""The client is run as a subprocess, as it changes how its process reads times."""
Listed = Callable[[], list[str]]

CONFIG = """
[calendars]
[[scrutiny]]
path = {folder}/calendar
[locale]
default_timezone = Pacific/Auckland
local_timezone = Europe/London
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
timeformat = %H:%M
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
highlight_event_days = False
[sqlite]
path = {folder}/khal.db
"""


def exported(session: Session) -> bytes:
    return FORMATS["icalendar"].render(edition_now(session.view, session.history))


def events(session: Session) -> dict[str, Component]:
    """Return the events by date."""
    found = Calendar.from_ical(exported(session)).walk("VEVENT")
    return {f"{event.decoded('dtstart'):%Y-%m-%d}": event for event in found}


@pytest.fixture
def listed(session: Session, tmp_path: Path) -> Listed:
    """What khal lists of the year, once it has taken in what is exported now."""
    (tmp_path / "calendar").mkdir()
    (tmp_path / "khal.conf").write_text(CONFIG.format(folder=tmp_path))

    def khal(*words: str) -> str:
        command = [sys.executable, "-c", KHAL, "-c", str(tmp_path / "khal.conf"), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def take_in_and_list() -> list[str]:
        (tmp_path / "year.ics").write_bytes(exported(session))
        khal("import", "--batch", "-a", "scrutiny", str(tmp_path / "year.ics"))
        format = "{cancelled}{start-long} {end-time} {title} | {location}"
        return khal("list", "-df", "", "-f", format, "2023-09-01", "300d").splitlines()

    return take_in_and_list


def test_khal_shows_the_six_meetings_and_follows_a_new_date_and_a_cancelled_one(
    session: Session, listed: Listed
) -> None:
    before = listed()
    about = "Children and Young People Scrutiny Committee | Ground Floor Committee Room, Loxley House"
    days = ["2023-09-28", "2023-10-26", "2023-11-30", "2024-01-25", "2024-03-28", "2024-04-25"]
    assert before == [f"{day} 10:00 12:00 {about}" for day in days]
    session.do(lambda at: edits.edit_meeting(at, "m-2023-11-30", date=date(2023, 12, 7)))
    session.do(lambda at: edits.cancel_meeting(at, "m-2024-03-28"))
    after = listed()
    assert after[2] == f"2023-12-07 10:00 12:00 {about}"
    assert [line for line in after if "Cancelled" in line] == [f"CANCELLED 2024-03-28 10:00 12:00 Cancelled: {about}"]
    assert [line for line in after if line in before] == [before[each] for each in (0, 1, 3, 5)]
    assert len(after) == 6


def test_an_event_keeps_its_uid_and_its_sequence_rises_whoever_undoes_what(session: Session) -> None:
    first = events(session)["2023-11-30"]
    session.do(lambda at: edits.edit_meeting(at, "m-2023-11-30", date=date(2023, 12, 7)))
    moved = events(session)["2023-12-07"]
    session.undo()
    back = events(session)["2023-11-30"]
    assert first["uid"] == moved["uid"] == back["uid"]
    assert [int(each["sequence"]) for each in (first, moved, back)] == [0, 1, 2]
    assert back.decoded("last-modified") == session.history[-1].at
    assert exported(session) == exported(session)


def test_what_it_says_is_in_plain_words_and_what_stays_among_officers_is_not_there(session: Session) -> None:
    session.do(lambda at: edits.edit_topic(at, "yjs", private_note="Not to be told"))
    session.do(lambda at: edits.edit_meeting(at, "m-2023-10-26", time=""))
    session.do(lambda at: edits.remove(edits.remove(at, "exploitation-2024-01-25"), "csi-2024-01-25"))
    found = events(session)
    assert found["2023-10-26"].decoded("dtstart") == date(2023, 10, 26)
    assert found["2024-03-28"]["description"] == "Items:\n- Support for Young Carers (tentative)"
    assert found["2024-01-25"]["description"] == "No items."
    assert found["2023-11-30"]["status"] == "CONFIRMED"
    assert b"Not to be told" not in exported(session)


def test_calendars_say_how_often_to_look_again_and_which_edition_they_are(session: Session) -> None:
    version = session.publish()
    session.do(lambda at: edits.edit_meeting(at, "m-2023-11-30", date=date(2023, 12, 7), time=""))
    then = FORMATS["icalendar"].render(edition_of(version, session.view, session.history))
    for content, edition in ((exported(session), "Draft as at 1 September 2023"), (then, version_words(version))):
        calendar = Calendar.from_ical(content)
        assert (calendar["x-wr-caldesc"], calendar["refresh-interval"].params["VALUE"]) == (edition, "DURATION")
        assert b"\r\nX-PUBLISHED-TTL:PT12H\r\n" in content
    assert "transp" not in events(session)["2023-10-26"]
    assert events(session)["2023-12-07"]["transp"] == "TRANSPARENT"
    days = {f"{event.decoded('dtstart'):%Y-%m-%d}" for event in Calendar.from_ical(then).walk("VEVENT")}
    assert "2023-11-30" in days


def test_what_is_due_from_whom_is_a_calendar_whole_or_one_owners(session: Session) -> None:
    session.do(lambda at: edits.edit_topic(at, "yjs", author="", lead="Head of Youth Justice"))
    whole, own, nobody = (due(session, owner) for owner in ("", "head of youth justice", "Nobody"))
    assert len(whole) == len(all_due(session.view))
    assert {event["transp"] for event in whole} == {"TRANSPARENT"}
    assert [(f"{event.decoded('dtstart')}", event["summary"]) for event in own] == [
        ("2023-10-13", "Report for 26 October 2023: Youth Justice Service"),
        ("2023-10-24", "Papers for 26 October 2023: Youth Justice Service"),
    ]
    assert own[0]["uid"] in {event["uid"] for event in whole}
    assert f"{own[0]['summary']} (Head of Youth Justice)" in {event["summary"] for event in whole}
    assert nobody == []
    assert len({event["uid"] for event in whole}) == len(whole)


def due(session: Session, owner: str) -> list[Component]:
    """Return the events of what is due."""
    return Calendar.from_ical(DUE["icalendar"].render(due_dates(session.public_view, owner))).walk("VEVENT")
