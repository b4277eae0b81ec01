"""Topics as rows: rank, title and status."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from rich.text import Text

from planner.programme.model import Topic
from planner.programme.text import one_line
from planner.programme.view import View
from planner.tui.styled_text import GetStyle, fit_width, styled, wrap
from planner.tui.symbols import topic_status
from planner.tui.widgets.row_list import BLANK, Row, message_row

STATUS_MIN, STATUS_MAX = 26, 32
"""Least and most columns for a status beside its title; between them, it takes about half the row."""


def waiting_rows(view: View, *, two_lines: bool) -> list[Row]:
    """Return the topics waiting, by rank; each on two lines in a narrow pane."""
    if not view.waiting:
        first_steps = "No topics yet: p begins a scoping session, n adds one, I imports a programme."
        return [message_row("No topics are waiting: n adds one." if view.programme.topics else first_steps)]
    rows: list[Row] = []
    for rank, topic in enumerate(view.waiting, start=1):
        if rows and two_lines:
            rows.append(BLANK)
        rows.append(topic_row(view, topic, str(rank), two_lines=two_lines))
    return rows


def other_rows(view: View, topics: Iterable[Topic]) -> list[Row]:
    """Return topics that are not waiting, without a rank."""
    return [topic_row(view, topic, "", two_lines=False) for topic in topics]


def topic_row(view: View, topic: Topic, rank: str, *, two_lines: bool) -> Row:
    """Return the row of one topic."""
    return Row(
        topic.id,
        partial(_draw_on_two_lines if two_lines else _draw_on_one_line, topic.title, rank, topic_status(view, topic)),
    )


def _draw_on_one_line(title: str, rank: str, status: tuple[str, str], width: int, get_style: GetStyle) -> list[Text]:
    line = styled(get_style, "  ", f"{rank:>3}  ")
    status_width = max(STATUS_MIN, min(STATUS_MAX, (width - 8) // 2))
    line.append_text(fit_width(styled(get_style, one_line(title)), max(10, width - 8 - status_width)))
    line.append(" ")
    line.append_text(fit_width(styled(get_style, f"{status[0]} ", (status[1], "muted")), status_width))
    return [line]


def _draw_on_two_lines(title: str, rank: str, status: tuple[str, str], width: int, get_style: GetStyle) -> list[Text]:
    first, *rest = wrap(title, width - 6, 3)
    return [
        styled(get_style, f"{rank:>4}  ", first),
        *(styled(get_style, "      ", line) for line in rest),
        styled(get_style, "      ", (f"{status[0]} {status[1]}", "muted")),
    ]
