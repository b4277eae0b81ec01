"""A scoping session: topics one by one at an informal meeting, by keys, stopped and continued."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from driving import Driver, drive
from scoping_by_keys import (
    CARERS,
    EXCLUSIONS,
    GATES,
    MEALS,
    MUSIC,
    NOTHING_AGAINST,
    POTHOLE,
    SEND,
    SIX,
    TODAY,
    WORTH_IT,
    empty_year,
    start_session,
    suggest,
    topic_named,
)

from planner.cli import run
from planner.exchange.json.programme import show_data
from planner.programme import edits
from planner.programme.kinds import Outcome
from planner.programme.prioritising import scoping
from planner.session import Session

Reopen = Callable[[str], Session]


@pytest.fixture
def empty(tmp_path: Path) -> Session:
    """A committee's year with its meetings and no topics."""
    return empty_year(tmp_path / "p.json")


SCORES = {"effectiveness": "1", "concern": "2", "risk": "1", "opportunity": "2"}
AT_ONE_MEETING = {**GATES, **SCORES, "ready": "yes", "timing": "now", "method": "meeting"}
BY_COMMAND = {
    SEND: (AT_ONE_MEETING, "committee-item", []),
    POTHOLE: ({"duty": "no", "remit": "yes", "individual": "yes"}, "reject", []),
    MUSIC: ({"duty": "no", "remit": "yes", "individual": "no", "recent": "yes"}, "reject", []),
    EXCLUSIONS: (
        {**GATES, **SCORES, "ready": "no"},
        "scope-first",
        ["--owner", "Governance officer", "--by-date", "26 October"],
    ),
    MEALS: (AT_ONE_MEETING, "committee-item", []),
    CARERS: (
        {**AT_ONE_MEETING, "method": "several"},
        "task-and-finish",
        ["--members", "Three members", "--chair", "Vice-chair", "--length", "Four sessions"],
    ),
}
"""The same six by the command line: the answers, the decision, and its details."""


def shown(session: Session) -> Any:
    """Return what ``show --json`` prints, without ids."""

    def without_ids(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: without_ids(each) for key, each in value.items() if key not in ("id", "topic_id")}
        return [without_ids(each) for each in value] if isinstance(value, list) else value

    return without_ids(show_data(session.view))


