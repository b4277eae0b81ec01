"""The bars of a screen, the top bar and the key bar, and the headings between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from rich.text import Text
from textual import events
from textual.message import Message
from textual.reactive import reactive

from planner.programme.text import one_line
from planner.tui.command import Command
from planner.tui.styled_text import fit_width, left_and_right, styled
from planner.tui.widgets.styled import StyledWidget

Tabs: TypeAlias = "Sequence[tuple[Command, str]]"
"""The commands of the views, each with the count beside its label."""
KeyHint: TypeAlias = "tuple[Command, str, str]"
"""A command, the label of its key, and its own present label."""


class Bar(StyledWidget):
    """One or two lines with areas that can be clicked, each to run a command."""

    class Clicked(Message):
        """Posted when a command was clicked."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._click_areas: list[tuple[int, int, int, Command]] = []

    def add_click_area(self, y: int, start: int, end: int, command: Command) -> None:
        """Run the command on a click in row ``y`` from column ``start`` up to ``end``."""
        self._click_areas.append((y, start, end, command))

    def on_click(self, event: events.Click) -> None:
        """Post the command that was clicked."""
        offset = event.get_content_offset(self)
        for y, start, end, command in self._click_areas:
            if offset and offset.y == y and start <= offset.x < end:
                event.stop()
                self.post_message(self.Clicked(command))
                return


class TopBar(Bar):
    """The committee and the status, and below them the tabs, or the breadcrumbs and what Esc does."""

    crumbs: reactive[str] = reactive("")
    escape_label: reactive[str] = reactive("Back")

    def __init__(self, view: str = "", crumbs: str = "", escape_label: str = "Back") -> None:
        super().__init__(id="top")
        self._view = view
        self.set_reactive(TopBar.crumbs, crumbs)
        self.set_reactive(TopBar.escape_label, escape_label)
        self._committee = self._council = ""
        self._status_texts: tuple[str, ...] = ("",)
        self._tabs: Tabs = ()
        self._escape_command: Command | None = None

    def show(
        self,
        committee: str,
        council: str,
        status_texts: tuple[str, ...],
        tabs: Tabs = (),
        escape_command: Command | None = None,
    ) -> None:
        """Show the committee, the council, and the first of ``status_texts`` that fits; the last when none does.

        The second line shows the ``tabs``, or the breadcrumbs and what Esc does: ``escape_command``.
        """
        self._committee, self._council = one_line(committee), one_line(council)
        self._status_texts = status_texts
        self._tabs, self._escape_command = tabs, escape_command
        self.refresh()

    def render(self) -> Text:
        """Draw the two lines, and add the click areas of the second."""
        width = self.content_size.width
        self._click_areas = []
        left = styled(self.get_style, (self._committee, "strong"))
        fitting = (words for words in self._status_texts if left.cell_len + 2 + len(words) <= width)
        status = next(fitting, self._status_texts[-1])
        if left.cell_len + len(self._council) + len(status) + 5 <= width:
            left.append(f"   {self._council}", self.get_style("muted"))
        first = left_and_right(left, Text(status), width)
        second = self._breadcrumb_line(width) if self.crumbs else self._tabs_line(width)
        return Text("\n").join([first, second])

    def _breadcrumb_line(self, width: int) -> Text:
        right = styled(self.get_style, ("Esc", "key"), f" {self.escape_label}") if self.escape_label else Text(end="")
        if self._escape_command:
            self.add_click_area(1, width - right.cell_len, width, self._escape_command)
        return left_and_right(styled(self.get_style, (one_line(self.crumbs), "strong")), right, width)

    def _tabs_line(self, width: int) -> Text:
        """Return the tabs, with gaps, then counts, then all their spaces, where they fit."""
        with_counts = [self._tab(command, count) for command, count in self._tabs]
        plain = [self._tab(command, "") for command, _ in self._tabs]
        layouts = ((with_counts, " "), (with_counts, ""), (plain, ""))
        fitting = (each for each in layouts if sum(tab.cell_len + len(each[1]) for tab in each[0]) <= width)
        tabs, gap = next(fitting, ([self._tab(command, "", is_brief=True) for command, _ in self._tabs], ""))
        line = Text(end="")
        for (command, _), tab in zip(self._tabs, tabs, strict=True):
            self.add_click_area(1, line.cell_len, line.cell_len + tab.cell_len, command)
            line.append_text(tab)
            line.append(gap)
        return fit_width(line, width)

    def _tab(self, command: Command, count: str, *, is_brief: bool = False) -> Text:
        label = command.label.removeprefix("What's ").capitalize() if is_brief else command.label
        tab = styled(self.get_style, "" if is_brief else " ", (command.key_label, "key"), f" {label}{count} ")
        if command.id == self._view:
            tab.stylize(self.get_style("tab"))
        return tab


class KeyBar(Bar):
    """The key hints of the commands offered, as many as fit, and at the right end the one for Help."""

    MAX_WHEN_NARROW = 4

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._hints: Sequence[KeyHint] = ()
        self._last_hint: KeyHint | None = None

    def show(self, hints: Sequence[KeyHint], last_hint: KeyHint | None) -> None:
        """Show these key hints, as many as fit, and ``last_hint`` at the right end."""
        self._hints, self._last_hint = hints, last_hint
        self.refresh()

    def render(self) -> Text:
        """Draw the hints, and add a click area for each."""
        width = self.content_size.width
        self._click_areas = []
        right = self._hint_text(self._last_hint) if self._last_hint else Text(end="")
        line = Text(end="")
        for number, hint in enumerate(self._hints):
            text = self._hint_text(hint)
            fits = line.cell_len + text.cell_len + 3 + right.cell_len <= width
            if not fits or (width < 100 and number >= self.MAX_WHEN_NARROW):
                break
            self.add_click_area(0, line.cell_len, line.cell_len + text.cell_len, hint[0])
            line.append_text(text)
            line.append("   ")
        line.rstrip()
        if self._last_hint:
            self.add_click_area(0, width - right.cell_len, width, self._last_hint[0])
        return left_and_right(line, right, width)

    def _hint_text(self, hint: KeyHint) -> Text:
        _, key, label = hint
        return styled(self.get_style, (key, "key"), f" {label}")


class Heading(StyledWidget):
    """A heading with a rule and text at the right; the rule is heavy while the widget with id ``pane`` has focus."""

    is_heavy: reactive[bool] = reactive(False)

    def __init__(self, title: str = "", right: Text | str = "", *, id: str, pane: str = "") -> None:
        super().__init__(id=id)
        self._title, self._right, self._pane = title, right, pane

    def show(self, title: str, right: Text | str = "") -> None:
        """Change the title and the text at the right."""
        self._title = one_line(title)
        self._right = right
        self.refresh()

    def on_mount(self) -> None:
        """Watch whether the pane has focus."""
        if self._pane:
            pane = self.screen.query_one(f"#{self._pane}")
            self.watch(pane, "has_focus", lambda focused: setattr(self, "is_heavy", focused))

    def render(self) -> Text:
        """Draw the line."""
        filler, style = ("━", "muted") if self.is_heavy else ("─", "rule")
        left = styled(self.get_style, (self._title, "strong"))
        right = self._right if isinstance(self._right, Text) else styled(self.get_style, (self._right, "muted"))
        return left_and_right(left, right, self.content_size.width, filler, self.get_style(style))
