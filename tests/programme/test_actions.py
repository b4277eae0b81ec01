"""Actions: where each stands, what a record refuses, and figures of a year that always add up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from scene_6 import AS_AT, scene_1, scene_6

from planner.exchange.checklists import read_checklist
from planner.exchange.samples import sample
from planner.programme import edits
from planner.programme.documents.reminders import reminders
from planner.programme.errors import Unusable
from planner.programme.follow_up.action_log import action_log, state_words, year_bounds
from planner.programme.follow_up.actions import age_words, overdue_days, printed_minute, stands
from planner.programme.history.changes import apply, compare, invert
from planner.programme.kinds import Closing
from planner.programme.model import Action, Programme
from planner.programme.rules import findings
from planner.programme.view import View

SEPTEMBER = date(2023, 9, 28)


def view_of(programme: Programme, today: date) -> View:
    return View(programme, today, read_checklist(""), "2023/24")


def found(view: View, action: str) -> dict[str, str]:
    return {each.rule: each.message for each in findings(view) if each.action == action}


def test_a_request_that_waits_for_something_is_asked_about_after_two_months() -> None:
    programme = scene_1()
    assert found(view_of(programme, date(2023, 5, 30)), "x2") == {}
    (message,) = found(view_of(programme, SEPTEMBER), "x2").values()
    assert message == (
        "39(3), 30 March 2023 (Portfolio Holder): “Feedback on exclusions” has been open for 5 months (182 days), "
        "waiting for: she has met the DfE's Regional Director."
    )
    received = edits.receive(programme, "x1", SEPTEMBER, today=SEPTEMBER, answer="circulated; report 3.4")
    assert found(view_of(received, SEPTEMBER), "x1") == {}


def test_where_each_action_stands() -> None:
    programme = scene_6()
    assert {id: stands(each, AS_AT) for id, each in programme.actions.items()} == {
        "x1": "received and closed",
        "x2": "waiting for: she has met the DfE's Regional Director",
        "x3": "received and closed",
        "x4": "received and closed",
        "x5": "no longer wanted",
        "x6": "overdue",
    }
    assert overdue_days(programme.actions["x6"], AS_AT) == 11
    assert overdue_days(programme.actions["x6"], date(2024, 5, 9)) == 0  # the day itself is in time
    assert state_words(programme.actions["x4"], AS_AT) == "received on 30 November 2023, 21 days late, and closed"
    assert state_words(programme.actions["x2"], AS_AT).endswith("open for 13 months (417 days)")
    assert [printed_minute(programme, programme.actions[id]) for id in ("x2", "x6")] == [
        "39(3), 30 March 2023",
        "Review of Early Help Strategy, 25 April 2024",
    ]


def test_an_age_is_in_days_up_to_sixty() -> None:
    day = date(2023, 1, 1)
    assert age_words(day, day + timedelta(days=60)) == "60 days"
    assert age_words(day, day + timedelta(days=61)) == "2 months (61 days)"


def test_the_log_of_the_year_and_its_figures() -> None:
    log = action_log(scene_6(), "2023/24", AS_AT)
    assert [each.id for each in log.still_open] == ["x2", "x6"]
    assert [each.id for each in log.closed] == ["x1", "x3", "x4", "x5"]
    flow = log.flow
    assert (flow.open_at_start, flow.made, flow.closed, flow.open_at_end) == (2, 4, 4, 2)
    assert (log.in_time, log.late, log.no_longer_wanted, log.open_of_made) == (1, 1, 1, 1)


def test_reminders_are_of_what_is_overdue_due_soon_or_waiting() -> None:
    view = view_of(scene_6(), AS_AT)
    assert [each.id for each in reminders(view, within=14).each] == ["x2", "x6"]
    earlier = view_of(scene_6(), date(2024, 4, 25))
    assert [each.id for each in reminders(earlier, within=13).each] == ["x2"]
    assert [each.id for each in reminders(earlier, within=14).each] == ["x2", "x6"]
    assert [each.id for each in reminders(view, within=14, owner="portfolio HOLDER").each] == ["x2"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": " "}, "What was asked for is needed"),
        ({"text": "x", "due": date(2023, 9, 27)}, "asked for on 28 September 2023, so it cannot be due before"),
    ],
)
def test_an_action_that_makes_no_sense_is_refused(fields: dict[str, object], message: str) -> None:
    with pytest.raises(Unusable, match=message):
        edits.add_action(sample(), "a", "send-2023-09-28", today=AS_AT, **fields)


def test_what_is_recorded_of_an_action_comes_after_it_and_is_not_to_come() -> None:
    programme = scene_1()
    for day, message in ((date(2023, 3, 29), "cannot have come before"), (date(2023, 9, 29), "is still to come")):
        with pytest.raises(Unusable, match=message):
            edits.receive(programme, "x2", day, today=SEPTEMBER)
    with pytest.raises(Unusable, match="Who agreed to it"):
        edits.close(programme, "x2", Closing.NO_LONGER_WANTED, today=SEPTEMBER, authority=" ")
    with pytest.raises(Unusable, match="A reason is needed for a later date"):
        edits.edit_action(scene_6(), "x6", today=AS_AT, due=date(2024, 6, 1))
    closed = edits.close(programme, "x2", Closing.BECAME_A_TOPIC, today=SEPTEMBER, authority="Chair")
    with pytest.raises(Unusable, match="It is closed already: became a topic"):
        edits.receive(closed, "x2", SEPTEMBER, today=SEPTEMBER)


def test_undoing_a_closing_opens_it_again() -> None:
    before = scene_1()
    closed = edits.close(before, "x2", Closing.NO_LONGER_WANTED, today=SEPTEMBER, authority="Chair")
    undone = apply(closed, invert(compare(before, closed)))
    assert undone == before
    assert stands(undone.actions["x2"], SEPTEMBER).startswith("waiting for")


DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))


@st.composite
def actions(draw: st.DrawFn, id: str) -> Action:
    """Draw an action that is asked for, perhaps due, and perhaps closed, each day in its order."""
    made = draw(DAYS)
    later = st.dates(made, date(2027, 12, 31))
    closed = draw(st.none() | later)
    closing = draw(st.sampled_from(list(Closing))) if closed else None
    action = replace(scene_1().actions["x2"], id=id, made=made, due=draw(st.none() | later))
    received = closed if closing is Closing.RECEIVED else None
    return replace(action, closed=closed, closing=closing, received=received)


@given(
    st.lists(st.integers(), max_size=8, unique=True).flatmap(
        lambda ids: st.tuples(*(actions(f"a{number}") for number in range(len(ids))))
    ),
    st.sampled_from(["2022/23", "2023/24", "2024/25"]),
    DAYS,
)
def test_the_figures_of_a_year_always_add_up(each: tuple[Action, ...], year: str, as_at: date) -> None:
    programme = scene_1()
    programme = programme.without("actions", *programme.actions)
    for action in each:
        programme = programme.put("actions", action)
    start, last = year_bounds(year, programme.committee.annual_council)
    log = action_log(programme, year, max(as_at, start))
    flow, end = log.flow, min(max(as_at, start), last)
    assert flow.open_at_start + flow.made - flow.closed == flow.open_at_end
    named = log.in_time + log.late + log.no_longer_wanted + log.became_topics + log.handed_over + log.open_of_made
    assert named == flow.made
    # counted anew, action by action
    was_open = [action for action in each if action.made < start and not (action.closed and action.closed < start)]
    is_open = [action for action in each if action.made <= end and not (action.closed and action.closed <= end)]
    assert (flow.open_at_start, flow.open_at_end) == (len(was_open), len(is_open))
