"""What is selected, told in three lines, or in three columns where there is room."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from planner.programme.calendar import in_words, short
from planner.programme.finding import Finding
from planner.programme.history.changes import Change
from planner.programme.prioritising.ranking import ready_words
from planner.programme.prioritising.register import register_entry
from planner.programme.slippage import slip_of, slip_words
from planner.programme.view import NOT_WANTED, View
from planner.session import Session
from planner.tui.paint import Painted, fitted, joined, plain, sides, wrapped
from planner.tui.selection import Selection
from planner.tui.symbols import LEVELS, finding_line, topic_status

COLUMNS = 3
ROOMY = 9
"""Lines from which there is room for columns."""


class Detail(Painted):
    """A heading with the whole title, then what there is to know."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._session: Session | None = None
        self._selected: Selection | None = None
        self._findings: tuple[Finding, ...] = ()
        self._lifted = ""

    def show(self, session: Session, selected: Selection, findings: tuple[Finding, ...], lifted: str = "") -> None:
        """Tell what is selected in the session's programme; ``lifted`` is the item that is picked up."""
        self._session, self._selected, self._findings, self._lifted = session, selected, findings, lifted
        self.refresh()

    @property
    def as_text(self) -> str:
        """Everything there is to know, as plain text."""
        if self._session is None or self._selected is None:
            return ""
        title = self._title(self._session.view, self._selected)
        about = self._about(self._session, self._selected)
        return "\n".join([title, *(f"{name}: {words}" if words else name for name, words in about)])

    def render(self) -> Text:
        """As many lines as there is room for."""
        width, height = self.content_size.width, self.content_size.height
        session, selected = self._session, self._selected
        if session is None or selected is None or not width:
            return Text()
        view = session.view
        title = self._title(view, selected)
        lines = [sides(joined(self.paint, (plain(title), "strong")), Text(), width, "─", self.paint("rule"))]
        about = self._about(session, selected)
        concerning = _concerning(self._findings, selected)
        if self._lifted:
            lines += [fitted(line, width) for line in self._told(self._put(view))]
        elif height >= ROOMY and selected.topic:
            lines += [Text(end=""), *self._columns(session, selected, about, concerning, width)]
        else:
            told = [finding_line(finding, self.paint) for finding in concerning]
            told += self._told(about)
            lines += [fitted(line, width) for line in told]
        return Text("\n").join(lines[:height])

    def _told(self, pairs: Iterable[tuple[str, str]]) -> list[Text]:
        return [joined(self.paint, (f"{name}{': ' if words else ''}", "muted"), words) for name, words in pairs]

    def _title(self, view: View, selected: Selection) -> str:
        if selected.topic:
            item = view.programme.items.get(selected.item)
            return view.programme.topics[selected.topic].title + (" · tentative" if item and item.tentative else "")
        if selected.meeting:
            meeting = view.programme.meetings[selected.meeting]
            return in_words(meeting.date) + (" · a place is free" if selected.free else f" · {meeting.status}")
        return "Nothing selected"

    def _put(self, view: View) -> list[tuple[str, str]]:
        """What can be done here with what is picked up."""
        lifted, selected = view.programme.items[self._lifted], self._selected
        title = view.topic_of(lifted).title
        if selected is None or selected.meeting in ("", lifted.meeting):
            return [("Picked up", title), ("↑↓ goes to another meeting; Esc puts it back", "")]
        day = short(view.programme.meetings[selected.meeting].date)
        told = [(f"Enter moves to {day}, once you say why", title)]
        if selected.item:
            told.append(("S has it change places with", view.programme.topics[selected.topic].title))
        return told

    def _about(self, session: Session, selected: Selection) -> list[tuple[str, str]]:
        view = session.view
        if selected.topic:
            return self._about_topic(view, selected)
        if selected.free and not view.is_open(view.programme.meetings[selected.meeting]):
            return [("The meeting is past", "nothing more can be placed on it")]
        if selected.free:
            return [
                ("Enter fills it; ready and first in order", ready_words(view) or "none yet: n adds a topic"),
                ("Or leave it free for urgent business", ""),
            ]
        if selected.meeting:
            meeting = view.programme.meetings[selected.meeting]
            return [("Meeting", ", ".join(filter(None, (meeting.kind.value, meeting.time, meeting.venue))))]
        return []

    def _about_topic(self, view: View, selected: Selection) -> list[tuple[str, str]]:
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
        return rows

    def _columns(
        self,
        session: Session,
        selected: Selection,
        about: list[tuple[str, str]],
        concerning: list[Finding],
        width: int,
    ) -> list[Text]:
        room = (width - 2 * 4) // COLUMNS
        columns = (
            self._pairs("About", about, room, 11),
            self._pairs(f"Checks · {len(concerning)}", [_short(each) for each in concerning], room, 11)
            if concerning
            else [
                joined(self.paint, ("Checks", "strong")),
                Text(),
                joined(self.paint, ("√", "good"), " Nothing found."),
            ],
            self._pairs("Recorded", _recorded(session.history, selected), room, 13),
        )
        tallest = max(map(len, columns))
        rows = []
        for number in range(tallest):
            row = Text(no_wrap=True, end="")
            for column in columns:
                row.append_text(fitted(column[number] if number < len(column) else Text(end=""), room))
                row.append(" " * 4)
            rows.append(row)
        return rows

    def _pairs(self, title: str, pairs: Iterable[tuple[str, str]], room: int, gutter: int) -> list[Text]:
        lines = [joined(self.paint, (title, "strong")), Text(end="")]
        for name, words in pairs:
            first, *rest = wrapped(words, room - gutter, 3)
            left = fitted(joined(self.paint, *self._named(name)), gutter)
            left.append(first)
            lines.append(left)
            lines += [Text(" " * gutter + line, end="") for line in rest]
        return lines

    def _named(self, name: str) -> list[tuple[str, str]]:
        for symbol, style, word, _ in LEVELS.values():
            if name == word:
                return [(symbol, style), (f" {word}", "muted")]
        return [(name, "muted")]


def _short(finding: Finding) -> tuple[str, str]:
    return LEVELS[finding.level][2], finding.brief or finding.message


def _concerning(findings: Iterable[Finding], selected: Selection) -> list[Finding]:
    """The findings about what is selected that nobody has accepted."""
    if selected.item:
        return [each for each in findings if each.item == selected.item and not each.accepted]
    if selected.meeting:
        return [each for each in findings if each.meeting == selected.meeting and not each.item and not each.accepted]
    return [each for each in findings if each.topic == selected.topic and not each.accepted]


def _recorded(history: tuple[Change, ...], selected: Selection) -> list[tuple[str, str]]:
    """The newest changes to the topic or the item."""
    rows = []
    for change in reversed(history):
        touched = {key for table in ("topics", "items") for key in change.difference.get(table, {})}
        if {selected.topic, selected.item} & touched:
            because = f": {change.reason}" if change.reason else ""
            rows.append((short(change.at.date()), f"{change.label}{because}"))
    return rows[:4]
