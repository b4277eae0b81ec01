"""The details that each decision asks for, those known already, and the age of the advice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from walks import CHECKLIST, TODAY, small

from planner.exchange.checklists import read_checklist
from planner.programme import edits
from planner.programme.fields import FieldKind
from planner.programme.kinds import Outcome
from planner.programme.model import Decision, Programme
from planner.programme.prioritising.ageing import advice_words
from planner.programme.prioritising.deciding import (
    DETAILS,
    known_details,
    missing_details,
    missing_details_words,
)
from planner.programme.prioritising.register import register_entry
from planner.programme.prioritising.searching import topics_with
from planner.programme.view import View

YEAR_LATER = date(2024, 9, 1)


def view_of(programme: Programme, today: date = TODAY, checklist: str = "") -> View:
    return View(programme, today, read_checklist(checklist), "2023/24")


def answered(programme: Programme, **answers: str) -> Programme:
    for question, value in answers.items():
        asked = CHECKLIST.question(question)
        programme = edits.answer(programme, "t3", asked, value, by="Chair", on=TODAY, checklist=CHECKLIST.name)
    return programme


def refused_as_recent(programme: Programme) -> Programme:
    return answered(programme, duty="no", remit="yes", individual="no", recent="yes")


def known_of(programme: Programme, outcome: Outcome) -> dict[str, Any]:
    return known_details(view_of(programme), programme.topics["t3"], outcome)


def decision(outcome: Outcome, **details: Any) -> Decision:
    made = edits.decide(small(), "t3", outcome, reason="r", by="Chair", on=TODAY, advice=None, **details)
    return made.decisions["t3/1"]


@pytest.mark.parametrize(
    ("outcome", "fields"),
    [
        (Outcome.MUST_SCHEDULE, ["duty"]),
        (Outcome.COMMITTEE_ITEM, []),
        (Outcome.TASK_AND_FINISH, ["members", "chair", "length"]),
        (Outcome.BRIEFING_NOTE, ["owner", "by_date"]),
        (Outcome.SCOPE_FIRST, ["owner", "by_date"]),
        (Outcome.DEFER, ["by_date"]),
        (Outcome.REFER, ["to"]),
        (Outcome.REJECT, ["criterion"]),
    ],
)
def test_each_decision_asks_for_what_it_needs(outcome: Outcome, fields: list[str]) -> None:
    assert [need.name for need in missing_details(decision(outcome))] == fields
    filled = {need.name: TODAY if need.kind is FieldKind.DAY else "x" for need in DETAILS[outcome]}
    assert missing_details(decision(outcome, **filled)) == []
    assert missing_details_words(decision(outcome, **filled), lambda need: need.name) == ""


def test_what_is_still_to_be_said_is_one_sentence() -> None:
    words = missing_details_words(decision(Outcome.SCOPE_FIRST), lambda need: f"--{need.flag}")
    assert words == "Still to say: who does it (--owner) and by when (--by-date)."


def test_a_refusal_takes_its_reason_criterion_and_return_from_the_checklist() -> None:
    january = edits.edit_topic(refused_as_recent(small()), "t3", last_scrutinised=date(2023, 1, 26))
    because = "Looked at within 12 months, and nothing has changed"
    assert known_of(january, Outcome.REJECT) == {
        "reason": because,
        "criterion": because,
        "resubmit_from": date(2024, 1, 26),
    }
    two_years = edits.set_committee(january, repeat_months=24)
    assert known_of(two_years, Outcome.REJECT)["resubmit_from"] == date(2025, 1, 26)


@pytest.mark.parametrize("last", [None, date(2021, 1, 26)])
def test_it_may_never_come_back_from_a_day_already_past(last: date | None) -> None:
    programme = edits.edit_topic(refused_as_recent(small()), "t3", last_scrutinised=last)
    assert known_of(programme, Outcome.REJECT)["resubmit_from"] == YEAR_LATER


def test_a_refusal_that_is_final_or_against_the_advice_promises_no_return() -> None:
    complaint = answered(small(), duty="no", remit="yes", individual="yes")
    assert "resubmit_from" not in known_of(complaint, Outcome.REJECT)
    assert known_of(complaint, Outcome.REFER) == {}
    assert known_of(small(), Outcome.REJECT) == {}


def test_the_duty_and_the_owner_come_from_the_topic() -> None:
    programme = edits.edit_topic(small(), "t3", statutory="Police and Justice Act", lead="Director")
    assert known_of(programme, Outcome.MUST_SCHEDULE) == {"duty": "Police and Justice Act"}
    assert known_of(programme, Outcome.SCOPE_FIRST) == {"owner": "Director"}
    assert known_of(programme, Outcome.BRIEFING_NOTE) == {"owner": "Director"}


@pytest.mark.parametrize(
    ("days", "age"),
    [
        (-3, " on 1 September 2023:"),
        (0, ", today:"),
        (1, ", yesterday:"),
        (8, ", 8 days ago:"),
        (21, ", 3 weeks ago:"),
        (61, ", 2 months ago:"),
        (90, ", 2 months ago:"),
        (366, ", 12 months ago:"),
        (800, ", 2 years ago:"),
    ],
)
def test_an_advice_says_how_old_it_is(days: int, age: str) -> None:
    words = advice_words(view_of(refused_as_recent(small()), TODAY + timedelta(days=days)), "t3")
    assert words.startswith("The checklist advised reject on 1 September 2023")
    assert age in words


def test_the_usual_day_to_come_back_counts_from_the_last_meeting_that_heard_it() -> None:
    programme = answered(edits.place(small(), "i3", "t3", "m1", today=TODAY), duty="no", remit="yes", individual="no")
    programme = answered(programme, recent="yes")
    eight_months_on = view_of(programme, date(2024, 6, 5))
    known = known_details(eight_months_on, programme.topics["t3"], Outcome.REJECT)
    assert known["resubmit_from"] == date(2024, 10, 5)


def test_a_checklist_never_run_not_finished_or_another_one_is_said() -> None:
    assert "was never run on Topic t3" in advice_words(view_of(small()), "t3")
    assert "12 questions are still to answer" in advice_words(view_of(answered(small(), duty="no")), "t3")
    assert "under protocol-tests, not under PICK" in advice_words(
        view_of(answered(small(), duty="no"), TODAY, "pick"), "t3"
    )


def test_the_register_says_what_by_whom_why_and_when_it_may_come_back() -> None:
    rejected = decision(Outcome.REJECT, criterion="Scrutinised lately.", resubmit_from=YEAR_LATER)
    assert register_entry(rejected) == [
        "Declined on 1 September 2023, by Chair.",
        "Test not met: Scrutinised lately.",
        "Reason: r.",
        "May come back from 1 September 2024.",
    ]
    assert register_entry(decision(Outcome.REJECT, criterion="R."))[1:] == ["Reason: r."]
    assert register_entry(decision(Outcome.REFER, to="the Health Committee"))[0] == (
        "Referred to the Health Committee on 1 September 2023, by Chair."
    )
    assert (
        register_entry(decision(Outcome.DEFER, by_date=YEAR_LATER))[-1] == "To be looked at again on 1 September 2024."
    )


def test_topics_are_found_by_what_was_ever_decided_about_them_in_any_year() -> None:
    programme = small()
    for on, outcome, details in (
        (date(2019, 6, 1), Outcome.REFER, {"to": "Schools Forum"}),
        (date(2022, 6, 1), Outcome.REJECT, {"criterion": "Parochial"}),
        (TODAY, Outcome.COMMITTEE_ITEM, {}),
    ):
        programme = edits.decide(
            programme, "t3", outcome, reason=f"As in {on.year}", by="Chair", on=on, advice=None, **details
        )
    for words in ("schools FORUM", "parochial", "2019 as in", "topic forum parochial"):
        assert [topic.id for topic in topics_with(view_of(programme), words)] == ["t3"]
    assert [topic.id for topic in topics_with(view_of(programme), "")] == [
        topic.id for topic in view_of(programme).order
    ]
