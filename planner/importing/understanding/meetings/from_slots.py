"""The slots of a page as meetings, with their day and kind, or as topics with a window."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from msgspec.structs import replace

from planner.importing.draft import DraftMeeting, Entry, merged
from planner.importing.understanding.dates.date_forms import span
from planner.importing.understanding.dates.moved_dates import move_in
from planner.importing.understanding.dates.window_words import calendar_year, end_of_month
from planner.importing.understanding.dates.windows import Window
from planner.importing.understanding.dates.written_dates import (
    DateOrMonth,
    WrittenDate,
    WrittenMonth,
    dates_in,
    without_page_numbers,
    written_date,
)
from planner.importing.understanding.dates.written_times import time_in
from planner.importing.understanding.headings import NOTE
from planner.importing.understanding.meetings.meeting_days import Neighbours, day_of, usual_day
from planner.importing.understanding.meetings.meeting_words import (
    CANCELLED,
    NO_DATE_YET,
    STANDS,
    MeetingWords,
    ask_postponed,
    read_words,
)
from planner.importing.understanding.meetings.undated import UndatedTopics
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.sheet import Slot
from planner.programme.calendar import municipal_year, year_begins
from planner.programme.kinds import ItemKind, MeetingKind
from planner.programme.text import one_line

YEAR_MARGIN = timedelta(days=45)
"""A meeting this close before or after the page's municipal year is still put in that year."""
_SEVERAL_DAYS = timedelta(days=6)
"""A meeting lasts no longer after its first day; longer is a window."""
ON_EACH = "Each date has the item"
ON_FIRST = "The first date has the item, and the others are noted"
OF_A_GROUP = "Informal meetings of a group, not of the committee"
AFTERNOON, MORNING = "In the afternoon or evening", "In the morning"


def meetings_and_topics(
    slots: Iterable[Slot], year: str, questions: Questions
) -> tuple[list[DraftMeeting], list[Entry]]:
    """Return the meetings of a page, two slots of one meeting merged, and its topics without a day."""
    slots = list(slots)
    reader = _SlotReader(year, questions, UndatedTopics(year, questions))
    for slot, following in zip(slots, [*slots[1:], None], strict=False):
        reader.year = reader.undated.year = slot.year or year
        reader.following = _usual_day(following, year) if following else None
        text, page_numbers = without_page_numbers(slot.when)
        for page_number in page_numbers:
            questions.leave_out(slot.where, page_number, "it is the number of a page")
        reader.read(slot, text)
    return reader.meetings, reader.topics


def _usual_day(slot: Slot, year: str) -> date | None:
    """Return the day on which a slot's date would usually be, None where it has none."""
    written = written_date(slot.when)
    if written is None:
        return None
    return usual_day(replace(written, year=written.year or slot.calendar_year or None), slot.year or year)


