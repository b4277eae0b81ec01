"""A draft brought into a programme: by date, and by title or other name; what is there already is not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from planner.programme.calendar import long
from planner.programme.edits import add_meeting, add_topic, edit_topic, invite, invited_words
from planner.programme.importing.asking import Asking
from planner.programme.importing.draft import Draft, DraftMeeting, Entry
from planner.programme.kinds import ItemKind
from planner.programme.model import Item, Meeting, Programme, Topic
from planner.programme.order import position_after
from planner.programme.resemblance import nearest

ONE_MATTER, TWO_MATTERS = "One matter", "Two matters"
MOVED, ON_BOTH = "Yes, it has moved", "No, it is on both"
PAGE, PROGRAMME = "Take the page's words", "Keep the programme's words"
OF_TOPIC = ("desired_outcome", "lead", "author", "portfolio_holder", "source")
"""The fields of an entry that are its topic's, whichever item they stand beside."""
PARAGRAPHS = ("objective", "desired_outcome")
OF_BOTH: Mapping[str, Any] = {"objective": "", "focus": ()}
"""Those that a topic has, and an item may have of its own; with what each is when empty."""


@dataclass(slots=True)
class Bringing:
    """One draft on its way into one programme."""

    programme: Programme
    draft: Draft
    asking: Asking
    new_id: Callable[[], str]
    places: set[tuple[str, str]] = field(default_factory=set)
    _topics: dict[str, str] = field(default_factory=dict)

    def brought(self) -> Programme:
        """The programme with the draft in it."""
        self._topics = _names(self.programme.topics.values())
        were = frozenset(self.programme.topics)
        on_page: set[str] = set()
        entries: dict[tuple[str, str], Entry] = {}
        for drafted in self.draft.meetings:
            meeting = self._meeting(drafted, on_page)
            on_page.add(meeting)
            self.places.add((meeting, ""))
            self._gather(entries, meeting, drafted.items)
        self._gather(entries, "", self.draft.topics)
        for (topic, meeting), entry in entries.items():
            if meeting:
                self._item(topic, meeting, entry, entries, on_page)
        for topic in dict.fromkeys(topic for topic, _ in entries):
            found = {meeting: entry for (about, meeting), entry in entries.items() if about == topic}
            self._describe(topic, list(found.values()))
            self._say(topic, found, is_new=topic not in were)
        return self.programme

    def _gather(self, entries: dict[tuple[str, str], Entry], meeting: str, found: Iterable[Entry]) -> None:
        """The entries by topic and meeting, blank for none; what a meeting has twice, as one."""
        for entry in found:
            key = (self._topic(entry), meeting)
            self.places.add((meeting, key[0]))
            entries[key] = _both(entries[key], entry) if key in entries else entry

    def _meeting(self, drafted: DraftMeeting, taken: set[str]) -> str:
        """The meeting of a day: the one that is there, or a new one."""
        same_day = [
            each for each in self.programme.meetings.values() if each.date == drafted.date and each.id not in taken
        ]
        found = sorted(same_day, key=lambda each: (each.kind is not drafted.kind, each.time != drafted.time, each.id))
        if not found or (drafted.time and found[0].time not in ("", drafted.time)):
            made, given = self.new_id(), {"time": drafted.time or None, "venue": drafted.venue or None}
            flags = {"additional": drafted.additional, "cancelled": drafted.cancelled}
            fields: dict[str, Any] = {**given, **flags}
            self.programme = add_meeting(
                self.programme, made, drafted.date, kind=drafted.kind, year=drafted.year, **fields
            )
            return made
        return self._same_meeting(found[0], drafted)

    def _same_meeting(self, meeting: Meeting, drafted: DraftMeeting) -> str:
        values: dict[str, Any] = {}
        for name in ("time", "venue"):
            said = getattr(drafted, name)
            if said and self._is_to_be(getattr(meeting, name), said, long(meeting.date), drafted.place):
                values[name] = said
        values |= {name: True for name in ("additional", "cancelled") if getattr(drafted, name)}
        self.programme = self.programme.put("meetings", replace(meeting, **values))
        return meeting.id

    def _topic(self, entry: Entry) -> str:
        """The topic that an entry is about: by its title or another name, by a near one as people say, or a new one."""
        name = entry.title.casefold()
        if name in self._topics:
            return self._topics[name]
        near = nearest(entry.title, self.programme.topics.values())
        if near:
            answer = self.asking.ask(
                f"near:{name}:{near.title.casefold()}",
                f"“{near.title}” is nearly the same. Are they one matter?",
                (ONE_MATTER, TWO_MATTERS),
                where=entry.place,
                quote=entry.title,
            )
            if answer == ONE_MATTER:
                self.programme = edit_topic(self.programme, near.id, other_names=near.other_names | {entry.title})
                self._topics[name] = near.id
                return near.id
        self._topics[name] = made = self.new_id()
        self.programme = add_topic(self.programme, made, entry.title)
        return made

    def _describe(self, topic: str, entries: list[Entry]) -> None:
        """Have a topic say what the page says of it."""
        now, place = self.programme.topics[topic], entries[0].place
        values: dict[str, Any] = {}
        for name in OF_TOPIC:
            said = _together((getattr(each, name) for each in entries), "\n" if name in PARAGRAPHS else "; ")
            if said and self._is_to_be(getattr(now, name), said, now.title, place):
                values[name] = said
        undated = next((each for each in entries if each.when), None)
        if undated:
            said_when = {"why": undated.when, "not_before": undated.not_before, "not_after": undated.not_after}
            values |= {name: value for name, value in said_when.items() if value and not getattr(now, name)}
        self.programme = edit_topic(self.programme, topic, **values)
        known = invited_words(self.programme, topic)
        further = dict.fromkeys(name for each in entries for name in each.invited if name not in known)
        if further:
            self.programme = invite(self.programme, topic, [*known, *further])

    def _item(
        self, topic: str, meeting: str, entry: Entry, entries: Mapping[tuple[str, str], Entry], on_page: set[str]
    ) -> None:
        """Have a topic be on a meeting."""
        items = [each for each in self.programme.items.values() if each.topic == topic]
        if any(each.meeting == meeting for each in items):
            return
        elsewhere = (each for each in items if each.meeting in on_page and (topic, each.meeting) not in entries)
        if was := next(elsewhere, None):
            day = long(self.programme.meetings[was.meeting].date)
            answer = self.asking.ask(
                f"moved:{topic}:{meeting}",
                f"The programme has this on {day}, where the page does not. Has it moved?",
                (MOVED, ON_BOTH),
                where=entry.place,
                quote=entry.title,
                gloss=f"on {long(self.programme.meetings[meeting].date)}",
            )
            if answer == MOVED:
                self.programme = self.programme.put("items", replace(was, meeting=meeting, urgency=""))
                return
        made = self.new_id()
        kind = entry.kind
        if kind is ItemKind.SUBSTANTIVE and not self.programme.meetings[meeting].kind.has_places:
            kind = ItemKind.INFORMATION
        position = position_after((each.position for each in self.programme.items.values()), made)
        item = Item(id=made, topic=topic, meeting=meeting, kind=kind, position=position, tentative=entry.tentative)
        self.programme = self.programme.put("items", item)

    def _say(self, topic: str, found: Mapping[str, Entry], *, is_new: bool) -> None:
        """Have a topic and its items say what the page does: what is the same for all of them on the topic."""
        for name, empty in OF_BOTH.items():
            said = {getattr(entry, name) for entry in found.values()}
            if is_new and len(said) == 1:
                self.programme = edit_topic(self.programme, topic, **{name: said.pop()})
                continue
            for meeting, entry in found.items():
                if getattr(entry, name) != empty:
                    self._say_of(topic, meeting, name, getattr(entry, name), entry.place)
        for meeting, entry in found.items():
            if entry.note:
                self._say_of(topic, meeting, "note", entry.note, entry.place)
        if self.draft.has_kinds:
            self._kinds(topic, found)

    def _say_of(self, topic: str, meeting: str, name: str, said: Any, place: str) -> None:
        """Have one item, or the topic itself where it stands under no date, say something."""
        now = self.programme.topics[topic]
        of_topic = getattr(now, name)
        item = next((e for e in self.programme.items.values() if (e.topic, e.meeting) == (topic, meeting)), None)
        if item is None:
            if self._is_to_be(of_topic, said, now.title, place):
                self.programme = edit_topic(self.programme, topic, **{name: said})
            return
        has = getattr(item, name) or (of_topic if name in OF_BOTH else "")
        if has != said and self._is_to_be(has, said, now.title, place):
            self.programme = self.programme.put("items", replace(item, **{name: said}))

    def _kinds(self, topic: str, found: Mapping[str, Entry]) -> None:
        for meeting, entry in found.items():
            for item in self.programme.items.values():
                if (item.topic, item.meeting) == (topic, meeting):
                    changed = replace(item, kind=entry.kind, tentative=entry.tentative)
                    self.programme = self.programme.put("items", changed)
                    break

    def _is_to_be(self, has: Any, said: Any, title: str, place: str) -> bool:
        """Whether what the page says is to stand; asked, once for all, where the programme says something else."""
        if not has or has == said:
            return True
        answer = self.asking.ask(
            "words",
            "The programme says something else here than the page. Which is to stand?",
            (PAGE, PROGRAMME),
            where=place,
            quote="; ".join(said) if isinstance(said, tuple) else said,
            gloss=title,
        )
        return answer == PAGE


def _names(topics: Iterable[Topic]) -> dict[str, str]:
    """Every title and other name, titles before others, and the topic that has it."""
    every = sorted(topics, key=lambda topic: topic.id)
    names = {name.casefold(): topic.id for topic in reversed(every) for name in sorted(topic.other_names)}
    return names | {topic.title.casefold(): topic.id for topic in reversed(every)}


def _both(one: Entry, other: Entry) -> Entry:
    """What a page says twice of one matter at one place, as one."""
    values: dict[str, Any] = {
        name: _together((getattr(one, name), getattr(other, name)), "\n" if name in PARAGRAPHS else "; ")
        for name in (*OF_TOPIC, "objective", "note", "when")
    }
    for name in ("focus", "invited"):
        values[name] = tuple(dict.fromkeys((*getattr(one, name), *getattr(other, name))))
    return replace(one, tentative=one.tentative and other.tentative, **values)


def _together(texts: Iterable[str], apart: str) -> str:
    """The different texts as one."""
    return apart.join(dict.fromkeys(filter(None, texts)))
