"""The meetings that a move concerns, before and after: their places, what stays, leaves and arrives."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from planner.programme.calendar import short
from planner.programme.finding import Finding
from planner.programme.model import Meeting
from planner.programme.places import MeetingPlaces
from planner.programme.placing import Placing
from planner.programme.view import View
from planner.tui.paint import Painted, Painter, fitted, joined, wrapped
from planner.tui.symbols import FREE, LEVELS, OVER, PLACED

ROOMY = 60
"""Columns from which there is room round the arrow."""


class BeforeAfter(Painted):
    """What going to a meeting would mean; without a ``placing``, what leaving the present one would."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._meetings: list[tuple[Meeting, MeetingPlaces, MeetingPlaces, list[str]]] = []
        self._caused: tuple[Finding, ...] = ()
        self._cured: tuple[Finding, ...] = ()

    def show(self, view: View, topic: str, item: str, placing: Placing | None) -> None:
        """Show what happens when a topic, or its item where it has one, goes there."""
        title = view.programme.topics[topic].title
        self._meetings = []
        if item:
            here = view.meeting_of(view.programme.items[item])
            before = view.places(here)
            takes = any(each.id == item for each in view.substantive(here))
            after = MeetingPlaces(before.limit, before.taken - takes)
            self._meetings.append((here, before, after, [*_stays(view, here, item), f"– {title}, leaves"]))
        if placing:
            arrives = [*_stays(view, placing.meeting, item), f"+ {title}, arrives"]
            self._meetings.append((placing.meeting, placing.before, placing.after, arrives))
        self._caused = tuple(each for each in placing.causes if each.is_open) if placing else ()
        self._cured = tuple(each for each in placing.cures if each.is_open) if placing else ()
        self.refresh(layout=True)

    def render(self) -> Text:
        """A line a meeting, a line an item where there is room, and a line a finding."""
        roomy = self.screen.has_class("-tall")
        arrow = " →   " if self.content_size.width >= ROOMY else " → "
        lines = []
        for meeting, before, after, items in self._meetings:
            line = fitted(joined(self.paint, (short(meeting.date), "strong")), 13)
            line.append_text(fitted(_squares(before, self.paint), 18))
            line.append(arrow)
            line.append_text(_squares(after, self.paint))
            lines.append(line)
            if roomy:
                lines += [joined(self.paint, (f"  {each}", "muted")) for each in items]
            elif not (self._caused or self._cured):
                on_one_line = joined(self.paint, (f"  {'; '.join(reversed(items))}", "muted"))
                lines.append(fitted(on_one_line, self.content_size.width))
        for finding in self._caused:
            lines += self._told(LEVELS[finding.level][:2], finding.message, 3)
        for finding in self._cured:
            lines += self._told(("√", "good"), f"No longer: {finding.message}", 1)
        return Text("\n").join(lines)

    def _told(self, symbol: tuple[str, str], words: str, most: int) -> Iterator[Text]:
        first, *rest = wrapped(words, self.content_size.width - 2, most)
        yield joined(self.paint, symbol, " ", first)
        yield from (joined(self.paint, "  ", line) for line in rest)


def _stays(view: View, meeting: Meeting, item: str) -> list[str]:
    return [f"{PLACED} {view.topic_of(each).title}, stays" for each in view.items_at(meeting.id) if each.id != item]


def _squares(places: MeetingPlaces, paint: Painter) -> Text:
    within = min(places.taken, places.limit)
    words = "full" if not places.free else f"· {places.free} free"
    if places.over:
        words = f"· {places.over} over"
    return joined(
        paint,
        PLACED * within,
        (OVER * places.over, "warn"),
        (FREE * places.free, "good"),
        f" {places.taken} of {places.limit} {words}",
    )
