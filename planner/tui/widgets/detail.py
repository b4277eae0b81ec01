"""The pane with the details of the selection, in a few lines, or in three columns where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from planner.programme.calendar import in_words, short
from planner.programme.finding import Finding
from planner.programme.follow_up.actions import action_title, open_actions, stands
from planner.programme.follow_up.next_looks import outcome_words
from planner.programme.follow_up.outcomes import awaits_outcome
from planner.programme.history.changes import Change
from planner.programme.model import Item, Meeting, Programme, Topic
from planner.programme.prioritising.ranking import ready_words
from planner.programme.prioritising.register import register_entry
from planner.programme.slippage import slip_of, slip_words
from planner.programme.statuses import NOT_WANTED
from planner.programme.text import one_line
from planner.programme.view import View
from planner.session import Session
from planner.tui.selection import Selection
from planner.tui.styled_text import fit_width, ruled_heading, styled, wrap
from planner.tui.symbols import LEVELS, finding_line, topic_status
from planner.tui.widgets.styled import StyledWidget

COLUMN_COUNT, GAP = 3, 4
"""The columns, and the space between them."""
NOTHING_FOUND = "Nothing found."
MIN_COLUMN_LINES = 9
"""Lines of height from which the details are in columns."""


class Detail(StyledWidget):
    """A heading with the whole title, and the facts about the selection."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._session: Session | None = None
        self._selected: Selection | None = None
        self._findings: tuple[Finding, ...] = ()
        self._picked_up = ""

    def show(self, session: Session, selected: Selection, findings: tuple[Finding, ...], picked_up: str = "") -> None:
        """Show the selection; ``picked_up`` is the id of the item picked up, blank for none."""
        self._session, self._selected, self._findings, self._picked_up = session, selected, findings, picked_up
        self.refresh()

    @property
    def as_text(self) -> str:
        """All the facts about the selection as plain text."""
        if self._session is None or self._selected is None:
            return ""
        title = self._title(self._session.view, self._selected)
        details = self._details(self._session, self._selected)
        return "\n".join([title, *(f"{name}: {words}" if words else name for name, words in details)])

    def render(self) -> Text:
        """Draw as many lines as there is room for."""
        width, height = self.content_size.width, self.content_size.height
        session, selected = self._session, self._selected
        if session is None or selected is None or not width:
            return Text()
        view = session.view
        title = self._title(view, selected)
        lines = [ruled_heading(self.get_style, one_line(title), width)]
        details = self._details(session, selected)
        open_findings = _open_findings(self._findings, selected)
        if self._picked_up:
            lines += [fit_width(line, width) for line in self._labelled_lines(self._put_down_hints(view))]
        elif height >= MIN_COLUMN_LINES and selected.topic:
            lines += [Text(end=""), *self._columns(session, selected, details, open_findings, width, height - 2)]
        else:
            lines_to_show = [finding_line(finding, self.get_style) for finding in open_findings]
            lines_to_show += self._labelled_lines(details)
            lines += [fit_width(line, width) for line in lines_to_show]
        return Text("\n").join(lines[:height])

    def _labelled_lines(self, pairs: Iterable[tuple[str, str]]) -> list[Text]:
        return [styled(self.get_style, (f"{name}{': ' if words else ''}", "muted"), words) for name, words in pairs]

    def _title(self, view: View, selected: Selection) -> str:
        if selected.topic:
            item = view.programme.items.get(selected.item)
            return view.programme.topics[selected.topic].title + (" · tentative" if item and item.tentative else "")
        if selected.meeting:
            meeting = view.programme.meetings[selected.meeting]
            return in_words(meeting.date) + (
                f" · {_free_words(view, meeting)}" if selected.free else f" · {meeting.status}"
            )
        return "Nothing selected"

    def _put_down_hints(self, view: View) -> list[tuple[str, str]]:
        """Return label and words of the keys that put down the item picked up, for the meeting under the cursor."""
        picked_up, selected = view.programme.items[self._picked_up], self._selected
        title = view.topic_of(picked_up).title
        if selected is None or selected.meeting in ("", picked_up.meeting):
            return [("Picked up", title), ("↑↓ goes to another meeting; Esc puts it back", "")]
        day = short(view.programme.meetings[selected.meeting].date)
        hints = [(f"Enter moves to {day}, once you say why", title)]
        if selected.item:
            hints.append(("S has it change places with", view.programme.topics[selected.topic].title))
        return hints

    def _details(self, session: Session, selected: Selection) -> list[tuple[str, str]]:
        """Return the facts about the selection, each as a label and words."""
        view = session.view
        if selected.topic:
            return self._topic_details(view, selected)
        if selected.free and not view.is_open(view.programme.meetings[selected.meeting]):
            return [("The meeting is past", "b records what was taken at it")]
        if selected.free:
            ready = ready_words(view)
            return [
                ("Enter fills it; ready and first in order", ready) if ready else ("None is ready", _none_ready(view)),
                ("Or leave it free for urgent business", ""),
            ]
        if selected.meeting:
            meeting = view.programme.meetings[selected.meeting]
            about = ", ".join(filter(None, (meeting.kind.value, meeting.time, meeting.venue)))
            return [("Meeting", about), *([("Note", one_line(meeting.note))] if meeting.note else [])]
        return []

    def _topic_details(self, view: View, selected: Selection) -> list[tuple[str, str]]:
        topic = view.programme.topics[selected.topic]
        item = view.programme.items.get(selected.item)
        objective = view.objective(item) if item else topic.objective
        rows = []
        if item:
            meeting = view.meeting_of(item)
            slip = slip_of(view, item)
            kind = item.kind.words + (f", {item.note}" if item.note else "")
            rows += [("Slipped", slip_words(slip))] if slip else []
            rows += [("Meeting", ", ".join(filter(None, (in_words(meeting.date), meeting.time)))), ("Kind", kind)]
        else:
            symbol, words = topic_status(view, topic, in_full=True)
            decision = view.decision(topic.id)
            if decision and view.status(topic) in NOT_WANTED:
                first, *others = register_entry(decision)
                rows += [("Register", first), ("Because", " ".join(others))]
            else:
                rows.append(("Stands", f"{symbol} {words}"))
                rows += [("Because", decision.reason)] if decision else []
        rows += [("Objective", objective or "not written yet"), ("Lead", topic.lead or "not named yet")]
        return [*_since_heard(view, topic, item), *rows]

    def _columns(
        self,
        session: Session,
        selected: Selection,
        details: list[tuple[str, str]],
        open_findings: list[Finding],
        width: int,
        height: int,
    ) -> list[Text]:
        """Return the lines of the three columns: the details, the open findings, and the newest changes.

        Without findings the middle column is narrow, and the others have its room.
        """
        room = width - (COLUMN_COUNT - 1) * GAP
        middle = room // COLUMN_COUNT if open_findings else len(NOTHING_FOUND) + 2
        right = (room - middle) // 2 if open_findings else (room - middle) * 2 // 5
        left = room - middle - right
        recorded = _recent_changes(session.programme, session.history, selected)
        columns = (
            (left, self._column("About", details, left, 11, height)),
            (
                middle,
                self._column(f"Checks · {len(open_findings)}", map(_finding_pair, open_findings), middle, 11, height)
                if open_findings
                else [
                    styled(self.get_style, ("Checks", "strong")),
                    Text(end=""),
                    styled(self.get_style, ("√", "good"), f" {NOTHING_FOUND}"),
                ],
            ),
            (
                right,
                self._column("Recorded", recorded, right, 13, height),
            ),
        )
        rows = []
        for number in range(max(len(lines) for _, lines in columns)):
            row = Text(no_wrap=True, end="")
            for column_width, lines in columns:
                row.append_text(fit_width(lines[number] if number < len(lines) else Text(end=""), column_width))
                row.append(" " * GAP)
            rows.append(row)
        return rows

    def _column(
        self, title: str, pairs: Iterable[tuple[str, str]], column_width: int, gutter: int, height: int
    ) -> list[Text]:
        """Return the lines of one column: its title, then the pairs, with their labels in ``gutter`` columns.

        Where they need more than ``height`` lines, the longest words are cut.
        """
        lines = [styled(self.get_style, (title, "strong")), Text(end="")]
        pairs = list(pairs)
        counts = [len(wrap(words, column_width - gutter)) for _, words in pairs]
        while sum(counts) > height - len(lines) and max(counts) > 1:
            counts[counts.index(max(counts))] -= 1
        for (name, words), count in zip(pairs, counts, strict=True):
            first, *rest = wrap(words, column_width - gutter, count)
            left = fit_width(styled(self.get_style, *self._label_parts(name)), gutter)
            left.append(first)
            lines.append(left)
            lines += [Text(" " * gutter + line, end="") for line in rest]
        return lines

    def _label_parts(self, name: str) -> list[tuple[str, str]]:
        for symbol, style, word, _ in LEVELS.values():
            if name == word:
                return [(symbol, style), (f" {word}", "muted")]
        return [(name, "muted")]


