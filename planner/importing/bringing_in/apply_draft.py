"""Bringing a draft into a programme: meetings are matched by date, topics by title or other name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from msgspec.structs import replace

from planner.importing.bringing_in.builder import ProgrammeBuilder
from planner.importing.bringing_in.preferring import is_page_preferred
from planner.importing.bringing_in.topics import TopicMatcher
from planner.importing.draft import Draft, DraftMeeting, Entry, merged
from planner.importing.understanding.headings import IMPORTED_FIELDS, NOTE
from planner.importing.understanding.questions import Questions
from planner.programme.calendar import long
from planner.programme.edits import topic_field
from planner.programme.fields import Field
from planner.programme.model import Item, Meeting, Topic

MOVED, ON_BOTH = "Yes, it has moved", "No, it is on both"
INVITED, WHY = topic_field("invited"), topic_field("why")
TOPIC_ONLY = tuple(field for field in IMPORTED_FIELDS if field.name in Topic.FIELDS and field.name not in Item.FIELDS)
"""The fields that only a topic has; the page may have their values at any of its items."""
TOPIC_OR_ITEM = tuple(field for field in IMPORTED_FIELDS if field.name in Item.FIELDS and field is not NOTE)
"""The fields of a topic that hold for its items too, unless an item has its own value; not its note."""

EntriesByMeeting: TypeAlias = dict[str, Entry]
"""The entries of one topic: meeting id, blank without a meeting -> entry."""


class DraftApplier:
    """Brings one draft into one programme.

    ``places`` are (meeting id, topic id) of each meeting, its topic blank, and of each entry, its meeting blank without
    a date; in the order of the page, which is why it is a dictionary.
    """

    def __init__(
        self,
        builder: ProgrammeBuilder,
        matcher: TopicMatcher,
        draft: Draft,
        questions: Questions,
        new_id: Callable[[], str],
    ) -> None:
        self.places: dict[tuple[str, str], None] = {}
        self._builder, self._matcher = builder, matcher
        self._draft, self._questions, self._new_id = draft, questions, new_id
        self._topics_before = frozenset(builder.topics)
        self._meetings_on_page: set[str] = set()

    def apply(self) -> None:
        """Bring the draft's meetings and topics into the programme being built."""
        entries: dict[str, EntriesByMeeting] = {}
        for drafted in self._draft.meetings:
            meeting = self._meeting(drafted)
            self._meetings_on_page.add(meeting)
            self.places[meeting, ""] = None
            self._gather(entries, meeting, drafted.items)
        self._gather(entries, "", self._draft.topics)
        for meeting, topic in self.places:
            if meeting and topic and not self._builder.item(topic, meeting):
                self._place(topic, meeting, entries[topic])
        for topic, by_meeting in entries.items():
            self._fill_topic(topic, list(by_meeting.values()))
            self._fill_items(topic, by_meeting)

    def _gather(self, entries: dict[str, EntriesByMeeting], meeting: str, new_entries: Iterable[Entry]) -> None:
        """Add the entries at a meeting, blank without one, to ``entries`` by topic; two of one topic are merged."""
        for entry in new_entries:
            topic = self._matcher.topic(entry.title, entry.where)
            self.places[meeting, topic] = None
            by_meeting = entries.setdefault(topic, {})
            by_meeting[meeting] = _merged_entry(by_meeting[meeting], entry) if meeting in by_meeting else entry

    def _meeting(self, drafted: DraftMeeting) -> str:
        """Return the id of the programme's meeting on the same day, updated from the page, or of a new meeting."""
        same_day = (
            meeting for meeting in self._builder.meetings_on(drafted.date) if meeting.id not in self._meetings_on_page
        )
        matches = sorted(
            same_day,
            key=lambda meeting: (meeting.kind is not drafted.kind, meeting.time != drafted.time, meeting.id),
        )
        if matches and (not drafted.time or matches[0].time in ("", drafted.time)):
            return self._update_meeting(matches[0], drafted)
        id = self._new_id()
        self._builder.add_meeting(
            id,
            drafted.date,
            kind=drafted.kind,
            year=drafted.year,
            time=drafted.time or None,
            venue=drafted.venue or None,
            note=drafted.note or None,
            additional=drafted.additional,
            cancelled=drafted.cancelled,
        )
        return id

    def _update_meeting(self, meeting: Meeting, drafted: DraftMeeting) -> str:
        """Update a meeting from the page, and return its id."""
        values: dict[str, Any] = {}
        for name in ("time", "venue", "note"):
            value = getattr(drafted, name)
            if value and self._is_page_preferred(getattr(meeting, name), value, long(meeting.date), drafted.where):
                values[name] = value
        values |= {name: True for name in ("additional", "cancelled") if getattr(drafted, name)}
        self._builder.meetings[meeting.id] = replace(meeting, **values)
        return meeting.id

    def _place(self, topic: str, meeting: str, by_meeting: EntriesByMeeting) -> None:
        """Place a topic on a meeting: move its item there from another, or add one."""
        entry = by_meeting[meeting]
        gone = (item for item in self._builder.items_of(topic) if self._is_gone(item, by_meeting))
        elsewhere = next(gone, None)
        if elsewhere and self._has_moved(elsewhere, meeting, entry):
            self._builder.set_item(elsewhere.id, meeting=meeting, urgency="")
        else:
            self._builder.add_item(self._new_id(), topic, meeting, entry.kind, tentative=entry.tentative)

    def _is_gone(self, item: Item, by_meeting: EntriesByMeeting) -> bool:
        """Return whether the page has the item's meeting but not the item."""
        return item.meeting in self._meetings_on_page and item.meeting not in by_meeting

    def _has_moved(self, item: Item, meeting: str, entry: Entry) -> bool:
        """Return whether people say that an item has moved to a meeting, rather than being at both."""
        before, after = (long(self._builder.meetings[id].date) for id in (item.meeting, meeting))
        answer = self._questions.ask(
            f"moved:{item.topic}:{meeting}",
            f"The programme has this on {before}, where the page does not. Has it moved?",
            (MOVED, ON_BOTH),
            where=entry.where,
            quote=entry.title,
            gloss=f"on {after}",
        )
        return answer == MOVED

    def _fill_topic(self, id: str, entries: Sequence[Entry]) -> None:
        """Fill in a topic's own fields from all of its entries."""
        topic, where = self._builder.topics[id], entries[0].where
        values: dict[str, Any] = {}
        for field in TOPIC_ONLY:
            value = merged(field, (entry.value_of(field) for entry in entries))
            if value and self._is_page_preferred(getattr(topic, field.name), value, topic.title, where):
                values[field.name] = value
        if (why := merged(WHY, (entry.when for entry in entries))) and not topic.why:
            values["why"] = why
        with_window = next((entry for entry in entries if entry.not_before or entry.not_after), None)
        if with_window and not (topic.not_before or topic.not_after):
            values |= {"not_before": with_window.not_before, "not_after": with_window.not_after}
        self._builder.set_topic(id, **values)
        if invited := merged(INVITED, (entry.value_of(INVITED) for entry in entries)):
            self._builder.invite(id, invited)

    def _fill_items(self, topic: str, by_meeting: EntriesByMeeting) -> None:
        """Fill in a topic's items; a value that all entries of a new topic share is set on the topic instead."""
        for field in TOPIC_OR_ITEM:
            values = {entry.value_of(field) for entry in by_meeting.values()}
            if topic not in self._topics_before and len(values) == 1:
                self._builder.set_topic(topic, **{field.name: values.pop()})
                continue
            for meeting, entry in by_meeting.items():
                self._fill_item(topic, meeting, field, entry)
        for meeting, entry in by_meeting.items():
            self._fill_item(topic, meeting, NOTE, entry)
            item = self._builder.item(topic, meeting)
            if item and self._draft.has_kinds:
                self._builder.set_item(item.id, kind=entry.kind, tentative=entry.tentative)

    def _fill_item(self, topic_id: str, meeting: str, field: Field, entry: Entry) -> None:
        """Fill in a field of the item at a meeting, or of the topic itself where the entry has no meeting."""
        topic, item = self._builder.topics[topic_id], self._builder.item(topic_id, meeting)
        value, topic_value = entry.value_of(field), getattr(topic, field.name)
        if not value:
            return
        if item is None:
            if self._is_page_preferred(topic_value, value, topic.title, entry.where):
                self._builder.set_topic(topic_id, **{field.name: value})
            return
        present = getattr(item, field.name) or (topic_value if field in TOPIC_OR_ITEM else "")
        if present != value and self._is_page_preferred(present, value, topic.title, entry.where):
            self._builder.set_item(item.id, **{field.name: value})

    def _is_page_preferred(self, present: Any, value: Any, title: str, where: str) -> bool:
        return is_page_preferred(self._questions, present, value, title, where)


def _merged_entry(one: Entry, other: Entry) -> Entry:
    """Return two entries of one topic at one meeting as one."""
    fields = {field.name: merged(field, (one.value_of(field), other.value_of(field))) for field in IMPORTED_FIELDS}
    when = merged(WHY, (one.when, other.when))
    return replace(one, fields=fields, when=when, tentative=one.tentative and other.tentative)
