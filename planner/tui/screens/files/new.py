"""The form for a new programme: its committee, when that meets, and its file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.content import Content
from textual.widgets import Input, Static

from planner.machine.bank_holidays import BankHolidays
from planner.machine.paths import file_named, remember_opened
from planner.machine.system import login_name, new_id
from planner.programme import edits
from planner.programme.calendar import municipal_year, parse_time, parse_year, short
from planner.programme.errors import PlannerError
from planner.programme.fields import Group
from planner.programme.history.labels import started_words
from planner.programme.meeting_days import days_in_words, meeting_days
from planner.programme.model import Committee
from planner.programme.text import needed
from planner.session import Session
from planner.tui.command import Command
from planner.tui.screens.files.calendar import CalendarScreen
from planner.tui.screens.made_of.common import BACK, CANCEL, HELP
from planner.tui.screens.made_of.form import SAVE_IT, FormScreen, Values
from planner.tui.widgets.fields import FieldSpec, field_spec

MEETINGS, FILE = Group("Its meetings", always_open=True), Group("Where it is kept", always_open=True)
BEGINS = replace(Committee.FIELDS["time"], label="Begins at", hint="Blank if it varies.", group=MEETINGS)
DEFAULT_MEETING_DAYS = "last Thursday of September, October, November, January, March and April"


CALENDAR = Command(
    "calendar",
    ("f4",),
    "Calendar",
    "Pick the days on a calendar.",
    run=lambda form: form.pick_days(),
    search_words="pick dates",
)


class NewScreen(FormScreen):
    """Makes a new programme; ``on_created`` is called with its session."""

    ABOUT = (
        "Whose programme it is, and when the committee meets: in words, as “second Monday of every month except "
        "August”, or day by day on a calendar. The days are said back to you before anything is made."
    )
    ESCAPE_LABEL = "Back, nothing made"
    ACTS: ClassVar[tuple[Command, ...]] = (SAVE_IT, CALENDAR, BACK, HELP)
    BUTTONS: ClassVar[tuple[Command, ...]] = (SAVE_IT, CALENDAR.replace(label="Pick the days"), CANCEL)

    def __init__(self, on_created: Callable[[Session], None], today: date) -> None:
        super().__init__(
            "Start › New", "A new programme", _field_specs(municipal_year(today)), self._save_new, button="Make it"
        )
        self._on_created = on_created

    def start(self) -> None:
        """Focus the first field, and show the days below theirs."""
        super().start()
        self._echo = Static(id="echo")
        self.mount(self._echo, after=self.field("meets"))
        self._show_days()

    @on(Input.Changed)
    def _show_days(self) -> None:
        """Show the meeting days that the text describes, or why it is not understood."""
        try:
            words = days_in_words(self._days(), BankHolidays())
        except PlannerError as error:
            words = str(error)
        self._echo.update(Content(words))

    def _days(self) -> list[date]:
        """Return the meeting days that the text describes; raises Unusable when it is not understood."""
        return meeting_days(self.values["meets"], parse_year(self.values["year"]))

    async def pick_days(self) -> None:
        """Choose the days on a calendar, on which those that the text describes are picked already."""
        try:
            year = parse_year(self.values["year"])
        except PlannerError as error:
            self.say(str(error), error=True)
            return
        try:
            days = set(self._days())
        except PlannerError:
            days = set()
        picked = await self.app.push_screen_wait(CalendarScreen(year, days))
        if isinstance(picked, set):
            self.field("meets").value = ", ".join(short(day) for day in sorted(picked))

    def _save_new(self, _values: Values) -> bool:
        try:
            self._on_created(self._create())
        except PlannerError as error:
            self.say(str(error), error=True)
            return False
        return True

    def _create(self) -> Session:
        """Create the programme's file from the values typed; raises PlannerError."""
        path = file_named(self.values["path"])
        committee, council = needed(self.values["committee"], "The committee's name"), self.values["council"]
        programme = edits.new_programme(committee, council)
        time, year = parse_time(self.values["time"]), parse_year(self.values["year"])
        programme = edits.set_committee(programme, time=time, venue=self.values["venue"].strip())
        programme = edits.plan_meetings(programme, year, {new_id(): day for day in self._days()})
        label = started_words(programme)
        session = Session.create(path, programme, label, by=login_name(), today=self.host.today, year=year)
        remember_opened(path.resolve())
        return session


def _field_specs(year: str) -> list[FieldSpec]:
    return [
        FieldSpec("committee", "Committee", hint="Its full name, as on an agenda."),
        FieldSpec("council", "Council", hint="Such as Anytown Council."),
        FieldSpec("year", "Municipal year", year, f"Such as {year}.", group=MEETINGS),
        FieldSpec(
            "meets",
            "Meets",
            DEFAULT_MEETING_DAYS,
            "In words, or days with commas between; F4 picks them on a calendar.",
            group=MEETINGS,
        ),
        field_spec(BEGINS),
        FieldSpec("venue", "Venue", hint="The usual room and building.", group=MEETINGS),
        FieldSpec(
            "path",
            "Save as",
            str(Path.cwd() / "programme.json"),
            "A file of this machine, or a shared drive.",
            group=FILE,
        ),
    ]
