"""The base class of full screens: the session, the commands, the bars, and making, undoing and redoing edits."""

from __future__ import annotations

from typing import ClassVar

from textual import events, work
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Button

from planner.programme.calendar import long, short
from planner.programme.english import counted
from planner.programme.errors import PlannerError
from planner.programme.finding import Cure, Finding
from planner.programme.history.changes import Change
from planner.programme.history.undoing import original
from planner.programme.model import Programme
from planner.programme.view import View
from planner.session import Edit, EditResult, Session
from planner.tui.command import Command
from planner.tui.screens.made_of.base import BaseScreen
from planner.tui.screens.made_of.common import HELP, NEXT_BOX, PRESS
from planner.tui.selection import NOTHING, Selection
from planner.tui.typed_ahead import COMMAND_WORKERS
from planner.tui.widgets.bars import Bar, KeyBar, Tabs, TopBar
from planner.tui.widgets.styled import StyledWidget

SCROLL_KEYS = [
    Binding(key, f"scroll_lines({by})", show=False)
    for key, by in {"up": -1, "down": 1, "pageup": -12, "pagedown": 12, "home": -100000, "end": 100000}.items()
]
"""Keys that scroll the widget of class ``scrolled``, and by how many lines."""


class PlannerScreen(BaseScreen, Screen[object]):
    """A full screen; ``ACTS`` are its commands, the most useful first.

    ``NAME`` begins the breadcrumbs of the screens pushed over it. Its help shows ``ABOUT`` (what it is for), ``MOUSE``
    (what the mouse does) and ``RULE`` (the rule it serves, with its source).
    """

    NAME: ClassVar[str] = ""
    ABOUT: ClassVar[str] = ""
    MOUSE: ClassVar[str] = (
        "A click selects a row, and a second does what Enter would. Words in the two bars can be clicked."
    )
    RULE: ClassVar[str] = ""
    AUTO_FOCUS = ""

    @property
    def session(self) -> Session:
        """The open programme."""
        return self.host.opened

    @property
    def view(self) -> View:
        """The programme as seen in the year in view, today."""
        return self.session.view

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the rules; none in the first frame, which does not wait for them."""
        return self.session.findings if self.host.has_first_frame else ()

    @property
    def is_read_only(self) -> bool:
        """Whether the open programme may only be read."""
        return self.host.session is not None and self.session.read_only

    @property
    def selection(self) -> Selection:
        """What the cursor is on."""
        return NOTHING

    def is_offered(self, command: Command) -> bool:
        """Return whether the command can be run now and is allowed here."""
        is_barred = (self.is_read_only and command.edits) or (self.app.is_web and command.files)
        return super().is_offered(command) and not is_barred

    @property
    def offered(self) -> list[Command]:
        """The commands that can be run now."""
        return [command for command in self.all_acts if self.is_offered(command)]

    def key_label(self, command: Command) -> str:
        """Return the command's key as the key bar shows it."""
        return command.key_label

    def redraw(self) -> None:
        """Redraw the screen from the programme as it now is."""
        self.redraw_bars()

    def redraw_bars(self) -> None:
        """Redraw the top bar and the key bar."""
        escape_command = next((each for each in self.ACTS if "escape" in each.keys), None)
        for bar in self.query(TopBar):
            if self.host.session is None:
                bar.show("Scrutiny Planner", "", ("",), escape_command=escape_command)
            else:
                committee = self.view.programme.committee
                bar.show(committee.name, committee.council, self.status_texts(), self.tabs, escape_command)
        self.redraw_key_bar()

    def redraw_key_bar(self) -> None:
        """Redraw the key bar."""
        is_typing = self.is_typing
        hints = [
            (command, self.key_label(command), command.label_on(self))
            for command in self.offered
            if command.id != HELP.id and not (is_typing and command.has_printable_key)
        ]
        focused = self.focused
        if isinstance(focused, Button) or (isinstance(focused, StyledWidget) and focused.TAKES_ENTER):
            press = (PRESS, PRESS.key_label, str(focused.label)) if isinstance(focused, Button) else None
            others = [each for each in hints if each[0].keys[0] != "enter"]
            hints = [press or (NEXT_BOX, NEXT_BOX.key_label, NEXT_BOX.label), *others]
        for bar in self.query(KeyBar):
            bar.show(hints, (HELP, "F1" if is_typing else HELP.key_label, HELP.label))

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        """Run the command that was clicked on."""
        self.run_if_offered(event.command)

    @property
    def tabs(self) -> Tabs:
        """The views to go to from here, each with a count beside its label."""
        return ()

    def status_texts(self) -> tuple[str, ...]:
        """Return the status at the right of the top bar, in full and in brief: unsaved, day, year, free places."""
        session, free, day = self.session, self.view.places_free, self.host.pretended_day
        is_saved = session.is_saved or not self.host.has_first_frame  # a new programme is saved after the first frame
        statuses = ["Read only"] if session.read_only else [] if is_saved else ["Not saved"]
        if self.host.is_locked:
            statuses, day = ["Locked for presenting"], None
        free_words, free_brief = f"{counted(free, 'place')} free", f"{free or 'none'} free"
        if self.view.meetings and not any(self.view.is_open(meeting) for meeting in self.view.meetings):
            free_words, free_brief = "the year is over", "over"
        full = [*statuses, *([f"as at {long(day)}"] if day else []), session.year, free_words]
        brief = [*statuses, *([short(day)] if day else []), session.year, free_brief]
        return " · ".join(full), " · ".join(brief)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Redraw the key bar: commands on letters are hidden while an input has focus."""
        self.redraw_key_bar()

    def on_screen_resume(self) -> None:
        """Redraw: the programme may have changed while another screen was in front."""
        self.redraw()

    def apply_edit(
        self, edit: Edit, *, label: str = "", reason: str = "", authority: str = "", basis: Programme | None = None
    ) -> bool:
        """Make an edit and say what changed and what it newly causes; return False when it was refused.

        ``label`` is for a change that its difference does not fully describe. ``basis`` is the programme that the
        person was shown, which may have changed since.
        """
        try:
            result = self.session.do(edit, label=label, reason=reason, authority=authority, basis=basis)
        except PlannerError as error:
            self.say(str(error), error=True)
            return False
        if result.change:
            self.say(_result_message(result.change.label, result))
        self.host.end_used_draft()
        self.after_change()
        return True

    def after_change(self) -> None:
        """Show the news that came with a change, and redraw."""
        self.host.show_news()
        self.host.redraw()

    @work(group=COMMAND_WORKERS)
    async def undo_or_redo(self, *, undo: bool, change: str = "") -> None:
        """Undo this person's last change, or the one with this id; unless ``undo``, redo their last undo."""
        session = self.session
        candidates = (each for each in session.to_undo if change in ("", each.id)) if undo else session.to_redo
        target = next(candidates, None)
        if target and session.is_from_before(target) and not await self._confirm_undo_or_redo(target, undo=undo):
            return
        try:
            result = session.undo(change) if undo else session.redo()
        except PlannerError as error:
            self.say(str(error), error=True)
            return
        if result:
            self.say(f"{'Taken' if undo else 'Given'} back: {original(session.history, result).label}.")
        elif session.is_saved:
            self.say(f"There is nothing to {'take' if undo else 'give'} back.")
        self.after_change()

    async def _confirm_undo_or_redo(self, target: Change, *, undo: bool) -> bool:
        """Ask before undoing or redoing a change from before a restart, and say what it was and when."""
        edit = original(self.session.history, target)
        from planner.tui.screens.made_of.confirm import ConfirmScreen

        verb, words = ("Undo", "Take back") if undo else ("Redo", "Give back")
        dialogue = ConfirmScreen(
            f"{verb} an earlier change?", f"{edit.label}, on {long(edit.at.date())}.", f"{words} that"
        )
        return await self.app.push_screen_wait(dialogue)

    def back(self) -> None:
        """Dismiss this screen."""
        self.unsay()
        self.dismiss(None)

    def action_scroll_lines(self, by: int) -> None:
        """Scroll by so many lines; negative is up."""
        self.query_one(".scrolled").scroll_relative(y=by, animate=False)

    async def help(self) -> None:
        """Show the help, and run the command chosen there."""
        from planner.tui.screens.made_of.help import HelpScreen

        commands = [(command, self.key_label(command), command.label_on(self)) for command in self.offered]
        chosen = await self.app.push_screen_wait(HelpScreen(self.ABOUT, self.MOUSE, self.RULE, commands))
        if chosen:
            self.run_if_offered(chosen)


def _result_message(label: str, result: EditResult) -> str:
    """Return what to say after an edit: its label, and the first finding that it newly causes."""
    is_over_places = any(Cure.KEEP in finding.of.cures and not finding.is_open for finding in result.caused)
    message = f"{label}, beyond the places, with your reason." if is_over_places else f"{label}."
    return f"{message} Now to look at: {result.to_look_at[0].message}" if result.to_look_at else message