def test_scene_a_six_suggestions_each_end_with_a_decision_a_reason_and_a_rank(empty: Session, tmp_path: Path) -> None:
    by_command = str(shutil.copy(empty.path, tmp_path / "by-command.json"))

    async def scene(driver: Driver) -> None:
        await start_session(driver)
        for title in SIX:
            await suggest(driver, title, "Member")
        assert SEND in driver.text()
        assert "Topic 1 of 6" in driver.text()
        await driver.press(*NOTHING_AGAINST, *WORTH_IT, "y", "escape", "1", "2", "enter", "enter")
        assert POTHOLE in driver.text()
        await driver.press("n", "1", "y", "enter", "enter")
        await driver.press("n", "1", "n", "y", "escape", "enter", "enter")
        assert EXCLUSIONS in driver.text()
        await driver.press(*NOTHING_AGAINST, *WORTH_IT, "n", "enter")
        await driver.type("Governance officer")
        await driver.press("enter")
        await driver.type("26 October")
        await driver.press("enter", "enter")
        assert MEALS in driver.text()
        await driver.press(*NOTHING_AGAINST, *WORTH_IT, "y", "escape", "1", "2", "enter", "enter")
        await driver.press(*NOTHING_AGAINST, *WORTH_IT, "y", "escape", "1", "3", "enter")
        await driver.type("Three members")
        await driver.press("enter")
        await driver.type("Vice-chair")
        await driver.press("enter")
        await driver.type("Four sessions")
        await driver.press("enter", "enter")
        assert "Every topic has been taken" in driver.text()
        await driver.press("enter")
        assert "In what order?" in driver.text()
        await driver.press("enter")
        await driver.wait_until(lambda: "6 topics were taken: 6 decided" in driver.text())
        await driver.press("tab", "tab", "ctrl+u")
        await driver.type(str(tmp_path / "notes.docx"))
        await driver.press("f2")
        await driver.wait_until(lambda: "Done" in driver.text())
        await driver.press("enter", "t")

    drive(empty, scene)
    assert (tmp_path / "notes.docx").is_file()
    view = empty.view
    decided = {topic.title: view.decision(topic.id) for topic in view.order}
    assert {title: found and found.outcome for title, found in decided.items()} == {
        SEND: Outcome.COMMITTEE_ITEM,
        POTHOLE: Outcome.REJECT,
        MUSIC: Outcome.REJECT,
        EXCLUSIONS: Outcome.SCOPE_FIRST,
        MEALS: Outcome.COMMITTEE_ITEM,
        CARERS: Outcome.TASK_AND_FINISH,
    }
    for found in decided.values():
        assert found is not None
        assert found.reason
        assert found.advice is found.outcome
        assert found.session
    music, exclusions = decided[MUSIC], decided[EXCLUSIONS]
    assert music is not None
    assert (music.criterion, music.resubmit_from) == (
        "Looked at within 12 months, and nothing has changed",
        date(2024, 9, 14),
    )
    assert exclusions is not None
    assert (exclusions.owner, exclusions.by_date) == ("Governance officer", date(2023, 10, 26))
    assert [view.rank(topic_named(empty, title)) for title in (MEALS, SEND, CARERS, EXCLUSIONS)] == [1, 2, 3, 4]
    assert sorted(view.rank(topic_named(empty, title)) for title in (POTHOLE, MUSIC)) == [5, 6]
    planner = ["--today", TODAY.isoformat(), "--by", "Chair", "-f", by_command, "topic"]
    for title, (answers, outcome, details) in BY_COMMAND.items():
        assert run([*planner, "add", "--title", title, "--source", "Member"]) == 0
        for question, value in answers.items():
            assert run([*planner, "answer", title, question, value]) == 0
        assert run([*planner, "decide", title, outcome, "--reason", "As advised", *details]) == 0
    assert shown(Session.open(Path(by_command), by="Chair", today=TODAY)) == shown(empty)
    (held,) = empty.programme.scoping_sessions.values()
    assert (held.on, held.present, held.ended) == (TODAY, ("Chair", "Vice-chair"), True)


def test_a_stopped_session_goes_on_at_the_first_question_neither_answered_nor_skipped(empty: Session) -> None:
    async def first_half(driver: Driver) -> None:
        await start_session(driver)
        await suggest(driver, SEND, "Member")
        await suggest(driver, MEALS, "Member")
        await driver.press("n", "s", "n")
        assert "Was it scrutinised in the last 12 months?" in driver.text()

    drive(empty, first_half)
    again = Session.open(empty.path, by="Chair", today=TODAY)

    async def second_half(driver: Driver) -> None:
        await driver.press("p")
        assert "Was it scrutinised in the last 12 months?" in driver.text()
        await driver.press("n", "1", "n", *WORTH_IT, "y", "escape", "1", "2")
        shown = " ".join(driver.text().split())
        assert "No advice from the checklist." in shown
        assert "1 question left open." in shown
        await driver.press("s")
        assert MEALS in driver.text()

    drive(again, second_half)
    (step,) = scoping.steps(again.view, next(iter(again.programme.scoping_sessions)))
    assert step.topic == topic_named(again, MEALS)


def test_back_goes_to_the_answer_before_and_a_note_is_kept_with_its_answer(empty: Session) -> None:
    async def scene(driver: Driver) -> None:
        await start_session(driver)
        await suggest(driver, SEND, "Member")
        await driver.press("n", "o")
        await driver.type("Within our terms of reference")
        await driver.press("enter", "1", "n", "b", "b")
        assert "Answered: Ours. Within our terms of reference" in driver.text()
        await driver.press("3")
        assert "Advice: reject" in driver.text()
        await driver.press("u")
        assert "Was it scrutinised" in driver.text()

    drive(empty, scene)
    view = empty.view
    answers = view.answers(topic_named(empty, SEND))
    assert (answers["remit"].value, answers["remit"].evidence) == ("yes", "Within our terms of reference")
    assert answers["remit"].on == TODAY


