"""The panel with the advice that follows from the answers to the checklist so far."""

from __future__ import annotations

from rich.text import Text

from planner.programme.checklist import Advice, Because
from planner.programme.english import counted
from planner.programme.kinds import Outcome
from planner.tui.styled_text import left_and_right, ruled_heading, styled
from planner.tui.symbols import OUTCOMES
from planner.tui.widgets.styled import StyledWidget

TO_AN_AGENDA = (Outcome.MUST_SCHEDULE, Outcome.COMMITTEE_ITEM, Outcome.TASK_AND_FINISH)
"""The outcomes that a reason for taking a topic leads to; any other is a reason against."""


def _mark(reason: Because) -> tuple[str, str]:
    """Return the symbol and style of a reason: for taking the topic, against, or neither."""
    if reason.leads_to and reason.leads_to not in TO_AN_AGENDA:
        return "–", "warn"
    return ("+", "good") if reason.leads_to or reason.points else ("·", "muted")


class AdvicePanel(StyledWidget):
    """The advice, its points, and the newest reasons for it."""

    advice: Advice | None = None

    def show(self, advice: Advice | None) -> None:
        """Show this advice, or nothing."""
        self.advice = advice
        self.refresh()

    def render(self) -> Text:
        """Draw a heading, the advice or the outcome it tends to, and as many of the newest reasons as fit."""
        advice = self.advice
        if advice is None:
            return Text()
        width, height = self.content_size.width, self.content_size.height
        lines = [ruled_heading(self.get_style, "So far", width)]
        if advice.outcome:
            words = f"Advice: {advice.outcome.words}"
        elif advice.heading:
            words = f"Heading for: {advice.heading.words}"
        else:
            words = f"No advice yet: {counted(len(advice.open), 'question')} to answer"
        left = styled(self.get_style, f"{OUTCOMES[advice.heading]} ", (words, "strong"))
        points = advice.arithmetic
        if left.cell_len + len(points) + 1 > width:
            points = points.rpartition("= ")[-1]
        lines.append(left_and_right(left, Text(points, end=""), width))
        room = max(0, height - len(lines))
        for reason in advice.because[-room:] if room else ():
            mark = _mark(reason)
            points = f" ({counted(reason.points, 'point')})" if reason.points is not None else ""
            lines.append(styled(self.get_style, mark, f" {reason.text}", (points, "muted")))
        return Text("\n").join(lines)
