"""The symbols for states, each always beside a word; all of them are drawn by every console."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from planner.programme.english import listed
from planner.programme.finding import HEADINGS, Finding, Level, is_kept_beyond
from planner.programme.kinds import ItemKind, Outcome
from planner.programme.model import Item, Meeting, Topic
from planner.programme.view import View
from planner.tui.styled_text import GetStyle, styled

PLACED, TENTATIVE, FREE, OVER, OTHER, PICKED_UP = "■", "◊", "□", "+", "·", "→"

LEVELS = {
    Level.MUST: ("▲", "bad", "Fix", HEADINGS[Level.MUST]),
    Level.SHOULD: ("!", "warn", "Consider", HEADINGS[Level.SHOULD]),
    Level.NOTE: ("i", "key", "Remember", HEADINGS[Level.NOTE]),
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
"""What was decided or is advised -> symbol."""


def item_symbol(view: View, item: Item) -> tuple[str, str]:
    """The symbol and style of an item on its meeting."""
    if item.kind is not ItemKind.SUBSTANTIVE:
        return OTHER, "muted"
    if is_kept_beyond(view.programme, item, item.meeting):
        return OVER, "good"
    return (TENTATIVE, "warn") if item.tentative else (PLACED, "")


def squares(symbols: Iterable[tuple[str, str]], free: int, get_style: GetStyle) -> Text:
    """A meeting's places as squares."""
    return styled(get_style, *symbols, (FREE * free, "good"))


def meeting_squares(view: View, meeting: Meeting, get_style: GetStyle) -> Text:
    """A meeting's places as squares, as they stand."""
    symbols = [item_symbol(view, item) for item in view.substantive(meeting)]
    return squares(symbols, view.places(meeting).free, get_style)


def places_words(view: View, meeting: Meeting) -> str:
    """'2 of 2 full', '1 of 2 · 1 free', '3 of 2 · 1 over', 'cancelled'; '1 of 2' once it was held."""
    if meeting.cancelled:
        return "cancelled"
    if not meeting.kind.has_places:
        return meeting.kind.words
    places = view.places(meeting)
    if places.over:
        return f"{places.taken} of {places.limit} · {places.over} over"
    if places.free:
        left = "" if view.is_past(meeting) else f" · {places.free} free"
        return f"{places.taken} of {places.limit}{left}"
    return f"{places.taken} of {places.limit} full"


def topic_status(view: View, topic: Topic, *, in_full: bool = False) -> tuple[str, str]:
    """The symbol for where a topic stands, and its words: 'committee item · 6 of 8', 'not answered'.

    ``in_full`` has the points that the checklist gives as their sum.
    """
    decision, advice = view.decision(topic.id), view.advice(topic.id)
    status = view.status(topic)
    points = advice.arithmetic if in_full else f"{advice.points} of {advice.most_points}"
    score = f" · {points}" if advice.points else ""
    if status in ("on the programme", "considered"):
        return PLACED, status
    if decision:
        return OUTCOMES[decision.outcome], decision.outcome.words + score
    if advice.outcome:
        return OUTCOMES[advice.outcome], f"{advice.outcome.words}{score} advised"
    if others := view.other_checklists(topic.id):
        return OUTCOMES[None], f"assessed under {listed(others)}"
    if advice.is_begun:
        return OUTCOMES[None], f"{len(advice.open)} questions left"
    return OUTCOMES[None], "not answered"


def finding_line(finding: Finding, get_style: GetStyle) -> Text:
    """A finding on one line, its symbol and level before it."""
    symbol, style, word, _ = LEVELS[finding.level]
    return styled(get_style, (symbol, style), " ", (word, "strong"), f"  {finding.brief or finding.message}")
