"""Recommendations: where each stands, what is found of it, and that this rests on what was recorded and the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from scene_6 import scene_1
from scenes_of_recommendations import LATE, answered, made, recommended

from planner.exchange.checklists import read_checklist
from planner.programme import edits
from planner.programme.errors import Unusable
from planner.programme.finding import Level
from planner.programme.follow_up.recommendations.follow_ups import follow_up_of
from planner.programme.follow_up.recommendations.naming import printed_reference
from planner.programme.follow_up.recommendations.standing import Standing, record_of, records
from planner.programme.history.changes import apply, compare, invert
from planner.programme.kinds import AnswerKind, Claim, Counting, ItemKind, RecipientKind, Verdict
from planner.programme.model import Programme
from planner.programme.placing import where_could_topic
from planner.programme.rules import findings
from planner.programme.view import View


def view_of(programme: Programme, today: date) -> View:
    return View(programme, today, read_checklist(""), "2023/24")


def found(programme: Programme, recommendation: str, today: date) -> dict[str, str]:
    """Return the messages of the findings about a recommendation on a day, by rule."""
    view = view_of(programme, today)
    return {each.rule: each.message for each in findings(view) if each.recommendation == recommendation}


def stands(programme: Programme, recommendation: str, today: date) -> str:
    return record_of(programme, recommendation).stands(today)


def test_one_that_names_nobody_and_was_not_sent() -> None:
    programme = edits.add_recommendation(
        scene_1(), "r1", item="i39", today=date(2023, 9, 28), part="1", text="That the strategy be co-produced"
    )
    recommendation = programme.recommendations["r1"]
    assert printed_reference(programme, recommendation) == "39(1), 30 March 2023"
    record = record_of(programme, "r1")
    assert (record.stands(date(2023, 9, 28)), record.due) == (Standing.NOT_SENT, None)
    assert set(found(programme, "r1", date(2023, 9, 28))) == {"no-recipient", "not-sent"}
    assert "not-sent" not in found(programme, "r1", date(2023, 4, 5))
    assert "not-sent" in found(programme, "r1", date(2023, 4, 6))  # five working days on


def test_the_clock_of_the_executive() -> None:
    programme = made()
    assert record_of(programme, "S1").due == date(2023, 12, 4)
    assert found(programme, "S1", date(2023, 11, 5)) == {}
    assert set(found(programme, "S1", date(2023, 11, 6))) == {"answer-due"}
    assert stands(programme, "S1", date(2023, 12, 4)) == "awaiting an answer"
    overdue = found(programme, "S1", date(2023, 12, 5))
    assert set(overdue) == {"answer-overdue"}
    assert "overdue by 1 day; next agenda 25 January 2024" in overdue["answer-overdue"]
    assert "Monday 4 December 2023" in overdue["answer-overdue"]
    counted_from = edits.set_committee(programme, counting=Counting.FROM)
    assert record_of(counted_from, "S1").due == date(2023, 12, 5)
    noticed = edits.edit_recommendation(programme, "S1", today=LATE, notice=date(2023, 10, 9))
    assert record_of(noticed, "S1").due == date(2023, 12, 8)


def test_without_receipt_no_time_runs() -> None:
    programme = edits.edit_recommendation(made(), "S1", today=LATE, received=None)
    assert record_of(programme, "S1").due is None
    assert stands(programme, "S1", LATE) == "sent, receipt not recorded"
    assert "receipt-not-recorded" not in found(programme, "S1", date(2023, 10, 6))
    assert "receipt-not-recorded" in found(programme, "S1", date(2023, 10, 9))
    assert "answer-overdue" not in found(programme, "S1", LATE)


@pytest.mark.parametrize(
    ("kind", "counting", "due"),
    [
        (RecipientKind.HEALTH_BODY, None, date(2024, 2, 28)),
        (RecipientKind.HEALTH_BODY, Counting.FROM, date(2024, 2, 29)),
        (RecipientKind.SAFETY_PARTNER, None, date(2024, 2, 28)),
        (RecipientKind.FLOOD_AUTHORITY, None, date(2024, 3, 31)),
        (RecipientKind.OTHER_PARTNER, None, None),
    ],
)
def test_each_kind_of_recipient_has_its_time_to_answer(
    kind: RecipientKind, counting: Counting | None, due: date | None
) -> None:
    received = {"to": "Body", "recipient": kind, "counting": counting, "received": date(2024, 2, 1)}
    programme = recommended(made(), "R", "exploitation-2024-01-25", **received)
    assert record_of(programme, "R").due == due
    assert ("answer-overdue" in found(programme, "R", date(2024, 4, 10))) is (due is not None)


def test_without_a_duty_an_answer_is_awaited_and_never_overdue() -> None:
    asked = {"recipient": RecipientKind.OTHER_PARTNER, "received": date(2024, 2, 1), "asked_by": date(2024, 3, 31)}
    programme = recommended(made(), "C1", "exploitation-2024-01-25", to="Nottinghamshire Police", **asked)
    assert stands(programme, "C1", date(2026, 1, 1)) == "awaiting an answer"
    assert "was asked for by Sunday 31 March 2024" in found(programme, "C1", date(2024, 3, 31))["answer-due"]


def test_answers_and_what_they_leave_open() -> None:
    programme, january = answered(), date(2024, 1, 15)
    assert {id: stands(programme, id, january) for id in ("S1", "S2", "S3", "B1", "B2")} == {
        "S1": "under way",
        "S2": "under way",
        "S3": "rejected",
        "B1": "under way",
        "B2": "answer overdue",
    }
    assert "answer-without-reasons" in found(programme, "S2", january)
    assert "answer-without-reasons" not in found(programme, "S3", january)
    assert record_of(programme, "B1").late_days == 12
    assert "only noted on 12 January 2024" in found(programme, "B2", january)["answer-overdue"]


def test_an_interim_answer_ends_the_wait_only_where_the_committee_says_so() -> None:
    december = date(2023, 12, 20)
    programme = edits.respond(answered(), "B2", answer=AnswerKind.ACCEPTED, on=december, today=LATE, interim=True)
    assert stands(programme, "B2", LATE) == "answer overdue"
    counts = edits.set_committee(programme, interim_counts=True)
    assert "answer-overdue" not in found(counts, "B2", LATE)
    assert stands(counts, "B2", LATE) == "awaiting an answer"


def test_a_later_answer_takes_over() -> None:
    programme = edits.respond(answered(), "S3", answer=AnswerKind.ACCEPTED, on=date(2024, 2, 1), today=LATE)
    assert stands(programme, "S3", LATE) == "under way"


def test_when_each_is_looked_at_again() -> None:
    programme = answered()
    january = view_of(programme, date(2024, 1, 15))
    first = follow_up_of(january, record_of(programme, "S1"))
    assert first
    assert (first.day, first.meeting and first.meeting.id, first.met_by) == (date(2024, 1, 31), "m-2024-03-28", None)
    assert "follow-up-unplaced" not in found(programme, "S1", date(2023, 11, 29))
    assert "follow-up-unplaced" in found(programme, "S1", date(2023, 11, 30))
    second = follow_up_of(january, record_of(programme, "S2"))
    assert second
    assert (second.day, second.meeting) == (date(2024, 5, 21), None)
    next_year = edits.add_meeting(programme, "m-next", date(2024, 9, 26))
    later = follow_up_of(view_of(next_year, january.today), record_of(next_year, "S2"))
    assert later
    assert later.meeting
    assert later.meeting.id == "m-next"
    placed = edits.place(programme, "f", "send", "m-2024-03-28", today=january.today, kind=ItemKind.INFORMATION)
    assert "follow-up-unplaced" not in found(placed, "S1", january.today)
    assert view_of(placed, january.today).places(placed.meetings["m-2024-03-28"]).free == 1  # it uses no place


def test_where_it_could_go_knows_what_is_to_be_looked_at_again() -> None:
    view = view_of(answered(), date(2024, 1, 15))
    best, *others = where_could_topic(view, "send")
    assert best.meeting.id == "m-2024-03-28"
    assert "in time to look at it again, as promised" in best.because
    assert {each.rule for each in best.cures} == {"follow-up-unplaced"}
    too_early = next(each for each in others if each.meeting.id == "m-2024-01-25")
    assert not too_early.cures


def progressed(programme: Programme, on: date, claim: Claim, **fields: object) -> Programme:
    return edits.report_progress(programme, f"p{on}", "S1", claim=claim, on=on, today=LATE, **fields)


def test_progress_and_closing() -> None:
    programme, february, march = answered(), date(2024, 2, 15), date(2024, 3, 14)
    with pytest.raises(Unusable, match="A reason is needed for a new target"):
        progressed(programme, february, Claim.UNDER_WAY, target=date(2024, 3, 15))
    moved = progressed(programme, february, Claim.UNDER_WAY, target=date(2024, 3, 15), why="two posts vacant")
    record = record_of(moved, "S1")
    assert (record.first_target, record.target) == (date(2024, 1, 31), date(2024, 3, 15))
    done = progressed(moved, march, Claim.DONE)
    assert set(found(done, "S1", march)) >= {"done-without-evidence", "done-unconfirmed"}
    assert stands(done, "S1", march) == "reported as done"
    shown = done.put("progress", replace(done.progress[f"p{march}"], evidence="The rota"))
    assert "done-without-evidence" not in found(shown, "S1", march)
    with pytest.raises(Unusable, match="Who agreed to it"):
        edits.assess(shown, "a", "S1", verdict=Verdict.ACHIEVED, authority=" ", today=LATE)
    closed = edits.assess(
        shown, "a", "S1", verdict=Verdict.ACHIEVED, authority="Committee", today=LATE, meeting="m-2024-03-28"
    )
    assert stands(closed, "S1", LATE) == "closed: achieved"
    assert found(closed, "S1", LATE) == {}
    assert apply(closed, invert(compare(shown, closed))) == shown
    reopened = edits.assess(
        closed, "b", "S1", verdict=Verdict.UNACCEPTABLE, authority="Committee", today=LATE, on=date(2024, 4, 25)
    )
    assert stands(reopened, "S1", LATE) == "under way"
    assert record_of(programme, "B1").stands(date(2024, 3, 31)) == "under way"
    assert "target-past" in found(programme, "B1", date(2024, 4, 1))


def test_one_that_is_no_longer_pursued_is_closed() -> None:
    programme = edits.assess(
        answered(),
        "a",
        "S3",
        verdict=Verdict.NO_LONGER_PURSUED,
        authority="Committee",
        today=LATE,
        on=date(2024, 1, 25),
    )
    assert stands(programme, "S3", LATE) == "closed: no longer pursued"
    later = edits.report_progress(programme, "p", "S3", claim=Claim.DONE, on=date(2024, 4, 1), today=LATE)
    assert stands(later, "S3", LATE) == "closed: no longer pursued"
    assert record_of(later, "S3").reported_since_closed


def test_a_late_answer_is_something_to_consider_and_can_be_kept() -> None:
    view = view_of(answered(), date(2024, 1, 15))
    (overdue,) = [each for each in findings(view) if each.rule == "answer-overdue"]
    assert overdue.level is Level.SHOULD  # the breach is theirs
    kept = edits.accept(
        view.programme, overdue, reason="Wait until the Executive's meeting", authority="Chair", by="Ann"
    )
    assert kept.acceptances[overdue.key].recommendation == "B2"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"received": date(2023, 10, 1)}, "was sent on 2 October 2023, so it cannot have been received before"),
        ({"sent": date(2023, 9, 27)}, "was made on 28 September 2023, so it cannot have been sent before"),
        ({"received": date(2024, 6, 1)}, "is still to come"),
        ({"text": " "}, "The recommendation's text is needed"),
        ({"to": "The Police", "recipient": None}, "What kind of recipient The Police is, is needed"),
    ],
)
def test_what_makes_no_sense_is_refused(fields: dict[str, object], message: str) -> None:
    with pytest.raises(Unusable, match=message):
        edits.edit_recommendation(made(), "S1", today=LATE, **fields)


def test_an_answer_comes_after_the_receipt() -> None:
    for on, message in (
        (date(2023, 10, 4), "cannot have been answered before"),
        (LATE + timedelta(1), "still to come"),
    ):
        with pytest.raises(Unusable, match=message):
            edits.respond(made(), "S1", answer=AnswerKind.ACCEPTED, on=on, today=LATE)
    with pytest.raises(Unusable, match="It was answered on 21 November 2023"):
        edits.edit_recommendation(answered(), "S1", today=LATE, received=date(2023, 11, 22))


DAYS = st.dates(date(2023, 10, 5), LATE)


@st.composite
def walks(draw: st.DrawFn) -> Programme:
    """Draw what may come of S1, in any order that is not refused."""
    programme = made()
    for number in range(draw(st.integers(0, 6))):
        day, target = draw(DAYS), draw(st.none() | DAYS)
        step = draw(st.sampled_from(["answer", "progress", "assess"]))
        try:
            if step == "answer":
                kind, interim = draw(st.sampled_from(list(AnswerKind))), draw(st.booleans())
                programme = edits.respond(
                    programme, "S1", answer=kind, on=day, today=LATE, interim=interim, target=target
                )
            elif step == "progress":
                claim = draw(st.sampled_from(list(Claim)))
                programme = edits.report_progress(
                    programme, f"p{number}", "S1", claim=claim, on=day, today=LATE, target=target, why="x"
                )
            else:
                verdict = draw(st.sampled_from(list(Verdict)))
                programme = edits.assess(
                    programme, f"a{number}", "S1", verdict=verdict, authority="x", on=day, today=LATE
                )
        except Unusable:
            continue
    return programme


@given(walks(), DAYS)
def test_each_stands_in_one_state_that_rests_on_what_was_recorded_and_the_day(programme: Programme, day: date) -> None:
    record = record_of(programme, "S1")
    standing = record.stands(day)
    assert standing in Standing
    assert record.is_closed == standing.startswith("closed")
    assert (standing == Standing.OVERDUE) <= (record.overdue_days(day) > 0)
    shuffled = replace(programme, responses=dict(reversed(programme.responses.items())))
    assert record_of(shuffled, "S1").stands(day) == standing
    assert not [each for each in records(programme).values() if each.id != "S1" and each.responses]
