"""The forms that add and change a meeting, and the steps that cancel one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.calendar import in_words, long
from planner.programme.english import counted, listed
from planner.programme.errors import Unusable
from planner.programme.kinds import MeetingKind
from planner.programme.model import Meeting, Programme
from planner.programme.text import one_line
from planner.tui.screens.made_of.form import FormScreen, Values
from planner.tui.screens.made_of.reason import ReasonScreen
from planner.tui.screens.scheduling.move import MoveScreen
from planner.tui.widgets.fields import FieldSpec, field_spec, parsed

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen

FORM_FIELDS = [field for field in Meeting.FIELDS.values() if field.label]
"""The fields of a meeting that people fill in."""


def _field_specs(values: Mapping[str, Any]) -> list[FieldSpec]:
    return [field_spec(field, field.typed(values.get(field.name, field.empty))) for field in FORM_FIELDS]


async def new_meeting_form(screen: PlannerScreen) -> None:
    """Open the form that adds a meeting."""
    committee = screen.session.programme.committee

    def save(values: Values) -> bool:
        def edit(programme: Programme) -> Programme:
            given = parsed(FORM_FIELDS, values, screen.view.reckoning)
            if "date" not in given:
                raise Unusable(f"A date is needed, such as {screen.view.reckoning.example}.")
            return edits.add_meeting(programme, new_id(), given.pop("date"), additional=True, **given)

        return screen.apply_edit(edit)

    fields = _field_specs({"time": committee.time, "venue": committee.venue, "kind": MeetingKind.COMMITTEE})
    await screen.app.push_screen_wait(FormScreen("Year › New meeting", "A new meeting", fields, save, button="Add it"))


async def edit_meeting_form(screen: PlannerScreen, meeting: str) -> None:
    """Open the form that changes a meeting; a new date or kind needs a reason."""
    basis = screen.session.programme
    stored = basis.meetings[meeting]
    reckoning = screen.view.reckoning.at(stored.date)

    def save(values: Values) -> bool:
        reason = values.get("reason", "")

        def edit(programme: Programme) -> Programme:
            given = parsed(FORM_FIELDS, values, reckoning)
            if given.keys() & {"date", "kind"} and not one_line(reason):
                raise Unusable("A reason is needed for a new date or kind: say why, below.")
            return edits.edit_meeting(programme, meeting, **given)

        return screen.apply_edit(edit, reason=reason, basis=basis)

    fields = [*_field_specs(asdict(stored)), FieldSpec("reason", "Why", "", "Needed for a new date or kind.")]
    form = FormScreen(f"Year › {in_words(stored.date)}", "About this meeting", fields, save, reckoning=reckoning)
    await screen.app.push_screen_wait(form)


async def cancel_meeting(screen: PlannerScreen, meeting: str) -> None:
    """Ask for a reason, have each item of the meeting moved elsewhere, one by one, and cancel the meeting."""
    stored = screen.view.programme.meetings[meeting]
    items = screen.view.items_at(stored.id)
    body = "Nothing is placed on it."
    if items:
        titles = listed(screen.view.topic_of(item).title for item in items)
        body = f"First each of its items goes elsewhere: {titles}."
    button = "Go on" if items else "Cancel the meeting"
    reason_given = await screen.app.push_screen_wait(
        ReasonScreen(f"Cancel the meeting of {long(stored.date)}", body, button, cancel_label="Keep the meeting")
    )
    while reason_given and (items := screen.view.items_at(stored.id)):
        remaining = f"{counted(len(items), 'item')} of the meeting to be cancelled"
        move = MoveScreen(items[0].topic, items[0].id, why=reason_given, crumbs=remaining)
        if not await screen.app.push_screen_wait(move):
            screen.say(f"The meeting of {long(stored.date)} is not cancelled: {remaining} is still on it.", error=True)
            return
    if reason_given:
        screen.apply_edit(lambda programme: edits.cancel_meeting(programme, stored.id), **reason_given.as_arguments())
