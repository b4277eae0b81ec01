"""Where recommendations and actions of a page belong: their topic, their day, and the item at which they were made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec import Struct

from planner.importing.bringing_in.builder import ProgrammeBuilder
from planner.importing.bringing_in.topics import TopicMatcher
from planner.importing.follow_up_draft import DraftRow
from planner.importing.understanding.questions import Questions
from planner.programme.calendar import in_words, long, municipal_year
from planner.programme.kinds import ItemKind
from planner.programme.model import Item, Meeting, Minute

LEAVE_OUT = "Leave them out"
BY_MINUTE = "A topic for each minute or meeting, named after it"
PUT, LEAVE_ACTIONS = "Put the topic on that meeting, which the page says it was at", "Leave those actions out"
MOST_MEETINGS = 8
"""How many meetings are offered as the day on which recommendations were made."""


class Place(Struct, frozen=True):
    """Where a recommendation or an action belongs; ``item`` is blank for none."""

    topic: str
    made: date
    item: str


class Placer:
    """Finds the places of the rows of a page in a programme being built."""

    def __init__(
        self,
        builder: ProgrammeBuilder,
        matcher: TopicMatcher,
        minutes: Mapping[str, Minute],
        questions: Questions,
        *,
        today: date,
        new_id: Callable[[], str],
    ) -> None:
        self._builder, self._matcher, self._questions = builder, matcher, questions
        self._today, self._new_id = today, new_id
        self._items_before = tuple(builder.items.values())
        self._by_number: dict[str, list[str]] = {}
        for minute in minutes.values():
            if minute.number:
                self._by_number.setdefault(minute.number.casefold(), []).append(minute.item)

    def minuted_item(self, row: DraftRow) -> Item | None:
        """Return the item whose minute has a row's number and day; None where none or several have them."""
        items = [self._builder.items[id] for id in self._by_number.get(row.minute.casefold(), ())]
        found = [item for item in items if row.made in (None, self._builder.meetings[item.meeting].date)]
        return found[0] if len(found) == 1 else None

    def known_topic(self, row: DraftRow) -> str:
        """Return the topic that a row names, if the programme has it; blank for none."""
        if item := self.minuted_item(row):
            return item.topic
        return self._matcher.known(row.topic, row.where) if row.topic else ""

    def place(self, row: DraftRow) -> Place | None:
        """Return where a row belongs, with a new topic where none is known; None for one that is left out."""
        if item := self.minuted_item(row):
            return Place(item.topic, self._builder.meetings[item.meeting].date, item.id)
        title = row.topic or self._title(row)
        if not title:
            self._leave_out(row, "neither it nor a heading above it names its topic")
            return None
        made = row.made or self._made(row, title)
        if made is None:
            self._leave_out(row, "the page does not say on what day it was made")
            return None
        if made > self._today:
            self._leave_out(row, f"{long(made)} is still to come")
            return None
        topic = self._matcher.topic(title, row.where)
        return Place(topic, made, item.id if (item := self.item_on(topic, made)) else "")

    def _leave_out(self, row: DraftRow, why: str) -> None:
        self._questions.leave_out(row.where, row.whole, why)

    def item_on(self, topic: str, day: date) -> Item | None:
        """Return a topic's item at a meeting of a day that was not cancelled; None for none."""
        at = (item for item in self._builder.items_of(topic) if self._builder.meetings[item.meeting].date == day)
        return next((item for item in at if not self._builder.meetings[item.meeting].cancelled), None)

    def _title(self, row: DraftRow) -> str:
        """Return the title of a row's topic where nothing on the page names it, as people answer; blank for none."""
        named = _named_after(row)
        if not named:
            return ""
        there = self._topics_on(row.made) if row.made else []
        if there:
            answer = self._questions.ask(
                f"topic-of:{named}".casefold(),
                f"The page does not say what {named[:1].lower()}{named[1:]} was on. Which topic is it?",
                [*dict.fromkeys((*there, named)), LEAVE_OUT],
                where=row.where,
                quote=row.text,
                proposed=there[0] if len(there) == 1 else named,
            )
            return "" if answer == LEAVE_OUT else answer
        answer = self._questions.ask(
            "no-topic",
            "The page does not say what some of these are on. Which topic is it?",
            [BY_MINUTE, LEAVE_OUT],
            where=row.where,
            quote=row.text,
            gloss=named,
        )
        return "" if answer == LEAVE_OUT else named

    def _topics_on(self, day: date) -> list[str]:
        """Return the titles of the topics that take a place at the meetings of a day."""
        meetings = {meeting.id for meeting in self._builder.meetings_on(day) if not meeting.cancelled}
        items = (each for each in self._items_before if each.meeting in meetings)
        return [self._builder.topics[item.topic].title for item in items if item.kind is not ItemKind.STANDING]

    def _made(self, row: DraftRow, title: str) -> date | None:
        """Return the day on which people say that a topic's recommendations were made; None to leave them out."""
        topic = self._matcher.known(title, row.where)
        own = self._past_days(item.meeting for item in self._builder.items_of(topic)) if topic else []
        likely = [*own, *([row.as_at] if row.as_at and row.as_at <= self._today else [])]
        days = [*likely, *self._past_days(self._builder.meetings)[:MOST_MEETINGS]]
        if not days:
            return None
        choices: dict[str, date | None] = {in_words(day): day for day in dict.fromkeys(days)}
        return self._questions.choose(
            f"made:{title.casefold()}",
            f"On what day were those on “{title}” made? The page does not say.",
            {**choices, LEAVE_OUT: None},
            where=row.where,
            quote=row.text,
            proposed=None if likely else LEAVE_OUT,
        )

    def _past_days(self, meetings: Iterable[str]) -> list[date]:
        """Return the days of those of some meetings that were held, the latest first."""
        held = (self._builder.meetings[id] for id in meetings)
        return sorted({each.date for each in held if not each.cancelled and each.date <= self._today}, reverse=True)

    def put(self, row: DraftRow, place: Place) -> Place | None:
        """Return the place of an action with an item: a new one where people agree that its topic was at the meeting.

        None for one that is left out.
        """
        if place.item:
            return place
        title = self._builder.topics[place.topic].title
        answer = self._questions.ask(
            "put-on-meetings",
            "An action is kept with its topic at the meeting that asked for it, and the programme does not have some "
            "of these there.",
            (PUT, LEAVE_ACTIONS),
            where=row.where,
            quote=f"{title}, {long(place.made)}",
        )
        if answer == LEAVE_ACTIONS:
            self._leave_out(row, "the programme does not have its topic at that meeting")
            return None
        meeting = self._meeting_on(place.made)
        if meeting is None:
            self._leave_out(row, f"the meeting of {long(place.made)} was cancelled")
            return None
        id = self._new_id()
        self._builder.add_item(id, place.topic, meeting.id, ItemKind.SUBSTANTIVE, tentative=False)
        return Place(place.topic, place.made, id)

    def _meeting_on(self, day: date) -> Meeting | None:
        """Return the meeting of a day, a new one where the programme has none; None where it was cancelled."""
        there = self._builder.meetings_on(day)
        if not there:
            self._builder.add_meeting(self._new_id(), day, year=municipal_year(day))
            there = self._builder.meetings_on(day)
        held = [meeting for meeting in there if not meeting.cancelled]
        return min(held, key=lambda meeting: (not meeting.kind.has_places, meeting.id), default=None)


def _named_after(row: DraftRow) -> str:
    """Return a row's meeting or minute: 'Minute 39 of 30 March 2023'; blank where the page has neither."""
    number = f"Minute {row.minute}" if row.minute else ""
    day = f"{'' if number else 'Meeting '}of {long(row.made)}" if row.made else ""
    return f"{number} {day}".strip()
