"""The slots of a page as meetings, with their day and kind, or as topics with a window."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from planner.importing.draft import DraftMeeting, Entry
from planner.importing.understanding.headings import SOURCE
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.sheet import Slot
from planner.importing.understanding.windows import Window, window
from planner.importing.understanding.written_dates import WrittenDate, without_page_numbers, written_date
from planner.programme.calendar import ANNUAL_COUNCIL, WEEKDAYS, in_words, municipal_year, year_begins
from planner.programme.kinds import ItemKind, MeetingKind
from planner.programme.table import WAITING_HEADING

YEAR_MARGIN = timedelta(days=45)
"""A meeting this close before or after the page's municipal year is still put in that year."""
_KIND_OF_WORD = {
    "committee": MeetingKind.COMMITTEE,
    "formal": MeetingKind.COMMITTEE,
    "informal": MeetingKind.INFORMAL,
    "briefing": MeetingKind.BRIEFING,
    "workshop": MeetingKind.WORKSHOP,
    "task": MeetingKind.TASK_AND_FINISH,
    "joint": MeetingKind.JOINT,
}
MEETING_KINDS: Mapping[str, MeetingKind] = {
    "A committee meeting": MeetingKind.COMMITTEE,
    "A joint meeting": MeetingKind.JOINT,
    "An informal meeting: its items take no place": MeetingKind.INFORMAL,
    "A briefing: its items take no place": MeetingKind.BRIEFING,
    "A workshop: its items take no place": MeetingKind.WORKSHOP,
    "A task and finish group's meeting: its items take no place": MeetingKind.TASK_AND_FINISH,
}
"""Words of a choice -> the kind of meeting."""
VENUE = "Its venue"
WINDOW, NO_WINDOW = "Yes, between those days", "No: keep the words, and no window"
VENUE_WORD = re.compile(
    r"\b(hall|rooms?|house|chamber|centre|offices?|teams|zoom|online|virtual|hybrid|remote)\b", re.IGNORECASE
)


def meetings_and_topics(
    slots: Iterable[Slot], year: str, questions: Questions
) -> tuple[list[DraftMeeting], list[Entry]]:
    """Return the meetings of a page, two slots of one meeting merged, and its topics without a day."""
    meetings: list[DraftMeeting] = []
    topics: list[Entry] = []
    previous: date | None = None
    for slot in slots:
        text, page_numbers = without_page_numbers(slot.when)
        for page_number in page_numbers:
            questions.leave_out(slot.where, page_number, "it is the number of a page")
        written = written_date(text)
        day = _day(written, text, slot.where, year, previous, questions) if written else None
        if written is None or day is None:
            topics += _undated(slot, text, year, questions)
            continue
        previous = day
        meeting = _meeting(slot, text, written, day, year, questions)
        same_index = next((index for index, earlier in enumerate(meetings) if _is_same(earlier, meeting)), None)
        if same_index is None:
            meetings.append(meeting)
        else:
            meetings[same_index] = _merged(meetings[same_index], meeting)
    return meetings, topics


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
    )


def _day(
    written: WrittenDate, text: str, where: str, year: str, previous: date | None, questions: Questions
) -> date | None:
    """Return the day of a written date; asks where its weekday does not fit; None when there is no such day."""
    day = written.on(written.year) if written.year else _in_year(written, year, previous, text, where, questions)
    if day is None:
        questions.leave_out(where, text, "there is no such date: what stands under it has no date yet")
        return None
    if written.weekday is None or day.weekday() == written.weekday:
        return day
    shift = (written.weekday - day.weekday() + 3) % 7 - 3
    nearest = day + timedelta(days=shift)
    choices = {in_words(day): day, in_words(nearest): nearest}
    wording = f"{text} is not a {WEEKDAYS[written.weekday]}. Which day is meant?"
    return questions.choose(f"weekday:{text}", wording, choices, where=where, quote=text)


