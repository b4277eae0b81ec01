"""The dates of a page settled: which year, which day, what kind of meeting; or a topic with a window."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from planner.importing.draft import DraftMeeting, Entry
from planner.importing.understanding.days import Written, without_stamps, written_date
from planner.importing.understanding.headings import SOURCE
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.sheet import Slot
from planner.importing.understanding.windows import Window, window
from planner.programme.calendar import ANNUAL_COUNCIL, WEEKDAYS, in_words, municipal_year, year_begins
from planner.programme.kinds import ItemKind, MeetingKind
from planner.programme.table import WAITING_HEADING

NEAR = timedelta(days=45)
"""How far from a page's municipal year a date with another may be and still be of that programme."""
_KINDS = {
    "committee": MeetingKind.COMMITTEE,
    "formal": MeetingKind.COMMITTEE,
    "informal": MeetingKind.INFORMAL,
    "briefing": MeetingKind.BRIEFING,
    "workshop": MeetingKind.WORKSHOP,
    "task": MeetingKind.TASK_AND_FINISH,
    "joint": MeetingKind.JOINT,
}
VENUE = "Its venue"
AS_SAID, NO_WINDOW = "Yes, between those days", "No: keep the words, and no window"
KIND_WORDS = {
    MeetingKind.COMMITTEE: "A committee meeting",
    MeetingKind.JOINT: "A joint meeting",
    MeetingKind.INFORMAL: "An informal meeting: its items take no place",
    MeetingKind.BRIEFING: "A briefing: its items take no place",
    MeetingKind.WORKSHOP: "A workshop: its items take no place",
    MeetingKind.TASK_AND_FINISH: "A task and finish group's meeting: its items take no place",
}
_A_VENUE = re.compile(
    r"\b(hall|rooms?|house|chamber|centre|offices?|teams|zoom|online|virtual|hybrid|remote)\b", re.IGNORECASE
)


def year_of_page(slots: Sequence[Slot], titled: str, given: str, today: date, asking: Questions) -> str:
    """The municipal year that dates without a year are in: as given, as titled, as the dates say, or asked."""
    if given or titled:
        return given or titled
    found = [written for slot in slots if (written := written_date(slot.when))]
    said = [municipal_year(day) for each in found if each.year and (day := each.on(each.year))]
    if said and all(each.year for each in found):
        return min(said)
    now = municipal_year(today)
    first = int(now[:4]) + 1
    years = [f"{year}/{(year + 1) % 100:02}" for year in range(first, first - 6, -1)]
    without = next((slot for slot in slots if (each := written_date(slot.when)) and not each.year), None)
    if without is None:
        return said[0] if said else now
    fitting = [year for year in years if all(_fits(each, year) for each in found)]
    certain = fitting[0] if len(fitting) == 1 and any(each.weekday is not None for each in found) else ""
    about = "The page says no year. Which municipal year is it?"
    proposed = certain or (said[0] if said else "")
    choices = [proposed, *(year for year in years if year != proposed)] if proposed else years
    answer = asking.ask("year", about, choices, where=without.place, quote=without.when, proposed=proposed)
    return answer or now


def _fits(written: Written, year: str) -> bool:
    days = [day for first in (int(year[:4]), int(year[:4]) + 1) if (day := written.on(first))]
    return written.weekday is None or any(
        day.weekday() == written.weekday and municipal_year(day) == year for day in days
    )


def settled(slots: Iterable[Slot], year: str, asking: Questions) -> tuple[list[DraftMeeting], list[Entry]]:
    """The meetings of a page, those of one day together, and its topics that have none."""
    meetings: list[DraftMeeting] = []
    topics: list[Entry] = []
    before: date | None = None
    for slot in slots:
        text, stamps = without_stamps(slot.when)
        for stamp in stamps:
            asking.leave(slot.place, stamp, "it is the number of a page")
        written = written_date(text)
        day = _day(written, text, slot.place, year, before, asking) if written else None
        if written is None or day is None:
            topics += _undated(slot, text, year, asking)
            continue
        before = day
        made = _meeting(slot, text, written, day, year, asking)
        at = next((at for at, each in enumerate(meetings) if _is_one(each, made)), None)
        if at is None:
            meetings.append(made)
        else:
            meetings[at] = _together(meetings[at], made)
    return meetings, topics


def _is_one(one: DraftMeeting, other: DraftMeeting) -> bool:
    """Whether two are one meeting, which the page has twice."""
    same_time = one.time == other.time or not (one.time and other.time)
    return same_time and (one.date, one.kind) == (other.date, other.kind)


def _together(one: DraftMeeting, other: DraftMeeting) -> DraftMeeting:
    """Both parts of such a meeting."""
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


