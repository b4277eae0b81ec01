"""A draft is kept for one person, one programme and one form, and nobody else can read it."""

from __future__ import annotations

import os
from datetime import datetime

import pytest

from planner.machine.drafts import Draft, Drafts
from planner.machine.paths import drafts_folder

AT = datetime(2023, 9, 1, 10, 30)
MINE = Drafts("/a/programme.json", "Ann")


def test_a_draft_is_there_until_it_is_ended() -> None:
    assert MINE.read("a new topic") is None
    assert MINE.keep("a new topic", {"title": "School “food”\nundo"}, AT)
    assert MINE.read("a new topic") == Draft(AT, {"title": "School “food”\nundo"})
    assert MINE.keep("a new topic", {"title": "School food", "lead": "x"}, AT)
    assert MINE.read("a new topic") == Draft(AT, {"title": "School food", "lead": "x"})
    MINE.end("a new topic")
    assert MINE.read("a new topic") is None


def test_a_form_that_is_as_it_was_shown_has_no_draft() -> None:
    MINE.keep("a new topic", {"title": "x"}, AT)
    MINE.keep("a new topic", {}, AT)
    assert MINE.read("a new topic") is None


@pytest.mark.parametrize(
    ("drafts", "form"),
    [
        (Drafts("/b/programme.json", "Ann"), "a new topic"),
        (Drafts("/a/programme.json", "Bob"), "a new topic"),
        (MINE, "the settings"),
    ],
)
def test_no_other_person_programme_or_form_has_it(drafts: Drafts, form: str) -> None:
    MINE.keep("a new topic", {"title": "x"}, AT)
    assert drafts.read(form) is None


@pytest.mark.skipif(os.name != "posix", reason="files have no such permissions here")
def test_nobody_else_can_read_a_draft() -> None:
    MINE.keep("a new topic", {"private_note": "x"}, AT)
    folder = drafts_folder()
    assert folder.stat().st_mode & 0o077 == 0
    assert [each.stat().st_mode & 0o077 for each in folder.iterdir()] == [0]


def test_a_folder_that_cannot_be_used_or_a_damaged_draft_is_no_draft() -> None:
    MINE.keep("a new topic", {"title": "x"}, AT)
    (file,) = (drafts_folder()).iterdir()
    file.write_bytes(b'{"at": 7')
    assert MINE.read("a new topic") is None
    file.unlink()
    (drafts_folder()).rmdir()
    drafts_folder().write_text("no folder")
    assert not MINE.keep("a new topic", {"title": "x"}, AT)
    assert MINE.read("a new topic") is None
    MINE.end("a new topic")
