"""The preview of an import: what it would add and change, in plain lines that the command and the app both show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from planner.importing.bringing_in.bring import Importing
from planner.importing.bringing_in.follow_up.preview import follow_up_lines, follow_up_summary
from planner.importing.page import LeftOut
from planner.importing.understanding.headings import IMPORTED_FIELDS
from planner.programme.calendar import in_words, long
from planner.programme.edits import topic_value
from planner.programme.english import capitalised, counted, listed
from planner.programme.history.changes import EntityEdit, compare
from planner.programme.history.wording import fields_in_words
from planner.programme.model import Item, Meeting, Topic
from planner.programme.table import title_with_kind
from planner.programme.text import one_line

_DETAILS = tuple(field for field in IMPORTED_FIELDS if field.name not in Item.FIELDS)
"""The fields listed below a new topic, besides those that its items have too."""


def preview(imported: Importing) -> str:
    """Return what would be added or changed, what stays as it is, how headings were read, and what is left out."""
    writer = _PreviewWriter(imported)
    told = follow_up_lines(imported.followed_up, imported.before, imported.after)
    parts = [writer.counts(), writer.changes(), told, writer.not_on_page(), read_as(imported)]
    left_out = _left_out(imported.draft.not_understood)
    return "\n\n".join("\n".join(lines) for lines in (*parts, left_out) if lines) + "\n"


def summary(imported: Importing) -> str:
    """Return '6 meetings, 10 items on 9 topics, and 3 topics without a date', or '12 actions on 2 topics'."""
    draft = imported.draft
    followed_up = follow_up_summary(imported.followed_up, imported.after, draft)
    if followed_up and not (draft.meetings or draft.topics):
        return followed_up
    items = sum(len(meeting.items) for meeting in draft.meetings)
    placed = {topic for meeting, topic in imported.places if meeting and topic}
    parts = [counted(len(draft.meetings), "meeting")]
    parts.append(f"{counted(items, 'item')} on {counted(len(placed), 'topic')}" if items else "no items")
    if draft.topics:
        parts.append(f"{counted(len(draft.topics), 'topic')} without a date")
    return listed([*parts, *filter(None, [followed_up])])


def read_as(imported: Importing) -> list[str]:
    """Return the lines on what each heading of the page was read as; none without headings."""
    headings = imported.draft.headings
    return ["Headings", *(f"  “{heading}”: {meaning}" for heading, meaning in headings)] if headings else []


class _PreviewWriter:
    """Writes the parts of a preview."""

    def __init__(self, imported: Importing) -> None:
        self._imported, self._after = imported, imported.after
        self._difference = compare(imported.before, imported.after)

    def counts(self) -> list[str]:
        """Return the lines that sum up the page, name its committee if it is another, and say if nothing is new."""
        draft = self._imported.draft
        lines = [f"{draft.name}: {summary(self._imported)}."]
        committee = self._after.committee.name
        if draft.committee and committee not in ("–", draft.committee):
            lines.append(f"The page is of {draft.committee}; this programme is of {committee}.")
        if self._imported.brings_nothing:
            lines.append(f"{self._why_nothing()}: there is nothing to bring in.")
        elif draft.not_understood:
            left_out = counted(len(draft.not_understood), "piece of it is", "pieces of it are")
            lines.append(f"{left_out} not brought in: see the end, with why.")
        return lines

    def _why_nothing(self) -> str:
        draft = self._imported.draft
        if not (draft.meetings or draft.topics or draft.recommendations or draft.actions):
            return "No meeting and no topic was found in it; what stands in it is below"
        if self._imported.followed_up.has_all_of(draft):
            return "The programme has all of it already"
        return "What it says is left out, for the reasons below"

    def changes(self) -> list[str]:
        """Return the lines on each meeting and topic that is new or changes."""
        items = self._difference.get("items", {})
        items_at: dict[str, list[str]] = {}
        for key in items:
            items_at.setdefault(self._after.items[key].meeting, []).append(key)
        meeting_ids = items_at.keys() | self._difference.get("meetings", {}).keys()
        lines: list[str] = []
        for meeting in sorted(
            (self._after.meetings[key] for key in meeting_ids), key=lambda meeting: (meeting.date, meeting.time)
        ):
            lines.append(self._meeting(meeting))
            lines += [f"  Note: {one_line(meeting.note)}"] if meeting.note else []
            for item in sorted((self._after.items[key] for key in items_at.get(meeting.id, ())), key=_position):
                lines += self._item(item, items[item.id])
        return [*lines, *self._topics()]

    def _meeting(self, meeting: Meeting) -> str:
        """Return the line on a meeting: its date, and what is new about it."""
        edit = self._difference.get("meetings", {}).get(meeting.id)
        kind = f"{meeting.kind.words} meeting"
        is_new = edit is not None and edit.was is None
        status = "" if meeting.status == "planned" else f", {meeting.status}"
        where = "".join(f", {words}" for words in (meeting.time, meeting.venue) if words)
        changed = f", {_changed('meetings', edit)} new" if edit else ""
        what = f"a new {kind}{status}{where}" if is_new else f"there already{changed}"
        return f"{in_words(meeting.date)}: {what}"

    def _item(self, item: Item, edit: EntityEdit) -> Iterator[str]:
        """Yield the lines on an item that is new or changes."""
        topic = self._after.topics[item.topic]
        title = title_with_kind(topic.title, item.kind, item.tentative)
        if edit.was is not None:
            old_meeting = edit.was.get("meeting")
            change = (
                f"moved from {long(self._after.meetings[old_meeting].date)}" if old_meeting else _changed("items", edit)
            )
            yield f"  ~ {title}: {change}"
            yield from self._before_and_after("items", item.id, edit)
            return
        yield f"  + {title}"
        yield from _described(item.objective or topic.objective, item.focus or topic.focus, item.note)
        edited = self._difference.get("topics", {}).get(topic.id)
        if edited and edited.was is None:
            yield from self._details(topic)

    def _topics(self) -> Iterator[str]:
        """Yield the lines on new topics without an item, then on topics that change."""
        edits = self._difference.get("topics", {})
        placed = {item.topic for item in self._after.items.values()}
        new = [self._after.topics[key] for key, edit in edits.items() if edit.was is None and key not in placed]
        if new:
            yield "Topics without a date"
        for topic in sorted(new, key=_title):
            yield f"  + {topic.title}{f' ({topic.why})' if topic.why else ''}"
            yield from _described(topic.objective, topic.focus, topic.note)
            yield from self._details(topic)
        changed = [(self._after.topics[key], edit) for key, edit in edits.items() if edit.was is not None]
        if changed:
            yield "Topics that say more"
        for topic, edit in sorted(changed, key=lambda topic_and_edit: _title(topic_and_edit[0])):
            yield f"  ~ {topic.title}: {_changed('topics', edit)}"
            yield from self._before_and_after("topics", topic.id, edit)

    def _before_and_after(self, table: str, key: str, edit: EntityEdit) -> Iterator[str]:
        """Yield the texts that an edit sets, each followed by the text that it replaces."""
        before, after = self._imported.before.table(table)[key], self._after.table(table)[key]
        for name in edit.fields:
            old, new = _in_words(getattr(before, name)), _in_words(getattr(after, name))
            if not old and table == "items" and name in ("objective", "focus"):
                old = _in_words(getattr(self._imported.before.topics[before.topic], name))
            if new and name != "meeting":
                yield f"      {capitalised(fields_in_words(table, [name]))}: {new}"
                if old:
                    yield f"      instead of: {old}"

    def _details(self, topic: Topic) -> Iterator[str]:
        """Yield the lines on a new topic's other fields."""
        for field in _DETAILS:
            if words := _in_words(topic_value(self._after, topic.id, field.name)):
                yield f"      {field.label}: {words}"

    def not_on_page(self) -> list[str]:
        """Return the lines on items of the programme that the page lacks, at meetings that it has."""
        places = self._imported.places
        meetings = {meeting for meeting, _ in places if meeting}
        missing = [
            f"  {self._after.topics[item.topic].title}, {long(self._after.meetings[item.meeting].date)}"
            for item in sorted(self._after.items.values(), key=_position)
            if item.meeting in meetings and (item.meeting, item.topic) not in places
        ]
        return ["In the programme and not on the page: left as it is", *missing] if missing else []