@dataclass(slots=True)
class _SlotReader:
    """Reads slots one after another into meetings and topics; ``previous`` and ``following`` are the days beside."""

    year: str
    questions: Questions
    undated: UndatedTopics
    meetings: list[DraftMeeting] = field(default_factory=list)
    topics: list[Entry] = field(default_factory=list)
    previous: date | None = None
    following: date | None = None

    def read(self, slot: Slot, text: str) -> None:
        """Read a slot: a meeting on its date, or on each of several dates, or topics without a day."""
        move = move_in(text)
        listed = () if move else dates_in(text)
        if len(listed) > 1:
            self._read_several(slot, text, listed)
            return
        written = move.now if move else written_date(text)
        if written is None:
            self.topics += self.undated.topics(slot, text)
        else:
            self._read_date(slot, text, written, notes=[move.words] if move else ())

    def _read_date(
        self,
        slot: Slot,
        text: str,
        written: WrittenDate,
        *,
        notes: Sequence[str] = (),
        said: str = "",
        kind: MeetingKind | None = None,
    ) -> None:
        """Read a slot with one date, or one of its dates, which is then ``said``; a ``kind`` given is the meeting's."""
        said = said or text
        if written.year is None and slot.calendar_year:
            written = replace(written, year=slot.calendar_year)
        day = day_of(written, said, slot.where, self.year, Neighbours(self.previous, self.following), self.questions)
        if day is None:
            self.topics += self.undated.topics(slot, said, is_said=True)
            return
        lasts = span(day, written.last) if written.last else None
        if lasts and lasts > _SEVERAL_DAYS:
            self.topics += self.undated.topics(slot, said)
            return
        words = read_words(written.rest, slot.where, text, self.questions)
        words.notes[:0] = [*notes, *([text[written.start : written.end]] if lasts else [])]
        is_cancelled = words.is_cancelled
        if words.is_postponed and not notes:
            answer = ask_postponed(slot.where, text, (CANCELLED, NO_DATE_YET, STANDS), self.questions)
            if answer == NO_DATE_YET:
                self.questions.leave_out(slot.where, text, "it is postponed without a new date")
                self.topics += self.undated.within(Window(), slot, text)
                return
            is_cancelled = is_cancelled or answer == CANCELLED
        self.previous = day
        words.kind = kind or slot.kind or words.kind
        written = replace(written, cancelled=written.cancelled or is_cancelled)
        add_meeting(self.meetings, self._meeting(slot, text, written, day, words))

    def _read_several(self, slot: Slot, text: str, listed: Sequence[DateOrMonth]) -> None:
        """Read a slot with several dates; asks what they are where items stand beside them."""
        answer = ON_EACH
        if slot.entries:
            is_of_group = any("group" in _said(entry) for entry in slot.entries) or "group" in slot.heading.casefold()
            choices = (ON_EACH, ON_FIRST, OF_A_GROUP)
            answer = self.questions.ask(
                "several-dates",
                "A row has several dates. What are they?",
                choices,
                where=slot.where,
                quote=text,
                proposed=OF_A_GROUP if is_of_group else ON_EACH,
            )
        for number, each in enumerate(listed):
            entries = slot.entries
            if answer == ON_FIRST:
                others = text[listed[0].end :].strip(" ,;")
                entries = [] if number else [_with_note(entry, others) for entry in entries]
            part = dataclasses.replace(slot, entries=entries)
            words = text[each.start : each.end]
            if isinstance(each, WrittenMonth):
                self._read_month(part, each, words)
                continue
            kind = MeetingKind.INFORMAL if answer == OF_A_GROUP else None
            self._read_date(part, text, each, said=words, kind=kind)

    def _read_month(self, slot: Slot, month: WrittenMonth, words: str) -> None:
        """Read a month in a list of dates: its items are topics with that window."""
        year = month.year or slot.calendar_year or calendar_year(month.month, self.year)
        if not slot.entries:
            self.questions.leave_out(slot.where, words, "it is a month without a day")
        bounds = Window(date(year, month.month, 1), end_of_month(year, month.month))
        self.topics += self.undated.within(bounds, slot, words)

    def _meeting(self, slot: Slot, text: str, written: WrittenDate, day: date, words: MeetingWords) -> DraftMeeting:
        items = list(slot.entries)
        cancelled = written.cancelled or slot.cancelled
        if items or cancelled:
            words.notes += words.titles
        else:
            items = [Entry(title, slot.where) for title in words.titles]
        if words.venue and slot.venue and words.venue != slot.venue:
            words.notes.append(words.venue)
        if written.time_words:
            words.notes.append(written.time_words)
        first = year_begins(self.year)
        near = first - YEAR_MARGIN <= day <= date(first.year + 1, first.month, first.day) + YEAR_MARGIN
        meeting = DraftMeeting(
            date=day,
            year=self.year if near else municipal_year(day),
            where=slot.where,
            written=one_line(text),
            additional=written.additional,
            cancelled=cancelled,
            time=self._time(written, slot.where, text) or time_in(slot.time),
            venue=slot.venue or words.venue,
            note="\n".join(_distinct(filter(None, (slot.note, *words.notes)))),
            items=tuple(items),
        )
        return _of_kind(meeting, words.kind)

    def _time(self, written: WrittenDate, where: str, text: str) -> str:
        """Return the time of a date; asks where it could be in the morning or in the afternoon."""
        if not written.is_time_unsure:
            return written.time
        answer = self.questions.ask(
            "half-of-day",
            "Times do not say whether they are in the morning or the afternoon. Which are they?",
            (AFTERNOON, MORNING),
            where=where,
            quote=text,
        )
        if answer == AFTERNOON:
            return written.time
        return f"{int(written.time[:2]) - 12:02}{written.time[2:]}"


def _said(entry: Entry) -> str:
    """Return the title and the texts of an entry, in lower case."""
    return " ".join([entry.title, *(value for value in entry.fields.values() if isinstance(value, str))]).casefold()


def _distinct(notes: Iterable[str]) -> Iterator[str]:
    """Return an iterator of the notes that no longer note says already, each once."""
    distinct = dict.fromkeys(notes)
    return (note for note in distinct if not any(note in other and note != other for other in distinct))


def _with_note(entry: Entry, words: str) -> Entry:
    return entry.with_value(NOTE, merged(NOTE, (entry.value_of(NOTE), words)))


def _of_kind(meeting: DraftMeeting, kind: MeetingKind) -> DraftMeeting:
    """Return a meeting of a kind; items of one without places are for information."""
    items = meeting.items
    if not kind.has_places:
        items = tuple(replace(item, kind=ItemKind.INFORMATION) for item in items)
    return replace(meeting, kind=kind, items=items)


def add_meeting(meetings: list[DraftMeeting], meeting: DraftMeeting) -> None:
    """Add a meeting to a list, or its part of one that is there already."""
    for at, earlier in enumerate(meetings):
        if _is_same(earlier, meeting):
            meetings[at] = _merged(earlier, meeting)
            return
    meetings.append(meeting)


def _is_same(one: DraftMeeting, other: DraftMeeting) -> bool:
    """Return whether two meetings of a page are the same one."""
    same_time = one.time == other.time or not (one.time and other.time)
    return same_time and (one.date, one.kind) == (other.date, other.kind)


def _merged(one: DraftMeeting, other: DraftMeeting) -> DraftMeeting:
    """Return two parts of the same meeting as one."""
    written = one.written if other.written in one.written else f"{one.written}; {other.written}"
    return replace(
        one,
        written=written,
        time=one.time or other.time,
        items=(*one.items, *other.items),
        cancelled=one.cancelled or other.cancelled,
        additional=one.additional or other.additional,
        venue="; ".join(dict.fromkeys(filter(None, (one.venue, other.venue)))),
        note="\n".join(dict.fromkeys(filter(None, (*one.note.split("\n"), *other.note.split("\n"))))),
    )
