"""Commands about which items are at which meeting, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.programme.follow_up.outcomes import stays_where_heard
from planner.tui.command import Command

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen


def has_movable_item(screen: PlannerScreen) -> bool:
    """Return whether an item is selected that may be moved: not one that stays where it was heard."""
    item, programme = screen.selection.item, screen.view.programme
    return item in programme.items and not stays_where_heard(programme, item, screen.view.today)


async def _move(screen: PlannerScreen) -> None:
    from planner.tui.screens.scheduling.move import MoveScreen

    selected = screen.selection
    item = selected.item if has_movable_item(screen) else ""  # one that was heard is brought again as a new item
    await screen.app.push_screen_wait(MoveScreen(selected.topic, item, opened_from=screen.NAME))


MOVE = Command(
    "move",
    ("m",),
    "Move",
    "Move the item to another meeting, or place the topic in one.",
    run=_move,
    when=lambda screen: bool(screen.selection.topic),
    edits=True,
    search_words="postpone reschedule defer slip delay rearrange bring forward schedule place put date urgent urgency",
)


async def _fill(screen: PlannerScreen) -> None:
    from planner.tui.screens.scheduling.fill import fill_place

    await fill_place(screen, screen.selection.meeting)


FILL = Command(
    "fill",
    (),
    "Fill this place",
    "Fill the free place with one of the topics waiting.",
    run=_fill,
    when=lambda screen: screen.selection.free,
    edits=True,
)


async def _drop_selected(screen: PlannerScreen) -> None:
    from planner.tui.screens.scheduling.dropping import drop

    await drop(screen, screen.selection)


DROP = Command(
    "drop",
    ("d",),
    "Drop",
    "Take the item off its meeting, or decline the topic, with a reason.",
    run=_drop_selected,
    when=lambda screen: bool(screen.selection.topic) and (not screen.selection.item or has_movable_item(screen)),
    edits=True,
    search_words="delete remove cancel item withdraw decline reject take off",
)


def _tentative(screen: PlannerScreen) -> None:
    from planner.programme.edits import edit_item

    item = screen.view.programme.items[screen.selection.item]
    screen.apply_edit(lambda programme: edit_item(programme, item.id, tentative=not item.tentative))


TENTATIVE = Command(
    "tentative",
    ("i",),
    "Tentative or firm",
    "Mark the item tentative, or firm again.",
    run=_tentative,
    when=has_movable_item,
    edits=True,
    search_words="provisional confirm confirmed maybe",
)


async def _add_meeting(screen: PlannerScreen) -> None:
    from planner.tui.screens.scheduling.meeting import new_meeting_form

    await new_meeting_form(screen)


ADD_MEETING = Command(
    "add_meeting",
    ("a",),
    "Add meeting",
    "Add a meeting to the year.",
    run=_add_meeting,
    edits=True,
    search_words="new extra additional meeting date",
)


def _has_meeting(screen: PlannerScreen) -> bool:
    return screen.selection.meeting in screen.view.programme.meetings


async def _edit_meeting(screen: PlannerScreen) -> None:
    from planner.tui.screens.scheduling.meeting import edit_meeting_form

    await edit_meeting_form(screen, screen.selection.meeting)


EDIT_MEETING = Command(
    "edit_meeting",
    ("o",),
    "Meeting details",
    "Change the meeting's date, time, venue or invitation.",
    run=_edit_meeting,
    when=_has_meeting,
    edits=True,
    search_words="venue time date room co-optees invite chair change",
)


def _can_cancel(screen: PlannerScreen) -> bool:
    return _has_meeting(screen) and not screen.view.programme.meetings[screen.selection.meeting].cancelled


async def _cancel_meeting(screen: PlannerScreen) -> None:
    from planner.tui.screens.scheduling.meeting import cancel_meeting

    await cancel_meeting(screen, screen.selection.meeting)


CANCEL_MEETING = Command(
    "cancel_meeting",
    ("x",),
    "Cancel meeting",
    "Cancel the meeting, with a reason.",
    run=_cancel_meeting,
    when=_can_cancel,
    edits=True,
    search_words="call off abandon delete remove",
)


async def _executive(screen: PlannerScreen) -> None:
    from planner.tui.screens.scheduling.executive import ExecutiveScreen

    await screen.app.push_screen_wait(ExecutiveScreen())


EXECUTIVE = Command(
    "executive",
    ("D",),
    "Executive decisions",
    "Set the date of a decision of the Executive, and see what hangs on it.",
    run=_executive,
    when=lambda screen: bool(screen.session.programme.executive_decisions),
    search_words="cabinet key decision forward plan linked date",
)


async def _due(screen: PlannerScreen) -> None:
    from planner.tui.screens.scheduling.due import DueScreen

    await screen.app.push_screen_wait(DueScreen())


DUE = Command(
    "due",
    ("l",),
    "What is due",
    "Agendas, reports and papers that are due, in order, and from whom.",
    run=_due,
    search_words="deadlines agenda report papers late overdue reminders",
)
