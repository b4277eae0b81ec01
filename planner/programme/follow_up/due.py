"""All that is due: before the meetings of the year in view, and after the meetings of every year."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.deadlines import Deadline, DeadlineKind, deadlines
from planner.programme.follow_up.actions import open_actions
from planner.programme.follow_up.briefing_notes import awaited
from planner.programme.kinds import Outcome
from planner.programme.view import View


def all_due(view: View) -> tuple[Deadline, ...]:
    """Return every deadline not yet met, earliest first: agendas, reports, papers, actions and briefing notes."""
    return tuple(sorted((*deadlines(view), *due_after_meetings(view)), key=lambda each: each.date))


def due_after_meetings(view: View) -> Iterator[Deadline]:
    """Yield the deadlines, of every year, of open actions, answers and briefing notes; those without a day not."""
    programme = view.programme
    for action in open_actions(programme, view.today):
        if action.due:
            asked_at = view.meeting_of(programme.items[action.item])
            yield Deadline(action.due, DeadlineKind.ACTION, asked_at, owner=action.owner, action=action)
    for record in view.records.values():
        recommendation, due = record.recommendation, record.due
        if due and not record.answered and not record.is_closed and recommendation.made <= view.today:
            item = programme.items.get(recommendation.item)
            yield Deadline(
                due,
                DeadlineKind.ANSWER,
                view.meeting_of(item) if item else None,
                owner=recommendation.to,
                recommendation=recommendation,
            )
    for note in awaited(view):
        if note.outcome is Outcome.BRIEFING_NOTE and note.due:
            meeting = view.meeting_of(note.item) if note.item else None
            yield Deadline(note.due, DeadlineKind.BRIEFING_NOTE, meeting, owner=note.owner, topic=note.topic)
