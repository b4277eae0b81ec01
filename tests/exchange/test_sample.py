"""The sample is the committee's real year, with topics in every state."""

from __future__ import annotations

from planner.programme.view import View

DATES = ["2023-09-28", "2023-10-26", "2023-11-30", "2024-01-25", "2024-03-28", "2024-04-25"]


def test_the_sample_has_six_meetings_ten_items_and_two_free_places(view: View) -> None:
    assert [meeting.date.isoformat() for meeting in view.meetings] == DATES
    free = [meeting.date.isoformat() for meeting in view.meetings if view.places(meeting).free]
    assert free == ["2023-11-30", "2024-03-28"]
    assert (len(view.items), len({item.topic for item in view.items}), view.places_free) == (10, 9, 2)


def test_the_sample_has_topics_waiting_and_decided_in_each_state(view: View) -> None:
    decided = {
        topic.id: (decision.outcome.value, decision.advice and decision.advice.value)
        for topic in view.programme.topics.values()
        if (decision := view.decision(topic.id))
    }
    assert sorted(outcome for outcome, _ in decided.values()) == [
        "briefing-note",
        "committee-item",
        "committee-item",
        "defer",
        "reject",
        "scope-first",
    ]
    for topic, (_, advice) in decided.items():
        outcome = view.advice(topic).outcome
        assert outcome is not None
        assert outcome.value == advice
    assert [view.status(topic) for topic in view.waiting] == ["waiting", "waiting", "assessed", "assessed", "suggested"]


def test_tentative_and_focus_are_as_published(view: View) -> None:
    (tentative,) = [item for item in view.items if item.tentative]
    assert view.topic_of(tentative).title == "Support for Young Carers"
    assert tentative.note == "possible task and finish session"
    assert view.focus(view.programme.items["ncscp-2023-10-26"]) == (
        "Child exploitation",
        "Children out of school kept safe",
    )
