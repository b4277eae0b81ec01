"""Answers lead to advice: in any order, never from silence, and by reasons that add up."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.checklists import read_checklist
from planner.programme.checklist import advise
from planner.programme.kinds import Outcome

CHECKLIST = read_checklist("")
NOTHING_AGAINST = {
    "duty": "no",
    "remit": "yes",
    "individual": "no",
    "recent": "no",
    "elsewhere": "no",
    "showcase": "no",
}
WORTH_IT = {"effectiveness": "1", "concern": "2", "risk": "1", "opportunity": "2"}
READY = {"ready": "yes", "timing": "now", "method": "meeting"}

answer_sheets = st.fixed_dictionaries(
    {},
    optional={
        question.id: st.sampled_from([choice.value for choice in question.choices]) for question in CHECKLIST.questions
    },
)


def advised(**answers: str) -> Outcome | None:
    return advise(CHECKLIST, {**NOTHING_AGAINST, **WORTH_IT, **READY, **answers}).outcome


def test_every_way_through_the_protocol_tests() -> None:
    assert advised() is Outcome.COMMITTEE_ITEM
    assert advised(duty="yes") is Outcome.MUST_SCHEDULE
    assert advised(remit="other") is Outcome.REFER
    assert advised(remit="none") is Outcome.REJECT
    assert advised(individual="yes") is Outcome.REJECT
    assert advised(recent="yes") is Outcome.REJECT
    assert advised(elsewhere="wait") is Outcome.DEFER
    assert advised(elsewhere="theirs") is Outcome.REFER
    assert advised(showcase="yes") is Outcome.REJECT
    assert advised(effectiveness="0", concern="0", risk="0", opportunity="0") is Outcome.REJECT
    assert advised(opportunity="0") is Outcome.BRIEFING_NOTE
    assert advised(ready="no") is Outcome.SCOPE_FIRST
    assert advised(timing="early") is Outcome.DEFER
    assert advised(timing="late") is Outcome.BRIEFING_NOTE
    assert advised(method="information") is Outcome.BRIEFING_NOTE
    assert advised(method="several") is Outcome.TASK_AND_FINISH


def test_a_question_left_open_leaves_the_advice_open_but_shows_where_it_is_heading() -> None:
    advice = advise(CHECKLIST, {**NOTHING_AGAINST, **WORTH_IT, **READY, "duty": ""})
    assert advice.outcome is None
    assert advice.heading is Outcome.COMMITTEE_ITEM
    assert advice.open == ("duty",)


def test_a_score_ranks_but_does_not_decide() -> None:
    low = advise(CHECKLIST, {**NOTHING_AGAINST, **WORTH_IT, **READY, "risk": "0"})
    high = advise(CHECKLIST, {**NOTHING_AGAINST, **WORTH_IT, **READY, "risk": "2"})
    assert low.outcome is high.outcome
    assert (low.points, high.points, high.most_points) == (5, 7, 8)


@given(answer_sheets, st.randoms())
def test_the_order_of_answering_does_not_matter(answers: dict[str, str], random: Random) -> None:
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    assert advise(CHECKLIST, dict(shuffled)) == advise(CHECKLIST, answers)


@given(answer_sheets)
def test_the_because_lines_add_up_to_the_points(answers: dict[str, str]) -> None:
    advice = advise(CHECKLIST, answers)
    assert sum(because.points or 0 for because in advice.because) == advice.points


@given(answer_sheets)
def test_an_advice_stands_whatever_the_questions_left_open_would_be_answered(answers: dict[str, str]) -> None:
    advice = advise(CHECKLIST, answers)
    if advice.outcome is None:
        return
    for question in CHECKLIST.questions:
        if question.id not in answers:
            for choice in question.choices:
                assert advise(CHECKLIST, {**answers, question.id: choice.value}).outcome is advice.outcome
