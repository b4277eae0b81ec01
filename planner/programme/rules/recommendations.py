"""The rules about recommendations until they are answered: to whom, sent, received, answered."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from planner.programme.calendar import days_before, in_words, long, working_days_after
from planner.programme.defaults import number_setting
from planner.programme.english import capitalised, counted, shortened
from planner.programme.finding import Cure, Level
from planner.programme.follow_up.recommendations.naming import printed_reference, title_of
from planner.programme.follow_up.recommendations.standing import Record
from planner.programme.kinds import AnswerKind
from planner.programme.model import Meeting
from planner.programme.rules.rule import Observation, rule
from planner.programme.view import View

MOST_OF_A_TITLE = 80
"""The most characters of a recommendation's text that a finding quotes."""
DUTY_SOURCE = "Terms of reference, objective (c)"
"""The paragraph that gives the duty to answer in writing within two months of receipt."""


@rule("no-recipient", Level.SHOULD, source=DUTY_SOURCE, cures=(Cure.RECOMMENDATION,), can_be_kept=False)
def no_recipient(view: View) -> Iterator[Observation]:
    """A recommendation that names nobody."""
    for record in open_records(view):
        if not record.recommendation.to:
            yield about(view, record, "names nobody to whom it is made", "Name the recipient, and of what kind it is.")


@rule("not-sent", Level.SHOULD, source="Good practice", cures=(Cure.RECOMMENDATION,))
def not_sent(view: View) -> Iterator[Observation]:
    """A recommendation not recorded as sent some working days after it was made."""
    days = number_setting(view.programme.committee, "send_days")
    for record in open_records(view):
        recommendation = record.recommendation
        is_unsent = not (recommendation.sent or recommendation.received or record.responses)
        if is_unsent and view.today >= working_days_after(recommendation.made, days, view.holidays):
            yield about(
                view,
                record,
                f"was made on {long(recommendation.made)} and is not recorded as sent",
                "Record the day on which it was sent.",
            )


@rule("receipt-not-recorded", Level.NOTE, source=DUTY_SOURCE, cures=(Cure.RECOMMENDATION,))
def receipt_not_recorded(view: View) -> Iterator[Observation]:
    """A recommendation sent some working days ago whose receipt is not recorded: no time to answer runs yet."""
    days = number_setting(view.programme.committee, "receipt_days")
    for record in open_records(view):
        sent, received = record.recommendation.sent, record.recommendation.received
        is_waiting = sent and not received and not record.responses
        if is_waiting and sent and view.today >= working_days_after(sent, days, view.holidays):
            yield about(
                view,
                record,
                f"was sent on {long(sent)}, and its receipt is not recorded: no time to answer runs",
                "Record the day on which it was received.",
            )


@rule("answer-due", Level.NOTE, source=DUTY_SOURCE, cures=(Cure.ANSWER,))
def answer_due(view: View) -> Iterator[Observation]:
    """An answer that is due soon, or was asked for by a day that is near."""
    days = number_setting(view.programme.committee, "response_warning_days")
    for record in open_records(view):
        due = record.due
        if due and not record.answered and days_before(due, days) <= view.today <= due:
            asked = "is due" if record.has_duty else "was asked for"
            yield about(view, record, f"has no answer yet: it {asked} by {in_words(due)}", "Record the answer.")


@rule("answer-overdue", Level.SHOULD, source=DUTY_SOURCE, cures=(Cure.ANSWER, Cure.CHASE))
def answer_overdue(view: View) -> Iterator[Observation]:
    """An answer that was due and has not come; one that is interim, or that only notes, is none."""
    for record in open_records(view):
        if days := record.overdue_days(view.today):
            assert record.due
            next_agenda = first_agenda(view)
            agenda = f"; next agenda {long(next_agenda.date)}" if next_agenda else ""
            words = f"was to be answered by {in_words(record.due)}: overdue by {counted(days, 'day')}{agenda}"
            yield about(
                view,
                record,
                f"{words}{_only(record)}{_chased(record)}",
                "Record the final answer.",
                "Chase the recipient; the chair may report it to Council.",
            )


def _only(record: Record) -> str:
    """Return what came instead of an answer: '; only noted on 12 January 2024'."""
    latest = record.responses[-1] if record.responses else None
    if latest is None:
        return ""
    kind = "noted" if latest.answer is AnswerKind.NOTED else "an interim answer"
    return f"; only {kind} on {long(latest.on)}"


def _chased(record: Record) -> str:
    return f"; chased {counted(len(record.chasers), 'time')}" if record.chasers else ""


def first_agenda(view: View) -> Meeting | None:
    """Return the next committee meeting to come, after today, of any year."""
    meetings = (each for each in view.programme.meetings.values() if each.kind.has_places and view.is_open(each))
    to_come = (each for each in meetings if each.date > view.today)
    return min(to_come, key=lambda each: (each.date, each.time, each.id), default=None)


@rule("answer-without-reasons", Level.SHOULD, source="Protocol 3", cures=(Cure.ANSWER,))
def answer_without_reasons(view: View) -> Iterator[Observation]:
    """An answer that gives no reasons: to consider where it rejects or accepts in part."""
    for record in open_records(view):
        decided = record.decided
        if decided and not decided.reasons:
            words = f"was {decided.answer.words} on {long(decided.on)} without reasons"
            observation = about(view, record, words, "Record the reasons, or ask for them.")
            is_accepted = decided.answer is AnswerKind.ACCEPTED
            yield replace(observation, level=Level.NOTE if is_accepted else None)


@rule("no-action-plan", Level.NOTE, source="Good practice", cures=(Cure.ANSWER,))
def no_action_plan(view: View) -> Iterator[Observation]:
    """A recommendation accepted without saying what will be done, who leads, or by when."""
    for record in open_records(view):
        decided = record.decided
        if record.is_accepted and decided and not (decided.action or decided.lead or record.target):
            yield about(
                view,
                record,
                f"was {decided.answer.words}, without saying what will be done, who leads, or by when",
                "Record any of these with the answer.",
            )


def open_records(view: View) -> Iterator[Record]:
    """Yield the recommendations made by now that are not closed."""
    for record in view.records.values():
        if not record.is_closed and record.recommendation.made <= view.today:
            yield record


def about(view: View, record: Record, words: str, *cures: str) -> Observation:
    """Return an observation about a recommendation; ``words`` follow its reference, recipient and text."""
    recommendation = record.recommendation
    to = f" to {recommendation.to}" if recommendation.to else ""
    title = shortened(title_of(recommendation), MOST_OF_A_TITLE)
    return Observation(
        message=f"{printed_reference(view.programme, recommendation)}{to}: “{title}” {words}.",
        subjects=(recommendation.id,),
        brief=f"{capitalised(words)}.",
        cures=cures,
        topic=recommendation.topic,
        recommendation=recommendation.id,
    )
