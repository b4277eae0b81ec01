"""The rules about recommendations once they are answered: targets, progress, follow-ups, and how long they are open."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.calendar import long, months_after, months_before
from planner.programme.defaults import number_setting
from planner.programme.english import counted
from planner.programme.finding import Cure, Level
from planner.programme.follow_up.actions import age_words
from planner.programme.follow_up.recommendations.follow_ups import follow_up_of
from planner.programme.follow_up.recommendations.standing import Standing
from planner.programme.kinds import Claim
from planner.programme.rules.recommendations import about, open_records
from planner.programme.rules.rule import Observation, rule
from planner.programme.view import View

MONTHS_AHEAD = 2
"""Months before a follow-up from which it is to be on the programme."""
MOST_MOVES, MOST_MONTHS_MOVED = 1, 6
"""How often, and by how many months in all, a target may move before it is remarked on."""


@rule("target-past", Level.SHOULD, source="Protocol 3", cures=(Cure.PROGRESS,))
def target_past(view: View) -> Iterator[Observation]:
    """An accepted recommendation whose target is past and that is not reported as done."""
    for record in open_records(view):
        if record.stands(view.today) is Standing.PAST_TARGET and record.target:
            yield about(
                view,
                record,
                f"was to be done by {long(record.target)}, and is not reported as done",
                "Record the progress.",
                "Record a new target, and why.",
            )


@rule("target-moved", Level.NOTE, source="Good practice", cures=(Cure.ASSESS,))
def target_moved(view: View) -> Iterator[Observation]:
    """A target moved twice or more, or by over six months in all, with no assessment since."""
    for record in open_records(view):
        moves = record.target_moves
        first, target, assessed = record.first_target, record.target, record.latest_assessment
        if not moves or first is None or target is None or (assessed and assessed.on >= moves[-1].on):
            continue
        if len(moves) > MOST_MOVES or target > months_after(first, MOST_MONTHS_MOVED):
            times = f"{counted(len(moves), 'time')}, from {long(first)} to {long(target)}"
            yield about(view, record, f"has had its target moved {times}", "Say what the committee thinks of it.")


@rule("done-unconfirmed", Level.NOTE, source="Protocol 3", cures=(Cure.ASSESS,))
def done_unconfirmed(view: View) -> Iterator[Observation]:
    """A recommendation reported as done that the committee has not assessed since."""
    for record in open_records(view):
        if record.stands(view.today) is Standing.REPORTED_DONE and record.latest_progress:
            day = long(record.latest_progress.on)
            yield about(view, record, f"was reported as done on {day}, and the committee has not said so", "Assess it.")


@rule("done-without-evidence", Level.SHOULD, source="Protocol 3", cures=(Cure.PROGRESS,), can_be_kept=False)
def done_without_evidence(view: View) -> Iterator[Observation]:
    """A recommendation reported as done without evidence."""
    for record in open_records(view):
        latest = record.latest_progress
        if latest and latest.claim is Claim.DONE and not latest.evidence:
            yield about(
                view, record, f"was reported as done on {long(latest.on)} without evidence", "Record the evidence."
            )


@rule("follow-up-unplaced", Level.SHOULD, source="Protocol 3", cures=(Cure.PLACE,))
def follow_up_unplaced(view: View) -> Iterator[Observation]:
    """A recommendation to be looked at again within two months, or by now, with no item of its topic from then on.

    Until it is answered, and unless a day was set, the rules on the answer speak for it.
    """
    for record in open_records(view):
        if not (record.decided or record.recommendation.follow_up_on):
            continue
        follow_up = follow_up_of(view, record)
        if follow_up is None or follow_up.met_by or view.today < months_before(follow_up.day, MONTHS_AHEAD):
            continue
        meeting = follow_up.meeting
        where = f"the first meeting then is {long(meeting.date)}" if meeting else "there is no meeting yet from then on"
        yield about(
            view,
            record,
            f"is to be looked at again from {long(follow_up.day)}, and is at no meeting: {where}",
            f"Place its topic on {long(meeting.date)}." if meeting else "Add a meeting, and place its topic there.",
        )


@rule("long-open", Level.NOTE, source="Good practice", cures=(Cure.ASSESS,))
def long_open(view: View) -> Iterator[Observation]:
    """A recommendation that has been open for longer than the committee's number of months."""
    months = number_setting(view.programme.committee, "long_open_months")
    for record in open_records(view):
        made = record.recommendation.made
        if months_after(made, months) < view.today:
            yield about(
                view,
                record,
                f"has been open for {age_words(made, view.today)}: is it still wanted?",
                "Assess it, or close it as no longer pursued.",
            )