def _in_year(
    written: WrittenDate, year: str, previous: date | None, text: str, where: str, questions: Questions
) -> date | None:
    """Return the day of a date without a year; None when there is no such day.

    Asks in the month in which one municipal year ends and the next begins. ``previous`` is the day of the meeting
    before on the page.
    """
    first = int(year[:4])
    default = written.on(first if (written.month, written.day) >= ANNUAL_COUNCIL else first + 1)
    if default is None or written.month != ANNUAL_COUNCIL[0]:
        return default
    candidates = [day for calendar_year in (first, first + 1) if (day := written.on(calendar_year))]
    if written.weekday is not None and [day.weekday() for day in candidates].count(written.weekday) == 1:
        return next(day for day in candidates if day.weekday() == written.weekday)
    # a page is in order of date: its first meeting begins the year, one after another meeting ends it
    likely = candidates[0] if previous is None else candidates[-1]
    choices = {in_words(day): day for day in sorted(candidates, key=lambda day: day != likely)}
    wording = f"{text} is at the turn of the municipal year {year}. Which is meant?"
    return questions.choose(f"turn:{text}", wording, choices, where=where, quote=text)


def _meeting(slot: Slot, text: str, written: WrittenDate, day: date, year: str, questions: Questions) -> DraftMeeting:
    kind, venue = _kind(written.rest, slot.where, text, questions)
    kind = slot.kind or kind
    items = slot.entries
    if not kind.has_places:
        items = [replace(item, kind=ItemKind.INFORMATION) for item in items]
    first = year_begins(year)
    near = first - YEAR_MARGIN <= day <= date(first.year + 1, first.month, first.day) + YEAR_MARGIN
    return DraftMeeting(
        date=day,
        year=year if near else municipal_year(day),
        where=slot.where,
        written=text,
        kind=kind,
        additional=written.additional,
        cancelled=written.cancelled or slot.cancelled,
        time=written.time or slot.time,
        venue=slot.venue or venue,
        note=slot.note,
        items=tuple(items),
    )


def _kind(words: str, where: str, text: str, questions: Questions) -> tuple[MeetingKind, str]:
    """Return the kind and the venue of a meeting from the words after its date; asks where they name no kind."""
    if not words:
        return MeetingKind.COMMITTEE, ""
    if named := kind_named(words):
        return named, ""
    choices = {**{label: (kind, "") for label, kind in MEETING_KINDS.items()}, VENUE: (MeetingKind.COMMITTEE, words)}
    proposed = VENUE if VENUE_WORD.search(words) else None
    wording = f"What is “{words}”, after a date?"
    return questions.choose(f"kind:{words.casefold()}", wording, choices, where=where, quote=text, proposed=proposed)


def kind_named(words: str) -> MeetingKind | None:
    """Return the kind of meeting that words name, None when they name none."""
    return next((kind for word, kind in _KIND_OF_WORD.items() if word in words.casefold().split()), None)


def _undated(slot: Slot, text: str, year: str, questions: Questions) -> Iterator[Entry]:
    """Yield the topics of a slot without a day, with the window that its words name."""
    questions.leave_out(slot.where, slot.venue, "it is the venue of no meeting")
    bounds = window(text, year) if text else Window()
    if bounds is None:
        if slot.entries:
            questions.leave_out(slot.where, text, "no date in it was understood: its items are topics without a date")
        else:
            questions.leave_out(slot.where, text, "no date in it was understood")
        bounds = Window()
    elif not slot.entries and text:
        questions.leave_out(slot.where, text, "nothing stands beside it")
    if bounds.not_before or bounds.not_after:
        wording = "Some topics have no day, but a time of year. Are these the windows to place them in?"
        gloss = _window_words(bounds)
        answer = questions.ask("windows", wording, (WINDOW, NO_WINDOW), where=slot.where, quote=text, gloss=gloss)
        if answer == NO_WINDOW:
            bounds = Window()
    origin = "" if slot.heading == WAITING_HEADING else slot.heading
    for entry in slot.entries:
        sourced = entry.with_value(SOURCE, entry.value_of(SOURCE) or origin)
        yield replace(sourced, when=text, not_before=bounds.not_before, not_after=bounds.not_after)


def _window_words(bounds: Window) -> str:
    """Return 'from Friday 1 September 2023 to ...'; the window has a bound."""
    if bounds.not_before and bounds.not_after:
        return f"from {in_words(bounds.not_before)} to {in_words(bounds.not_after)}"
    day = bounds.not_before or bounds.not_after
    assert day is not None
    return f"{'from' if bounds.not_before else 'until'} {in_words(day)}"
