"""A programme with texts and meetings that exports may fail on."""

from __future__ import annotations

from datetime import UTC, date, datetime

from planner.exchange.checklists import read_checklist
from planner.programme import edits
from planner.programme.documents.edition import Edition, edition_now
from planner.programme.history.changes import Change, compare
from planner.programme.kinds import ItemKind
from planner.programme.model import Programme
from planner.programme.view import View

TODAY = date(2023, 9, 1)
HOSTILE = ["=cmd()", "[exempt] [/] [b", "😀 “quotes” 'x'", "‏עברית‏ عربي", "a\x07b\x1b[31m", "x" * 400]


def hostile() -> Programme:
    """Return a cancelled meeting, an empty one, a third item, a tentative one, a free place, and hostile text."""
    programme = edits.new_programme("Health & <Care> Scrutiny", "Anytown [Council]")
    for key, day in (("m1", 5), ("m2", 12), ("m3", 19), ("m4", 26)):
        programme = edits.add_meeting(programme, key, date(2023, 10, day), time="10:00")
    for number, words in enumerate(HOSTILE):
        programme = edits.add_topic(programme, f"t{number}", words, objective=words, focus=(words, "plain"))
    for number in range(3):
        programme = edits.place(programme, f"i{number}", f"t{number}", "m1", today=TODAY)
    programme = edits.place(programme, "i3", "t3", "m2", today=TODAY, tentative=True, note=HOSTILE[0])
    programme = edits.place(programme, "i4", "t4", "m3", today=TODAY, kind=ItemKind.INFORMATION)
    programme = edits.place(programme, "i5", "t5", "m3", today=TODAY)
    return edits.cancel_meeting(programme, "m4")


def hostile_view_of(programme: Programme) -> View:
    """Return the programme in its year, before its first meeting."""
    return View(programme, TODAY, read_checklist(""), "2023/24")


def edition_of_view(view: View) -> Edition:
    """Return the year in view for an export, with a history of one change that made the programme."""
    made = Change(
        id="made",
        label="Made",
        at=datetime(2023, 9, 1, 10, tzinfo=UTC),
        by="Ann",
        difference=compare(Programme(), view.programme),
    )
    return edition_now(view, (made,))
