"""The symbols for states, each shown with a word beside it; only characters that every console can draw."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from planner.programme.calendar import short, shortest
from planner.programme.english import counted, listed
from planner.programme.finding import LEVEL_HEADINGS, Finding, Level, is_accepted_beyond_places
from planner.programme.kinds import ItemKind, ItemOutcome, Outcome
from planner.programme.model import Item, Meeting, Topic
from planner.programme.statuses import AT_A_MEETING, HELD, ON_PROGRAMME
from planner.programme.view import View
from planner.tui.styled_text import GetStyle, styled

PLACED, TENTATIVE, FREE, OVER, OTHER, PICKED_UP = "■", "◊", "□", "+", "·", "→"

LEVELS = {
    Level.MUST: ("▲", "bad", "Fix", LEVEL_HEADINGS[Level.MUST]),
    Level.SHOULD: ("!", "warn", "Consider", LEVEL_HEADINGS[Level.SHOULD]),
    Level.NOTE: ("i", "key", "Remember", LEVEL_HEADINGS[Level.NOTE]),
}
"""Level -> symbol, style, word, heading."""

OUTCOMES = {
    Outcome.MUST_SCHEDULE: "●",
    Outcome.COMMITTEE_ITEM: "●",
    Outcome.TASK_AND_FINISH: "◊",
    Outcome.BRIEFING_NOTE: "▬",
    Outcome.SCOPE_FIRST: "?",
    Outcome.DEFER: "»",
    Outcome.REFER: "→",
    Outcome.REJECT: "–",
    None: "○",
}
"""Outcome decided or advised -> symbol."""


MINUTED = {
    ItemOutcome.CONSIDERED: ("√", "good"),
    ItemOutcome.DEFERRED: ("»", "warn"),
    ItemOutcome.WITHDRAWN: ("–", "muted"),
    ItemOutcome.NOT_REACHED: ("»", "warn"),
}
"""What became of an item -> symbol and style."""


def item_symbol(view: View, item: Item) -> tuple[str, str]:
    """Return the symbol and style of an item at its meeting."""
    if item.kind is not ItemKind.SUBSTANTIVE:
        return OTHER, "muted"
    minute = view.programme.minutes.get(item.id)
    if minute:
        return MINUTED[minute.outcome]
    if is_accepted_beyond_places(view.programme, item, item.meeting):
        return OVER, "good"
    return (TENTATIVE, "warn") if item.tentative else (PLACED, "")


def squares(symbols: Iterable[tuple[str, str]], free: int, get_style: GetStyle) -> Text:
    """Return a row of squares for a meeting's places: these symbols in their styles, then ``free`` empty squares."""
    return styled(get_style, *symbols, (FREE * free, "good"))


def meeting_squares(view: View, meeting: Meeting, get_style: GetStyle) -> Text:
    """Return a row of squares for a meeting's places: its substantive items, then the free places."""
    symbols = [item_symbol(view, item) for item in view.substantive(meeting)]
    return squares(symbols, view.places(meeting).free, get_style)


def places_words(view: View, meeting: Meeting) -> str:
    """Return '2 of 2 full', '1 of 2 · 1 free', '3 of 2 · 1 over' or 'cancelled'; '1 of 2' once it was held."""
    if meeting.cancelled:
        return "cancelled"
    if not meeting.kind.has_places:
        return meeting.kind.words
    places = view.places(meeting)
    if places.over:
        return f"{places.taken} of {places.limit} · {places.over} over"
    if places.free:
        free_words = "" if view.is_past(meeting) else f" · {places.free} free"
        return f"{places.taken} of {places.limit}{free_words}"
    return f"{places.taken} of {places.limit} full"


def topic_status(view: View, topic: Topic, *, in_full: bool = False) -> tuple[str, str]:
    """Return the symbol of a topic's status, and its words: 'committee item · 6 of 8', 'not answered', 'on 26 Oct'.

    With ``in_full`` the points of the checklist are written as a sum, and days follow the name of the status.
    """
    decision, advice = view.decision(topic.id), view.advice(topic.id)
    status = view.status(topic)
    points = advice.arithmetic if in_full else f"{advice.points} of {advice.most_points}"
    score = f" · {points}" if advice.points else ""
    if status in AT_A_MEETING:
        days = _days_at_meetings(view, topic, to_come=status == ON_PROGRAMME)
        if in_full or not days:
            return PLACED, ", ".join(filter(None, (status, days)))
        return PLACED, {ON_PROGRAMME: f"on {days}", HELD: f"held {days}, no outcome"}.get(status, f"{status} {days}")
    if decision:
        return OUTCOMES[decision.outcome], decision.outcome.words + score
    if advice.outcome:
        return OUTCOMES[advice.outcome], f"{advice.outcome.words}{score} advised"
    if others := view.other_checklists(topic.id):
        return OUTCOMES[None], f"assessed under {listed(others)}"
    if advice.is_begun:
        return OUTCOMES[None], f"{counted(len(advice.open), 'question')} left"
    return OUTCOMES[None], "not answered"


def _days_at_meetings(view: View, topic: Topic, *, to_come: bool) -> str:
    """Return the days of the meetings to come that a topic is on, or else the day of the last one that it was at."""
    meetings = [view.meeting_of(item) for item in view.items_of(topic.id)]
    ahead = [meeting for meeting in meetings if view.is_open(meeting)]
    behind = [meeting for meeting in meetings if not meeting.cancelled and meeting.date <= view.today]
    shown = ahead if to_come else behind[-1:]
    return listed(shortest(each.date) if each.year == view.year else short(each.date) for each in shown)


def finding_line(finding: Finding, get_style: GetStyle) -> Text:
    """Return a finding as one line: its symbol, the word for its level, and its brief text."""
    symbol, style, word, _ = LEVELS[finding.level]
    return styled(get_style, (symbol, style), " ", (word, "strong"), f"  {finding.brief or finding.message}")
