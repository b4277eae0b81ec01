"""An id can be shortened to a unique beginning; titles and dates come first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.cli import run
from planner.programme import edits
from planner.programme.model import Programme
from planner.session import Session

FILE = ["--today", "2023-09-01", "--by", "Ann", "-f", "p.json"]
TODAY = date(2023, 9, 1)
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _programme(capsys: Captured) -> None:
    """Two meetings, three topics and an item, with ids like random ones."""
    programme = edits.new_programme("Health Scrutiny", "Anytown Council")
    programme = edits.add_meeting(programme, "5d1e00aa11bb22cc", date(2023, 10, 5))
    programme = edits.add_meeting(programme, "77aa00aa11bb22cc", date(2023, 11, 2))
    programme = edits.add_topic(programme, "c0ffee0011223344", "Beds")
    programme = edits.add_topic(programme, "c0ffee9911223344", "Cots")
    programme = edits.add_topic(programme, "deadbeef11223344", "c0ffee talks")
    programme = edits.place(programme, "beef000011223344", "c0ffee0011223344", "5d1e00aa11bb22cc", today=TODAY)
    Session.create(Path("p.json"), programme, "Started", by="Ann", today=TODAY)
    capsys.readouterr()


def programme() -> Programme:
    return Session.open(Path("p.json"), by="x", today=TODAY).programme


def test_the_beginning_of_an_id_names_a_topic_an_item_and_a_meeting() -> None:
    assert run([*FILE, "topic", "edit", "DEADB", "--note", "found"]) == 0
    assert programme().topics["deadbeef11223344"].note == "found"
    assert run([*FILE, "move", "beef", "77aa", "--reason", "r"]) == 0
    assert programme().items["beef000011223344"].meeting == "77aa00aa11bb22cc"


def test_a_beginning_that_several_have_lists_them_and_one_that_is_too_short_names_nothing(capsys: Captured) -> None:
    assert run([*FILE, "place", "c0ff", "5d1e"]) == 0  # the title, as the only one that begins so, comes before the ids
    assert run([*FILE, "topic", "edit", "c0ffee0", "--note", "x"]) == 0
    assert programme().topics["c0ffee0011223344"].note == "x"
    assert run([*FILE, "topic", "edit", "deadbeef11223344", "--title", "Talks"]) == 0
    capsys.readouterr()
    assert run([*FILE, "topic", "edit", "c0ffee", "--note", "x"]) == 2
    error = capsys.readouterr().err
    assert "could be any of these: " in error
    assert "Beds (c0ffee0011223344)" in error
    assert "Cots (c0ffee9911223344)" in error
    assert run([*FILE, "topic", "edit", "dea", "--note", "x"]) == 2
    assert run([*FILE, "move", "bee", "77aa", "--reason", "r"]) == 2
    assert run([*FILE, "meeting", "cancel", "5d1", "--reason", "r"]) == 2


def test_undo_takes_the_beginning_of_a_changes_id(capsys: Captured) -> None:
    for words in ("one", "two"):
        assert run([*FILE, "topic", "edit", "Cots", "--note" if words == "one" else "--lead", words]) == 0
    first = Session.open(Path("p.json"), by="x", today=TODAY).history[1].id
    assert run([*FILE, "undo", first[:3]]) == 2
    assert run([*FILE, "undo", first[:8]]) == 0
    assert (programme().topics["c0ffee9911223344"].note, programme().topics["c0ffee9911223344"].lead) == ("", "two")
    capsys.readouterr()
    assert run([*FILE, "--by", "Bob", "undo", first[:8]]) == 2
    assert "No change of yours has the id" in capsys.readouterr().err


def test_a_finding_is_accepted_by_the_beginning_of_its_items_id() -> None:
    assert run([*FILE, "accept", "no-objective", "beef0", "--reason", "r", "--authority", "chair"]) == 0
