"""A draft brought into a programme: by date, and by title or other name; what is there already is not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from planner.importing.bringing_in.builder import ProgrammeBuilder
from planner.importing.draft import Draft, DraftMeeting, Entry, together
from planner.importing.understanding.headings import ABOUT_AN_ITEM, NOTE
from planner.importing.understanding.questions import Questions
from planner.programme.calendar import long
from planner.programme.edits import topic_field
from planner.programme.fields import Field
from planner.programme.model import Item, Meeting, Programme, Topic
from planner.programme.prioritising.similar_names import TopicNames

ONE_MATTER, TWO_MATTERS = "One matter", "Two matters"
MOVED, ON_BOTH = "Yes, it has moved", "No, it is on both"
PAGE, PROGRAMME = "Take the page's words", "Keep the programme's words"
INVITED, WHY = topic_field("invited"), topic_field("why")
OF_TOPIC = tuple(each for each in ABOUT_AN_ITEM if each.name in Topic.FIELDS and each.name not in Item.FIELDS)
"""The fields that are an entry's topic's, whichever item they stand beside."""
OF_BOTH = tuple(each for each in ABOUT_AN_ITEM if each.name in Item.FIELDS and each is not NOTE)
"""Those that a topic has, and an item may have of its own instead; a note is each one's own."""


