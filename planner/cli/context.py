"""The context of every command: the programme, the person, the day and the year, and an edit's reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import click
from msgspec import Struct

from planner.cli.printing import say
from planner.machine.paths import file_named, read_last_opened
from planner.machine.system import login_name
from planner.programme.calendar import in_words, moment
from planner.programme.english import counted
from planner.programme.errors import Refused, Unreadable, Unusable
from planner.programme.history.changes import Change
from planner.programme.text import hyphenated, one_line
from planner.programme.typed_days import Reckoning
from planner.programme.view import View
from planner.session import Edit, Session

Command = TypeVar("Command", bound=Callable[..., Any])


class Invocation(Struct, dict=True):
    """The four options before every command, an edit's reason and authority, and the session opened with them."""

    file: str
    by: str
    day: str
    year: str
    reason: str = ""
    authority: str = ""

    @property
    def who(self) -> str:
        """The person at work."""
        return one_line(self.by) or login_name()

    @property
    def pretended_today(self) -> date | None:
        """The day given to stand for today; None where none is."""
        return Reckoning(today=date.today()).day(self.day) if self.day else None

    @property
    def today(self) -> date:
        """The day for rules, placing, answers and decisions."""
        return self.pretended_today or date.today()

    @property
    def has_programme(self) -> bool:
        """Whether a programme is named or was opened before."""
        return bool(self.file or read_last_opened())

    @cached_property
    def path(self) -> Path:
        """The programme's file; raises Unusable when none is named and none was opened before."""
        if self.file:
            return file_named(self.file)
        if last := read_last_opened():
            return last
        raise Unusable("No programme is open: name its file with -f FILE, or make one with “planner new FILE”.")

    @cached_property
    def session(self) -> Session:
        """The open programme; raises Unusable, which names the backup to restore when there is one."""
        try:
            return self.open()
        except Unreadable as error:
            from planner.session.recovery import remedy

            raise Unusable(f"{error} {remedy(self.path)}".strip()) from None

    def open(self) -> Session:
        """Open the programme; raises Unreadable when it is missing or damaged, Unusable for any other trouble."""
        session = Session.open(self.path, by=self.who, today=self.today, year=self.year or None)
        if session.checklist_trouble:
            say(session.checklist_trouble)
        self.__dict__["session"] = session  # fills the cached property, so that it does not open the file again
        return session

    @property
    def view(self) -> View:
        """The programme in the year in view, today."""
        return self.session.view

    def do(self, edit: Edit, *, label: str = "") -> None:
        """Make an edit, save it, and print on standard error its label and the findings that it caused.

        ``label`` replaces the one that is derived from the edit's difference.
        """
        result = self.session.do(edit, label=label, reason=self.reason, authority=self.authority)
        self.report(result.change)
        for finding in result.to_look_at:
            say(f"Now to look at: {finding.message}")

    def report(self, change: Change | None) -> None:
        """Print the result of a change.

        Raises Refused when it clashes with another's change, or an error of the type of the session's ``trouble`` when
        there is one.
        """
        session = self.session
        for each in session.take_news().theirs:
            say(f"Meanwhile, by {each.by}: {each.label}.")
        if session.conflicts:
            raise Refused(_conflict_message(session))
        if session.trouble:
            raise type(session.trouble)(f"{session.trouble} Nothing was changed: put that right, and do it again.")
        if session.warning:
            say(session.warning)
        if change and not self.file:
            say(f"Changed {self.path}, the programme last opened.")
        say(f"{change.label}." if change else "Nothing was changed: it was so already.")


def _conflict_message(session: Session) -> str:
    """Return a sentence with both values of the first conflict, and whose the other one is."""
    from planner.programme.history.clashing import disagreements

    conflict = session.conflicts[0]
    values = []
    for each in disagreements(session.programme, session.history, conflict):
        whose = f"{each.change.by}, {moment(each.change.at.astimezone())}" if each.change else "someone else"
        values.append(f"{each.what}: yours {each.mine}; theirs {each.theirs} ({whose}).")
    return (
        f"“{conflict.change.label}” clashes with what was saved meanwhile, and was not done. {' '.join(values)} "
        "Look again, and do it again if it is still wanted."
    )


pass_invocation = click.make_pass_decorator(Invocation)
as_json = click.option("--json", "as_json", is_flag=True, help="As data, for programs.")


def say_free_places(invocation: Invocation, meeting_id: str) -> None:
    """Print that a meeting has places free, and the topics ready for them; nothing when it has none or is past."""
    from planner.programme.prioritising.ranking import ready_words

    meeting = invocation.view.programme.meetings[meeting_id]
    free = invocation.view.places(meeting).free
    if free and invocation.view.is_open(meeting) and (topics := ready_words(invocation.view)):
        say(f"{in_words(meeting.date)} has {counted(free, 'place')} free. Ready, and first in order: {topics}.")


def reason_options(required: bool = False) -> Callable[[Command], Command]:
    """Return a decorator that adds the options for reason and authority, stored in the ``Invocation``."""
    note = " Needed." if required else ""
    reason = _stored_option("--reason", f"Why it is done.{note}", required=required)
    authority = _stored_option("--authority", "Who agreed to it.")
    return lambda command: reason(authority(command))


def _stored_option(option: str, help: str, *, required: bool = False) -> Callable[[Command], Command]:
    """Return an option whose value is stored in the ``Invocation`` instead of being passed to the command."""

    def store(context: click.Context, parameter: click.Parameter, text: str) -> None:
        if required and not one_line(text):
            raise Unusable("A reason is needed: give it with --reason TEXT.")
        if invocation := context.find_object(Invocation):
            setattr(invocation, str(parameter.name), text)

    return click.option(option, default="", metavar="TEXT", callback=store, expose_value=False, help=help)


def parse_choice(kinds: type[Any], what: str) -> Callable[[click.Context, click.Parameter, str | None], Any]:
    """Return a callback that parses a member of an enumeration, typed with hyphens or spaces and in any case.

    ``what`` names a member in the message for any other text: 'a decision'.
    """

    def parse(_context: click.Context, _option: click.Parameter, text: str | None) -> Any:
        if text is None:
            return None
        try:
            return kinds(hyphenated(text))
        except ValueError:
            known = ", ".join(each.value for each in kinds)
            raise Unusable(f"“{text}” is not {what}: choose one of {known}.") from None

    return parse
