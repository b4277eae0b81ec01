"""The forms about a meeting: adding one, changing one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.machine.surroundings import new_id
from planner.programme import edits
from planner.programme.calendar import in_words, long, parse_day, parse_time
from planner.programme.errors import Unusable
from planner.programme.kinds import MeetingKind
from planner.programme.model import Meeting, Programme
from planner.programme.words import counted, listed, one_line
from planner.tui.screens.made_of.form import FormScreen, Values
from planner.tui.screens.made_of.reason import AskScreen
from planner.tui.screens.scheduling.move import MoveScreen
from planner.tui.widgets.fields import FieldSpec

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen
    from planner.tui.screens.made_of.view import ViewScreen

KINDS = {kind.value: kind.words for kind in MeetingKind}
YES_NO = {"no": "No", "yes": "Yes"}


def _fields(meeting: Meeting | None, time: str, venue: str) -> list[FieldSpec]:
    day = long(meeting.date) if meeting else ""
    kind = meeting.kind.value if meeting else MeetingKind.COMMITTEE.value
    limit = "" if meeting is None or meeting.limit is None else str(meeting.limit)
    invited = "yes" if meeting and meeting.co_optees_invited else "no"
    return [
        FieldSpec("date", "Date", day, "Such as 26 October 2023."),
        FieldSpec("time", "Time", meeting.time if meeting else time, "Such as 10:00."),
        FieldSpec("venue", "Venue", meeting.venue if meeting else venue),
        FieldSpec("kind", "Kind", kind, "Only committee and joint meetings have places.", choices=KINDS),
        FieldSpec("limit", "Places", limit, "Leave it blank for the committee's usual number."),
        FieldSpec(
            "co_optees_invited", "Co-optees invited", invited, "The statutory education co-optees.", choices=YES_NO
        ),
    ]


def _typed(values: Values, year: str) -> dict[str, Any]:
    typed: dict[str, Any] = {}
    for name, text in values.items():
        if name == "date":
            typed[name] = parse_day(text, year)
        elif name == "time":
            typed[name] = parse_time(text)
        elif name == "kind":
            typed[name] = MeetingKind(text)
        elif name == "limit":
            typed[name] = _places(text)
        elif name == "co_optees_invited":
            typed[name] = text == "yes"
        elif name != "reason":
            typed[name] = text
    return typed


def _places(text: str) -> int | None:
    word = text.strip()
    if not word:
        return None
    if word.isascii() and word.isdigit() and len(word) < 3:
        return int(word)
    raise Unusable(f"“{text}” is not a number of places: write a number such as 2.")


async def new_meeting_form(screen: PlannerScreen) -> None:
    """Add a meeting."""
    committee = screen.session.programme.committee

    def save(values: Values) -> bool:
        def edit(programme: Programme) -> Programme:
            typed = _typed(values, screen.session.year)
            if "date" not in typed:
                raise Unusable("A date is needed, such as 26 October 2023.")
            return edits.add_meeting(programme, new_id(), typed.pop("date"), additional=True, **typed)

        return screen.perform(edit)

    fields = _fields(None, committee.time, committee.venue)
    await screen.app.push_screen_wait(FormScreen("Year › New meeting", "A new meeting", fields, save, button="Add it"))


async def edit_meeting_form(screen: ViewScreen, meeting: str) -> None:
    """Change a meeting; a new date or kind wants a reason."""
    basis = screen.session.programme
    found = basis.meetings[meeting]

    def save(values: Values) -> bool:
        reason = values.get("reason", "")

        def edit(programme: Programme) -> Programme:
            typed = _typed(values, screen.session.year)
            if typed.keys() & {"date", "kind"} and not one_line(reason):
                raise Unusable("A reason is needed for a new date or kind: say why, below.")
            return edits.edit_meeting(programme, meeting, **typed)

        return screen.perform(edit, reason=reason, basis=basis)

    fields = [*_fields(found, "", ""), FieldSpec("reason", "Why", "", "Needed for a new date or kind.")]
    await screen.app.push_screen_wait(FormScreen(f"Year › {in_words(found.date)}", "About this meeting", fields, save))


async def cancel_meeting_walk(screen: ViewScreen, meeting: str) -> None:
    """Cancel a meeting: each of its items goes elsewhere first, one by one."""
    found = screen.view.programme.meetings[meeting]
    items = screen.view.items_at(found.id)
    about = "Nothing is placed on it."
    if items:
        titles = listed(screen.view.topic_of(item).title for item in items)
        about = f"First each of its items goes elsewhere: {titles}."
    button = "Go on" if items else "Cancel the meeting"
    given = await screen.app.push_screen_wait(
        AskScreen(f"Cancel the meeting of {long(found.date)}", about, button, other="Keep the meeting")
    )
    while given and (items := screen.view.items_at(found.id)):
        left = f"{counted(len(items), 'item')} of the meeting to be cancelled"
        move = MoveScreen(items[0].topic, items[0].id, why=given, crumbs=left)
        if not await screen.app.push_screen_wait(move):
            screen.say(f"The meeting of {long(found.date)} is not cancelled: {left} is still on it.", error=True)
            return
    if given:
        screen.perform(lambda programme: edits.cancel_meeting(programme, found.id), **given.as_words())
