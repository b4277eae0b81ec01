"""The meetings and items that rules look at, and observations about them."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.calendar import in_words, long
from planner.programme.english import capitalised
from planner.programme.kinds import ItemKind
from planner.programme.model import Item, Meeting
from planner.programme.rules.rule import Observation
from planner.programme.view import View


def open_meetings(view: View) -> Iterator[Meeting]:
    """Yield the meetings in view that are still to be held."""
    return (meeting for meeting in view.meetings if view.is_open(meeting))


def items_to_come(view: View) -> Iterator[tuple[Meeting, Item]]:
    """Yield each item at a meeting still to be held, with the meeting; standing items are left out."""
    for meeting in open_meetings(view):
        for item in view.items_at(meeting.id):
            if item.kind is not ItemKind.STANDING:
                yield meeting, item


def about_item(view: View, item: Item, words: str, *cures: str) -> Observation:
    """Return an observation about an item; ``words`` follow its title and date in the message, and are the brief."""
    day = long(view.meeting_of(item).date)
    return Observation(
        message=f"{view.topic_of(item).title} ({day}) {words}.",
        subjects=(item.id,),
        brief=f"{capitalised(words)}.",
        cures=cures,
        item=item.id,
        meeting=item.meeting,
        topic=item.topic,
    )


def about_meeting(meeting: Meeting, words: str, *cures: str) -> Observation:
    """Return an observation about a meeting; ``words`` follow its date in the message, and are the brief."""
    return Observation(
        message=f"The meeting of {in_words(meeting.date)} {words}.",
        subjects=(meeting.id,),
        brief=f"{capitalised(words)}.",
        cures=cures,
        meeting=meeting.id,
    )
