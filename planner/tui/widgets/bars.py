"""The lines round a screen: the header above, the keys below, and the headings between."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.reactive import reactive

from planner.tui.command import Command
from planner.tui.commands import HELP, VIEWS
from planner.tui.paint import Painted, fitted, joined, plain, sides


class Bar(Painted):
    """One or two lines with places to click; each place runs an action of the screen."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._places: list[tuple[int, int, int, str]] = []

    def place(self, y: int, start: int, end: int, action: str) -> None:
        """Have a click between these columns run the action."""
        self._places.append((y, start, end, action))

    async def on_click(self, event: events.Click) -> None:
        """Run what was clicked on."""
        at = event.get_content_offset(self)
        for y, start, end, action in self._places:
            if at and at.y == y and start <= at.x < end:
                event.stop()
                await self.screen.run_action(action)
                return


class TopBar(Bar):
    """The committee and the year, then the views or where we are and what Esc does."""

    crumbs: reactive[str] = reactive("")
    aside: reactive[str] = reactive("Back")

    def __init__(self, view: str = "", crumbs: str = "", aside: str = "Back") -> None:
        super().__init__(id="top")
        self._view = view
        self.set_reactive(TopBar.crumbs, crumbs)
        self.set_reactive(TopBar.aside, aside)
        self._committee = self._council = ""
        self._facts: tuple[str, ...] = ("",)
        self._counts: dict[str, str] = {}

    def show(self, committee: str, council: str, facts: tuple[str, ...], counts: dict[str, str]) -> None:
        """Show the committee, the council, the first of the ``facts`` that fits, and a count beside some views."""
        self._committee, self._council = plain(committee), plain(council)
        self._facts = facts
        self._counts = counts
        self.refresh()

    def render(self) -> Text:
        """Two lines."""
        width = self.content_size.width
        self._places = []
        left = joined(self.paint, (self._committee, "strong"))
        fitting = (words for words in self._facts if left.cell_len + 2 + len(words) <= width)
        facts = next(fitting, self._facts[-1])
        if left.cell_len + len(self._council) + len(facts) + 5 <= width:
            left.append(f"   {self._council}", self.paint("muted"))
        first = sides(left, Text(facts), width)
        second = self._trail(width) if self.crumbs else self._tabs(width)
        return Text("\n").join([first, second])

    def _trail(self, width: int) -> Text:
        right = joined(self.paint, ("Esc", "key"), f" {self.aside}") if self.aside else Text(end="")
        self.place(1, width - right.cell_len, width, "back")
        return sides(joined(self.paint, (plain(self.crumbs), "strong")), right, width)

    def _tabs(self, width: int) -> Text:
        """The views, with their counts and room between them where that fits."""
        tabs = [self._tab(command, self._counts.get(command.id, "")) for command in VIEWS]
        gap = " "
        if sum(tab.cell_len + 1 for tab in tabs) > width:
            tabs, gap = [self._tab(command, "") for command in VIEWS], ""
        line = Text(end="")
        for command, tab in zip(VIEWS, tabs, strict=True):
            self.place(1, line.cell_len, line.cell_len + tab.cell_len, command.id)
            line.append_text(tab)
            line.append(gap)
        return fitted(line, width)

    def _tab(self, command: Command, count: str) -> Text:
        tab = joined(self.paint, " ", (command.shown_key, "key"), f" {command.label}{count} ")
        if command.id == f"view('{self._view}')":
            tab.stylize(self.paint("tab"))
        return tab


class KeyBar(Bar):
    """The keys that do something now, as many as fit; Help always among them."""

    MOST_WHEN_NARROW = 4

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._commands: tuple[tuple[Command, str, str], ...] = ()
        self._typing = False

    def show(self, commands: tuple[tuple[Command, str, str], ...], *, typing: bool) -> None:
        """Show these commands, each with the key and the label it has now; ``typing`` when letters go into a box."""
        self._commands = commands
        self._typing = typing
        self.refresh()

    def render(self) -> Text:
        """One line."""
        width = self.content_size.width
        self._places = []
        help_key = "F1" if self._typing else HELP.shown_key
        helped = joined(self.paint, (help_key, "key"), " Help")
        line = Text(end="")
        shown = 0
        for command, key, label in self._commands:
            if command is HELP:
                continue
            hint = joined(self.paint, (key, "key"), f" {label}")
            fits = line.cell_len + hint.cell_len + 3 + helped.cell_len <= width
            if not fits or (width < 100 and shown >= self.MOST_WHEN_NARROW):
                break
            self.place(0, line.cell_len, line.cell_len + hint.cell_len, command.id)
            line.append_text(hint)
            line.append("   ")
            shown += 1
        line.rstrip()
        self.place(0, width - helped.cell_len, width, HELP.id)
        return sides(line, helped, width)


class Heading(Painted):
    """A bold heading, a rule, and words at the right; the heavy rule marks the pane that has the keys."""

    heavy: reactive[bool] = reactive(False)

    def __init__(self, title: str = "", right: Text | str = "", *, id: str, of: str = "") -> None:
        super().__init__(id=id)
        self._title, self._right, self._of = title, right, of

    def show(self, title: str, right: Text | str = "") -> None:
        """Change the words."""
        self._title = plain(title)
        self._right = right
        self.refresh()

    def on_mount(self) -> None:
        """Follow the focus of the pane that this heading is of."""
        if self._of:
            pane = self.screen.query_one(f"#{self._of}")
            self.watch(pane, "has_focus", lambda focused: setattr(self, "heavy", focused))

    def render(self) -> Text:
        """One line."""
        filler, style = ("━", "muted") if self.heavy else ("─", "rule")
        left = joined(self.paint, (self._title, "strong"))
        right = self._right if isinstance(self._right, Text) else joined(self.paint, (self._right, "muted"))
        return sides(left, right, self.content_size.width, filler, self.paint(style))
