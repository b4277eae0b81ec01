"""The rules about publishing: items added after the agenda, and items that keep moving."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from planner.programme.defaults import number_setting
from planner.programme.finding import Cure, Level
from planner.programme.rules.rule import Observation, rule
from planner.programme.rules.subjects import about_item, items_to_come
from planner.programme.slippage import moved_words, slip_of
from planner.programme.versions import versions_of
from planner.programme.view import View


@rule("late-item", Level.MUST, source="Local Government Act 1972, section 100B", cures=(Cure.URGENCY, Cure.MOVE))
def late_item(view: View) -> Iterator[Observation]:
    """An item that is not on its meeting's published agenda, and has no reason for urgency."""
    agendas = {version.agenda_of: version.table for version in versions_of(view.programme.versions)}
    for meeting in view.meetings:
        if meeting.id not in agendas or meeting.cancelled:
            continue
        rows = [item for row in agendas[meeting.id].meetings if row.id == meeting.id for item in row.items]
        published = {row.id for row in rows} | {row.topic for row in rows}
        for item in view.items_at(meeting.id):
            if not item.urgency and not {item.id, item.topic} & published:
                observation = about_item(
                    view,
                    item,
                    "was added after its agenda was published, without the chair's reason for urgency",
                    "Record the chair's reason for urgency on the item.",
                    "Move it to a later meeting.",
                )
                yield replace(observation, subjects=(item.id, meeting.id))


@rule("slipping", Level.NOTE, source="Good practice", cures=(Cure.TOPIC,))
def slipping(view: View) -> Iterator[Observation]:
    """An item that has moved more often since it was first published than the committee's setting ``slips``."""
    most = number_setting(view.programme.committee, "slips")
    for _, item in items_to_come(view):
        slip = slip_of(view, item)
        if slip and slip.moves > most:
            yield about_item(
                view, item, f"has {moved_words(slip)}", "Ask what is holding it up, and whether it is still wanted."
            )
