"""Scoping a topic, ranking topics, and joining two of them, by keys in the app."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from driving import Driver, drive
from textual.events import Key

from planner.programme import edits
from planner.programme.kinds import Attendance, Outcome
from planner.session import Session

Reopen = Callable[[str], Session]


def waiting(session: Session) -> list[str]:
    return [topic.id for topic in session.view.waiting]


def test_a_topic_is_lifted_shown_where_it_would_be_and_ranked_with_a_reason(session: Session) -> None:
    before = waiting(session)

    async def scene(driver: Driver) -> None:
        await driver.press("t", "down", "down", "left_square_bracket", "left_square_bracket")
        first = next(line for line in driver.lines() if "►" in line)
        assert first.split()[1] == "1"
        assert "Put it here: why" in driver.lines()[-1]
        assert waiting(session) == before
        await driver.press("enter")
        await driver.type("The budget will not wait")
        await driver.press("enter", "enter", "enter")

    drive(session, scene)
    assert waiting(session) == [before[2], before[0], before[1], *before[3:]]
    change = session.history[-1]
    assert change.label.endswith("1st, from 3rd")
    assert change.reason == "The budget will not wait"
    session.undo()
    assert waiting(session) == before


def test_a_lifted_topic_is_put_back_by_escape_and_stays_lifted_elsewhere(session: Session) -> None:
    before = waiting(session)

    async def scene(driver: Driver) -> None:
        await driver.press("t", "down", "right_square_bracket")
        assert next(line for line in driver.lines() if "►" in line).split()[1] == "3"
        await driver.press("escape")
        assert next(line for line in driver.lines() if "►" in line).split()[1] == "2"
        await driver.press("right_square_bracket", "up")
        assert "Enter keeps it there, Esc puts it back" in driver.messages()
        assert "Put it here" in driver.lines()[-1]
        await driver.press("y", "t", "slash", "escape", "down")
        assert "Put it here" in driver.lines()[-1]

    async def begun(driver: Driver) -> None:
        await driver.press("t")
        assert f"You had begun this: {session.programme.topics[before[1]].title}, to be 3rd" in driver.messages()
        await driver.press("escape")
        assert "Put it here" not in driver.lines()[-1]

    drive(session, scene)
    assert waiting(session) == before
    drive(session, begun)
    assert waiting(session) == before


def test_a_lifted_topic_that_goes_to_a_meeting_is_let_go(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("t", "down", "left_square_bracket", "m", "enter")
        assert "Put it here" not in driver.lines()[-1]

    drive(session, scene)


def test_each_box_of_the_scoping_form_is_saved_as_it_is_left_and_what_is_missing_is_in_sight(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("n")
        assert "begins with its title" in driver.text()
        await driver.type("School exclusions")
        await driver.press("enter")
        assert "to be scoped: objective, desired outcome and purposes" in driver.text()
        await driver.type("Find out why exclusions rise")
        await driver.press("tab")
        await driver.type("Fewer of them")
        await driver.press("tab")
        await driver.type("a, c")
        await driver.press("tab")
        assert "√ scoped" in driver.text()
        await driver.press("tab", "tab")
        await driver.type("Inspec")
        await driver.press("right", *["tab"] * 5)
        await driver.type("Head teachers (confirmed)")
        await driver.press("end", "enter")
        await driver.type("Parents' forum")
        await driver.press("tab")
        assert "√ scoped" in driver.text()
        await driver.press("escape")

    drive(session, scene)
    (topic,) = [each for each in session.programme.topics.values() if each.title == "School exclusions"]
    assert (topic.objective, topic.desired_outcome, topic.purposes, topic.source) == (
        "Find out why exclusions rise",
        "Fewer of them",
        {"a", "c"},
        "Inspection",
    )
    invited = {each.name: each.standing for each in session.programme.invitations.values() if each.topic == topic.id}
    assert invited == {"Head teachers": Attendance.CONFIRMED, "Parents' forum": Attendance.INVITED}
    assert session.view.status(topic) == "scoped"
    session.undo()
    assert session.programme.topics[topic.id].source == "Inspection"


def test_what_cannot_be_kept_is_said_and_stays_in_its_box(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("enter", "enter", "tab", "tab", "tab", "ctrl+u")
        await driver.type("z")
        await driver.press("escape")
        assert "“z” is not one of the committee's purposes" in driver.messages()
        assert "What you began is kept" in driver.messages()
        assert "The year" in driver.text()
        await driver.press("enter")
        assert " z" in driver.text()

    drive(session, scene)
    assert session.programme.topics["yjs"].purposes == {"a", "b"}


def test_what_another_saves_appears_in_the_boxes_that_nothing_is_typed_in(session: Session, reopen: Reopen) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("enter", "enter", "tab")
        await driver.type("Half ")
        ann.do(lambda programme: edits.edit_topic(programme, "yjs", author="Ann's author", objective="Ann's"))
        await driver.wait_until(lambda: "Ann's author" in driver.text())
        assert "Half " in driver.text()
        await driver.press("tab")
        await driver.wait_until(lambda: "Two people changed the same thing" in driver.text())
        await driver.press("t")
        await driver.wait_until(lambda: "Two people" not in driver.text())
        await driver.press("escape")

    drive(session, scene)
    assert session.programme.topics["yjs"].objective == "Ann's"


def test_two_topics_that_are_one_matter_are_joined_from_the_checks(session: Session) -> None:
    session.do(lambda programme: edits.add_topic(programme, "twin", "The Local Offer Website"))

    async def scene(driver: Driver) -> None:
        await driver.press("c")
        await driver.point_at("look like one matter")
        assert "Join" in driver.lines()[-1]
        await driver.press("j")
        assert "Join two topics into one" in driver.text()
        if "Local Offer website" not in next(line for line in driver.lines() if "(•)" in line):
            await driver.press("right")
        await driver.press("tab")
        await driver.type("One website")
        await driver.press("enter", "enter")

    drive(session, scene, (120, 40))
    (kept,) = [each for each in session.programme.topics.values() if each.title == "Local Offer website"]
    assert kept.other_names == {"The Local Offer Website"}
    decision = session.view.decision("twin")
    assert decision is not None
    assert (decision.outcome, decision.criterion) == (Outcome.REJECT, "Taken together with Local Offer website")
    assert not any(finding.rule == "same-topic" for finding in session.findings)


def test_two_topics_that_differ_are_kept_apart_with_a_reason(session: Session) -> None:
    session.do(lambda programme: edits.add_topic(programme, "twin", "The Local Offer Website"))

    async def scene(driver: Driver) -> None:
        await driver.press("c")
        await driver.point_at("look like one matter")
        await driver.press("k")
        await driver.type("One is for adults")
        await driver.press("enter")
        await driver.type("Chair")
        await driver.press("enter", "enter")

    drive(session, scene)
    (finding,) = [finding for finding in session.findings if finding.rule == "same-topic"]
    assert finding.accepted is not None
    assert finding.accepted.reason == "One is for adults"


def test_the_move_dialogue_says_how_old_the_advice_is_and_runs_the_checklist_again(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("m")
        assert "The checklist advised committee item on 14 June 2023, 2 months ago" in driver.text()
        await driver.press("r")
        assert "All asked" in driver.text()
        await driver.press("b", "3", "enter")
        assert "The checklist advises: task and finish" in driver.text()
        await driver.press("enter")
        await driver.type("Three members")
        await driver.press("f2")
        assert "Before → after" in driver.text()
        assert "The checklist advised task and finish on 1 September 2023, today" in driver.text()

    drive(session, scene)
    decision = session.view.decision("yjs")
    assert decision is not None
    assert (decision.outcome, decision.members) == (Outcome.TASK_AND_FINISH, "Three members")


def test_the_register_is_found_by_the_words_of_a_decision(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("t", "slash")
        await driver.type("nothing important has changed")
        await driver.press("enter")
        assert "Topics found" in driver.text()
        assert "Register: Declined on 24 August 2023" in driver.text()

    drive(session, scene)


def test_what_was_deferred_comes_back_by_itself(session: Session) -> None:
    later = Session.open(session.path, by="Chair", today=date(2024, 5, 1), year="2023/24")

    async def scene(driver: Driver) -> None:
        await driver.press("c")
        await driver.point_at("was deferred to")
        await driver.press("y", "p")
        assert "[x] National reform" in driver.text()

    drive(later, scene)


def test_a_decision_recorded_at_once_waits_for_its_own_boxes(session: Session) -> None:
    before = session.programme

    async def scene(driver: Driver) -> None:
        await driver.press("t", "v", "end", "up")
        for key in ("down", "f2"):
            driver.app.post_message(Key(key, None))
        await driver.wait_until(lambda: "A reason for the decision is needed" in driver.messages())
        assert "Suggest again from" in driver.text()

    drive(session, scene)
    assert session.programme is before
