"""The topics of a page without a day, with the window that their words name, which people confirm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from planner.importing.draft import Entry
from planner.importing.understanding.dates.windows import Window, window
from planner.importing.understanding.headings import SOURCE
from planner.importing.understanding.questions import MOST_QUOTES, Questions
from planner.importing.understanding.sheet import Slot
from planner.programme.calendar import in_words
from planner.programme.table import WAITING_HEADING

WINDOW, NO_WINDOW = "Yes, between those days", "No: keep the words, and no window"
_TO_BE_SCHEDULED = re.compile(
    r"((items|topics|reviews|dates?|still|yet) )*(not (yet )?|to be |un)"
    r"(scheduled|programmed|allocated|confirmed|timetabled)",
    re.IGNORECASE,
)
"""A heading that says only that topics have no date: it is no source of theirs."""
_WIDE = 300
"""A window of so many days is asked about apart: its words may be no window."""


@dataclass(slots=True)
class UndatedTopics:
    """Makes the topics of slots without a day; its questions about windows show every window, some in each."""

    year: str
    questions: Questions
    _asked: dict[bool, dict[str, None]] = field(default_factory=lambda: {True: {}, False: {}})

    def topics(self, slot: Slot, text: str, *, is_said: bool = False) -> Iterator[Entry]:
        """Yield the topics of a slot; ``is_said`` says that it was left out already that its words are no date."""
        questions = self.questions
        questions.leave_out(slot.where, slot.venue, "it is the venue of no meeting")
        bounds = window(text, self.year) if text else Window()
        if bounds is None:
            if not is_said:
                undone = ": its items are topics without a date" if slot.entries else ""
                questions.leave_out(slot.where, text, f"no date in it was understood{undone}")
            bounds = Window()
        elif not slot.entries and text:
            questions.leave_out(slot.where, text, "nothing stands beside it")
        yield from self.within(bounds, slot, text)

    def within(self, bounds: Window, slot: Slot, text: str) -> Iterator[Entry]:
        """Yield the topics of a slot in a window that its words name, if people confirm it."""
        if slot.entries and (bounds.not_before or bounds.not_after) and self._is_refused(bounds, slot.where, text):
            bounds = Window()
        says_nothing = slot.heading == WAITING_HEADING or _TO_BE_SCHEDULED.fullmatch(slot.heading)
        origin = "" if says_nothing else slot.heading
        for entry in slot.entries:
            sourced = entry.with_value(SOURCE, entry.value_of(SOURCE) or origin)
            yield replace(sourced, when=text, not_before=bounds.not_before, not_after=bounds.not_after)

    def _is_refused(self, bounds: Window, where: str, text: str) -> bool:
        """Return whether people say that words are no window."""
        first, last = bounds.not_before, bounds.not_after
        is_wide = first is not None and last is not None and (last - first).days >= _WIDE
        asked = self._asked[is_wide]
        asked.setdefault(text)
        batch = list(asked).index(text) // MOST_QUOTES
        what = "only a year" if is_wide else "no day, but a time of year"
        wording = f"Some topics have {what}. Are these the windows to place them in?"
        answer = self.questions.ask(
            f"windows{'-of-years' * is_wide}{f'-{batch + 1}' * bool(batch)}",
            wording,
            (WINDOW, NO_WINDOW),
            where=where,
            quote=text,
            gloss=_window_words(bounds),
        )
        return answer == NO_WINDOW


def _window_words(bounds: Window) -> str:
    """Return 'from Friday 1 September 2023 to ...'; the window has a bound."""
    if bounds.not_before and bounds.not_after:
        return f"from {in_words(bounds.not_before)} to {in_words(bounds.not_after)}"
    day = bounds.not_before or bounds.not_after
    assert day is not None
    return f"{'from' if bounds.not_before else 'until'} {in_words(day)}"