def _since_heard(view: View, topic: Topic, item: Item | None) -> Iterator[tuple[str, str]]:
    """Yield what became of an item, or else of the topic's last item that was held, and what is still asked for."""
    held = item or view.last_held(topic.id)
    minute = view.programme.minutes.get(held.id) if held else None
    if held and minute:
        day = "" if item else f", {short(view.meeting_of(held).date)}"
        yield "Heard", f"{outcome_words(view.programme, minute)}{day}"
    elif held and awaits_outcome(view.programme, held) and view.is_past(view.meeting_of(held)):
        yield "Held", "b records what became of it"
    asked = [each for each in open_actions(view.programme, view.today) if each.topic == topic.id]
    for action in asked:
        yield "Asked for", f"{action_title(action)} ({stands(action, view.today)})"


def _free_words(view: View, meeting: Meeting) -> str:
    return "a place is free" if view.is_open(meeting) else "a place was not filled"


def _none_ready(view: View) -> str:
    if view.waiting:
        return "p scopes the topics waiting"
    return "p begins a scoping session, n adds a topic"


def _finding_pair(finding: Finding) -> tuple[str, str]:
    return LEVELS[finding.level][2], finding.brief or finding.message


def _open_findings(findings: Iterable[Finding], selected: Selection) -> list[Finding]:
    """Return the findings about the selection that nobody has accepted."""
    open_findings = [finding for finding in findings if not finding.accepted]
    if selected.item:
        return [finding for finding in open_findings if finding.item == selected.item]
    if selected.meeting:
        return [finding for finding in open_findings if finding.meeting == selected.meeting and not finding.item]
    return [finding for finding in open_findings if finding.topic == selected.topic]


def _recent_changes(programme: Programme, history: tuple[Change, ...], selected: Selection) -> list[tuple[str, str]]:
    """Return the dates and labels of the four newest changes to the selected topic or item."""
    rows = []
    actions = {id for id, each in programme.actions.items() if each.topic == selected.topic}
    for change in reversed(history):
        changed_ids = {key for table in ("topics", "items", "minutes") for key in change.difference.get(table, {})}
        if {selected.topic, selected.item} & changed_ids or actions & change.difference.get("actions", {}).keys():
            because = f": {change.reason}" if change.reason else ""
            rows.append((short(change.at.date()), f"{change.label}{because}"))
    return rows[:4]