class DraftApplier:
    """One draft on its way into one programme.

    ``places`` are the meeting, blank for none, and the topic of each entry, as the page has them.
    """

    def __init__(self, programme: Programme, draft: Draft, asking: Questions, new_id: Callable[[], str]) -> None:
        self.places: dict[tuple[str, str], None] = {}
        self._making = ProgrammeBuilder(programme)
        self._draft, self._asking, self._new_id = draft, asking, new_id
        self._names = TopicNames(programme.topics.values())
        self._were = frozenset(programme.topics)
        self._on_page: set[str] = set()

    def brought(self) -> Programme:
        """The programme with the draft in it."""
        entries: dict[str, dict[str, Entry]] = {}
        for drafted in self._draft.meetings:
            meeting = self._meeting(drafted)
            self._on_page.add(meeting)
            self.places[meeting, ""] = None
            self._gather(entries, meeting, drafted.items)
        self._gather(entries, "", self._draft.topics)
        for meeting, topic in self.places:
            if meeting and topic and not self._making.item(topic, meeting):
                self._place(topic, meeting, entries[topic])
        for topic, found in entries.items():
            self._describe(topic, list(found.values()))
            self._say(topic, found)
        return self._making.programme()

    def _gather(self, entries: dict[str, dict[str, Entry]], meeting: str, found: Iterable[Entry]) -> None:
        """The entries by topic and meeting, blank for none; what a meeting has twice, as one."""
        for entry in found:
            topic = self._topic(entry)
            self.places[meeting, topic] = None
            there = entries.setdefault(topic, {})
            there[meeting] = _both(there[meeting], entry) if meeting in there else entry

    def _meeting(self, drafted: DraftMeeting) -> str:
        """The meeting of a day: the one that is there, or a new one."""
        same_day = (each for each in self._making.meetings_on(drafted.date) if each.id not in self._on_page)
        found = sorted(same_day, key=lambda each: (each.kind is not drafted.kind, each.time != drafted.time, each.id))
        if found and (not drafted.time or found[0].time in ("", drafted.time)):
            return self._same_meeting(found[0], drafted)
        made = self._new_id()
        self._making.add_meeting(
            made,
            drafted.date,
            kind=drafted.kind,
            year=drafted.year,
            time=drafted.time or None,
            venue=drafted.venue or None,
            additional=drafted.additional,
            cancelled=drafted.cancelled,
        )
        return made

    def _same_meeting(self, meeting: Meeting, drafted: DraftMeeting) -> str:
        values: dict[str, Any] = {}
        for name in ("time", "venue"):
            said = getattr(drafted, name)
            if said and self._is_to_be(getattr(meeting, name), said, long(meeting.date), drafted.place):
                values[name] = said
        values |= {name: True for name in ("additional", "cancelled") if getattr(drafted, name)}
        self._making.meetings[meeting.id] = replace(meeting, **values)
        return meeting.id

    def _topic(self, entry: Entry) -> str:
        """The topic that an entry is about: by its title or another name, by a near one as people say, or a new one."""
        if known := self._names.exact(entry.title):
            return known
        near = self._names.nearest(entry.title)
        if near:
            topic = self._making.topics[near]
            answer = self._asking.ask(
                f"near:{entry.title}:{topic.title}".casefold(),
                f"“{topic.title}” is nearly the same. Are they one matter?",
                (ONE_MATTER, TWO_MATTERS),
                where=entry.place,
                quote=entry.title,
            )
            if answer == ONE_MATTER:
                self._making.say_topic(near, other_names=topic.other_names | {entry.title})
                self._names.add(near, entry.title)
                return near
        made = self._new_id()
        self._making.say_topic(made, title=entry.title)
        self._names.add(made, entry.title)
        return made

    def _place(self, topic: str, meeting: str, found: Mapping[str, Entry]) -> None:
        """Have a topic be on a meeting: an item that was on another, or a new one."""
        entry = found[meeting]
        moved = next((each for each in self._making.items_of(topic) if self._is_elsewhere(each, found)), None)
        if moved and self._has_moved(moved, meeting, entry):
            self._making.say_item(moved.id, meeting=meeting, urgency="")
        else:
            self._making.add_item(self._new_id(), topic, meeting, entry.kind, tentative=entry.tentative)

    def _is_elsewhere(self, item: Item, found: Mapping[str, Entry]) -> bool:
        """Whether the page has the item's meeting, without the item."""
        return item.meeting in self._on_page and item.meeting not in found

    def _has_moved(self, item: Item, meeting: str, entry: Entry) -> bool:
        was, now = (long(self._making.meetings[each].date) for each in (item.meeting, meeting))
        answer = self._asking.ask(
            f"moved:{item.topic}:{meeting}",
            f"The programme has this on {was}, where the page does not. Has it moved?",
            (MOVED, ON_BOTH),
            where=entry.place,
            quote=entry.title,
            gloss=f"on {now}",
        )
        return answer == MOVED

    def _describe(self, topic: str, entries: Sequence[Entry]) -> None:
        """Have a topic say what the page says of it, whichever of its items that stands beside."""
        now, place = self._making.topics[topic], entries[0].place
        values: dict[str, Any] = {}
        for field in OF_TOPIC:
            said = together(field, (each.of(field) for each in entries))
            if said and self._is_to_be(getattr(now, field.name), said, now.title, place):
                values[field.name] = said
        if (why := together(WHY, (each.when for each in entries))) and not now.why:
            values["why"] = why
        window = next((each for each in entries if each.not_before or each.not_after), None)
        if window and not (now.not_before or now.not_after):
            values |= {"not_before": window.not_before, "not_after": window.not_after}
        self._making.say_topic(topic, **values)
        if invited := together(INVITED, (each.of(INVITED) for each in entries)):
            self._making.invite(topic, invited)

    def _say(self, topic: str, found: Mapping[str, Entry]) -> None:
        """Have a topic and its items say what the page does: what is the same for all of them on the topic."""
        for field in OF_BOTH:
            said = {entry.of(field) for entry in found.values()}
            if topic not in self._were and len(said) == 1:
                self._making.say_topic(topic, **{field.name: said.pop()})
                continue
            for meeting, entry in found.items():
                self._say_of(topic, meeting, field, entry)
        for meeting, entry in found.items():
            self._say_of(topic, meeting, NOTE, entry)
            item = self._making.item(topic, meeting)
            if item and self._draft.has_kinds:
                self._making.say_item(item.id, kind=entry.kind, tentative=entry.tentative)

    def _say_of(self, topic: str, meeting: str, field: Field, entry: Entry) -> None:
        """Have one item, or the topic itself where it stands under no date, say what the page says of a field."""
        now, item, said = self._making.topics[topic], self._making.item(topic, meeting), entry.of(field)
        of_topic = getattr(now, field.name)
        if not said:
            return
        if item is None:
            if self._is_to_be(of_topic, said, now.title, entry.place):
                self._making.say_topic(topic, **{field.name: said})
            return
        has = getattr(item, field.name) or (of_topic if field in OF_BOTH else "")
        if has != said and self._is_to_be(has, said, now.title, entry.place):
            self._making.say_item(item.id, **{field.name: said})

    def _is_to_be(self, has: Any, said: Any, title: str, place: str) -> bool:
        """Whether what the page says is to stand; asked, once for all, where the programme says something else."""
        if not has or has == said:
            return True
        answer = self._asking.ask(
            "words",
            "The programme says something else here than the page. Which is to stand?",
            (PAGE, PROGRAMME),
            where=place,
            quote="; ".join(said) if isinstance(said, tuple) else said,
            gloss=title,
        )
        return answer == PAGE


def _both(one: Entry, other: Entry) -> Entry:
    """What a page says twice of one matter at one place, as one."""
    said = {each.name: together(each, (one.of(each), other.of(each))) for each in ABOUT_AN_ITEM}
    when = together(WHY, (one.when, other.when))
    return replace(one, said=said, when=when, tentative=one.tentative and other.tentative)
