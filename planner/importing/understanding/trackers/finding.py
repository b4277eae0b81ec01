"""Finding the trackers of recommendations and the action logs on a page, and reading them with the lines above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from planner.importing.follow_up_draft import DraftAction, DraftRecommendation
from planner.importing.page import Cell, Event, PageLine, PageTable
from planner.importing.understanding.dates.written_dates import without_page_numbers
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.tables.columns import is_header
from planner.importing.understanding.titles import committee_in, council_in, year_in
from planner.importing.understanding.trackers.above import Above, title_in, told, under
from planner.importing.understanding.trackers.action_lines import FEWEST, ActionLines, action_lines
from planner.importing.understanding.trackers.actions import read_action
from planner.importing.understanding.trackers.days import first_day
from planner.importing.understanding.trackers.headings import Kind, Layout, layout_of
from planner.importing.understanding.trackers.parting import parted
from planner.importing.understanding.trackers.recommendations import read_recommendation
from planner.importing.understanding.trackers.rows import rows_of
from planner.programme.documents import action_log, tracker
from planner.programme.errors import Unusable
from planner.programme.text import one_line

ROWS_BEFORE_HEADER = 4
"""How many rows may stand above the headings."""
HEADING_WORDS, LINE_WORDS = 30, 16
"""The most words of a heading, and of another line, that says something about a table below it."""
LINES_ABOVE = 8
"""How many lines above a table are looked at."""
MOST_ROWS = 1_000
"""How many recommendations or actions are understood of one page."""
_OF_MEETING = re.compile(
    r"\W*(?:meeting|minutes?|actions?|recommendations?|date|(?:mon|tues|wednes|thurs|fri)day|\d)", re.IGNORECASE
)
_TITLE = re.compile(
    r"work ?(programme|plan)|committee|council|panel|commission|scrutiny board|\btrack(er|ing)\b|"
    r"action (log|list)|monitoring|^recommendations?$|^actions?$|in figures|^appendix|^annex|\bscrutiny$",
    re.IGNORECASE,
)
"""A heading that names the document, and no topic."""


class Trackers:
    """The recommendations and actions of a page; ``others`` are its other parts, for whom they are."""

    def __init__(
        self, parts: Sequence[PageLine | PageTable | Event], questions: Questions, *, year: str, name: str
    ) -> None:
        self.recommendations: list[DraftRecommendation] = []
        self.actions: list[DraftAction] = []
        self.others: list[PageLine | PageTable | Event] = []
        self._questions = questions
        texts = [part.text for part in parts if isinstance(part, PageLine)]
        self._year = year or year_in([*texts, name])
        self._layout: Layout | None = None
        self._above = Above()
        self._lines: list[PageLine] = []
        actions = action_lines(parts)
        is_log = sum(each.sure for each in actions.values()) >= FEWEST
        in_actions = {
            at + ahead for at, each in actions.items() if is_log or each.sure for ahead in range(each.number_of_lines)
        }
        for number, part in enumerate(parts):
            if is_log and number in actions:
                self._read_actions(actions[number])
            elif isinstance(part, PageLine) and number in in_actions:
                if not is_log:
                    questions.leave_out(part.where, part.text, "one action alone is no action log: record it by hand")
            elif isinstance(part, PageLine):
                self._lines.append(part)
            elif not (isinstance(part, PageTable) and self._read(part)):
                self._flush()
                self._layout = None
                self.others.append(part)
        self._flush()
        if len(self.recommendations) + len(self.actions) > MOST_ROWS:
            raise Unusable(
                f"{name} has more than {MOST_ROWS:,} recommendations and actions: save those of one committee by "
                "themselves, and import them."
            )

    @property
    def found(self) -> bool:
        """Whether the page has any recommendation or action."""
        return bool(self.recommendations or self.actions)

    def _flush(self) -> None:
        self.others += self._lines
        self._lines = []

    def _read_actions(self, found: ActionLines) -> None:
        """Read actions that are lines, below every heading since the page began."""
        lines, self._lines = self._lines, []
        for line in lines:
            self._read_line_above(line)
        self.actions += [read_action(row, self._year, self._questions) for row in found.rows(self._above)]

    def _read(self, table: PageTable) -> bool:
        """Return whether a table is a tracker or an action log, and read it."""
        rows = [row for row in table.rows if any(one_line(cell.text) for cell in row)]
        at, layout = self._layout_of(rows)
        if layout is None:
            return False
        self._read_lines_above()
        for row in rows[:at]:
            self._read_row_above(row)
        self._layout = layout
        for heading, column in zip(layout.headings, layout.columns, strict=True):
            if heading and column:
                self._questions.headings[heading] = column.value
        is_ours = layout.headings in (tracker.HEADS, action_log.HEADS)
        below = rows[at + 1 if at is not None else 0 :]
        found = rows_of(below, layout, self._above, self._year, self._questions, is_ours=is_ours)
        for each in (part for row in found for part in parted(row, layout.kind, self._questions)):
            if layout.kind is Kind.TRACKER:
                self.recommendations.append(read_recommendation(each, self._year, self._questions))
            else:
                self.actions.append(read_action(each, self._year, self._questions))
        return True

    def _layout_of(self, rows: Sequence[Sequence[Cell]]) -> tuple[int | None, Layout | None]:
        """Return which row has the headings, None where the table goes on with the one above, and the layout.

        The layout is None for a table of another kind.
        """
        for at, row in enumerate(rows[:ROWS_BEFORE_HEADER]):
            headings = tuple(one_line(cell.text) for cell in row)
            if layout := layout_of(headings):
                return at, layout
        above = self._layout
        goes_on = (
            above is not None
            and bool(rows)
            and max(map(len, rows)) == len(above.columns)
            and not is_header(rows[0])
            and not any(without_page_numbers(line.text)[0] for line in self._lines)
        )
        return None, above if goes_on else None

    def _read_row_above(self, row: Sequence[Cell]) -> None:
        """Read a row above the headings as a heading is read; what says nothing of the rows is left for the page."""
        cells = list({one_line(cell.text): cell for cell in row if one_line(cell.text)}.values())
        if len(cells) > 1:
            words = " ".join(one_line(cell.text) for cell in cells)
            self._read_line_above(PageLine(words, cells[0].where, heading=True))
        for line in cells[0].lines if len(cells) == 1 else ():
            self._read_line_above(replace(line, heading=True))

    def _read_lines_above(self) -> None:
        """Read what the lines above a table say of its rows; the others are left for the rest of the page."""
        lines, self._lines = self._lines, []
        self.others += lines[:-LINES_ABOVE]
        lines = lines[-LINES_ABOVE:]
        if any(line.text.strip() for line in lines):
            self._above = Above(as_at=self._above.as_at)
        for line in lines:
            self._read_line_above(line)

    def _read_line_above(self, line: PageLine) -> None:
        above = self._with_heading(one_line(line.text), line.where, stands_out=line.heading or line.bold)
        if above is None or committee_in([line.text]) or council_in([line.text]):
            self.others.append(line)
        else:
            self._questions.headings.setdefault(one_line(line.text), "what the rows below it are about")
        self._above = above or self._above

    def _with_heading(self, words: str, where: str, *, stands_out: bool) -> Above | None:
        """Return what stands above the rows once a line is read; None where it says nothing of them."""
        if not words or len(words.split()) > (HEADING_WORDS if stands_out else LINE_WORDS):
            return None
        before = self._above
        said, rest = told(before, words, self._year, where, self._questions)
        if rest != words and rest and said.as_at == before.as_at and not stands_out:
            said, rest = before, words  # a sentence in which such words stand says it of something else
        above = replace(said, heading=title_in(rest) or rest) if stands_out and rest else said
        found = first_day(rest, self._year)
        if found and (stands_out or _OF_MEETING.match(rest)):
            about = under(above, rest, self._year)
            return replace(about, topic="") if _TITLE.search(about.topic) else about
        title = title_in(rest)
        if stands_out and title and not _TITLE.search(title):
            return under(above, rest, self._year)
        if said is not before:
            return above
        if stands_out:
            self._above = above
        return None
