"""Answers lead to advice, in any order; unanswered questions never do, and the reasons add up."""

from __future__ import annotations

from random import Random

from checklist_strategies import Answers, answered, answers_to, any_checklist
from hypothesis import given
from hypothesis import strategies as st
from walks import TODAY, TOPICS, small

from planner.exchange.checklists import read_checklist
from planner.programme import edits
from planner.programme.checklist import Checklist, advise
from planner.programme.kinds import Outcome
from planner.programme.view import View

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


@given(answered, st.randoms())
def test_the_order_of_answering_does_not_matter(case: tuple[Checklist, Answers], random: Random) -> None:
    checklist, answers = case
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    assert advise(checklist, dict(shuffled)) == advise(checklist, answers)


@given(answered)
def test_the_because_lines_add_up_to_the_points(case: tuple[Checklist, Answers]) -> None:
    checklist, answers = case
    advice = advise(checklist, answers)
    points = [because.points for because in advice.because if because.points is not None]
    assert sum(points) == advice.points <= advice.most_points
    if len(points) > 1:
        assert advice.arithmetic == f"{' + '.join(map(str, points))} = {advice.points} of {advice.most_points} points"


@given(answered, st.data())
def test_an_advice_stands_however_the_questions_left_open_are_answered(
    case: tuple[Checklist, Answers], data: st.DataObject
) -> None:
    checklist, answers = case
    advice = advise(checklist, answers)
    if advice.outcome is None:
        return
    for question in checklist.questions:
        if question.id not in answers:
            for choice in question.choices:
                assert advise(checklist, {**answers, question.id: choice.value}).outcome is advice.outcome
    rest = data.draw(answers_to(checklist))
    assert advise(checklist, {**rest, **answers}).outcome is advice.outcome


@given(answered)
def test_what_is_answered_is_not_open_and_an_advice_leaves_nothing_open(case: tuple[Checklist, Answers]) -> None:
    checklist, answers = case
    advice = advise(checklist, answers)
    assert not set(advice.open) & answers.keys()
    assert advice.outcome is None or not advice.open
    whole = {question.id: question.choices[0].value for question in checklist.questions}
    assert not advise(checklist, whole).open


@given(answered)
def test_an_answer_that_a_question_does_not_take_is_no_answer(case: tuple[Checklist, Answers]) -> None:
    checklist, answers = case
    foreign = {question.id: "99" for question in checklist.questions if question.id not in answers}
    assert advise(checklist, {**answers, **foreign, "of another checklist": "yes"}) == advise(checklist, answers)


@given(any_checklist, st.data())
def test_a_topics_advice_depends_on_its_own_answers_alone(checklist: Checklist, data: st.DataObject) -> None:
    sheets = {topic: data.draw(answers_to(checklist)) for topic in TOPICS}
    programme = small()
    for topic, answers in sheets.items():
        for question, value in answers.items():
            asked = checklist.question(question)
            programme = edits.answer(programme, topic, asked, value, by="Chair", on=TODAY, checklist=checklist.name)
    programme = edits.decide(programme, "t1", Outcome.REJECT, reason="r", by="Chair", on=TODAY, advice=None)
    view = View(programme, TODAY, checklist)
    for topic, answers in sheets.items():
        assert view.advice(topic) == advise(checklist, answers)


def test_nothing_against_answers_the_rest_of_a_group_of_gates_only() -> None:
    def said(question: str, *answered: str) -> dict[str, str]:
        return {key: choice.value for key, choice in CHECKLIST.nothing_against(question, answered).items()}

    assert said("remit") == {"remit": "yes", "individual": "no", "recent": "no", "elsewhere": "no", "showcase": "no"}
    assert said("elsewhere", "remit", "elsewhere") == {"elsewhere": "no", "showcase": "no"}
    assert said("showcase") == {}
    assert said("duty") == {}
    assert said("effectiveness") == {}
    assert said("ready") == {}


def test_topicc_adds_up_one_total_and_only_that_decides() -> None:
    topicc = read_checklist("topicc")
    criteria = ("timely", "priority", "concern", "opportunity", "cost")
    assert topicc.most_points == 11
    eight = dict(zip(criteria, "22210", strict=True))
    included = advise(topicc, {**eight, "cabinet-paper": "1"})
    assert (included.outcome, included.arithmetic) == (
        Outcome.COMMITTEE_ITEM,
        "2 + 2 + 2 + 1 + 0 + 1 = 8 of 11 points",
    )
    left_out = advise(topicc, {**eight, "cabinet-paper": "0"})
    assert (left_out.outcome, left_out.may_return) == (Outcome.REJECT, True)
    assert advise(topicc, eight).outcome is None


def test_pick_has_three_bands_then_the_context_then_the_method() -> None:
    pick = read_checklist("pick")
    context = {"recent": "no", "elsewhere": "no", "overtaken": "no", "method": "several"}

    def advised_at(public_interest: str, impact: str, performance: str, **answers: str) -> tuple[Outcome | None, int]:
        scores = {"public-interest": public_interest, "impact": impact, "performance": performance}
        advice = advise(pick, {**scores, **context, **answers})
        return advice.outcome, advice.points

    assert pick.most_points == 32
    assert advised_at("3", "0", "1") == (Outcome.REJECT, 11)
    assert advised_at("4", "0", "0") == (Outcome.BRIEFING_NOTE, 12)
    assert advised_at("4", "1", "2") == (Outcome.BRIEFING_NOTE, 19)
    assert advised_at("4", "2", "1") == (Outcome.TASK_AND_FINISH, 20)
    assert advised_at("4", "2", "1", method="meeting") == (Outcome.COMMITTEE_ITEM, 20)
    assert advised_at("4", "2", "1", overtaken="yes") == (Outcome.DEFER, 20)
    assert advised_at("4", "2", "1", elsewhere="theirs") == (Outcome.REFER, 20)
    assert advised_at("4", "2", "1", recent="yes") == (Outcome.REJECT, 20)


def test_what_is_refused_for_now_may_return_and_what_is_no_business_of_ours_may_not() -> None:
    def may_return(**answers: str) -> bool:
        return advise(CHECKLIST, {**NOTHING_AGAINST, **WORTH_IT, **READY, **answers}).may_return

    assert may_return(recent="yes")
    assert may_return(effectiveness="0", concern="0", risk="0", opportunity="0")
    assert not may_return(individual="yes")
    assert not may_return()


def test_answers_to_questions_that_stay_are_kept_when_the_committee_changes_its_checklist() -> None:
    programme = small()
    for question in ("recent", "elsewhere", "duty"):
        asked = CHECKLIST.question(question)
        programme = edits.answer(programme, "t1", asked, "no", by="Chair", on=TODAY, checklist=CHECKLIST.name)
    before, after = (View(programme, TODAY, read_checklist(name)) for name in ("protocol-tests", "pick"))
    assert before.other_checklists("t1") == []
    assert after.other_checklists("t1") == ["protocol-tests"]
    assert after.advice("t1").open == ("public-interest", "impact", "performance", "overtaken", "method")
    assert after.assessed_on("t1") == TODAY
    assert View(programme, TODAY, read_checklist("topicc")).assessed_on("t1") is None
