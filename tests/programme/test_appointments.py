"""A meeting's sequence number in the calendar rises with each change of its appointment, and never falls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from walks import TODAY, Walk, small, walked, walks

from planner.programme import edits
from planner.programme.documents.appointments import entries
from planner.programme.history.changes import Change, compare
from planner.programme.history.undoing import History
from planner.programme.kinds import MeetingKind
from planner.programme.model import Programme

Edit = Callable[[Programme], Programme]
START = datetime(2023, 9, 1, 10, tzinfo=UTC)


def history_of(*states: Programme) -> History:
    """Return a history whose changes make these programmes in turn, an hour apart."""
    return [
        Change(
            id=str(number), label="x", at=START + timedelta(hours=number), by="Ann", difference=compare(before, after)
        )
        for number, (before, after) in enumerate(zip((Programme(), *states), states, strict=False))
    ]


@pytest.mark.parametrize(
    ("edit", "counts"),
    [
        (lambda at: edits.edit_meeting(at, "m1", date=date(2023, 10, 12)), True),
        (lambda at: edits.edit_meeting(at, "m1", time="14:00"), True),
        (lambda at: edits.edit_meeting(at, "m1", venue="Town Hall"), True),
        (lambda at: edits.cancel_meeting(at, "m1"), True),
        (lambda at: edits.edit_topic(at, "t1", title="Topic one"), True),
        (lambda at: edits.edit_item(at, "i1", tentative=True), True),
        (lambda at: edits.remove(at, "i1"), True),
        (lambda at: edits.edit_topic(at, "t1", objective="Find out", private_note="Ask the Chair"), False),
        (lambda at: edits.edit_meeting(at, "m1", co_optees_invited=True), False),
        (lambda at: edits.cancel_meeting(at, "m3"), False),
    ],
)
def test_what_a_subscriber_sees_of_a_meeting_counts_and_nothing_else(edit: Edit, counts: bool) -> None:
    at = small()
    entry = entries(edit(at), history_of(at, edit(at)))["m1"]
    assert (entry.sequence, entry.made, entry.changed) == (counts, START, START + timedelta(hours=counts))


def test_a_move_counts_for_both_meetings_and_undoing_it_counts_again() -> None:
    first = small()
    moved = edits.move(first, "i1", "m2", today=TODAY)
    states = [first, moved, first, moved]
    for number, wanted in enumerate(([0, 0, 0], [1, 1, 0], [2, 2, 0], [3, 3, 0]), start=1):
        found = entries(states[number - 1], history_of(*states[:number]))
        assert [found[key].sequence for key in ("m1", "m2", "m3")] == wanted
    assert found["m1"].changed == START + timedelta(hours=3)
    assert found["m3"].changed == START
    assert found["m2"].appointment.items == ("Topic t1",)


def test_a_meeting_that_becomes_informal_leaves_the_calendar() -> None:
    informal = edits.edit_meeting(small(), "m3", kind=MeetingKind.INFORMAL)
    assert set(entries(informal, history_of(small(), informal))) == {"m1", "m2"}


@given(walks)
def test_whatever_is_done_a_sequence_rises_exactly_when_what_is_said_differs(walk: Walk) -> None:
    states = walked(small(), walk)
    history = history_of(*states)
    by_state = [entries(state, history[: number + 1]) for number, state in enumerate(states)]
    for before, after in pairwise(by_state):
        for key in before.keys() & after.keys():
            differs = before[key].appointment != after[key].appointment
            assert after[key].sequence - before[key].sequence == differs