def test_members_may_decide_otherwise_and_the_advice_is_kept_as_it_stood(empty: Session) -> None:
    async def scene(driver: Driver) -> None:
        await start_session(driver)
        await suggest(driver, POTHOLE, "Member")
        await driver.press("n", "1", "y", "v")
        await driver.point_at("Briefing note")
        await driver.press("enter")
        await driver.type("The whole road is in a bad way")
        await driver.press("enter")
        await driver.type("Director of Highways")
        await driver.press("enter")
        await driver.type("30 November")
        await driver.press("enter", "enter")

    drive(empty, scene)
    decision = empty.view.decision(topic_named(empty, POTHOLE))
    assert decision is not None
    assert (decision.outcome, decision.advice) == (Outcome.BRIEFING_NOTE, Outcome.REJECT)
    assert decision.advised[-1] == "An individual case: it has a procedure of its own"
    assert (decision.owner, decision.by_date) == ("Director of Highways", date(2023, 11, 30))


def test_two_people_answering_different_questions_of_one_topic_are_both_kept(empty: Session) -> None:
    empty.do(lambda programme: edits.add_topic(programme, "t", SEND))
    empty.do(partial(scoping.start, id="s", topics=["t"], on=TODAY))
    ann = Session.open(empty.path, by="Ann", today=TODAY)
    question = ann.checklist.question("risk")

    async def scene(driver: Driver) -> None:
        await driver.press("p", "n")
        ann.do(partial(edits.answer, topic="t", question=question, value="2", by="Ann", on=TODAY))
        await driver.wait_until(lambda: "Ann: Answered" in driver.messages())
        assert "Is it within this committee's remit?" in driver.text()
        await driver.press("1")

    drive(empty, scene)
    answers = Session.open(empty.path, by="Chair", today=TODAY).view.answers("t")
    assert {key: (each.value, each.by) for key, each in answers.items()} == {
        "duty": ("no", "Chair"),
        "risk": ("2", "Ann"),
        "remit": ("yes", "Chair"),
    }


def test_a_suggestion_that_was_refused_before_says_so_as_it_is_typed(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await start_session(driver)
        await driver.press("plus")
        await driver.type("Foster homes across the region")
        shown = " ".join(driver.text().replace("┃", " ").split())
        assert "declined on 24 August 2023" in shown
        assert "May come back from 26 January 2024" in shown

    drive(session, scene)


def test_the_chosen_topics_are_taken_by_mouse_alone(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("p")
        assert "1 topic chosen" in driver.text()
        await driver.click("Local Offer website")
        await driver.click("Local Offer website")
        assert "2 topics chosen" in driver.text()
        await driver.click("Begin")
        assert "Topic 1 of 2" in driver.text()
        await driver.click("Yes")
        assert "The checklist advises: must schedule." in driver.text()

    drive(session, scene)


def test_hostile_text_breaks_nothing_in_a_session(empty: Session) -> None:
    hostile = "Budget [exempt] [/] [b 😀 שלום " + "x" * 300

    async def scene(driver: Driver) -> None:
        await driver.press("p")
        await driver.type(hostile[:40])
        await driver.press("enter", "f2")
        await suggest(driver, hostile, hostile)
        assert "Budget [exempt] [/] [b" in driver.text()
        await driver.press("n", "o")
        await driver.type(hostile[:60])
        await driver.press("enter", "1", "n", "n", "b", "y", "escape", "enter", "enter", "enter")
        await driver.wait_until(lambda: "Notes of the" in driver.text())
        await driver.press("escape", "t")

    drive(empty, scene)