def _day(written: Written, text: str, place: str, year: str, before: date | None, asking: Questions) -> date | None:
    """The day that is meant; asked where its weekday says another."""
    day = written.on(written.year) if written.year else _in_year(written, year, before, text, place, asking)
    if day is None:
        asking.leave(place, text, "there is no such date: what stands under it has no date yet")
        return None
    if written.weekday is None or day.weekday() == written.weekday:
        return day
    shift = (written.weekday - day.weekday() + 3) % 7 - 3
    other = day + timedelta(days=shift)
    choices = {in_words(day): day, in_words(other): other}
    about = f"{text} is not a {WEEKDAYS[written.weekday]}. Which day is meant?"
    return choices[asking.ask(f"weekday:{text}", about, tuple(choices), where=place, quote=text)]


def _in_year(written: Written, year: str, before: date | None, text: str, place: str, asking: Questions) -> date | None:
    """A date without a year; one about the turn of the municipal year may be at either end, and is asked."""
    first = int(year[:4])
    usual = written.on(first if (written.month, written.day) >= ANNUAL_COUNCIL else first + 1)
    if usual is None or written.month != ANNUAL_COUNCIL[0]:
        return usual
    ends = [day for each in (first, first + 1) if (day := written.on(each))]
    if written.weekday is not None and [day.weekday() for day in ends].count(written.weekday) == 1:
        return next(day for day in ends if day.weekday() == written.weekday)
    likely = ends[0] if before is None else ends[-1]
    choices = {in_words(day): day for day in sorted(ends, key=lambda day: day != likely)}
    about = f"{text} is at the turn of the municipal year {year}. Which is meant?"
    return choices[asking.ask(f"turn:{text}", about, tuple(choices), where=place, quote=text)]


def _meeting(slot: Slot, text: str, written: Written, day: date, year: str, asking: Questions) -> DraftMeeting:
    kind, venue = _kind(written.rest, slot.place, text, asking)
    items = slot.entries
    if not kind.has_places:
        items = [replace(each, kind=ItemKind.INFORMATION) for each in items]
    begins = year_begins(year)
    near = begins - NEAR <= day <= date(begins.year + 1, begins.month, begins.day) + NEAR
    return DraftMeeting(
        date=day,
        year=year if near else municipal_year(day),
        place=slot.place,
        written=text,
        kind=kind,
        additional=written.additional,
        cancelled=written.cancelled or slot.cancelled,
        time=written.time,
        venue=slot.venue or venue,
        items=tuple(items),
    )


def _kind(words: str, place: str, text: str, asking: Questions) -> tuple[MeetingKind, str]:
    """What kind of meeting the words after a date mean, or that they are its venue; asked where they are not plain."""
    if not words:
        return MeetingKind.COMMITTEE, ""
    if named := kind_named(words):
        return named, ""
    about = f"What is “{words}”, after a date?"
    choices = (*KIND_WORDS.values(), VENUE)
    proposed = VENUE if _A_VENUE.search(words) else choices[0]
    answer = asking.ask(f"kind:{words.casefold()}", about, choices, where=place, quote=text, proposed=proposed)
    if answer == VENUE:
        return MeetingKind.COMMITTEE, words
    return next(kind for kind, said in KIND_WORDS.items() if said == answer), ""


def kind_named(words: str) -> MeetingKind | None:
    """The kind of meeting that words name; None when they name none."""
    return next((kind for word, kind in _KINDS.items() if word in words.casefold().split()), None)


def _undated(slot: Slot, text: str, year: str, asking: Questions) -> Iterator[Entry]:
    """The topics of a slot that has no day, with the window that its words name."""
    asking.leave(slot.place, slot.venue, "it is the venue of no meeting")
    found = window(text, year) if text else Window()
    if found is None:
        if slot.entries:
            asking.leave(slot.place, text, "no date in it was understood: its items are topics without a date")
        else:
            asking.leave(slot.place, text, "no date in it was understood")
        found = Window()
    elif not slot.entries and text:
        asking.leave(slot.place, text, "nothing stands beside it")
    if found.not_before or found.not_after:
        about = "Some topics have no day, but a time of year. Are these the windows to place them in?"
        gloss = _between(found)
        answer = asking.ask("windows", about, (AS_SAID, NO_WINDOW), where=slot.place, quote=text, gloss=gloss)
        if answer == NO_WINDOW:
            found = Window()
    origin = "" if slot.heading == WAITING_HEADING else slot.heading
    for entry in slot.entries:
        sourced = entry.saying(SOURCE, entry.of(SOURCE) or origin)
        yield replace(sourced, when=text, not_before=found.not_before, not_after=found.not_after)


def _between(found: Window) -> str:
    if found.not_before and found.not_after:
        return f"from {in_words(found.not_before)} to {in_words(found.not_after)}"
    day = found.not_before or found.not_after
    assert day is not None
    return f"{'from' if found.not_before else 'until'} {in_words(day)}"
