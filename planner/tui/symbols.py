"""The symbols for states, each always beside a word; all of them are drawn by every console."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from planner.programme.english import listed
from planner.programme.finding import LEVEL_HEADINGS, Finding, Level, is_accepted_beyond_places
from planner.programme.kinds import ItemKind, Outcome
from planner.programme.model import Item, Meeting, Topic
from planner.programme.view import View
from planner.tui.paint import Painter, joined

PLACED, TENTATIVE, FREE, OVER, OTHER, LIFTED = "■", "◊", "□", "+", "·", "→"

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
"""What was decided or is advised -> symbol."""


def item_symbol(view: View, item: Item) -> tuple[str, str]:
    """The symbol and style of an item on its meeting."""
    if item.kind is not ItemKind.SUBSTANTIVE:
        return OTHER, "muted"
    if is_accepted_beyond_places(view.programme, item, item.meeting):
        return OVER, "good"
    return (TENTATIVE, "warn") if item.tentative else (PLACED, "")


def squares(symbols: Iterable[tuple[str, str]], free: int, paint: Painter) -> Text:
    """A meeting's places as squares."""
    return joined(paint, *symbols, (FREE * free, "good"))


def squares_of(view: View, meeting: Meeting, paint: Painter) -> Text:
    """A meeting's places as squares, as they stand."""
    symbols = [item_symbol(view, item) for item in view.substantive(meeting)]
    return squares(symbols, view.places(meeting).free, paint)


def count_words(view: View, meeting: Meeting) -> str:
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


def finding_line(finding: Finding, paint: Painter) -> Text:
    """A finding on one line, its symbol and level before it."""
    symbol, style, word, _ = LEVELS[finding.level]
    return joined(paint, (symbol, style), " ", (word, "strong"), f"  {finding.brief or finding.message}")
