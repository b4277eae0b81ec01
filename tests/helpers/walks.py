"""Hypothesis strategies for sequences of edits of a small programme."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

from planner.exchange.checklists import read_checklist
from planner.programme import edits
from planner.programme.errors import PlannerError
from planner.programme.kinds import (
    AnswerKind,
    Claim,
    Closing,
    ItemKind,
    ItemOutcome,
    MeetingKind,
    NextLook,
    Outcome,
    Verdict,
)
from planner.programme.model import Programme

TODAY = date(2023, 9, 1)
AFTER = date(2024, 5, 20)
"""A day when every meeting has been held."""
MEETINGS = ("m1", "m2", "m3")
TOPICS = ("t1", "t2", "t3")
CHECKLIST = read_checklist("")
Walk = list[Callable[[Programme], Programme]]

texts = st.text(max_size=40)
days = st.dates(date(2023, 5, 20), date(2024, 5, 19))


def small() -> Programme:
    """Return a programme of three meetings, three topics and two items."""
    programme = edits.new_programme("Health Scrutiny", "Anytown Council")
    for key, day in zip(MEETINGS, (date(2023, 10, 5), date(2023, 11, 2), date(2024, 2, 1)), strict=True):
        programme = edits.add_meeting(programme, key, day)
    for key in TOPICS:
        programme = edits.add_topic(programme, key, f"Topic {key}")
    programme = edits.place(programme, "i1", "t1", "m1", today=TODAY)
    return edits.place(programme, "i2", "t2", "m1", today=TODAY)


@st.composite
def steps(draw: st.DrawFn) -> Callable[[Programme], Programme]:
    """Draw one edit that a person could make."""
    topic, meeting = draw(st.sampled_from(TOPICS)), draw(st.sampled_from(MEETINGS))
    item = draw(st.sampled_from(("i1", "i2", "i3")))
    text, day = draw(texts), draw(days)
    question = draw(st.sampled_from(list(CHECKLIST.questions)))
    value = draw(st.sampled_from(["", *(choice.value for choice in question.choices)]))
    names = draw(st.lists(texts, max_size=3))
    kind = draw(st.sampled_from(list(ItemKind)))
    outcome = draw(st.sampled_from(list(Outcome)))
    became, next_look = draw(st.sampled_from(list(ItemOutcome))), draw(st.sampled_from([None, *NextLook]))
    made, answer = draw(st.sampled_from(("r1", "r2"))), draw(st.sampled_from(list(AnswerKind)))
    claim, verdict = draw(st.sampled_from(list(Claim))), draw(st.sampled_from(list(Verdict)))
    closing, asked = draw(st.sampled_from(list(Closing))), draw(st.sampled_from(("a1", "a2")))
    flag = draw(st.booleans())
    return draw(
        st.sampled_from(
            [
                lambda p: edits.move(p, item, meeting, today=TODAY),
                lambda p: edits.place(p, f"i{topic}{meeting}", topic, meeting, today=TODAY, kind=kind),
                lambda p: edits.remove(p, item),
                lambda p: edits.edit_item(p, item, tentative=flag, note=text, focus=tuple(names)),
                lambda p: edits.edit_topic(p, topic, objective=text, other_names=frozenset(names), education=flag),
                lambda p: edits.edit_topic(p, topic, not_before=day, focus=tuple(names)),
                lambda p: edits.invite(p, topic, names),
                lambda p: edits.link_executive_decision(p, topic, f"d{topic}", text, day),
                lambda p: edits.answer(p, topic, question, value, by="Chair", on=day, evidence=text),
                lambda p: edits.decide(p, topic, outcome, reason=text, by="Chair", on=day, advice=None),
                lambda p: edits.edit_meeting(p, meeting, date=day, venue=text, co_optees_invited=flag),
                lambda p: edits.edit_meeting(p, meeting, kind=draw(st.sampled_from(list(MeetingKind)))),
                lambda p: edits.cancel_meeting(p, meeting),
                lambda p: edits.record_minute(p, item, by="Ann", today=AFTER, outcome=became, next=next_look),
                lambda p: edits.record_minute(p, item, by="Ann", today=AFTER, number=text, next_by=day),
                lambda p: edits.add_action(p, asked, item, today=AFTER, text=text, due=day, owner=text),
                lambda p: edits.receive(p, asked, day, today=AFTER, answer=text),
                lambda p: edits.close(p, asked, closing, today=AFTER, authority=text),
                lambda p: edits.add_recommendation(p, made, item=item, today=AFTER, text=text, received=day),
                lambda p: edits.edit_recommendation(p, made, today=AFTER, sent=day, part=text),
                lambda p: edits.respond(p, made, answer=answer, on=day, today=AFTER, reasons=text, target=day),
                lambda p: edits.report_progress(p, f"p{made}", made, claim=claim, on=day, today=AFTER),
                lambda p: edits.assess(p, f"a{made}", made, verdict=verdict, authority=text, on=day, today=AFTER),
                lambda p: edits.set_committee(p, limit=draw(st.integers(0, 4)), free_place_words=text),
            ]
        )
    )


walks = st.lists(steps(), max_size=12)


def walked(programme: Programme, walk: Walk) -> list[Programme]:
    """Return the programme before the walk and after each of its steps; steps that are refused are left out."""
    states = [programme]
    for step in walk:
        try:
            states.append(step(states[-1]))
        except (PlannerError, KeyError):
            continue
    return states