def _described(objective: str, focus: Iterable[str], note: str) -> Iterator[str]:
    """Yield the lines on the texts of an item or topic."""
    if objective:
        yield f"      Objective: {one_line(objective)}"
    for line in focus:
        yield f"      Focus: {line}"
    if note:
        yield f"      Note: {one_line(note)}"


def _in_words(value: Any) -> str:
    """Return one or several texts on one line; blank for a value of another type."""
    if isinstance(value, tuple | frozenset):
        return "; ".join(sorted(value) if isinstance(value, frozenset) else map(str, value))
    return one_line(value) if isinstance(value, str) else ""


def _changed(table: str, edit: EntityEdit | None) -> str:
    """Return the names of the fields that an edit sets, in words."""
    return fields_in_words(table, edit.fields) if edit else ""


def _left_out(words: Iterable[LeftOut]) -> list[str]:
    """Return the lines on words that were left out, grouped by the reason."""
    by_why: dict[str, list[LeftOut]] = {}
    for left_out in words:
        by_why.setdefault(left_out.why, []).append(left_out)
    lines = []
    for why, group in by_why.items():
        lines.append(f"  {capitalised(why)}")
        lines += [f"      “{left_out.text}” ({left_out.where})" for left_out in group]
    return ["Not brought in", *lines] if lines else []


def _position(item: Item) -> tuple[str, str]:
    return item.position, item.id


def _title(topic: Topic) -> str:
    return topic.title.casefold()
