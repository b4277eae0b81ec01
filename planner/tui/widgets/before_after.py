"""The meetings that a move affects, before and after: their places, and which items stay, leave and arrive."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from planner.programme.calendar import short
from planner.programme.finding import Finding
from planner.programme.model import Meeting
from planner.programme.places import MeetingPlaces
from planner.programme.placing import Placing
from planner.programme.view import View
from planner.tui.styled_text import GetStyle, fit_width, styled, wrap
from planner.tui.symbols import FREE, LEVELS, OVER, PLACED
from planner.tui.widgets.styled import StyledWidget

WIDE_COLUMNS = 60
"""Columns from which the arrow has wider space after it."""


class BeforeAfter(StyledWidget):
    """The places and items, before and after, of the meetings that an item leaves and arrives at."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._meetings: list[tuple[Meeting, MeetingPlaces, MeetingPlaces, list[str]]] = []
        self._caused: tuple[Finding, ...] = ()
        self._cured: tuple[Finding, ...] = ()

    def show(self, view: View, topic: str, item: str, placing: Placing | None) -> None:
        """Show the effect of placing a topic, or of moving its item, at the meeting of ``placing``.

        ``item`` is blank for a topic to be placed; ``placing`` is None when the item only leaves its meeting.
        """
        title = view.programme.topics[topic].title
        self._meetings = []
        if item:
            meeting_now = view.meeting_of(view.programme.items[item])
            before = view.places(meeting_now)
            takes_place = any(placed.id == item for placed in view.substantive(meeting_now))
            after = MeetingPlaces(before.limit, before.taken - takes_place)
            self._meetings.append(
                (meeting_now, before, after, [*_staying(view, meeting_now, item), f"– {title}, leaves"])
            )
        if placing:
            items_after = [*_staying(view, placing.meeting, item), f"+ {title}, arrives"]
            self._meetings.append((placing.meeting, placing.before, placing.after, items_after))
        self._caused = tuple(finding for finding in placing.causes if finding.is_open) if placing else ()
        self._cured = tuple(finding for finding in placing.cures if finding.is_open) if placing else ()
        self.refresh(layout=True)

    def render(self) -> Text:
        """Draw a line for each meeting, each item where there is room, and each finding."""
        is_tall = self.screen.has_class("-tall")
        arrow = " →   " if self.content_size.width >= WIDE_COLUMNS else " → "
        lines: list[Text] = []
        for meeting, before, after, items in self._meetings:
            line = fit_width(styled(self.get_style, (short(meeting.date), "strong")), 13)
            line.append_text(fit_width(_squares(before, self.get_style), 18))
            line.append(arrow)
            line.append_text(_squares(after, self.get_style))
            lines += [Text(end=""), line] if lines and is_tall else [line]
            if is_tall:
                lines += [styled(self.get_style, (f"  {words}", "muted")) for words in items]
            elif not (self._caused or self._cured):
                on_one_line = styled(self.get_style, (f"  {'; '.join(reversed(items))}", "muted"))
                lines.append(fit_width(on_one_line, self.content_size.width))
        if is_tall and (self._caused or self._cured):
            lines.append(Text(end=""))
        for finding in self._caused:
            lines += self._finding_lines(LEVELS[finding.level][:2], finding.message, 3)
        for finding in self._cured:
            lines += self._finding_lines(("√", "good"), f"No longer: {finding.message}", 1)
        return Text("\n").join(lines)

    def _finding_lines(self, symbol: tuple[str, str], words: str, max_lines: int) -> Iterator[Text]:
        first, *rest = wrap(words, self.content_size.width - 2, max_lines)
        yield styled(self.get_style, symbol, " ", first)
        yield from (styled(self.get_style, "  ", line) for line in rest)


def _staying(view: View, meeting: Meeting, item: str) -> list[str]:
    """Return lines for the items at a meeting other than the one with id ``item``."""
    others = (other for other in view.items_at(meeting.id) if other.id != item)
    return [f"{PLACED} {view.topic_of(other).title}, stays" for other in others]


def _squares(places: MeetingPlaces, get_style: GetStyle) -> Text:
    filled = min(places.taken, places.limit)
    words = "full" if not places.free else f"· {places.free} free"
    if places.over:
        words = f"· {places.over} over"
    return styled(
        get_style,
        PLACED * filled,
        (OVER * places.over, "warn"),
        (FREE * places.free, "good"),
        f" {places.taken} of {places.limit} {words}",
    )
