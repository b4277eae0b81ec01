"""Reminders as files: read back by a mail library and a calendar program, to roles, with nothing private in them."""

from __future__ import annotations

import email
import subprocess
import sys
from email import policy
from email.headerregistry import AddressHeader
from pathlib import Path
from typing import cast

import pytest
from canaries import CANARY, with_canaries
from scene_6 import AS_AT, scene_6

from planner.exchange.checklists import read_checklist
from planner.exchange.reminders import reminder_files, write_reminders
from planner.programme import edits
from planner.programme.documents.reminders import reminders
from planner.programme.errors import Refused, Unusable
from planner.programme.model import Programme
from planner.programme.view import View

KHAL = "from khal.cli import main_khal; main_khal()"
CONFIG = """
[calendars]
[[reminders]]
path = {folder}/calendar
[locale]
local_timezone = Europe/London
default_timezone = Europe/London
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
timeformat = %H:%M
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


def files(format: str, programme: Programme | None = None) -> dict[str, bytes]:
    view = View(programme or scene_6(), AS_AT, read_checklist(""), "2023/24")
    return dict(reminder_files(reminders(view), format))


def test_there_is_a_message_for_each_thing_that_can_be_sent_on() -> None:
    messages = [email.message_from_bytes(each, policy=policy.default) for each in files("eml").values()]
    assert [each["Subject"] for each in messages] == [
        "39(3), 30 March 2023: Feedback on exclusions",
        "Review of Early Help Strategy, 25 April 2024: What was asked for as x6",
    ]
    owners = [cast("AddressHeader", each["To"]) for each in messages]
    assert [each.groups[0].display_name for each in owners] == ["Portfolio Holder", "Owner of x6"]
    assert not any(each.addresses for each in owners)  # a role, and no address made up
    assert all(each["X-Unsent"] == "1" for each in messages)  # it opens as a draft
    body = messages[1].get_content()
    assert "What was asked for as x6" in body
    assert "It was due on Thursday 9 May 2024, 11 days ago." in body
    assert "@" not in "".join(each.as_string() for each in messages)


def test_a_calendar_program_shows_each_owner_their_reminders(tmp_path: Path) -> None:
    calendars = files("ics")
    assert list(calendars) == ["owner-of-x6.ics", "portfolio-holder.ics"]
    (tmp_path / "calendar").mkdir()
    (tmp_path / "khal.conf").write_text(CONFIG.format(folder=tmp_path))
    (tmp_path / "calendar" / "r.ics").write_bytes(calendars["portfolio-holder.ics"])
    listed = subprocess.run(
        [sys.executable, "-c", KHAL, "-c", str(tmp_path / "khal.conf"), "list", "2024-05-01", "60d"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "2024-05-20" in listed
    assert "39(3), 30 March 2023: Feedback on exclusions" in listed


@pytest.mark.parametrize("format", ["eml", "ics"])
def test_nothing_private_is_in_a_reminder(format: str) -> None:
    programme = with_canaries(scene_6())
    assert CANARY in programme.actions["x2"].private_note
    assert CANARY.encode() not in b"".join(files(format, programme).values())


def test_two_things_asked_for_in_one_part_of_a_minute_have_a_file_each() -> None:
    programme = edits.add_action(
        scene_6(), "x7", "i39", today=AS_AT, part="3", text="More", owner="Portfolio Holder", due_when="she can"
    )
    names = list(files("eml", programme))
    assert names[:2] == ["39-3-30-march-2023-portfolio-holder.eml", "39-3-30-march-2023-portfolio-holder-2.eml"]


def test_a_text_of_a_person_cannot_add_a_header() -> None:
    programme = edits.edit_action(
        scene_6(), "x2", today=AS_AT, text="First\nBcc: somebody@example.org", owner="Holder\r\nBcc: x@example.org"
    )
    message = email.message_from_bytes(next(iter(files("eml", programme).values())), policy=policy.default)
    assert message["Bcc"] is None
    assert message["Subject"] == "39(3), 30 March 2023: First Bcc: somebody@example.org"


def test_no_file_is_written_over_unless_asked_for(tmp_path: Path) -> None:
    written = write_reminders(files("eml"), tmp_path / "new" / "folder", force=False)
    assert [path.suffix for path in written] == [".eml", ".eml"]
    with pytest.raises(Refused, match="is already there"):
        write_reminders(files("eml"), tmp_path / "new" / "folder", force=False)
    assert write_reminders(files("eml"), tmp_path / "new" / "folder", force=True) == written
    (tmp_path / "file").write_text("x")
    with pytest.raises(Unusable, match="cannot be made or read"):
        write_reminders(files("eml"), tmp_path / "file", force=False)
